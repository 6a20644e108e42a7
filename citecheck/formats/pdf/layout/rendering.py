"""A page rendered twice, with its text and without: where the two differ, text is seen.

The engine that renders knows clips, layers, masks, patterns and the order of painting; none of that
is worked out here.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from math import ceil

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from citecheck.formats.pdf.layout.asked import address_of, bare
from citecheck.formats.pdf.layout.drawing import Area, Drawing

_Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
_SEEN = 24  # of 255 in any channel: what differs less nobody reads
_LONGEST_SIDE = 2_000  # pixels of a rendering
_MOST_OBJECTS = 200_000  # on a page that is rendered
_BESIDE = 48  # pixels on each side of what is cut out: signs over its edge may be drawn beside it
_SET_ACTIVE = bare(raw.FPDFPageObj_SetIsActive)
_TO_DEVICE = bare(raw.FPDF_PageToDevice)
_PIXEL_SIZE = bare(raw.FPDFImageObj_GetImagePixelSize)
_MOST_PIXELS = 100_000_000  # in the pictures of a page that is rendered


class Rendering:
    """The two pictures of a page, or of the part of it that is `within` a box."""

    def __init__(self, page: pdfium.PdfPage, drawing: Drawing, within: Area | None = None) -> None:
        width, height = page.get_size()
        scale = min(1.0, _LONGEST_SIDE / max(width, height, 1.0))
        self._page = page
        self._address = address_of(page.raw)
        self._last = Area(0, 0, 0, 0, 0), (slice(0), slice(0))  # the box last asked for
        self._size = (max(int(width * scale), 1), max(int(height * scale), 1))
        self._all = (ceil(width * scale), ceil(height * scale))  # as the engine rounds
        self._window = (0, 0, *self._all)  # left, top, right and bottom of what is rendered
        if within is not None and scale == 1.0:  # a point is a pixel there: none is split
            self._window = self._around(within)
        self._with = self._rendered(scale)
        _let(drawing.texts, be_painted=False)
        without = self._rendered(scale)
        _let(drawing.texts, be_painted=True)
        changes = np.maximum(self._with, without) - np.minimum(self._with, without)
        self._changed = np.array(changes > _SEEN)

    def holds(self, box: Area) -> bool:
        """Whether all that the page shows of a box is rendered."""
        rows, columns = self._pixels(box)
        left, top, right, bottom = self._window
        width, height = self._all
        is_across = left <= columns.start and min(columns.stop, width) <= right
        is_upright = top <= rows.start and min(rows.stop, height) <= bottom
        return bool(is_across and is_upright)

    def shows_text(self, box: Area) -> bool:
        """Whether text that stands in the box is seen."""
        return bool(self._changed[self._part(box)].any())

    def has_ink(self, box: Area) -> bool:
        """Whether the box holds more than one colour, as the picture of words does."""
        there = self._with[self._part(box)]
        if not there.size:
            return False
        return int((there.max(axis=(0, 1)) - there.min(axis=(0, 1))).max()) > _SEEN

    def _rendered(self, scale: float) -> _Pixels:
        (left, top, right, bottom), (width, height) = self._window, self._all
        crop = (left, height - bottom, width - right, top)  # all 0 where a point is no pixel
        bitmap = self._page.render(scale=scale, crop=crop, may_draw_forms=False)
        try:
            pixels: _Pixels = bitmap.to_numpy()[..., :3].copy()
        finally:
            bitmap.close()
        return pixels

    def _part(self, box: Area) -> tuple[slice, slice]:
        """Return the pixels of a box in the pictures."""
        rows, columns = self._pixels(box)
        left, top, _, _ = self._window
        return (
            slice(max(rows.start - top, 0), max(rows.stop - top, 0)),
            slice(max(columns.start - left, 0), max(columns.stop - left, 0)),
        )

    def _around(self, box: Area) -> tuple[int, int, int, int]:
        """Return the window around a box; all of the page where it stands beside the page."""
        rows, columns = self._pixels(box)
        width, height = self._all
        left, right = max(columns.start - _BESIDE, 0), min(columns.stop + _BESIDE, width)
        top, bottom = max(rows.start - _BESIDE, 0), min(rows.stop + _BESIDE, height)
        return (left, top, right, bottom) if left < right and top < bottom else self._window

    def _pixels(self, box: Area) -> tuple[slice, slice]:
        """Return the pixels of a box of the page, and a row above and below: rules are thin."""
        if box is not self._last[0]:
            self._last = box, self._pixels_of(box)
        return self._last[1]

    def _pixels_of(self, box: Area) -> tuple[slice, slice]:
        x0, y0 = self._pixel(box.left, box.top)
        x1, y1 = self._pixel(box.right, box.bottom)
        left, right = sorted((x0, x1))
        top, bottom = sorted((y0, y1))
        return slice(max(top - 1, 0), max(bottom + 2, 0)), slice(max(left, 0), max(right + 1, 0))

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        column, row = ctypes.c_int(), ctypes.c_int()
        at = map(ctypes.byref, (column, row))
        _TO_DEVICE(self._address, 0, 0, *self._size, 0, x, y, *at)
        return column.value, row.value


def _let(texts: Iterable[int], *, be_painted: bool) -> None:
    for text in texts:
        _SET_ACTIVE(text, be_painted)


def can_be_rendered(page: pdfium.PdfPage, pictures: Iterable[int]) -> bool:
    """Whether a rendering of the page takes no more than that of an ordinary one."""
    if raw.FPDFPage_CountObjects(page.raw) > _MOST_OBJECTS:
        return False
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pixels = 0
    for picture in pictures:
        if _PIXEL_SIZE(picture, ctypes.byref(width), ctypes.byref(height)):
            pixels += width.value * height.value
    return pixels <= _MOST_PIXELS
