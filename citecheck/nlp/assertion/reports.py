"""A sentence → what in it is somebody's word, somebody's suspicion, denied, or a false tale."""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.language.en.assertion import (
    DENYING,
    FALSE,
    FALSELY,
    HEARSAY,
    HOLDING,
    SAYING,
    TALE,
)
from citecheck.language.en.assertion_patterns import BEFORE_NOUN, NOTHING_MORE
from citecheck.lazy_regex import regex
from citecheck.model import Span
from citecheck.nlp.assertion.cue import Cue, Rule, Sentence
from citecheck.nlp.assertion.scope import (
    clause_end,
    clause_start,
    holder_before,
    phrase_end,
    speech_end,
)
from citecheck.nlp.assertion.types import Status

_SAYING = "|".join(sorted(SAYING))
_HOLDING = "|".join(sorted(HOLDING))
_TALE = "|".join(TALE)
_FALSE = "|".join(FALSE)
_FALSELY = "|".join(FALSELY)
_VERB_NEAR = (  # a clause follows, no object: "claims the dam is safe", not "claims the prize"
    r"(?=(?:[\w’'-]+ ){1,8}(?:is|are|was|were|has|have|had|will|would|could|may|might|can|did"
    r"|does|do|"
    r"should|must|[a-z]{2,12}ed|came|went|took|made|got|gave|began|became|rose|fell|lost|won|paid|"
    r"needs?|wants?|shows?)\b)"
)
_ACCUSE_WORDS = (
    "accuse accuses accused accusing suspect suspects suspected suspecting allegation allegations "
    "accusation accusations claim claims assertion assertions suspicion suspicions report reports "
    "rumour rumours rumor rumors suggestion suggestions talk"
)
_DENIED_WORDS = DENYING.union(
    (
        "not t never no little without scant insufficient lack disagree disagrees disagreed "
        "disagreement disagreeing denial denials rejection refutation doubt doubts rules ruled "
        "ruling stop stops stopped far rather instead unlike untrue false wrong incorrect "
        "nonsense inaccurate"
    ).split()
)
_UNCONFIRMED_WORDS = "not t cannot unconfirmed unverified unsubstantiated unproven"
_DEBUNKED_WORDS = (
    *FALSELY,
    *(word.split("[")[0].split("-")[0] for word in FALSE),
    *(
        "conspiracy myth myths misconception misconceptions fallacy untruth untruths falsehood "
        "falsehoods news contrary fall believe fooled misled trust taken"
    ).split(),
)
_SAID = Rule(
    SAYING | HOLDING,
    rf"\b(?:(?P<that>(?:{_SAYING}|{_HOLDING}) that\b)"
    rf"|(?P<told>(?:tell|tells|told|telling|warn|warns|warned) (?:[\w’'.&-]+ ){{1,5}}?(?:that\b"
    rf"|(?=(?:he|she|it|they|we|i|there) )))"
    r"|(?P<said>say|says|said|saying|insist|insists|insisted)\b(?! (?:goodbye|hello|nothing|so"
    r"|yes|no|thank|sorry)\b)"
    rf"|(?P<bare>(?:claim|claims|claimed|argue|argues|argued|believe|believes|believed|think|thinks"
    rf"|thought|alleges?|alleged|estimates?|estimated|fear|fears|feared|suspect|suspects|suspected"
    rf"|hope|hopes|maintains?|maintained|states?|stated|announced|wrote|writes|added|adds"
    rf"|reported) {_VERB_NEAR})"
    rf"|(?P<end>(?:{_SAYING}|{_HOLDING})(?=[.,:!]?[”\"’]?$|[,:] | (?:on|in|at|last|this|yesterday"
    rf"|to|during|after|earlier)\b)))",
    re.IGNORECASE,
)
_NO_VERB = regex(BEFORE_NOUN, re.IGNORECASE)
"""What before a form of a verb shows that it is none, or that nobody has said it."""
_BEFORE_SPEAKER = ("”", '"', ",", "’", "»")
_NOTHING_MORE = regex(NOTHING_MORE)
"""What may stand behind "she said" where all she said stands before it."""
_OWN = frozenset(["i", "we"])
_ACCORDING = Rule(
    "according view opinion words eyes reported per",
    r"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s reported by|(?P<held>[Ii]n the (?:view|opinion"
    r"|eyes) of)|(?:^|(?<=, )|(?<=\())[Pp]er(?= (?:the|a|an|its|his|her|their)\b| [A-Z])) (?=\w)",
)
_AS_SAID = Rule(
    "as",
    rf"\b[Aa]s (?P<holder>[^,;.]{{2,60}}?) (?:has |have |had )?(?:{_SAYING}"
    rf"|{_HOLDING})\b[^,;.]{{0,40}},",
)
_IN_VIEW = Rule(
    "view opinion",
    r"\b[Ii]n (?P<holder>whose\b|[\w’'.&-]+(?: [\w’'.&-]+){0,3}[’']s?) (?:view|opinion)\b",
)
_PASSIVE = Rule(
    "said reported alleged believed thought reputed rumoured rumored understood claimed suspected "
    "feared accused estimated charged",
    r"(?:\b(?:is|are|was|were|been|be) |(?<=, ))"
    r"(?:also |now |still |often |sometimes |long |[a-z]{2,12}ly )?(?:said|reported|"
    r"alleged|believed|thought|reputed|rumou?red|understood|claimed|suspected|feared|accused"
    r"|estimated|charged)"
    r"(?: by (?:[\w’'-]+ ){1,4}?)? ?(?<= )(?:to|of|that|with)\b",
)
_AS_NAMED = Rule(
    "call calls called calling describe describes described describing regard regards regarded "
    "hailed touted billed portrays portrayed",
    r"\bwhat (?:[\w’'-]+ ){1,5}?(?P<what>calls?|called)\b"
    r"|\b(?P<as>describ(?:es?|ed|ing)|regard(?:s|ed)?|hailed|touted|billed|portray(?:s|ed))"
    r" (?:[^,.;]{1,60}? )?as\b"
    r"|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b(?P<call>call(?:s|ed|ing)?)"
    r"(?= (?:it|him|her|them|itself|himself|herself|themselves|the|its|his|their|this|that) )",
)
_PHRASE_STOP = regex(r"[,()\[\]]")
_ACCUSE = Rule(
    _ACCUSE_WORDS,
    r"\b(?P<verb>accus(?:es|ed|e|ing)|suspect(?:s|ed|ing)?) [^.;,]{1,80}? of (?=\w)"
    r"|\ballegations? (?:of|that)\b"
    r"|\b(?:about|amid|as to|by|despite|of|on|to|were|was) (?:\w+ ){0,2}?"
    r"(?:reports?|rumou?rs?|suggestions?|talk) (?:that|of)\b"
    r"|\baccusations? (?:of|that)\b|\bclaims? that\b|\bassertions? that\b|\bsuspicions? (?:of"
    r"|that)\b",
    re.IGNORECASE,
)
_HEARSAY = Rule(
    HEARSAY, rf"\b(?:{'|'.join(HEARSAY)})\b|^(?:{'|'.join(map(str.title, HEARSAY))})(?=,| [a-z])"
)
_CLAIM = (
    r"(?:claims?|allegations?|suggestions?|accusations?|assertions?|reports?|rumou?rs?|idea|notion"
    r"|theory|statement|view|charges?|criticism|argument|belief|concept|hypothesis|speculation)"
)
_DENIED = Rule(
    _DENIED_WORDS,
    rf"(?<!not )(?<!n['’]t )(?<!never )\b(?:{'|'.join(sorted(DENYING))}) "
    rf"(?:that\b|(?:ever |having |being )+|(?=[a-z]{{2,14}}ing\b)|whether\b|if\b"
    rf"|(?:(?:the|this|that|a|an|any|all|these|those|as|false|such|his|her|its|their|media|online"
    rf"|some) ){{0,3}}{_CLAIM}"
    r"(?: (?:that|of|by|about|from|in|made by)\b)?|any\b|all\b|as (?:false|untrue|baseless)\b)"
    r"|\b(?:den(?:y|ies|ied|ying)) (?=(?:the|a|any|all|wrongdoing|involvement|responsibility"
    r"|knowledge)\b)"
    r"(?!(?:the )?(?:access|entry|bail|appeal|request|motion))"
    rf"|\b(?:do|does|did|is|are|was|were|has|have|had|would|could|can)(?:n['’]t"
    rf"| not) (?:[a-z]+ ){{0,2}}?"
    rf"(?:accept|agree|believe|think|say|said|claim|mean|imply|prove|proof|show|support|find"
    rf"|found|suggest|believed|thought|endorse)"
    rf" (?:that|with|to|(?:(?:the|this|a|any) )?{_CLAIM})\b"
    r"|\bnever (?:said|claimed|agreed|accepted|suggested|meant|believed|promised) (?:that\b"
    r"|(?=[a-z]))"
    r"|\b(?:no|little|without|scant|insufficient|lack of|any lack of) (?:\w+ ){0,3}?(?:evidence"
    r"|proof|indication|"
    r"sign|basis|truth|suggestion|record)\b(?: (?:that|of|to|for|in|whatever)\b)?"
    rf"|\bdisagree(?:s|d|ment|ing)? with (?:(?:the|a|this|that) )?(?:{_CLAIM})\b"
    r"|\b(?:denials?|rejection|refutation) (?:of|that)\b|\bdoubts? (?:that|about|over|whether)\b"
    r"|\b(?:rul(?:es|ed|ing) out|stop(?:s|ped)? short of|far from|rather than|instead of|unlike)\b"
    rf"|\b(?:is|was|it['’]s) (?:not true|untrue|false|wrong|incorrect|not the case|nonsense"
    rf"|inaccurate) (?:that|to say)\b",
    re.IGNORECASE,
)
_UNCONFIRMED = Rule(
    _UNCONFIRMED_WORDS,
    r"\b(?:could|can|has|have|had|did|do|does)(?:n['’]t|not| not) (?:\w+ ){0,2}?(?:confirm(?:ed)?"
    r"|verif(?:y|ied)|"
    r"independently \w+|establish(?:ed)?|corroborate[d]?)(?: (?:that|whether|if|the|reports?"
    r"|claims?))?\b"
    r"|\b(?:un(?:confirmed|verified|substantiated|proven)) (?:\w+ )?(?:claims?|reports?"
    r"|allegations?|rumou?rs?)(?: (?:that|of))?",
)
_DEBUNKED = Rule(
    _DEBUNKED_WORDS,
    rf"\b(?:{_FALSELY}) (?:[a-z]+ )?(?:claim|say|stat|suggest|alleg|believ|report|said|imply"
    rf"|impli|assert|link|"
    rf"attribut|told|thought|accus)[a-z]*(?: (?:that|to))?\b"
    rf"|\b(?:{_FALSE}"
    rf"|conspiracy) (?:[\w’'-]+ ){{0,3}}?(?:{_TALE}) (?:(?:[\w’'-]+ ){{0,4}}?(?:that|saying|"
    r"claiming|alleging|stating|suggesting|about|of|which|purporting|headed|titled)\b|(?=[“\"]))"
    r"|\b(?:myths?|misconceptions?|conspiracy theory|hoax|fallacy|untruths?|falsehoods?"
    r"|fake news) (?:that|of|about|saying|claiming)\b"
    r"|\bcontrary to (?:(?:popular|common|public|the|widespread|what|some|many"
    r"|online) ){0,2}(?:belief|claims?|opinion|rumou?rs?|"
    r"reports?|posts?|myths?|wisdom|assertions?) (?:that|of)\b"
    r"|\b(?:do not|don['’]t|never) (?:fall for|believe|be fooled by|be misled by|trust"
    r"|be taken in by)\b",
    re.IGNORECASE,
)
_TALE_IS_FALSE = Rule(
    (
        *(one.split("[")[0].split("-")[0] for one in FALSE),
        "true",
        "correct",
        "accurate",
        "supported",
    ),
    rf"\b(?:{_TALE}) (?:[\w’'-]+ ){{0,5}}?(?:that|saying|claiming|alleging|stating|suggesting"
    rf"|about|of|:) "
    rf"(?P<tale>[^.;?!]{{3,300}}?)[,”\"]? (?:is|are|was|were|have been|has been|turned out to be"
    rf"|proved(?: to be)?) "
    rf"(?:simply |completely |entirely |totally |also |not |all |a |an |found to be "
    rf"|\w+ly ){{0,3}}?(?P<word>{_FALSE}|true|correct|accurate|supported)\b",
    re.IGNORECASE,
)
_PASSED_ON = Rule(
    "that own legend",
    r"\b(?:allegations?|rumou?rs?|suspicions?|accusations?|speculation|gossip|fears|suggestions?"
    r"|beliefs?|stories|legend) (?:has it )?that\b"
    r"|\bby (?:his|her|their|its) own (?:account|telling|reckoning)\b",
    re.IGNORECASE,
)
_GOOD = frozenset({"true", "correct", "accurate", "supported"})
_QUOTED = regex(r"“[^”\n]{1,2000}(?:”|$)|\"[^\"\n]{1,2000}(?:\"|$)|«[^»\n]{1,2000}(?:»|$)")
_QUOTE_WORDS = 4  # RULES Q5: fewer are no quotation
_VERB_OF_SPEECH = regex(
    rf"\b(?:{_SAYING}|{_HOLDING}|according to|called|asked|read|reads|quoted)\b", re.IGNORECASE
)
_TITLE_CASE = 0.7  # of the long words of a quotation, from which on it is a title


