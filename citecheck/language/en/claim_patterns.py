"""English: patterns over words that tell what a sentence of a draft is."""

from __future__ import annotations

ABSENCE = r"""
    \b(?: (?:did|do|does|has|have|had|would|could|was|were|is|are)(?:n['’]t|\snot)
        | declined | refused | failed | unable )\b
    .{0,60}
    \b(?: comments? | respond(?:ed)? | repl(?:y|ied) | reached | answer(?:ed)? | return(?:ed)? )\b
    | \bno\scomment\b
    | \brequests?\sfor\s(?:comment|an\sinterview)\b .{0,40}
      \b(?: unanswered | unreturned | declined )\b
    """
"""Somebody who did not comment (a verbose pattern)."""
FURNITURE = r"""
    \d{1,3}[ -]?min(?:ute)?s?[ -]read\b
    | (?: image | photo | picture | video | figure | illustration | graphic | source | credit
        | writer | author | editor | reporting | posted | published | (?:last[ ]|first[ ])?updated
        | written | modified | filed[ ]under | tags? | share | comments? | copyright | isbn | issn
      )\b [^.!?]{0,20} [:|]
    | (?: photo | image | picture )s?[ ](?: by | via | courtesy )\b
    | (?: last[ ] | first[ ] )?(?: posted | published | updated | modified )[ ](?:on[ ]|at[ ])?\w
    | (?: please[ ] )?(?: cite[ ]this | how[ ]to[ ]cite | to[ ]cite[ ]this | citation[ ]?: )
    | (?: recommended | suggested | preferred )[ ]citation
    | © | \(c\)[ ] | by[ ][A-Z] | all[ ]rights[ ]reserved
    | (?: figure | fig\.? | table | box | chart )[ ]\d
    """
"""How bylines, credits and captions begin (verbose)."""
OPINION = r"""
    \b(?: in[ ](?:my|our)[ ](?:view|opinion|experience) | arguably
        | (?:I|we)[ ](?:think|believe|feel|suspect|hope|guess|suppose|doubt|wish|prefer)
        | it[ ](?:seems|feels)[ ]to[ ](?:me|us) | ought[ ]to | what[ ]could[ ]possibly | let['’]s
        | picture[ ]this | imagine | remember[ ](?:that|when) | spoiler[ ]alert | welcome[ ]to
        | worth[ ](?:asking|noting|remembering) | hopefully | sadly | frankly | personally
        | of[ ]course | no[ ]wonder | thank[ ]goodness | should[ ](?:be[ ]fun|never|have)
      )\b
    """
"""Turns by which a writer speaks for himself (verbose)."""
MYSELF = r"\b(?:I|me|my|mine|myself)\b(?!['’]?[A-Z.])"
OURSELVES = r"\b(?:we|us|our|ours|ourselves)\b"
RESULT = (
    r"\b(?:found|find|show|estimat|report|measur|observ|calculat|record|surveyed|analy[sz]ed|"
    r"identified)"
)
"""Verbs of an article’s own results."""
SPEAKING = r"""
    \b(?: said | says | told | tells | wrote | writes | called | describ(?:es|ed)
        | dubbed | according[ ]to | quoted | tweeted | posted | argu(?:es|ed) | warn(?:s|ed)
        | add(?:s|ed) | insist(?:s|ed) | state[sd]? | claim(?:s|ed) | ask(?:s|ed) | shouted )\b
    """
