"""The sentences of a text → questions, what answers them, and sentences that the next one refutes.

A question asserts nothing, unless "Yes" follows it; "No" denies what it asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from citecheck.language.en.assertion import FALSE, NO, NO_EVIDENCE, YES
from citecheck.language.en.assertion_patterns import AUXILIARIES, SUBJECT
from citecheck.lazy_regex import regex

_CLOSERS = "”’\"')]» \t"
_LABEL = (
    r"(?:[QA]\d{0,2}[.:)]|(?:question|answer)\s?\d{0,2}[.:]|[-–—•*]|\d{1,2}[.)])?\s{0,3}[“\"‘']?"
)
_POLAR = regex(
    rf"{_LABEL}(?:(?:and|so|but|then|well|okay),? )?{AUXILIARIES}(?:n['’]?t)?\b"
    r"(?! (?:what|who|how|why|when|where)\b)"
    r"|[^?]{1,300}, (?:right|isn['’]t it|doesn['’]t it|is it|does it|true or false|or not)\?",
    re.IGNORECASE,
)
_YES = regex(rf"{_LABEL}(?:{YES})(?:[.,:;!—–]|\s[—–-]\s|$)", re.IGNORECASE)
_NO = regex(
    rf"{_LABEL}(?:(?:{NO})(?:[.,:;!—–]|\s[—–-]\s|$)|{NO_EVIDENCE}"
    rf"|no (?={SUBJECT}\b))",
    re.IGNORECASE,
)
_REFUTED = regex(
    r"[“\"]?(?:(?:but|however|in fact|in reality),? )?(?:th(?:is|at|ese"
    r"|ose)(?: (?:\w+ ){0,2}?(?:claims?|stor(?:y|ies)|posts?|"
    r"reports?|rumou?rs?|statements?|allegations?|theor(?:y|ies)|videos?|images?|photos?"
    r"|messages?|headlines?|quotes?|belief|idea))?"
    r"|the (?:\w+ ){0,1}?(?:claims?|stor(?:y|ies)|posts?|reports?|rumou?rs?|statements?"
    r"|allegations?|theor(?:y|ies)|videos?|images?|"
    r"photos?|messages?|headlines?|quotes?|belief|idea)|it|they|all of (?:this|it)"
    r"|none of (?:this|it|these))"
    r" (?:\w+ by \w+ )?(?:is|are|was|were|has been|have been|turned out to be|proved(?: to be)?) "
    rf"(?:simply |completely |entirely |totally |all |a |an |found to be |\w+ly "
    rf"|pure ){{0,3}}?(?:{'|'.join(FALSE)}|not (?:true|correct|"
    r"accurate|so|the case|supported|real))\b"
    r"|[“\"]?none of (?:this|it|these|that) (?:is|was|happened)\b",
    re.IGNORECASE,
)


class Reply(Enum):
    """What follows a question."""

    NOTHING = "nothing"
    YES = "yes"
    NO = "no"
    OTHER = "other"


def is_question(sentence: str) -> bool:
    """Whether the sentence asks, brackets and markers behind it aside."""
    return _stripped(sentence).endswith("?")


def _stripped(sentence: str) -> str:
    return re.sub(r"(?:\s{0,2}(?:\[[^\[\]]{1,20}\]|[⁰-⁹¹²³]))+$", "", sentence).rstrip(_CLOSERS)


def reply(question: str, following: str | None) -> Reply:
    """Return how `following`, the sentence behind `question`, answers it."""
    if following is None or is_question(following):
        return Reply.NOTHING
    if _POLAR.match(question):
        if _NO.match(following):
            return Reply.NO
        if _YES.match(following):
            return Reply.YES
    return Reply.OTHER


def refuted(texts: Sequence[str]) -> set[int]:
    """Return the numbers of the sentences that the next one says are false.

    Example: the first of "Posts say the dam has burst. This is false."
    """
    return {at - 1 for at in range(1, len(texts)) if refutes(texts[at])}


def refutes(sentence: str) -> bool:
    """Whether the sentence says of what stands before it that it is false."""
    return _REFUTED.match(sentence) is not None
