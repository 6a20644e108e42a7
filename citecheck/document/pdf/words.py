"""A page of a PDF → its printed lines, in the order of the file's own flow.

Only pdfium is asked, and only for the first and last character of each word and for digits that may
be raised: a box for every character would cost more than reading the text.
Coordinates are points, y upwards from the foot of the page.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2 as pdfium
from pypdfium2 import raw

from citecheck.document.pdf.accents import composed, is_lone_accent

BREAK_HYPHEN = "\ufffe"  # pdfium's sign for a hyphen at the end of a line
_SPACES = re.compile(r"[\s\x00-\x1f\ufffe\xa0\u2000-\u200b\u202f]+")
_WORD = re.compile(r"[^\s\x00-\x1f\ufffe\xa0\u2000-\u200b\u202f]+")
# Where the height of a character may change inside a word: before and behind digits and signs.
_EDGE = re.compile(
    r"(?<=[^\d\[(/.,:–-])(?=[\d*∗†‡§¶])|(?<=[\d*∗†‡§¶])(?=[^\W\d])|(?<=[.,;:”\"’)])(?=[\d*∗†‡§¶])"
)
# All measured in heights of the line's type; tuned on the open PDF drafts (2026-11-22).
_SAME_LINE = 0.25
_RAISED = 0.15
_RAISED_AT_MOST = 0.9
_SMALLER = 0.88
_LOWERED_AT_MOST = 0.6
_CELL_GAP = 3.0
_GLUE_GAP = 0.25
_TOUCHING = 0.05  # between words it is 0.15 at least
_ROTATED = 0.1  # radians
_BOLD_NAME = re.compile(rb"bold|black|heavy|semibold|-medi\b|cmbx|[-,]b\b", re.IGNORECASE)
_BOLD_WEIGHT = 600


@dataclass(slots=True)
class Piece:
    """A stretch of characters on one height; `first` and `end` are pdfium's character indexes."""

    text: str
    first: int
    end: int
    x0: float
    x1: float
    y: float  # baseline
    height: float
    spaced: bool = True  # white space or a line break stands before it
    raised: bool = False


@dataclass(slots=True)
class Line:
    """One printed line; `broken` where a hyphen at its end was marked as a break."""

    page: int
    y: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
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

    @property
    def text(self) -> str:
        """The words, with a space where the page shows a gap."""
        return "".join(
            (" " if piece.spaced and index else "") + piece.text
            for index, piece in enumerate(self.pieces)
        )


def lines_of(page: pdfium.PdfPage, number: int) -> list[Line]:
    """Return the lines of a page (`number` from 0), text that runs upwards left out."""
    textpage = page.get_textpage()
    try:
        lines = _group(_pieces(textpage.raw), number)
        for line in lines:
            ends = (line.pieces[0].first, line.pieces[-1].end - 1)
            line.bold = all(_is_bold(textpage.raw, index) for index in ends)
        return lines
    finally:
        textpage.close()


class _Geometry:
    """Asks pdfium where one character stands."""

    def __init__(self, handle: raw.FPDF_TEXTPAGE) -> None:
        self._handle = handle
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = raw.FS_RECTF()
        self._references = (ctypes.byref(self._x), ctypes.byref(self._y), ctypes.byref(self._box))

    def at(self, index: int) -> tuple[float, float, float, float]:
        """Return left, right, baseline and height of the type of a character."""
        x, y, box = self._references
        raw.FPDFText_GetCharOrigin(self._handle, index, x, y)
        raw.FPDFText_GetLooseCharBox(self._handle, index, box)
        rectangle = self._box
        return rectangle.left, rectangle.right, self._y.value, rectangle.top - rectangle.bottom

    def right(self, index: int) -> float:
        """Return the right edge of a character."""
        raw.FPDFText_GetLooseCharBox(self._handle, index, self._references[2])
        return float(self._box.right)

    def is_rotated(self, index: int) -> bool:
        """Whether the character does not stand upright."""
        angle = raw.FPDFText_GetCharAngle(self._handle, index)
        return bool(_ROTATED < angle < 2 * 3.1416 - _ROTATED)


def _is_bold(handle: raw.FPDF_TEXTPAGE, index: int) -> bool:
    """Whether a character is set in a heavy font, by its weight or its name."""
    if raw.FPDFText_GetFontWeight(handle, index) >= _BOLD_WEIGHT:
        return True
    name, flags = ctypes.create_string_buffer(64), ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 64, flags)
    return bool(_BOLD_NAME.search(name.raw))


def _characters(handle: raw.FPDF_TEXTPAGE) -> str:
    """Return the page's characters, one for each of pdfium's indexes."""
    count = raw.FPDFText_CountChars(handle)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(handle, index) for index in range(count))
    return "".join(chr(code) if 0 <= code < 0x110000 else " " for code in codes)


def _pieces(handle: raw.FPDF_TEXTPAGE) -> Iterator[Piece]:
    """Yield the words of a page, cut where their height changes."""
    text = _characters(handle)
    text = re.sub(r"(?<=[^\W\d])\x02(?=[^\W\d])", BREAK_HYPHEN, text)
    geometry = _Geometry(handle)
    for word in _WORD.finditer(text):
        first, end = word.span()
        cuts = [first, *(edge.start() + first for edge in _EDGE.finditer(word.group())), end]
        pieces: list[Piece] = []
        for start, stop in pairwise(cuts):
            left, _, y, height = geometry.at(start)
            previous = pieces[-1] if pieces else None
            if previous and abs(y - previous.y) < 0.08 * max(height, previous.height):
                previous.text += text[start:stop]
                previous.end = stop
                continue
            if previous:
                previous.x1 = left
            pieces.append(
                Piece(text[start:stop], start, stop, left, left, y, height, previous is None)
            )
        pieces[-1].x1 = geometry.right(end - 1)
        if is_lone_accent(word.group()):
            continue
        for piece in pieces:
            piece.text = composed(piece.text)
        if geometry.is_rotated(first):
            continue
        if end < len(text) and text[end] == BREAK_HYPHEN:
            pieces[-1].text += BREAK_HYPHEN
        yield from pieces


def _group(pieces: Iterator[Piece], page: int) -> list[Line]:
    lines: list[Line] = []
    for piece in pieces:
        line = lines[-1] if lines else None
        if line is None or not _joins(line, piece):
            line = Line(page, piece.y, piece.height)
            lines.append(line)
        if piece.text.endswith(BREAK_HYPHEN):
            piece.text = piece.text[:-1]
            line.broken = True
        line.pieces.append(piece)
    for line in lines:
        _settle(line)
    return lines


def _settle(line: Line) -> None:
    """Give the line the height and baseline that most of its characters have."""
    weights: Counter[tuple[float, float]] = Counter()
    for piece in line.pieces:
        if not piece.raised:
            weights[round(piece.height, 1), round(piece.y, 1)] += len(piece.text)
    if weights:
        line.height, line.y = max(weights, key=lambda key: weights[key])


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
