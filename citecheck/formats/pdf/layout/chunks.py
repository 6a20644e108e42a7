"""Lines of a PDF → the stretches of words in them that a cell of a table may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from citecheck.formats.pdf.layout.lines import Line
from citecheck.formats.pdf.layout.pieces import Piece
from citecheck.lazy_regex import regex

# In heights of type: between words it is .2 to .5, in justified lines up to .8.
_GAP = 0.6
_SAME_ROW = 0.5

_VALUE = regex(
    r"[\s(\[<>≤≥≈~=±+−–—-]{0,4}(?:[A-Z]{0,3}[$£€¥]\s?[−–-]?)?\d[\d.,:'’ ]*"
    r"(?:\s?[–−±/x×-]\s?[\d.,]+)*[\s)\]%‰*†‡§¶a-d]{0,6}(?:\s?[(\[][^()\[\]]{1,20}[)\]][*†‡]{0,3})?"
    r"|[-–—−.…*]{1,3}|n/?a\.?|nil",
    re.IGNORECASE,
)
_WORD = regex(r"[^\W\d_]{3}")
_YEAR = regex(r"(?:19|20)\d\d(?:\s?[–/-]\s?\d{2,4})?")
_LEADERS = 4  # dots in a row at the end of a label, that lead to its value


class Chunk(Struct, frozen=True):
    """Words side by side without a wide gap; `line` is the line that they stand in."""

    text: str
    x0: float
    x1: float
    y: float
    height: float
    line: Line

    @property
    def middle(self) -> float:
        """Half way between the edges."""
        return (self.x0 + self.x1) / 2

    @property
    def is_value(self) -> bool:
        """Whether it is a number, or a sign for none."""
        return is_value(self.text)


def is_value(text: str) -> bool:
    """Whether words of a table are a number, or a sign for none; years name rows and columns."""
    if _YEAR.fullmatch(text) or _WORD.search(text):
        return False
    return bool(_VALUE.fullmatch(text))


def chunks_of(line: Line, gap: float = _GAP) -> list[Chunk]:
    """Return the stretches of a line that gaps wider than `gap` heights of type part."""
    parts: list[list[Piece]] = []
    for piece in line.pieces:
        is_far = parts and piece.x0 - parts[-1][-1].x1 > gap * max(line.height, 1.0)
        if not parts or is_far:
            parts.append([])
        parts[-1].append(piece)
    return [_chunk(part, line) for part in parts]


def _chunk(pieces: list[Piece], line: Line) -> Chunk:
    text = "".join(" " + one.text if one.spaced else one.text for one in pieces)
    bare = text.rstrip(" .")
    has_leaders = text.count(".", len(bare)) >= _LEADERS
    return Chunk(
        (bare if has_leaders else text).strip(),
        pieces[0].x0,
        pieces[-1].x1,
        line.y,
        line.height,
        line,
    )


def rows_of(chunks: Iterable[Chunk]) -> list[list[Chunk]]:
    """Return chunks row by row from the top, each row from the left."""
    rows: list[list[Chunk]] = []
    for chunk in sorted(chunks, key=lambda one: -one.y):
        if rows and rows[-1][0].y - chunk.y <= _SAME_ROW * max(rows[-1][0].height, 1.0):
            rows[-1].append(chunk)
        else:
            rows.append([chunk])
    return [sorted(row, key=lambda one: one.x0) for row in rows]
