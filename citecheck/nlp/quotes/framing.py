"""What stands around a passage and turns its sense (rule Q6): denial, doubt, condition.

In: the text just before and just after a passage. Out: the words that govern it, or None. "Found
no evidence that …", "denied that …", "if …", "… is a myth". English; the passage itself is not
looked at.
"""

from __future__ import annotations

import re

from citecheck.language.en.quotations import (
    ANSWERED,
    ASKED,
    CONDITION,
    DENIAL,
    LINK,
    NEGATED,
    NOT_FLAT,
    UNDONE,
)
from citecheck.lazy_regex import regex

_REACH = 120  # code points before a passage in which its sentence is looked for
_SENTENCE_END = regex(r"[.!?…][\"'”’)\]]{0,2}\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n[ \t\r]*\n|;\s")

_DENIAL = DENIAL
_LINK = LINK
# A word of denial governs what a linking word ties to it, with no new clause between.
_GOVERNS = regex(
    rf"\b(?P<words>(?:{_DENIAL})(?:(?:\s[\w'’-]+){{0,5}}?\s{_LINK}(?:\s[\w'’-]+){{0,5}})?\s?[\"'“‘]?)$",
    re.IGNORECASE,
)
_CONDITION = regex(
    CONDITION,
    re.IGNORECASE,
)
_NEGATED = regex(
    NEGATED,
    re.IGNORECASE,
)
_UNDONE = regex(
    UNDONE,
    re.IGNORECASE,
)
_ASKED = regex(  # a question that answers itself, or is answered with no
    ASKED,
    re.IGNORECASE,
)
_ANSWERED = regex(
    ANSWERED,
    re.IGNORECASE,
)
_ANY = regex(
    rf"\b(?:{_DENIAL}|{NOT_FLAT})\b",
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
