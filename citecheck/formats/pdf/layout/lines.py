"""The words of a page of a PDF → its printed lines, in the order of the file's own flow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

import pypdfium2 as pdfium
from pypdfium2 import raw

from citecheck.formats.pdf.layout.actual_text import text_page
from citecheck.formats.pdf.layout.drawing import Drawing
from citecheck.formats.pdf.layout.pieces import Piece, is_bold, is_rotated, pieces_of
from citecheck.formats.pdf.layout.unseen import Sight

# All measured in heights of the line's type; tuned on the open PDF drafts (2026-11-22).
_SAME_LINE = 0.25
_RAISED = 0.15
_RAISED_AT_MOST = 0.9
_SMALLER = 0.88
_LOWERED_AT_MOST = 0.6
_CELL_GAP = 3.0
_GLUE_GAP = 0.25
_TOUCHING = 0.05  # between words it is 0.15 at least


@dataclass(slots=True)
class Line:
    """One printed line; `text` has a space where the page shows a gap.

    `broken` where a hyphen at its end was marked as the break of a word.
    """

    page: int
    y: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    text: str = ""
    broken: bool = False
    bold: bool = False

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
        weights: Counter[tuple[float, float]] = Counter()
        for piece in self.pieces:
            if not piece.raised:
                weights[round(piece.height, 1), round(piece.y, 1)] += len(piece.text)
        if weights:
            self.height, self.y = max(weights, key=lambda key: weights[key])
        words = [" " + piece.text if piece.spaced else piece.text for piece in self.pieces]
        self.text = "".join(words).removeprefix(" ")


def lines_of(page: pdfium.PdfPage, number: int, drawing: Drawing) -> list[Line]:
    """Return the lines of a page (`number` from 0).

    Text that runs upwards is left out, and so is what no reader sees on the page with this
    `drawing`, which then holds it.
    """
    textpage = text_page(page, drawing)
    try:
        sight = Sight(page, textpage.raw, drawing)
        seen = chain.from_iterable(map(sight.seen, pieces_of(textpage.raw)))
        lines = _group(textpage.raw, seen, number)
        for line in lines:
            line.settle()
            ends = (line.pieces[0].first, line.pieces[-1].end - 1)
            line.bold = all(is_bold(textpage.raw, index) for index in ends)
        return lines
    finally:
        textpage.close()


def _group(handle: raw.FPDF_TEXTPAGE, pieces: Iterable[Piece], page: int) -> list[Line]:
    lines: list[Line] = []
    for piece in pieces:
        line = lines[-1] if lines else None
        if line is None or not _joins(line, piece):
            if is_rotated(handle, piece.first):
                continue
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