def report_cues(sentence: Sentence) -> Iterator[Cue]:
    """Yield the cues of denials, false tales, hearsay and speech, kind by kind."""
    yield from _debunked(sentence)
    yield from _denied(sentence)
    yield from _hearsay(sentence)
    yield from _spoken(sentence)
    yield from _quoted(sentence)


def _debunked(sentence: Sentence) -> Iterator[Cue]:
    for match in _DEBUNKED.find(sentence):
        scope = Span(match.end(), speech_end(sentence, match.end()))
        yield Cue(Status.DEBUNKED, scope, Span(*match.span()))
    for match in _TALE_IS_FALSE.find(sentence):
        negated = " not " in sentence[match.end("tale") : match.start("word")]
        if (match["word"].lower() in _GOOD) == negated:
            yield Cue(Status.DEBUNKED, Span(*match.span("tale")), Span(*match.span("word")))


def _denied(sentence: Sentence) -> Iterator[Cue]:
    for match in _DENIED.find(sentence):
        scope = Span(match.end(), clause_end(sentence, match.end()))
        verb = match[0].split()[0].lower() in DENYING
        holder = holder_before(sentence, match.start()) if verb else None
        yield Cue(Status.DENIED, scope, Span(*match.span()), holder)


def _hearsay(sentence: Sentence) -> Iterator[Cue]:
    for match in _HEARSAY.find(sentence):
        scope = Span(clause_start(sentence, match.start()), clause_end(sentence, match.end()))
        yield Cue(Status.ALLEGED, scope, Span(*match.span()))
    for rule in (_ACCUSE, _PASSIVE, _UNCONFIRMED, _PASSED_ON, _AS_NAMED):
        for match in rule.find(sentence):
            end = clause_end(sentence, match.end())
            inside = rule is _AS_NAMED or sentence[: match.start()].endswith(", ")
            if inside and (stop := _PHRASE_STOP.search(sentence, match.end(), end)):
                end = stop.start()
            cue = Span(*match.span(match.lastgroup or 0))
            yield Cue(Status.ALLEGED, Span(match.end(), end), cue)
    for match in _ACCORDING.find(sentence):
        status = Status.ALLEGED if match["held"] else Status.ATTRIBUTED
        holder = Span(match.end(), phrase_end(sentence, match.end()))
        scope = _by_account(sentence, match, holder)
        yield Cue(status, scope, Span(*match.span()), holder)
    for rule, status in ((_IN_VIEW, Status.ALLEGED), (_AS_SAID, Status.ATTRIBUTED)):
        for match in rule.find(sentence):
            scope = Span(match.end(), speech_end(sentence, match.end()))
            yield Cue(status, scope, Span(*match.span()), Span(*match.span("holder")))


