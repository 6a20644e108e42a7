"""What stands around a passage and turns its sense (rule Q6): denial, doubt, condition.

In: the text just before and just after a passage. Out: the words that govern it, or None. "Found
no evidence that …", "denied that …", "if …", "… is a myth". English; the passage itself is not
looked at.
"""

from __future__ import annotations

import re

from citecheck.lazy_regex import regex

_REACH = 120  # code points before a passage in which its sentence is looked for
_SENTENCE_END = regex(r"[.!?…][\"'”’)\]]{0,2}\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n[ \t\r]*\n|;\s")

_DENIAL = (
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
_LINK = (
    r"(?:that|whether|if|claims?|allegations?|suggestions?|accusations?|assertions?|reports?|rumou?rs?|"
    r"idea|notion|theory|of|to\s(?:say|suggest|support|show|indicate|claim|think|believe|link))"
)
# A word of denial governs what a linking word ties to it, with no new clause between.
_GOVERNS = regex(
    rf"\b(?P<words>(?:{_DENIAL})(?:(?:\s[\w'’-]+){{0,5}}?\s{_LINK}(?:\s[\w'’-]+){{0,5}})?\s?[\"'“‘]?)$",
    re.IGNORECASE,
)
_CONDITION = regex(
    r"(?P<words>(?<!as )\b(?:if|unless|whether|lest|suppose|supposing|in case|provided that)\b"
    r"(?:\s[^\s,;:]+){0,3}\s?[\"'“‘]?)$",
    re.IGNORECASE,
)
_NEGATED = regex(
    r"(?P<words>\b(?:(?:\w+\s)?(?:not|never|cannot|no|without|hardly|neither|nor)|\w+n['’]t|"
    r"(?:fail(?:s|ed)?|refus(?:e|es|ed)|declin(?:e|es|ed))\sto|unable\sto)"
    r"(?:\s(?:to|be|been|have|yet|ever|also|a|an|the|any))?\s?[\"'“‘]?)$",
    re.IGNORECASE,
)
_UNDONE = regex(
    r"^[\"'”’,\s]{0,4}(?P<words>(?:is|was|are|were|would\sbe|has\sbeen|have\sbeen|turned\sout\sto\sbe|proved)\s"
    r"(?:\w+\s){0,2}?(?:false|untrue|wrong|incorrect|debunked|disproved|disproven|refuted|retracted|"
    r"myth|lie|hoax|fabricated|baseless|unfounded|denied|misleading)\b)",
    re.IGNORECASE,
)
_ASKED = regex(  # a question that answers itself, or is answered with no
    r"(?P<words>\b(?:who(?:\s\w+){0,2}?|does anyone|did anyone|do you|is it)\s"
    r"(?:ever\s)?(?:really\s)?"
    r"(?:true|think|thinks|thought|believe|believes|believed|say|says|said|claim|claims|claimed)"
    r"(?:\sthat)?(?:\s[\w'’-]+){0,3}\s?[\"'“‘]?)$",
    re.IGNORECASE,
)
_ANSWERED = regex(
    r"^[\"'”’\s]{0,3}(?P<words>\?[\"'”’]?\s+(?:no(?: one|body)?|never|none|not|hardly|nonsense)\b)",
    re.IGNORECASE,
)
_ANY = regex(
    rf"\b(?:{_DENIAL}|if|unless|whether|not|never|cannot|no|without|\w+n['’]t|nor|neither)\b",
    re.IGNORECASE,
)


def framing(before: str, after: str = "") -> str | None:
    """Return the words around a passage that deny it or make it a condition, or None."""
    clause = _SENTENCE_END.split(before[-_REACH:])[-1]
    for pattern in (_NEGATED, _CONDITION, _GOVERNS):
        if match := pattern.search(clause):
            return " ".join(match["words"].split())
    asked = _ASKED.search(clause)
    if asked is not None and after.lstrip("\"'”’ ").startswith("?"):
        return " ".join(asked["words"].split())
    match = _UNDONE.search(after[:_REACH]) or _ANSWERED.search(after[:_REACH])
    return " ".join(match["words"].split()) if match else None


def frames(words: str) -> bool:
    """Whether `words`, the claim's own around its quotation, deny or make a condition too."""
    return _ANY.search(words) is not None
