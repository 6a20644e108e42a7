"""Which words of a PDF no reader sees: invisible, in the colour of their ground, off the page.

Invisible text over the picture of a scanned page is what a reader of that page reads: it is seen.
"""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
from pypdfium2 import raw

from citecheck.pdf.drawing import Area, Colour, Drawing, address_of
from citecheck.pdf.pieces import Piece

_WHITE: Colour = (255, 255, 255)
_SAME = 24  # of 255 in every channel: what differs less from its ground nobody reads
_FAINTEST = 10  # of 255, opacity
_SMALLEST = 1.0  # points
_OFF = 1.0  # points beyond the edge of the page
_SCAN = 0.3  # of the page that a picture covers, if it is the scan of a page
_MOST_AREAS = 2_000  # on a page; with more, what lies beneath a word is not looked for
_INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_OUTLINED = (raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP)


class Sight:
    """Tells of the words of one page whether they are seen."""

    def __init__(self, page: pdfium.PdfPage, handle: raw.FPDF_TEXTPAGE, drawing: Drawing) -> None:
        self._handle = handle
        self._drawing = drawing
        self._page = _page_box(page)
        size = (self._page.right - self._page.left) * (self._page.top - self._page.bottom)
        self._scans = [one for one in drawing.pictures if one.size >= _SCAN * size]
        self._colour = tuple(ctypes.c_uint() for _ in range(4))

    def sees(self, piece: Piece) -> bool:
        """Whether a reader of the page sees the piece."""
        x, y = (piece.x0 + piece.x1) / 2, piece.y + piece.height / 4
        if not self._is_on_page(x, y):
            return False
        width = (piece.x1 - piece.x0) / max(len(piece.text), 1)
        if max(piece.height, width) < _SMALLEST:
            return False
        item = raw.FPDFText_GetTextObject(self._handle, piece.first)
        mode = raw.FPDFTextObj_GetTextRenderMode(item) if item else raw.FPDF_TEXTRENDERMODE_FILL
        if mode in _INVISIBLE:
            return any(scan.holds(x, y) for scan in self._scans)
        return mode in _OUTLINED or self._stands_out(piece.first, item, x, y)

    def _is_on_page(self, x: float, y: float) -> bool:
        page = self._page
        across, along = x - page.left, y - page.bottom
        return bool(
            -_OFF < across < page.right - page.left + _OFF
            and -_OFF < along < page.top - page.bottom + _OFF
        )

    def _stands_out(self, index: int, item: raw.FPDF_PAGEOBJECT, x: float, y: float) -> bool:
        """Whether the colour of a character differs from that of what lies beneath it."""
        if not raw.FPDFText_GetFillColor(self._handle, index, *self._colour):
            return True
        red, green, blue, alpha = (channel.value for channel in self._colour)
        if alpha < _FAINTEST:
            return False
        if not self._drawing.areas and min(red, green, blue) < 255 - _SAME:
            return True
        ground = self._ground(x, y, self._drawing.texts.get(address_of(item)) if item else None)
        if ground is None:
            return True
        return max(abs(a - b) for a, b in zip((red, green, blue), ground, strict=True)) > _SAME

    def _ground(self, x: float, y: float, order: int | None) -> Colour | None:
        """Return the colour on which something painted as number `order` stands, if it is one."""
        drawing = self._drawing
        if order is None or len(drawing.areas) + len(drawing.pictures) > _MOST_AREAS:
            return None
        beneath = [
            area
            for area in (*drawing.areas, *drawing.pictures)
            if area.order < order and area.holds(x, y)
        ]
        last: Area | None = max(beneath, key=lambda area: area.order, default=None)
        return _WHITE if last is None else last.colour


def _page_box(page: pdfium.PdfPage) -> raw.FS_RECTF:
    """Return the box that viewers show, also where the page has it from its parent."""
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page.raw, box):
        box.left, box.bottom, box.right, box.top = page.get_mediabox()
    return box
