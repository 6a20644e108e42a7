"""Comparison form of a text: what readers take for the same characters becomes the same.

In: a string. Out: `Folded`, the form with the exact way back to the original offsets. Rule Q2 of
quotations decides what is folded: kind of quotation mark and dash, width and ligatures (NFKC),
accents, case, white space, soft hyphens, hyphens at line breaks; besides, what a quotation
leaves out of a source: reference marks such as ``[12]`` and raised note numbers. Nothing is
compared here.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from heapq import merge
from io import StringIO
from itertools import chain

from msgspec import Struct

from citecheck.lazy_regex import regex
from citecheck.model import Span

_QUOTE_MARKS = "\"'`´‘’‚‛“”„‟‹›«»′″‴「」『』〝〞〟"
_DASHES = "-‐‑‒–—―−⁃﹘﹣－"
_DROPPED = "™®©"
_BY_HAND = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "…": "...", "⁄": "/"}
_SAME = frozenset(chr(code) for code in range(32, 127)) - {'"', "`"}  # once in lower case
_ASCII = bytes.maketrans(
    b'ABCDEFGHIJKLMNOPQRSTUVWXYZ\t\n\v\f\r\x1c\x1d\x1e\x1f"`',
    b"abcdefghijklmnopqrstuvwxyz         ''",
)
_REPLACE_AT_MOST = 60  # one pass for each kind of character beats `str.translate` up to here

_BLANKS = regex("  +")
# Each begins with what is seldom and looks back from there: the search leaps from one to the next.
_LINE_HYPHEN = regex(r"-(?<=[^\W\d_]-)[ \t]*\r?\n\s*(?=[^\W\d_A-Z])")
_REFERENCE_MARK = regex(
    r"\[(?:\d{1,3}|(?:note|nb|n)[ \xa0]\d{1,3}|citation needed)\]", re.IGNORECASE
)
_RAISED_NUMBER = regex(r"[⁰¹²³⁴-⁹](?:(?<=[^\W\d_]{3}.)|(?<=[.,;:!?’”\"')].))[⁰¹²³⁴-⁹]*")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")

Piece = tuple[int, int, str]
"""A range of the original, and the comparison form that is shorter or longer than it."""


class Folded(Struct, frozen=True):
    """A comparison form, and the pieces of it that are shorter or longer than the original.

    Piece `i` is ``text[starts[i]:ends[i]]`` and stands for
    ``original[source_starts[i]:source_ends[i]]``; all that lies between pieces has kept its
    length, code point for code point.
    """

    text: str
    starts: array[int]
    ends: array[int]
    source_starts: array[int]
    source_ends: array[int]

    def span(self, start: int, end: int) -> Span:
        """Return where ``text[start:end]`` stands in the original; a piece is never cut."""
        return Span(*self._offsets(start, end))

    def slice(self, start: int, end: int, original: str) -> str:
        """Return what ``text[start:end]`` stands for in `original`, of which this is the form."""
        first, last = self._offsets(start, end)
        return original[first:last]

    def _offsets(self, start: int, end: int) -> tuple[int, int]:
        if not self.starts:
            return start, max(start, end)
        first, _ = self._character(start)
        return first, self._character(end - 1)[1] if start < end else first

    def _character(self, offset: int) -> tuple[int, int]:
        """Return the range of the original that the character at `offset` stands for."""
        piece = bisect_right(self.starts, offset) - 1
        if piece < 0:
            return offset, offset + 1
        if offset < self.ends[piece]:
            return self.source_starts[piece], self.source_ends[piece]
        place = self.source_ends[piece] + offset - self.ends[piece]
        return place, place + 1


def fold(text: str) -> Folded:
    """Return the comparison form of `text`; linear in its length."""
    kinds: set[str] = set()
    if text.isascii():
        flat = text.encode().translate(_ASCII).decode()
    else:
        kinds = set(text) - _SAME
        flat = _replace(
            text, {kind: form for kind in kinds if len(form := fold_character(kind)) == 1}
        )
        flat = flat.lower()
    pieces = [
        *((_pieces(_BLANKS, flat, " "),) if "  " in flat else ()),
        *_unwritten(text, kinds),
        *(_places(text, kind, form) for kind in kinds if len(form := fold_character(kind)) != 1),
    ]
    if len(pieces) > 1:
        return _splice(flat, merge(*pieces, key=lambda piece: (piece[0], -piece[1])))
    return _splice(flat, chain.from_iterable(pieces))


@lru_cache(maxsize=4096)
def fold_character(character: str) -> str:
    """Return the comparison form of one code point: none, one or some characters."""
    if character.isspace():
        return " "
    if character in _QUOTE_MARKS:
        return "'"
    if character in _DASHES:
        return "-"
    if character in _DROPPED or unicodedata.category(character) == "Cf":
        return ""
    if unicodedata.decomposition(character).startswith("<fraction>"):
        return character  # "3½" must not become 31/2
    parts = unicodedata.normalize("NFKD", character).casefold()
    bare = "".join(_BY_HAND.get(part, part) for part in parts if not _is_accent(part))
    return unicodedata.normalize("NFC", bare)


def _is_accent(character: str) -> bool:
    """Whether it is a mark over, under or in a letter; Indic and Thai vowel signs are none.

    Source: canonical combining classes of the Unicode Standard: 200 and above are placed by
    their side of the letter, 10 to 35 are Hebrew and Arabic points.
    """
    placed = unicodedata.combining(character)
    return placed >= 200 or 10 <= placed <= 35


def _replace(text: str, forms: dict[str, str]) -> str:
    if len(forms) > _REPLACE_AT_MOST:
        return text.translate({ord(kind): form for kind, form in forms.items()})
    for kind, form in forms.items():
        if kind != form:
            text = text.replace(kind, form)
    return text


def _unwritten(text: str, kinds: set[str]) -> Iterator[Iterator[Piece]]:
    """Yield what belongs to the setting of a text and not to its words, a kind at a time."""
    if "\n" in text:
        yield _pieces(_LINE_HYPHEN, text, "")
    if "[" in text:
        yield _reference_marks(text)
    if not _RAISED.isdisjoint(kinds):
        yield _pieces(_RAISED_NUMBER, text, "")


def _reference_marks(text: str) -> Iterator[Piece]:
    """Yield the marks with the blanks before them."""
    for start, end, form in _pieces(_REFERENCE_MARK, text, ""):
        before = start
        while before > 0 and text[before - 1].isspace():
            before -= 1
        yield before, end, form


def _pieces(pattern: re.Pattern[str], text: str, form: str) -> Iterator[Piece]:
    return ((*match.span(), form) for match in pattern.finditer(text))


def _places(text: str, character: str, form: str) -> Iterator[Piece]:
    place = text.find(character)
    while place >= 0:
        yield place, place + 1, form
        place = text.find(character, place + 1)


def _splice(flat: str, pieces: Iterable[Piece]) -> Folded:
    """Put sorted pieces into a text that has the length of the original; the first wins a clash."""
    starts, ends, source_starts, source_ends = array("l"), array("l"), array("l"), array("l")
    out = StringIO()
    done = length = 0
    for start, end, form in pieces:
        if start < done:
            continue
        out.write(flat[done:start])
        out.write(form)
        length += start - done
        starts.append(length)
        length += len(form)
        ends.append(length)
        source_starts.append(start)
        source_ends.append(end)
        done = end
    if not done:
        return Folded(flat, starts, ends, source_starts, source_ends)
    out.write(flat[done:])
    return Folded(out.getvalue(), starts, ends, source_starts, source_ends)
