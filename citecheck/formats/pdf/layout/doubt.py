"""Which text objects of a page something may hide: a clip, a layer, a mask, what is painted later.

In: the drawing of a page. Out: addresses of text objects that are looked at in a rendering of the
page (`rendering`). Only what cannot be hidden so is passed without one, since a rendering takes
half the time of reading a page.
"""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from citecheck.formats.pdf.layout.drawing import Area, Drawing, TextItem

_Boxes = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

_MARGIN = 1.0  # points that the box of a text may reach out of its clip
_MOST_SEGMENTS = 200  # of clips that are looked at
_Tag = ctypes.c_ushort * 32
_NO_COVER = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET)


def doubtful_texts(page: pdfium.PdfPage, drawing: Drawing) -> frozenset[int]:
    """Return the addresses of the text objects that may be hidden, wholly or in part."""
    if _has_covering_notes(page):
        return frozenset(drawing.texts)
    covers = sorted(drawing.covers, key=lambda area: area.order)
    boxes = np.array([(one.left, one.bottom, one.right, one.top) for one in covers])
    layered = _in_layers(drawing)
    found = set()
    first = len(covers)  # of those that are painted later than the text
    above: Area | None = None  # a box around all of them
    for address, text in reversed(drawing.texts.items()):
        while first and covers[first - 1].order > text.order:
            first -= 1
            above = around(above, covers[first])
        is_covered = (
            above is not None
            and _overlap(above, text.box())
            and _any_overlaps(boxes[first:], text.box())
        )
        if is_covered or text.in_form or address in layered or _is_odd(text):
            found.add(address)
    return frozenset(found)


def _any_overlaps(boxes: _Boxes, box: Area) -> bool:
    left, bottom, right, top = boxes.T
    there = (left < box.right) & (box.left < right) & (bottom < box.top) & (box.bottom < top)
    return bool(there.any())


def around(one: Area | None, other: Area) -> Area:
    """Return the box around two."""
    if one is None:
        return other
    return Area(
        min(one.left, other.left),
        min(one.bottom, other.bottom),
        max(one.right, other.right),
        max(one.top, other.top),
        other.order,
    )


def _overlap(one: Area, other: Area) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.bottom < other.top
        and other.bottom < one.top
    )


def _is_odd(text: TextItem) -> bool:
    """Whether the text is transparent, or reaches out of its clip."""
    return bool(raw.FPDFPageObj_HasTransparency(text.item)) or not _is_within_clip(text)


def _in_layers(drawing: Drawing) -> set[int]:
    """Return the addresses of the text objects that optional content holds."""
    return {
        address
        for mark, texts in drawing.marks.values()
        if mark_name(mark) == "OC"
        for address in texts
    }


def mark_name(mark: raw.FPDF_PAGEOBJECTMARK) -> str:
    """Return the tag of marked content."""
    buffer, length = _Tag(), ctypes.c_ulong()
    if not raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length):
        return ""
    return bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")


def _is_within_clip(text: TextItem) -> bool:
    clip = raw.FPDFPageObj_GetClipPath(text.item)
    paths = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    left = _MOST_SEGMENTS
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(max(paths, 0)):
        count = raw.FPDFClipPath_CountPathSegments(clip, number)
        left -= max(count, 0)
        if left < 0:
            return False
        xs, ys = [], []
        for index in range(max(count, 0)):
            segment = raw.FPDFClipPath_GetPathSegment(clip, number, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            xs.append(x.value)
            ys.append(y.value)
        if xs and not _holds((min(xs), min(ys), max(xs), max(ys)), text.box()):
            return False
    return True


def _holds(clip: tuple[float, float, float, float], box: Area) -> bool:
    left, bottom, right, top = clip
    return (
        left - _MARGIN <= box.left
        and box.right <= right + _MARGIN
        and bottom - _MARGIN <= box.bottom
        and box.top <= top + _MARGIN
    )


def _has_covering_notes(page: pdfium.PdfPage) -> bool:
    """Whether the page has annotations that may lie over its text."""
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if note:
            kind = raw.FPDFAnnot_GetSubtype(note)
            raw.FPDFPage_CloseAnnot(note)
            if kind not in _NO_COVER:
                return True
    return False