"""Verbs by which a sentence is somebody’s word (verbose)."""
NUMBERED = (
    r"(?<![\w.,:/$€£#@-])(?:(?:part|position|chapter|page|section|article|episode|season|series|number|no\.|"
    r"volume|phase|level|grade|class|type|room|route|flight|act|rule|item|lot|round|game|book) )?"
    r"\d{1,6}(?:[–/-]\d{1,4})?(?![.,:/%°-]*+\w)"
    r"|(?<![\w.,:/$€£#@-])(?:\d{1,3}(?:\.\d{1,3}){1,3}|\d{1,3}:[0-5]\d(?::[0-5]\d)?)"
    r"(?![.,:/%°–-]*+\w)"
)
"""Numbers with the noun before them that they may name."""
CUT_BEHIND = (
    r"(?P<mark>\s*[,;:])|\s*(?:[—–-]\s|(?:and|but|or|nor|while|whereas|although|with|which|then)\b)"
)
"""Where a clause may end behind a marker."""
GOES_ON = r"\s*(?:and|or|nor|as well as)\b"
MAY_SAY = (
    r"\d|\b(?:is|are|was|were|be|been|has|have|had|does|do|did|will|would|can|could|may|might|must"
    r"|should|he|she|it|they|we|that|which|who|not|\w{2,}(?:ed|ing))\b"
    r"|\b(?:fell|rose|grew|sold|lost|won|made|went|came|took|gave|cut|put|set|met|left|began)\b"
)
"""What a clause has that says something of its own: a figure, a verb, a subject."""
SPEECH = r"""
    \b(?: according[ ]to | in[ ]the[ ]words[ ]of | put[ ]it | quot(?:e[sd]?|ing)
        | said | says? | saying | told | tell(?:s|ing)? | wr[io]tes? | writing | written
        | call(?:s|ed|ing)? | describ(?:e[sd]?|ing) | add(?:s|ed|ing) | ask(?:s|ed|ing)
        | repl(?:y|ies|ied) | argu(?:e[sd]?|ing) | claim(?:s|ed|ing)?
        | (?<!nited[ ])stat(?:es|ed|ing)
        | noted | notes | warn(?:s|ed|ing) | insist(?:s|ed|ing)? | declar(?:e[sd]?|ing)
        | announc(?:e[sd]?|ing) | tweet(?:s|ed|ing) | posted | posts | testif(?:y|ies|ied)
        | explain(?:s|ed|ing)? | remark(?:s|ed|ing) | joked | conclud(?:e[sd]?|ing)
        | recall(?:s|ed|ing) | admit(?:s|ted|ting)? | acknowledg(?:e[sd]?|ing)
        | promis(?:e[sd]|ing) | vow(?:s|ed|ing) | complain(?:s|ed|ing) | observ(?:es|ed)
        | comment(?:s|ed|ing) | respond(?:s|ed|ing) | answer(?:s|ed|ing) | report(?:s|ed)?
        | dubb(?:ed|ing) | term(?:s|ed) | label+(?:s|ed|ing) | reads? | dismiss(?:es|ed|ing)
        | denounc(?:e[sd]?|ing) | prais(?:e[sd]?|ing)
      )\b
    """
"""Words beside a quotation that make it somebody’s (verbose)."""
TITLE_BEFORE = r"""
    \b(?: book | film | movie | song | album | novel | series | episode | show | podcast | poem
        | play | essay | paper | article | chapter | game | painting | single | track | memoir
        | documentary | sitcom | musical | case | bill | exhibition | poster
        | opera | speech | column | headline | section )s?
      (?: ,?[ ](?:is[ ]|was[ ])?(?:called|titled|entitled|named|headlined) )? [ ,:]{1,2}$
    | \b(?: titled | entitled | headlined | named | so-called | nicknamed | known[ ]as | spelled
        | the[ ](?:word|term|phrase|name|title) ) [ ,:]{1,2}$
    """
"""Words before quotation marks that hold a title or a term (verbose)."""

AFFILIATION = (
    r"(?!.*\b(?:is|are|was|were|has|have|had|said|says|will)\b)[^.!?]{0,40}\b(?:universit\w+|"
    r"department|dept|institut\w*|school|faculty|laborator\w+|hospital|college|centre|center|"
    r"division|academy|max planck)\b[^.!?]{0,200},[^.!?]{2,60}(?:\d{4,6}[^.!?]{0,40})?[.;]?$"
    r"|.*\b(?:proceedings of the|all rights reserved|corresponding author|e-?mail:|issn|©)"
)
"""Where the writers of a study work, and what runs along the head or foot of its pages."""