def _by_account(sentence: str, match: re.Match[str], holder: Span) -> Span:
    """Return what an account bears: what follows an opening or an aside, else what goes before."""
    aside = match.start() == 0 or sentence[: match.start()].endswith(", ")
    comma = sentence.find(",", match.end())
    if match.start() == 0:
        end = speech_end(sentence, match.end())
        return Span(comma + 1 if 0 < comma < end else holder.end, end)
    if aside and match.end() < comma < speech_end(sentence, match.end()):
        return Span(comma + 1, clause_end(sentence, comma + 1))
    return Span(clause_start(sentence, match.start()), match.start())


def _spoken(sentence: Sentence) -> Iterator[Cue]:
    for match in _SAID.find(sentence):
        if _NO_VERB.search(sentence, 0, match.start()):
            continue
        verb = (match["that"] or match["told"] or match["bare"] or match[0]).split()[0].lower()
        holder = holder_before(sentence, match.start())
        if holder is not None and holder.of(sentence).lower() in _OWN:
            continue
        status = Status.ALLEGED if verb in HOLDING else Status.ATTRIBUTED
        scope = _told(sentence, match, holder)
        if holder is None and scope is not None and scope.end <= match.start():
            holder = _holder_behind(sentence, match.end())
        if scope is not None:
            yield Cue(status, scope, Span(match.start(), match.start() + len(verb)), holder)


