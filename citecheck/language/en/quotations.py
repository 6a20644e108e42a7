"""English: patterns over the words around a quotation."""

from __future__ import annotations

DENIAL = (
    r"(?:no|little|without|scant|insufficient|lack(?:s|ed|ing)?)\s(?:\w+\s){0,2}?"
    r"(?:evidence|proof|indication|sign|basis|truth|suggestion|record)"
    r"|den(?:y|ies|ied|ying|ials?)|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|rebut(?:s|ted)?"
    r"|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|debunk(?:s|ed|ing)?|disprov(?:e|es|ed|ing)"
    r"|(?<!no )(?<!without )doubt(?:s|ed|ing|ful)?|unlikely|untrue|false(?:ly)?|incorrect(?:ly)?"
    r"|wrong(?:ly)?|mistaken(?:ly)?|myth|hoax|misconception|unclear|unproven|unfounded|baseless"
    r"|stop(?:s|ped)?\sshort\sof|far\sfrom|rather\sthan|instead\sof|opposed?\sto"
    r"|(?:not|\w{1,8}n['’]t|never|cannot)\s(?:\w+\s){0,2}?(?:true|the\scase|clear|certain|sure|known|"
    r"proven?d?|shown|established|mean|imply|believe|think|say|said|suggest|show|find|found|confirm|"
    r"claim|agree|accept|conclude|support|allege|any\sevidence)"
)
"""Words that deny or doubt."""
LINK = (
    r"(?:that|whether|if|claims?|allegations?|suggestions?|accusations?|assertions?|reports?|rumou?rs?|"
    r"idea|notion|theory|of|to\s(?:say|suggest|support|show|indicate|claim|think|believe|link))"
)
"""What ties a denial to what is denied."""
CONDITION = (
    r"(?P<words>(?<!as )\b(?:if|unless|whether|lest|suppose|supposing|in case|provided that)\b"
    r"(?:\s[^\s,;:]+){0,3}\s?[\"'“‘]?)$"
)
NEGATED = (
    r"(?P<words>\b(?:(?:\w+\s)?(?:not|never|cannot|no|without|hardly|neither|nor)|\w+n['’]t|"
    r"(?:fail(?:s|ed)?|refus(?:e|es|ed)|declin(?:e|es|ed))\sto|unable\sto)"
    r"(?:\s(?:to|be|been|have|yet|ever|also|a|an|the|any))?\s?[\"'“‘]?)$"
)
UNDONE = (
    r"^[\"'”’,\s]{0,4}(?P<words>(?:is|was|are|were|would\sbe|has\sbeen|have\sbeen|turned\sout\sto\sbe|proved)\s"
    r"(?:\w+\s){0,2}?(?:false|untrue|wrong|incorrect|debunked|disproved|disproven|refuted|retracted|"
    r"myth|lie|hoax|fabricated|baseless|unfounded|denied|misleading)\b)"
)
"""What denies the words before it."""
ASKED = (
    r"(?P<words>\b(?:who(?:\s\w+){0,2}?|does anyone|did anyone|do you|is it)\s"
    r"(?:ever\s)?(?:really\s)?"
    r"(?:true|think|thinks|thought|believe|believes|believed|say|says|said|claim|claims|claimed)"
    r"(?:\sthat)?(?:\s[\w'’-]+){0,3}\s?[\"'“‘]?)$"
)
"""A question that answers itself, or is answered with no."""
ANSWERED = (
    r"^[\"'”’\s]{0,3}(?P<words>\?[\"'”’]?\s+(?:no(?: one|body)?|never|none|not|hardly|nonsense)\b)"
)
SAYING = (
    r"(?:said|says|say|told|tells|wrote|writes|added|adds|argued|argues|stated|states|claimed|claims|"
    r"warned|warns|explained|explains|noted|notes|declared|declares|insisted|insists|announced|"
    r"replied|replies|asked|asks|tweeted|posted|testified|remarked|concluded|recalled|admitted|"
    r"acknowledged|promised|vowed|complained|observed|commented|called|described|joked)"
)
"""Verbs of speech beside the name of the speaker."""
NOT_FLAT = r"if|unless|whether|not|never|cannot|no|without|\w+n['’]t|nor|neither"
"""Words of condition and negation."""
