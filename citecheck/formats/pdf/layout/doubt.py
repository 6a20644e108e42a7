"""Which text objects of a page something may hide: a clip, a layer, a mask, what is painted later.

In: the drawing of a page. Out: addresses of text objects that are looked at in a rendering of the
page (`rendering`). Only what cannot be hidden so is passed without one, since a rendering takes
half the time of reading a page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import compress, repeat

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from citecheck.formats.pdf.layout import asked
from citecheck.formats.pdf.layout.asked import bare
from citecheck.formats.pdf.layout.drawing import Area, Drawing
from citecheck.formats.pdf.layout.objects import Box, bounds

_MARGIN = 1.0  # points that the box of a text may reach out of its clip
_MOST_CORNERS = 200  # of a clip that is looked at
_NO_COVER = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_WIDGET)
_LAYER = "OC\0".encode("utf-16-le")

_IS_TRANSPARENT = bare(raw.FPDFPageObj_HasTransparency)
_NAME = bare(raw.FPDFPageObjMark_GetName)
_CLIP = bare(raw.FPDFPageObj_GetClipPath)
_COUNT_PATHS = bare(raw.FPDFClipPath_CountPaths)
_COUNT_CORNERS = bare(raw.FPDFClipPath_CountPathSegments)
_CORNER = bare(raw.FPDFClipPath_GetPathSegment)
_POINT = bare(raw.FPDFPathSegment_GetPoint)


def doubtful_texts(page: pdfium.PdfPage, drawing: Drawing) -> frozenset[int]:
    """Return the addresses of the text objects that may be hidden, wholly or in part."""
    if _has_covering_notes(page):
        return frozenset(drawing.texts)
    found = {*drawing.in_forms, *_in_layers(drawing)}
    texts = [text for text in drawing.texts if text not in found]
    found.update(compress(texts, map(_IS_TRANSPARENT, texts)))
    found.update(_covered(texts, drawing))
    found.update(_beyond_clips(texts))
    return frozenset(found)


def _in_layers(drawing: Drawing) -> set[int]:
    """Return the text objects that optional content holds."""
    return {text for mark, texts in drawing.marks.items() if _is_layer(mark) for text in texts}


def _is_layer(mark: int) -> bool:
    """Whether marked content has the tag of optional content."""
    tag, length = ctypes.create_string_buffer(len(_LAYER)), ctypes.c_ulong()
    is_given = _NAME(mark, tag, len(_LAYER), ctypes.byref(length))
    return bool(is_given) and tag.raw == _LAYER


def _covered(texts: Sequence[int], drawing: Drawing) -> list[int]:
    """Return the texts, none in a form, that something is painted over."""
    covers = sorted(drawing.covers, key=lambda area: area.order)
    latest = covers[-1].order if covers else 0
    texts = [text for text in texts if drawing.texts[text] < latest]
    if not texts:
        return []
    over = np.array([cover[:4] for cover in covers])
    orders = np.array([drawing.texts[text] for text in texts])
    # The first cover that is painted later than each text, and a box around it and all behind it.
    firsts = np.searchsorted([cover.order for cover in covers], orders, "right")
    lows = np.minimum.accumulate(over[::-1, :2])[::-1][firsts]
    highs = np.maximum.accumulate(over[::-1, 2:])[::-1][firsts]
    boxes = bounds(texts).T
    maybe = _overlap(boxes, np.concatenate((lows, highs), axis=1))
    return [
        texts[at] for at in np.flatnonzero(maybe) if _overlap(boxes[at], over[firsts[at] :]).any()
    ]


def _overlap(boxes: asked.Numbers, others: asked.Numbers) -> asked.Truths:
    left, bottom, right, top = boxes.T
    other_left, other_bottom, other_right, other_top = others.T
    is_beside = (left < other_right) & (other_left < right)
    there: asked.Truths = is_beside & (bottom < other_top) & (other_bottom < top)
    return there


def _beyond_clips(texts: Sequence[int]) -> list[int]:
    """Return the texts, none in a form, that reach out of their clips.

    Of clips with too many corners that is not known.
    """
    clips = list(map(_CLIP, texts))
    counts = list(map(_COUNT_PATHS, clips))
    clipped = [at for at, count in enumerate(counts) if count > 0]
    boxes = bounds([texts[at] for at in clipped]).T.tolist()
    return [
        texts[at]
        for at, box in zip(clipped, boxes, strict=True)
        if not _is_within(clips[at], counts[at], box)
    ]


def _is_within(clip: int, paths: int, box: Box) -> bool:
    """Whether a box stands in all paths of a clip."""
    left, bottom, right, top = box
    counts = [max(_COUNT_CORNERS(clip, number), 0) for number in range(paths)]
    if sum(counts) > _MOST_CORNERS:
        return False
    for number, count in enumerate(counts):
        corners = map(_CORNER, repeat(clip), repeat(number), range(count))
        xs, ys = asked.written(np.float32, (1, 1), _POINT, corners, count=count)
        if count and not (
            xs.min() - _MARGIN <= left
            and right <= xs.max() + _MARGIN
            and ys.min() - _MARGIN <= bottom
            and top <= ys.max() + _MARGIN
        ):
            return False
    return True


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
