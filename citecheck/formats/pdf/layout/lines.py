"""The words of a page of a PDF → its printed lines, in the order of the file's own flow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium
from msgspec import Struct, field

from citecheck.formats.pdf.layout.actual_text import text_page
from citecheck.formats.pdf.layout.characters import Characters
from citecheck.formats.pdf.layout.drawing import Drawing
from citecheck.formats.pdf.layout.pieces import (
    Piece,
    pieces_of,
    turn_upright,
)
from citecheck.formats.pdf.layout.unseen import Sight
from citecheck.lazy_regex import regex

# All measured in heights of the line's type; tuned on the open PDF drafts (2026-11-22).
_SAME_LINE = 0.25
_RAISED = 0.15
_RAISED_AT_MOST = 0.9
_SMALLER = 0.88
_LOWERED_AT_MOST = 0.6
_CELL_GAP = 3.0
_GLUE_GAP = 0.25
_TOUCHING = 0.05  # between words it is 0.15 at least
# Words that are turned: in the margin of a preprint stand 5, an axis has up to 20.
_PROSE = 25
_FEW = 3  # where all of the page is turned
_WORD = regex(r"[^\W\d_]{2}")


class Line(Struct):
    """One printed line; `text` has a space where the page shows a gap.

    `broken` where a hyphen at its end was marked as the break of a word; `confidence` in [0, 1]
    where its words were read off a picture.
    """

    page: int
    y: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    text: str = ""
    broken: bool = False
    bold: bool = False
    confidence: float | None = None

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.pieces[-1].x1

    def settle(self) -> None:
        """Take the text of the pieces, and the height and baseline that most characters have."""
        exact: dict[tuple[float, float], int] = {}  # of few lines more than one or two
        for piece in self.pieces:
            if not piece.raised:
                stands = piece.height, piece.y
                exact[stands] = exact.get(stands, 0) + len(piece.text)
        weights: Counter[tuple[float, float]] = Counter()
        for (height, y), count in exact.items():
            weights[round(height, 1), round(y, 1)] += count
        if weights:
            self.height, self.y = max(weights, key=lambda key: weights[key])
        words = [" " + piece.text if piece.spaced else piece.text for piece in self.pieces]
        self.text = "".join(words).removeprefix(" ")


def lines_of(page: pdfium.PdfPage, number: int, drawing: Drawing) -> list[Line]:
    """Return the lines of a page (`number` from 0), text that is turned behind the other.

    What no reader sees on the page with this `drawing` is left out, as are slanted words, and
    turned ones that are no prose (the labels of axes); the drawing then holds them.
    """
    textpage = text_page(page, drawing)
    try:
        characters = Characters(textpage.raw)
        seen = list(Sight(page, characters, drawing).seen(pieces_of(characters)))
        by_turns = _by_turns(characters, seen, drawing)
        lines: list[Line] = []
        for turns, pieces in sorted(by_turns.items(), key=lambda item: -_letters(item[1])):
            if turns and not _is_prose(pieces, among=bool(lines)):
                drawing.skipped.append(_words(pieces))
                continue
            if turns:
                size = page.get_size()
                for piece in pieces:
                    turn_upright(piece, turns, characters, size)
                drawing.turned = drawing.turned or not lines
            found = _group(pieces, number)
            # pdfium gives turned lines in any order: they are read from the head of the page.
            lines += sorted(found, key=lambda one: -one.y) if turns else found
        for line in lines:
            line.settle()
            ends = (line.pieces[0].first, line.pieces[-1].end - 1)
            line.bold = all(map(characters.is_bold, ends))
        return lines
    finally:
        textpage.close()


def _by_turns(
    characters: Characters, pieces: Sequence[Piece], drawing: Drawing
) -> dict[int, list[Piece]]:
    """Return the pieces by how their characters are turned, in quarters."""
    found: dict[int, list[Piece]] = {}
    slanted: list[Piece] = []
    turns: int | None = 0
    end = -1
    for piece, own in zip(pieces, characters.turns([one.first for one in pieces]), strict=True):
        if piece.spaced or piece.first != end:  # a word is turned as a whole
            turns = own
        end = piece.end
        if turns is None:
            slanted.append(piece)
        else:
            found.setdefault(turns, []).append(piece)
    if slanted:
        drawing.skipped.append(_words(slanted))
    return found


def _words(pieces: Iterable[Piece]) -> str:
    return "".join(f" {piece.text}" if piece.spaced else piece.text for piece in pieces).strip()


def _letters(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)


def _is_prose(pieces: list[Piece], *, among: bool) -> bool:
    """Whether turned words are sentences: on a page of their own, or many `among` others."""
    words = sum(_WORD.search(piece.text) is not None for piece in pieces)
    return words >= (_PROSE if among else _FEW)


def _group(pieces: Iterable[Piece], page: int) -> list[Line]:
    lines: list[Line] = []
    for piece in pieces:
        line = lines[-1] if lines else None
        if line is None or not _joins(line, piece):
            line = Line(page, piece.y, piece.height)
            lines.append(line)
        line.broken = piece.broken
        line.pieces.append(piece)
    return lines


def _joins(line: Line, piece: Piece) -> bool:
    """Whether `piece` goes on with `line`; marks what is raised against its neighbours."""
    last = line.pieces[-1]
    gap = piece.x0 - last.x1
    height = max(line.height, piece.height)
    if height <= 0 or gap < -0.5 * height or line.broken:
        return False
    rise = piece.y - line.y
    if abs(rise) <= _SAME_LINE * height and not (
        rise > _RAISED * height and _is_small(piece, line)
    ):
        if len(line.pieces) == 1 and piece.height > line.height:
            line.height, line.y = piece.height, piece.y
        piece.spaced = piece.spaced and gap > _TOUCHING * height
        return gap < _CELL_GAP * height
    if gap > height:
        return False
    if _RAISED * height < rise < _RAISED_AT_MOST * height and _is_small(piece, line):
        piece.raised = True
        piece.spaced = piece.spaced and gap > _GLUE_GAP * height
        return True
    if -_RAISED_AT_MOST * height < rise < 0 and all(_is_smaller(one, piece) for one in line.pieces):
        for one in line.pieces:  # the line began with raised signs
            one.raised = True
        line.y, line.height = piece.y, piece.height
        return True
    return -_LOWERED_AT_MOST * height < rise < 0 and _is_small(piece, line)


def _is_small(piece: Piece, line: Line) -> bool:
    return piece.height < _SMALLER * line.height


def _is_smaller(one: Piece, other: Piece) -> bool:
    return one.height < _SMALLER * other.height
