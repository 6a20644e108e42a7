"""Part of step 2a: whether a stretch of text reads like an entry of a reference list."""

from __future__ import annotations

import re

from citecheck.language.common.references import BIBLIOGRAPHIC
from citecheck.lazy_regex import regex
from citecheck.references.entry.authors import author_weight

YEAR = regex(
    r"(?<![\d.:/-])(?:1[5-9]|20)\d\d[a-z]?(?![\d/])|in press|forthcoming|\bn\.\s?d\.|submitted|"
    r"to appear|unpublished|accepted|https?://|doi:",
    re.IGNORECASE,
)
_BIBLIOGRAPHIC = regex(
    BIBLIOGRAPHIC,
    re.IGNORECASE,
)


def is_dated(text: str) -> bool:
    """Whether `text` names a year, or what stands for one (an address, "in press")."""
    return YEAR.search(text) is not None


def reads_like_reference(text: str) -> bool:
    """Whether `text` has the marks of a reference: a year or address, and an author or a source."""
    if not is_dated(text):
        return False
    opens = author_weight(text) >= 1.0 or text[:1] in {'"', "“", "«"}
    return opens or _BIBLIOGRAPHIC.search(text) is not None