def _told(sentence: Sentence, match: re.Match[str], holder: Span | None) -> Span | None:
    """Return what is told: what follows the verb, or what stands before "…, she said."."""
    first = holder.start if holder else match.start()
    before = sentence[:first].rstrip()
    if before[-1:] in _BEFORE_SPEAKER and len(before.split()) > 1:
        begin = clause_start(sentence, max(first - 2, 0))
        inverted = holder is None
        if inverted or _NOTHING_MORE.match(sentence, match.end()):
            return Span(begin, first)
        if match["said"] or match["end"]:  # "The plant, she said, will close."
            return Span(begin, speech_end(sentence, match.end()))
    if match["end"] and not sentence[match.end() :].lstrip().startswith((":", ",")):
        return None  # "as the clerk reported on Monday": what was told, nobody can say
    comma = sentence.find(",", match.end())
    inserted = sentence[: match.start()].endswith(", ")
    if inserted and sentence.startswith(" to ", match.end()) and comma > 0:
        return Span(match.end(), comma)  # "The wreck, said to hold gold, lies at 40 metres."
    return Span(match.end(), speech_end(sentence, match.end()))


def _holder_behind(sentence: Sentence, verb_end: int) -> Span | None:
    """Return who stands behind the verb in "…,” said Ana Orme"."""
    start = verb_end + len(sentence[verb_end:]) - len(sentence[verb_end:].lstrip())
    end = phrase_end(sentence, start)
    return Span(start, end) if start < end else None


def _quoted(sentence: Sentence) -> Iterator[Cue]:
    """Yield quoted speech of several words; a title in quotation marks is none."""
    for match in _QUOTED.finditer(sentence):
        words = match[0].strip('“”"«» .,!?').split()
        long = [word for word in words if len(word) > 3]
        titled = sum(word[0].isupper() for word in long) >= _TITLE_CASE * max(1, len(long))
        whole = len(match[0]) >= len(sentence.strip()) - 1
        if len(words) < _QUOTE_WORDS or (titled and not whole):
            continue
        if whole or _VERB_OF_SPEECH.search(
            sentence[: match.start()] + " " + sentence[match.end() :]
        ):
            yield Cue(Status.ATTRIBUTED, Span(match.start() + 1, match.end()), Span(*match.span()))
