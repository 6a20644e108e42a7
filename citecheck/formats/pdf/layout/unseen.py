"""Which words of a PDF no reader sees: invisible, in the colour of their ground, off the page.

Invisible text over the picture of a scanned page is what a reader of that page reads: it is seen.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from citecheck.formats.pdf.layout.drawing import Area, Colour, Drawing, address_of
from citecheck.formats.pdf.layout.pieces import Piece

_WHITE: Colour = (255, 255, 255)
_BLACK: Colour = (0, 0, 0)
_SAME = 24  # of 255 in every channel: what differs less from its ground nobody reads
_FAINTEST = 10  # of 255, opacity
_SMALLEST = 1.0  # points
_OFF = 1.0  # points beyond the edge of the page
_SCAN = 0.3  # of the page that a picture covers, if it is the scan of a page
_MOST_AREAS = 1_000  # on a page; with more, what lies beneath a word is not looked for
_INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_OUTLINED = (raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP)


@dataclass(frozen=True, slots=True)
class _Ink:
    """How a text object is drawn; `order` is that of painting, None where it is not known."""

    mode: int
    colour: Colour
    alpha: int
    order: int | None


class Sight:
    """Tells of the words of one page whether they are seen."""

    def __init__(self, page: pdfium.PdfPage, handle: raw.FPDF_TEXTPAGE, drawing: Drawing) -> None:
        box = _page_box(page)
        size = (box.right - box.left) * (box.top - box.bottom)
        self._handle = handle
        self._page = Area(box.left - _OFF, box.bottom - _OFF, box.right + _OFF, box.top + _OFF, 0)
        self._orders = drawing.texts
        self._scans = [one for one in drawing.pictures if one.size >= _SCAN * size]
        areas = sorted((*drawing.areas, *drawing.pictures), key=lambda area: -area.order)
        self._areas = areas if len(areas) <= _MOST_AREAS else None
        self._inks: dict[int, _Ink] = {}
        self._channels = tuple(ctypes.c_uint() for _ in range(4))

    def sees(self, piece: Piece) -> bool:
        """Whether a reader of the page sees the piece."""
        x, y = (piece.x0 + piece.x1) / 2, piece.y + piece.height / 4
        width = (piece.x1 - piece.x0) / max(len(piece.text), 1)
        if not self._page.holds(x, y) or max(piece.height, width) < _SMALLEST:
            return False
        ink = self._ink(piece.first)
        if ink.mode in _INVISIBLE:
            return any(scan.holds(x, y) for scan in self._scans)
        return ink.mode in _OUTLINED or (ink.alpha >= _FAINTEST and self._stands_out(ink, x, y))

    def _ink(self, index: int) -> _Ink:
        """Return how a character is drawn; all of one object are drawn alike."""
        item = raw.FPDFText_GetTextObject(self._handle, index)
        name = address_of(item) if item else 0
        ink = self._inks.get(name)
        if ink is None:
            mode = raw.FPDFTextObj_GetTextRenderMode(item) if item else 0
            is_known = raw.FPDFText_GetFillColor(self._handle, index, *self._channels)
            red, green, blue, alpha = (channel.value for channel in self._channels)
            colour, alpha = ((red, green, blue), alpha) if is_known else (_BLACK, 255)
            ink = self._inks[name] = _Ink(mode, colour, alpha, self._orders.get(name))
        return ink

    def _stands_out(self, ink: _Ink, x: float, y: float) -> bool:
        """Whether the colour of a word differs from that of what lies beneath it."""
        ground = self._ground(ink, x, y)
        if ground is None:
            return True
        return max(abs(a - b) for a, b in zip(ink.colour, ground, strict=True)) > _SAME

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


def _page_box(page: pdfium.PdfPage) -> raw.FS_RECTF:
    """Return the box that viewers show, also where the page has it from its parent."""
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page.raw, box):
        box.left, box.bottom, box.right, box.top = page.get_mediabox()
    return box
