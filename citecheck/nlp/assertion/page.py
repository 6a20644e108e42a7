"""A whole text → whether it is a fact-check that finds something false; headings and myths."""

from __future__ import annotations

import re

from citecheck.language.en.assertion import FALSE
from citecheck.language.en.assertion_patterns import CLAIM, MYTH
from citecheck.lazy_regex import regex
from citecheck.model import Span

_VERDICT = regex(
    r"\b(?:verdict|rating|our ruling|the ruling|conclusion|fact[ -]check|our verdict"
    r"|we rate (?:this|the) claim|"
    r"we rated (?:this|the) claim|claim is|claims are|claim was)\b\W{0,5}(?:\w+\W+){0,4}?"
    rf"(?:{'|'.join(FALSE)}|pants on fire|mostly false|no evidence|not true)\b",
    re.IGNORECASE,
)
_LOOKED_AT = 20_000  # code points of a text in which its verdict is looked for
_MYTH = regex(
    MYTH,
    re.IGNORECASE,
)
_CLAIM = regex(
    CLAIM,
    re.IGNORECASE,
)
_HEADING_WORDS = 16
_ENDS = regex(r"[.!?:;,…][\"'”’»)\]]{0,3}$")
_NO_HEADING = regex(r"[-–—•*|\d(\[“\"]|[a-z]|(?:https?:|www\.)")


def finds_false(text: str) -> bool:
    """Whether the text is a fact-check whose verdict is that something is false."""
    return _VERDICT.search(text, 0, _LOOKED_AT) is not None


def myth(sentence: str) -> Span | None:
    """Return the label of a line that tells a myth ("Myth 3: …"), offsets into it, or None."""
    match = _MYTH.match(sentence)
    return Span(*match.span()) if match else None


def claim_label(sentence: str) -> Span | None:
    """Return the label of a line that names what is checked ("Claim: …"), or None."""
    match = _CLAIM.match(sentence)
    return Span(*match.span()) if match else None


def is_heading(text: str, span: Span) -> bool:
    """Whether a sentence is a heading: a short line of its own that no stop ends.

    A text of one line is none, nor is a cell, an item or the last line of a text.
    """
    if len(span) > 160 or "\n" in (line := span.of(text)) or _ENDS.search(line):
        return False
    starts = span.start == 0 or text[: span.start].rstrip(" \t").endswith("\n")
    behind = text[span.end : span.end + 80]
    following = behind.lstrip(" \t")
    if not starts or not following.startswith("\n") or not following.strip():
        return False
    return len(line.split()) <= _HEADING_WORDS and _NO_HEADING.match(line) is None
