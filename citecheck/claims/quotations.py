"""Step 2b: a stretch of the draft → its quotations, told from scare quotes and titles (RULES Q5).

Knows pairs of quotation marks, not what stands between them. Spans are what stands inside the
marks, in code points into the given text.
"""

from __future__ import annotations

import re

from msgspec import Struct

from citecheck.language.en.claim_patterns import SPEECH, TITLE_BEFORE
from citecheck.lazy_regex import regex
from citecheck.model import Span

_LONGEST = 1500  # code points between two marks; beyond, a mark was forgotten
_PAIRED = regex(
    rf"“(?P<a>[^“”]{{1,{_LONGEST}}})”|„(?P<b>[^„“”]{{1,{_LONGEST}}})[“”]"
    rf"|«(?P<c>[^«»]{{1,{_LONGEST}}})»|»(?P<d>[^«»]{{1,{_LONGEST}}})«"
    rf"|(?<![\w\"])\"(?P<e>[^\"]{{1,{_LONGEST}}})\"(?![\w\"])"
)
_SINGLE = regex(
    r"(?<!\w)‘(?P<a>[^‘“”\n]{1,600}?)’(?!\w)"
    r"|(?<![\w'])'(?P<b>[^'\s\d](?:[^'\n]|(?<=\w)'(?=\w)){1,600})'(?![\w'])"
)
_ELISIONS = regex(r"em\b|til\b|tis\b|twas\b|cause\b|n\b", re.IGNORECASE)

_SPEECH = regex(
    SPEECH,
    re.IGNORECASE | re.VERBOSE,
)
_TITLE_BEFORE = regex(
    TITLE_BEFORE,
    re.IGNORECASE | re.VERBOSE,
)
_NEAR = 90  # code points around the marks in which a verb of speech says whose words these are
_BESIDE = 28  # the same for a word or two, which are a term more often than a quotation
_SHORT_WORDS = 3
_LONG_WORDS = 6  # so many words in a row are somebody's, verb of speech or not


class Quotation(Struct, frozen=True):
    """Words between quotation marks; `attributed` where they are told to be somebody's."""

    inside: Span
    marks: Span
    attributed: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations in `text`, in order."""
    return tuple(
        Quotation(inside, marks, _attributed(text, inside, marks)) for inside, marks in _pairs(text)
    )


def _pairs(text: str) -> list[tuple[Span, Span]]:
    """Return (inside, with marks) of each pair that lies in no other."""
    found = [_places(match) for match in _PAIRED.finditer(text)]
    for match in _SINGLE.finditer(text):
        inside, marks = _places(match)
        if _ELISIONS.match(text, inside.start) or len(inside.of(text).strip()) < 2:
            continue
        if not any(marks.overlaps(other) for _, other in found):
            found.append((inside, marks))
    return sorted(found)


def _places(match: re.Match[str]) -> tuple[Span, Span]:
    group = match.lastgroup or 0
    return Span(*match.span(group)), Span(*match.span())


def _attributed(text: str, inside: Span, marks: Span) -> bool:
    """Whether the words are quoted from somebody: by a verb of speech, or by their length."""
    words = inside.of(text).split()
    near = _NEAR if len(words) >= _SHORT_WORDS else _BESIDE
    before = text[max(0, marks.start - near) : marks.start]
    after = text[marks.end : marks.end + near]
    if _TITLE_BEFORE.search(text[max(0, marks.start - _NEAR) : marks.start]):
        return False
    if _SPEECH.search(before) or _SPEECH.search(after):
        return not (_is_title(words) and _SPEECH.search(before) is None)
    return len(words) >= _LONG_WORDS and not _is_title(words)


def _is_title(words: list[str]) -> bool:
    """Whether every longer word starts with a capital, as in the title of a work."""
    longer = [word for word in words if len(word) > 3]
    return len(words) > 1 and bool(longer) and all(not word[0].islower() for word in longer)
