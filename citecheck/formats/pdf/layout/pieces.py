"""A page of a PDF → its words, cut where their height changes, in the order of the file's own flow.

Only pdfium is asked, and only for the first and last character of each word and for digits that may
be raised: a box for every character would cost more than reading the text.
Coordinates are points, y upwards from the foot of the page.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from pypdfium2 import raw

from citecheck.formats.pdf.layout.accents import composed, is_lone_accent
from citecheck.lazy_regex import regex

_BREAK_HYPHEN = "\ufffe"  # pdfium's sign for a hyphen at the end of a line
_SOFT_HYPHEN = "\u00ad"
_OTHER_BREAK_HYPHEN = regex(r"(?<=[^\W\d])\x02(?=[^\W\d])")
_WORD = regex(r"[^\s\x00-\x1f\ufffe\xa0\u2000-\u200b\u202f]+")
# Where the height of a character may change inside a word: before and behind digits and signs.
_EDGE = regex(
    r"(?<=[^\d\[(/.,:–-])(?=[\d*∗†‡§¶])|(?<=[\d*∗†‡§¶])(?=[^\W\d])|(?<=[.,;:”\"’)])(?=[\d*∗†‡§¶])"
)
_NUMBER = regex(r"\d{2,12}")
_MAY_RISE = regex(r"[\d*∗†‡§¶]")  # without one of these neither of the two finds anything
_LEVEL = 0.08  # heights of type; what differs less stands on one height
_ROTATED = 0.1  # radians
_BOLD_NAME = regex(rb"bold|black|heavy|semibold|-medi\b|cmbx|[-,]b\b", re.IGNORECASE)
_BOLD_WEIGHT = 600


class Piece(Struct):
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
    broken: bool = False  # a hyphen behind it breaks a word at the end of its line


def pieces_of(handle: raw.FPDF_TEXTPAGE) -> Iterator[Piece]:
    """Yield the words of a page."""
    text = _OTHER_BREAK_HYPHEN.sub(_BREAK_HYPHEN, _characters(handle))
    geometry = Geometry(handle)
    for word in _WORD.finditer(text):
        if is_lone_accent(word.group()):
            continue
        pieces = _cut(word, geometry)
        if text.startswith(_BREAK_HYPHEN, word.end()) or word.group().endswith(_SOFT_HYPHEN):
            pieces[-1].broken = True
        yield from pieces


def _cut(word: re.Match[str], geometry: Geometry) -> list[Piece]:
    """Return a word in pieces that each stand on one height."""
    first, end = word.span()
    text = word.group()
    edges = _edges(word, geometry) if _MAY_RISE.search(text) else ()
    if not edges:
        left, y, height = geometry.at(first)
        right = geometry.right(end - 1)
        return [Piece(_plain(text), first, end, left, right, y, height)]
    pieces: list[Piece] = []
    for start, stop in pairwise((0, *edges, end - first)):
        left, y, height = geometry.at(first + start)
        previous = pieces[-1] if pieces else None
        if previous is not None and abs(y - previous.y) < _LEVEL * max(height, previous.height):
            previous.text += text[start:stop]
            previous.end = first + stop
            continue
        if previous is not None:
            previous.x1 = left
        pieces.append(
            Piece(
                text[start:stop], first + start, first + stop, left, left, y, height, not previous
            )
        )
    pieces[-1].x1 = geometry.right(end - 1)
    for piece in pieces:
        piece.text = _plain(piece.text)
    return pieces


def _plain(text: str) -> str:
    return text if text.isascii() else composed(text).replace(_SOFT_HYPHEN, "")


def _edges(word: re.Match[str], geometry: Geometry) -> list[int]:
    """Return where the height may change in a word, in it.

    Inside a number ("10" and a raised "6") only where its last digit stands higher than its first.
    """
    text = word.group()
    edges = [edge.start() for edge in _EDGE.finditer(text)]
    for number in _NUMBER.finditer(text):
        first, last = word.start() + number.start(), word.start() + number.end() - 1
        y, height = geometry.at(first)[1:]
        if geometry.at(last)[1] - y < _LEVEL * height or not geometry.is_upright(first):
            continue
        while last > first + 1 and geometry.at(last - 1)[1] - y >= _LEVEL * height:
            last -= 1
        edges.append(last - word.start())
    return sorted(set(edges))


class Geometry:
    """Asks pdfium where one character stands."""

    def __init__(self, handle: raw.FPDF_TEXTPAGE) -> None:
        self._handle = handle
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = raw.FS_RECTF()
        self._references = (ctypes.byref(self._x), ctypes.byref(self._y), ctypes.byref(self._box))

    def at(self, index: int) -> tuple[float, float, float]:
        """Return left edge, baseline and height of the type of a character."""
        x, y, box = self._references
        raw.FPDFText_GetCharOrigin(self._handle, index, x, y)
        raw.FPDFText_GetLooseCharBox(self._handle, index, box)
        return self._box.left, self._y.value, self._box.top - self._box.bottom

    def is_upright(self, index: int) -> bool:
        """Whether a character stands upright on its page."""
        return not is_rotated(self._handle, index)

    def right(self, index: int) -> float:
        """Return the right edge of a character."""
        raw.FPDFText_GetLooseCharBox(self._handle, index, self._references[2])
        return float(self._box.right)

    def turn(self, piece: Piece, turns: int, size: tuple[float, float]) -> None:
        """Measure a turned piece as if the page were turned so that it stands upright.

        Args:
            piece: a piece of the page.
            turns: quarters of a turn of its characters, counter-clockwise.
            size: width and height of the page, in points.
        """
        boxes = []
        for index in (piece.first, piece.end - 1):
            x, y, box = self._references
            raw.FPDFText_GetCharOrigin(self._handle, index, x, y)
            raw.FPDFText_GetLooseCharBox(self._handle, index, box)
            sides = (self._box.left, self._box.bottom, self._box.right, self._box.top)
            boxes.append((self._x.value, self._y.value, *sides))
        width, height = size
        (_, _, *first), (_, _, *last) = boxes
        left, bottom, right, top = first
        if turns == 1:
            piece.x0, piece.x1, piece.y = bottom, last[3], width - boxes[0][0]
        elif turns == 2:
            piece.x0, piece.x1, piece.y = width - right, width - last[0], height - boxes[0][1]
        else:
            piece.x0, piece.x1, piece.y = height - top, height - last[1], boxes[0][0]
        piece.height = top - bottom if turns == 2 else right - left

    def ink(self, first: int, end: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of what the characters print."""
        sides = left, right, bottom, top = [ctypes.c_double() for _ in range(4)]
        boxes = [
            (left.value, bottom.value, right.value, top.value)
            for index in range(first, end)
            if raw.FPDFText_GetCharBox(self._handle, index, *sides)
        ]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True) if boxes else ((0.0,),) * 4
        return min(lefts), min(bottoms), max(rights), max(tops)


def quarter_turns(handle: raw.FPDF_TEXTPAGE, index: int) -> int | None:
    """Return by how many quarters of a turn, counter-clockwise, a character is turned.

    None where it is slanted. pdfium counts its angles clockwise.
    """
    angle = -raw.FPDFText_GetCharAngle(handle, index)
    if not angle:
        return 0
    turns = round(angle / (math.pi / 2))
    return turns % 4 if abs(angle - turns * math.pi / 2) <= _ROTATED else None


def is_rotated(handle: raw.FPDF_TEXTPAGE, index: int) -> bool:
    """Whether a character does not stand upright."""
    return quarter_turns(handle, index) != 0


def is_bold(handle: raw.FPDF_TEXTPAGE, index: int) -> bool:
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
