"""Part of step 2a: whether a stretch of text reads like an entry of a reference list."""

from __future__ import annotations

import re

from citecheck.lazy_regex import regex
from citecheck.references.entry.authors import author_weight

YEAR = regex(
    r"(?<![\d.:/-])(?:1[5-9]|20)\d\d[a-z]?(?![\d/])|in press|forthcoming|\bn\.\s?d\.|submitted|"
    r"to appear|unpublished|accepted|https?://|doi:",
    re.IGNORECASE,
)
_BIBLIOGRAPHIC = regex(
    r"https?://|www\.|\bdoi\b|\barxiv\b|\bpp?\.\s?\d|\bvol(?:ume)?\.?\s?\d|\bet al\b|\bretrieved\b|"
    r"\baccessed\b|\bibid|\bop\. cit|\bjournal\b|\bproc(?:eedings)?\b|\bpress\b|\bisbn\b|\beds?\.|"
    r"\b\d{1,4}\s?\(\d{1,4}\)|\b\d{1,4}\s?:\s?\d{1,5}\s?[-–]\s?\d|"
    r"\(\d{4}[a-z]?\)|, \d{1,4} \(\d{4}\)",
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
