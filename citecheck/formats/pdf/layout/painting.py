"""A page of pdfium → its `Drawing`; one with more objects than print has is read in part."""

from __future__ import annotations

import ctypes
from itertools import chain, repeat
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from citecheck.formats.pdf.layout import asked
from citecheck.formats.pdf.layout.asked import bare
from citecheck.formats.pdf.layout.drawing import Area, Colour, Drawing, Rule
from citecheck.formats.pdf.layout.objects import (
    AS_IT_IS,
    Box,
    Matrix,
    boxes_of,
    matrix_of,
    objects_of,
    times,
)

_CORNERS_OF_BARS = 8  # a filled path with more may be many thin bars
_MOST_SEGMENTS = 1_000  # of one path; a grid of 100 rows and 10 columns has fewer
_THIN = 2.0  # points; thicker ones are areas
_STRAIGHT = 0.5
_SHORTEST = 5.0
_LEAST_AREA = 4.0  # points in width and height of an area that a letter may stand on
_LEAST_COVER = 1.0  # points in width and height of what may cover a part of a letter
_SEEN_ALPHA = 128

_COUNT_MARKS = bare(raw.FPDFPageObj_CountMarks)
_MARK = bare(raw.FPDFPageObj_GetMark)
_DRAW_MODE = bare(raw.FPDFPath_GetDrawMode)
_STROKE_WIDTH = bare(raw.FPDFPageObj_GetStrokeWidth)
_FILL = bare(raw.FPDFPageObj_GetFillColor)
_COUNT_SEGMENTS = bare(raw.FPDFPath_CountSegments)
_SEGMENT = bare(raw.FPDFPath_GetPathSegment)
_SEGMENT_KIND = bare(raw.FPDFPathSegment_GetType)
_POINT = bare(raw.FPDFPathSegment_GetPoint)
_CLOSES = bare(raw.FPDFPathSegment_GetClose)


def drawing_of(page: pdfium.PdfPage) -> Drawing:
    """Return what the page shows besides its text."""
    drawing = Drawing()
    others: list[_Painted] = []
    for order, (item, kind, matrix) in enumerate(objects_of(page)):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            drawing.texts[item] = order
            if matrix is not AS_IT_IS:
                drawing.in_forms[item] = matrix
        else:
            others.append(_Painted(item, kind, matrix, order))
    _add_marks(drawing)
    boxes = boxes_of([one.item for one in others], [one.matrix for one in others])
    paths = [one.item for one in others if one.kind == raw.FPDF_PAGEOBJ_PATH]
    modes = asked.written(np.int32, (1, 1), _DRAW_MODE, paths, count=len(paths))
    draws = zip(*modes.astype(bool).tolist(), strict=True)  # whether filled, whether stroked
    for one, box in zip(others, boxes, strict=True):
        if one.kind == raw.FPDF_PAGEOBJ_PATH:
            fills, strokes = next(draws)
            _add_path(drawing, one, box, fills=fills, strokes=strokes)
        elif one.kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            is_picture = one.kind == raw.FPDF_PAGEOBJ_IMAGE
            drawing.images += [one.item] * is_picture
            area = Area(*box, one.order)
            (drawing.pictures if is_picture else drawing.areas).append(area)
            drawing.covers.append(area)
    return drawing


class _Painted(NamedTuple):
    item: int
    kind: int
    matrix: Matrix
    order: int


def _add_marks(drawing: Drawing) -> None:
    counts = list(map(_COUNT_MARKS, drawing.texts))
    texts = [text for text, count in zip(drawing.texts, counts, strict=True) for _ in range(count)]
    marks = map(_MARK, texts, chain.from_iterable(map(range, counts)))
    for mark, text in zip(marks, texts, strict=True):
        drawing.marks.setdefault(mark, []).append(text)


def _add_path(drawing: Drawing, path: _Painted, box: Box, *, fills: bool, strokes: bool) -> None:
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if min(width, height) >= _LEAST_COVER:
        is_bar = fills or (strokes and _stroke_width(path.item) > _THIN)
        drawing.covers += [Area(*box, path.order)] * is_bar
    if height <= _THIN or width <= _THIN:
        if width >= _SHORTEST and height <= _THIN:
            drawing.flat.append(Rule((top + bottom) / 2, left, right))
        elif height >= _SHORTEST and width <= _THIN:
            drawing.upright.append(Rule((left + right) / 2, bottom, top))
        return
    if fills and min(width, height) >= _LEAST_AREA:
        colour, alpha = _fill(path.item)
        if alpha >= _SEEN_ALPHA:
            drawing.areas.append(Area(*box, path.order, colour))
    is_long = max(width, height) >= _SHORTEST - _STRAIGHT
    if is_long and (strokes or not fills or _COUNT_SEGMENTS(path.item) > _CORNERS_OF_BARS):
        _add_segments(drawing, path)


def _add_segments(drawing: Drawing, path: _Painted) -> None:
    """Add the flat and upright stretches of a path."""
    a, b, c, d, e, f = times(matrix_of(path.item), path.matrix)
    count = min(_COUNT_SEGMENTS(path.item), _MOST_SEGMENTS)
    segments = list(map(_SEGMENT, repeat(path.item), range(count)))
    points = asked.written(np.float32, (1, 1), _POINT, segments, count=len(segments))
    kinds = map(_SEGMENT_KIND, segments)
    first = last = (0.0, 0.0)
    for segment, kind, x, y in zip(segments, kinds, *points.tolist(), strict=True):
        point = (a * x + c * y + e, b * x + d * y + f)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            if abs(last[0] - point[0]) >= _SHORTEST or abs(last[1] - point[1]) >= _SHORTEST:
                _add_stretch(drawing, last, point)
            if _CLOSES(segment):
                _add_stretch(drawing, point, first)
        last = point


def _add_stretch(drawing: Drawing, one: tuple[float, float], other: tuple[float, float]) -> None:
    (x0, y0), (x1, y1) = one, other
    if abs(y0 - y1) < _STRAIGHT and abs(x0 - x1) >= _SHORTEST:
        drawing.flat.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif abs(x0 - x1) < _STRAIGHT and abs(y0 - y1) >= _SHORTEST:
        drawing.upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _stroke_width(path: int) -> float:
    width = ctypes.c_float()
    return width.value if _STROKE_WIDTH(path, ctypes.byref(width)) else 0.0


def _fill(path: int) -> tuple[Colour | None, int]:
    """Return colour and opacity (0–255) of a filling; no colour where it is a pattern."""
    channels = red, green, blue, alpha = [ctypes.c_uint() for _ in range(4)]
    if not _FILL(path, *map(ctypes.byref, channels)):
        return None, 255
    return (red.value, green.value, blue.value), alpha.value
