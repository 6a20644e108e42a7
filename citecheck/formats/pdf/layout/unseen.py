"""Which words of a PDF no reader sees: invisible, in the colour of their ground, covered, clipped.

Invisible text over the picture of a scanned page is what a reader of that page reads: it is seen
where the picture shows something. Words that are drawn in several ways are told part by part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce

import numpy as np
import pypdfium2 as pdfium
from msgspec import Struct
from pypdfium2 import raw

from citecheck.formats.pdf.layout import asked
from citecheck.formats.pdf.layout.accents import composed
from citecheck.formats.pdf.layout.asked import bare
from citecheck.formats.pdf.layout.characters import Characters
from citecheck.formats.pdf.layout.doubt import around, doubtful_texts
from citecheck.formats.pdf.layout.drawing import Area, Colour, Drawing
from citecheck.formats.pdf.layout.glance import LONGEST_WORD, NARROWEST, Glance
from citecheck.formats.pdf.layout.pieces import Piece
from citecheck.formats.pdf.layout.rendering import Rendering, can_be_rendered

_WHITE: Colour = (255, 255, 255)
_BLACK: Colour = (0, 0, 0)
_SAME = 24  # of 255 in every channel: what differs less from its ground nobody reads
_FAINTEST = 25  # of 255, opacity
_SMALLEST = 2.3  # points of height, which a font size of two has
_OFF = 1.0  # points beyond the edge of the page
_SCAN = 0.3  # of the page that a picture covers, if it is the scan of a page
_MOST_AREAS = 1_000  # on a page; with more, what lies beneath a word is not looked for
_LEAST_PAGE = 200.0  # points of the longer side of a page whose type may be smaller
_INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_MODE = bare(raw.FPDFTextObj_GetTextRenderMode)
_OUTLINED = (raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP)


class _Ink(Struct):
    """How a text object is drawn; `order` is that of painting, None where it is not known."""

    address: int
    mode: int
    colour: Colour
    alpha: int
    order: int | None


_Stretch = tuple[int, int, _Ink]
"""First character and the one behind the last, of characters that are drawn alike."""


class Sight:
    """Tells of the words of one page whether they are seen."""

    def __init__(
        self,
        page: pdfium.PdfPage,
        characters: Characters,
        drawing: Drawing,
    ) -> None:
        box = _page_box(page)
        size = (box.right - box.left) * (box.top - box.bottom)
        if drawing.sideways:  # programs that turn a page often forget to turn its box, too
            box.right = max(box.right, box.left + box.top - box.bottom)
            box.top = max(box.top, box.bottom + box.right - box.left)
        self._characters = characters
        self._paper = page
        self._drawing = drawing
        self._page = Area(box.left - _OFF, box.bottom - _OFF, box.right + _OFF, box.top + _OFF, 0)
        self._smallest = _SMALLEST if max(page.get_size()) >= _LEAST_PAGE else 0.0
        self._doubtful = doubtful_texts(page, drawing)
        undoubted = [text for text in drawing.texts if text not in self._doubtful]
        self._undoubted = np.array(undoubted, np.int64)
        self._scans = [one for one in drawing.pictures if one.size >= _SCAN * size]
        areas = sorted((*drawing.areas, *drawing.pictures), key=lambda area: -area.order)
        self._areas = areas if len(areas) <= _MOST_AREAS else None
        self._grounds = {_WHITE, *(one.colour for one in areas if one.colour is not None)}
        self._differing: dict[Colour, bool] = {}
        self._inks: dict[int, _Ink] = {}
        self._glance = Glance(characters, self._page, self._smallest, self._are_plain)
        self._rendering: Rendering | None = None
        self._is_rendered = False

    def seen(self, pieces: Sequence[Piece]) -> Iterator[Piece]:
        """Yield what a reader sees of pieces: of each all of it, nothing, or parts of it."""
        for piece, is_sure in zip(pieces, self._glance.sees(pieces), strict=True):
            if is_sure:
                yield piece
            else:
                yield from self._seen_of(piece)

    def _seen_of(self, piece: Piece) -> Sequence[Piece]:
        name = self._name(piece.first)
        parts: list[Piece] = []
        if piece.end - piece.first == 1 or self._name(piece.end - 1) in (name, 0):
            if self._sees(piece, self._ink(piece.first, name)):
                return (piece,)
        elif piece.end - piece.first <= LONGEST_WORD:
            found = [self._part(piece, stretch) for stretch in self._stretches(piece, name)]
            parts = [part for part, ink in found if self._sees(part, ink)]
            if len(parts) == len(found):
                return (piece,)
        self._drawing.hidden.append(piece.text)
        return parts

    def _stretches(self, piece: Piece, name: int) -> Iterator[_Stretch]:
        """Yield the stretches of a piece that one text object holds, the first of them `name`."""
        start = piece.first
        for index in range(piece.first + 1, piece.end + 1):
            after = self._name(index) if index < piece.end else None
            if after in (name, 0):  # the engine makes up characters that are in no object
                continue
            yield start, index, self._ink(start, name)
            if after is not None:
                start, name = index, after

    def _part(self, piece: Piece, stretch: _Stretch) -> tuple[Piece, _Ink]:
        """Return a stretch of a piece as a piece of its own."""
        start, end, ink = stretch
        left, y, height = self._characters.at(start)
        text = composed(self._characters.between(start, end))
        spaced = piece.spaced and start == piece.first
        broken = piece.broken and end == piece.end
        right = self._characters.right(end - 1)
        return Piece(text, start, end, left, right, y, height, spaced, piece.raised, broken), ink

    def _sees(self, piece: Piece, ink: _Ink) -> bool:
        """Whether a reader of the page sees a piece that is drawn in one way."""
        x, y = (piece.x0 + piece.x1) / 2, piece.y + piece.height / 4
        if not self._page.holds(x, y) or self._is_tiny(piece):
            return False
        if ink.mode in _INVISIBLE:
            return self._is_on_scan(piece, x, y)
        if ink.mode not in _OUTLINED and ink.alpha < _FAINTEST:
            return False
        if ink.address and (ink.address in self._doubtful or ink.order is None):
            box = Area(*self._characters.ink(piece.first, piece.end), 0)
            rendering = self._rendered(box)
            if rendering is None:
                return False
            return rendering.shows_text(box) or self._is_on_scan(piece, x, y)
        return ink.mode in _OUTLINED or self._stands_out(ink, x, y)

    def _is_tiny(self, piece: Piece) -> bool:
        is_low = piece.height < self._smallest
        is_narrow = piece.x1 - piece.x0 < NARROWEST * len(piece.text)
        if not (is_low or is_narrow) or not self._characters.is_upright(piece.first):
            return False
        left, bottom, right, top = self._characters.ink(piece.first, piece.end)
        return (is_low and top - bottom < self._smallest) or (
            is_narrow and right - left < NARROWEST * len(piece.text)
        )

    def _is_on_scan(self, piece: Piece, x: float, y: float) -> bool:
        """Whether the piece is the text of what the picture of a page shows there."""
        if not any(scan.holds(x, y) for scan in self._scans):
            return False
        box = Area(piece.x0 - 2, piece.y - 2, piece.x1 + 2, piece.y + piece.height, 0)
        rendering = self._rendered(box)
        return rendering is None or rendering.has_ink(box)

    def _rendered(self, box: Area) -> Rendering | None:
        """Return what is rendered of the page, `box` in it; None where that would take too much.

        That is what may be hidden, or all of the page once a box stands elsewhere.
        """
        if not self._is_rendered:
            self._is_rendered = True
            if can_be_rendered(self._paper, self._drawing.images):
                within = None if self._scans else self._box_of_doubtful()
                self._rendering = Rendering(self._paper, self._drawing, within)
        if self._rendering is not None and not self._rendering.holds(box):
            self._rendering = Rendering(self._paper, self._drawing)
        return self._rendering

    def _box_of_doubtful(self) -> Area | None:
        return reduce(around, self._drawing.boxes(list(self._doubtful)), None)

    def _name(self, index: int) -> int:
        """Return what tells the text object that holds a character from others, 0 for none."""
        return self._characters.object(index)

    def _ink(self, index: int, name: int) -> _Ink:
        """Return how a character is drawn; all of the object `name` are drawn alike."""
        ink = self._inks.get(name)
        if ink is None:
            mode = _MODE(name) if name else raw.FPDF_TEXTRENDERMODE_FILL
            channels = self._characters.colour(index) if name else (*_BLACK, 255)
            order = self._drawing.texts.get(name)
            ink = self._inks[name] = _Ink(name, mode, channels[:3], channels[3], order)
        return ink

    def _are_plain(self, names: asked.Whole, indices: asked.Whole) -> asked.Truths:
        """Tell whether nothing about text objects can hide a word, by a character of each."""
        objects, first, places = np.unique(names, return_index=True, return_inverse=True)
        modes = np.fromiter(map(_MODE, objects.tolist()), np.int64, objects.size)
        *colours, alpha = self._characters.colours(indices[first])
        plain = ~np.isin(modes, (*_INVISIBLE, *_OUTLINED)) & (alpha >= _FAINTEST)
        plain &= np.isin(objects, self._undoubted)
        differ = map(self._differs_from_all, zip(*np.array(colours).tolist(), strict=True))
        plain &= np.fromiter(differ, bool, objects.size)
        return np.array(plain[places])

    def _differs_from_all(self, colour: Colour) -> bool:
        """Whether a colour differs from every ground that the page has."""
        if colour not in self._differing:
            self._differing[colour] = all(_differ(colour, ground) for ground in self._grounds)
        return self._differing[colour]

    def _stands_out(self, ink: _Ink, x: float, y: float) -> bool:
        """Whether the colour of a word differs from that of what lies beneath it."""
        ground = self._ground(ink, x, y)
        if ground is None:
            return True
        return _differ(ink.colour, ground)

    def _ground(self, ink: _Ink, x: float, y: float) -> Colour | None:
        """Return the colour on which something stands, None where it is none, or unknown."""
        if self._areas is None:
            return None
        if not self._areas:
            return _WHITE
        if ink.order is None:
            return None
        order = ink.order
        beneath = (area for area in self._areas if area.order < order and area.holds(x, y))
        area = next(beneath, None)
        return _WHITE if area is None else area.colour


@lru_cache(1024)  # a page has few colours, and thousands of words
def _differ(one: Colour, other: Colour) -> bool:
    """Whether a reader tells two colours apart."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) > _SAME


def _page_box(page: pdfium.PdfPage) -> raw.FS_RECTF:
    """Return the box that viewers show, also where the page has it from its parent."""
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page.raw, box):
        box.left, box.bottom, box.right, box.top = page.get_mediabox()
    return box
