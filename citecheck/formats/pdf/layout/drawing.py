"""What a page of a PDF shows besides its text: ruling lines, coloured areas, pictures.

In: a page of pdfium. Out: a `Drawing`. The order of painting is kept, so that it can be told what
lies beneath a word. Pages with more objects than any printed page has are read in part.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
from msgspec import Struct, field
from pypdfium2 import raw

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[int, int, int]

_NOWHERE = (0.0, 0.0, 0.0, 0.0)
_AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MOST_OBJECTS = 30_000
_MOST_SEGMENTS = 1_000  # of one path; a grid of 100 rows and 10 columns has fewer
_DEEPEST = 5  # forms inside forms
_THIN = 2.0  # points; thicker ones are areas
_STRAIGHT = 0.5
_SHORTEST = 5.0
_LEAST_AREA = 4.0  # points in width and height of an area that a letter may stand on
_LEAST_COVER = 1.0  # points in width and height of what may cover a part of a letter
_SEEN_ALPHA = 128


class Rule(Struct, frozen=True):
    """A ruling line, flat or upright, from `start` to `end` at `at` on the other axis."""

    at: float
    start: float
    end: float


class Area(NamedTuple):
    """A painted stretch; `colour` is None where it has no single one. `order` is of painting."""

    left: float
    bottom: float
    right: float
    top: float
    order: int
    colour: Colour | None = None

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    @property
    def size(self) -> float:
        """Square points."""
        return (self.right - self.left) * (self.top - self.bottom)


class TextItem(NamedTuple):
    """A text object: when it is painted, and the matrix of the form that holds it, if one does."""

    item: raw.FPDF_PAGEOBJECT
    order: int
    matrix: Matrix

    @property
    def in_form(self) -> bool:
        """Whether a form holds it."""
        return self.matrix is not _AS_IT_IS

    def box(self) -> Area:
        """Return where it stands; asked for only where that matters."""
        return Area(*(_bounds(self.item, self.matrix) or _NOWHERE), self.order)


class Mark(NamedTuple):
    """Marked content: the addresses of the text objects in it."""

    mark: raw.FPDF_PAGEOBJECTMARK
    texts: list[int]


class Drawing(Struct):
    """All that was painted on a page, in the order of painting; text objects by address."""

    flat: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)  # of one colour, or shaded
    pictures: list[Area] = field(default_factory=list)
    covers: list[Area] = field(default_factory=list)  # what may hide text painted before
    texts: dict[int, TextItem] = field(default_factory=dict)
    marks: dict[int, Mark] = field(default_factory=dict)  # of these texts, by address
    images: list[raw.FPDF_PAGEOBJECT] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)  # words that no reader of the page sees
    skipped: list[str] = field(default_factory=list)  # words that are seen, and were not read
    sideways: bool = False  # the file shows the page turned by a quarter
    is_unread: bool = False  # it is a picture, and its words were not read
    turned: bool = False  # its lines are measured as if it were turned; what is drawn is not

    @property
    def may_hold_grids(self) -> bool:
        """Whether it has rules enough both ways for cells."""
        return min(len(self.flat), len(self.upright)) >= 2


def drawing_of(page: pdfium.PdfPage) -> Drawing:
    """Return what the page shows besides its text."""
    drawing = Drawing()
    for order, (item, kind, matrix) in enumerate(_objects(page)):
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _add_path(drawing, item, matrix, order)
            continue
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            _add_text(drawing, TextItem(item, order, matrix))
            continue
        box = _bounds(item, matrix)
        if box is not None and kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            is_picture = kind == raw.FPDF_PAGEOBJ_IMAGE
            goal = drawing.pictures if is_picture else drawing.areas
            drawing.images += [item] * is_picture
            goal.append(Area(*box, order))
            drawing.covers.append(Area(*box, order))
    return drawing


def _add_text(drawing: Drawing, text: TextItem) -> None:
    address = address_of(text.item)
    drawing.texts[address] = text
    for index in range(raw.FPDFPageObj_CountMarks(text.item)):
        mark = raw.FPDFPageObj_GetMark(text.item, index)
        name = address_of(mark)
        if name not in drawing.marks:
            drawing.marks[name] = Mark(mark, [])
        drawing.marks[name].texts.append(address)


def address_of(item: raw.FPDF_PAGEOBJECT) -> int:
    """Return what tells an object of a page from the others."""
    return ctypes.addressof(item.contents) if item else 0


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, int, Matrix]]:
    """Yield the objects of a page in the order of painting, forms opened: kind, and matrix."""
    left = _MOST_OBJECTS
    whole = (
        raw.FPDFPage_GetObject(page.raw, index)
        for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS))
    )
    stack: list[tuple[Iterator[raw.FPDF_PAGEOBJECT], Matrix]] = [(whole, _AS_IT_IS)]
    while stack and left:
        item = next(stack[-1][0], None)
        if item is None:
            stack.pop()
            continue
        left -= 1
        matrix = stack[-1][1]
        kind = raw.FPDFPageObj_GetType(item)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield item, kind, matrix
        elif len(stack) < _DEEPEST:
            stack.append((_in_form(item), _times(_matrix(item), matrix)))


def _in_form(form: raw.FPDF_PAGEOBJECT) -> Iterator[raw.FPDF_PAGEOBJECT]:
    for index in range(min(raw.FPDFFormObj_CountObjects(form), _MOST_OBJECTS)):
        yield raw.FPDFFormObj_GetObject(form, index)


def _add_path(drawing: Drawing, path: raw.FPDF_PAGEOBJECT, matrix: Matrix, order: int) -> None:
    box = _bounds(path, matrix)
    if box is None:
        return
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    is_bar = bool(fill.value) or (bool(stroke.value) and _stroke_width(path) > _THIN)
    if is_bar and min(width, height) >= _LEAST_COVER:
        drawing.covers.append(Area(*box, order))
    if height <= _THIN or width <= _THIN:
        if width >= _SHORTEST and height <= _THIN:
            drawing.flat.append(Rule((top + bottom) / 2, left, right))
        elif height >= _SHORTEST and width <= _THIN:
            drawing.upright.append(Rule((left + right) / 2, bottom, top))
        return
    if fill.value and min(width, height) >= _LEAST_AREA:
        colour, alpha = _fill(path)
        if alpha >= _SEEN_ALPHA:
            drawing.areas.append(Area(*box, order, colour))
    is_long = max(width, height) >= _SHORTEST - _STRAIGHT
    if is_long and (stroke.value or not fill.value or _is_of_bars(path)):
        _add_segments(drawing, path, matrix)


def _is_of_bars(path: raw.FPDF_PAGEOBJECT) -> bool:
    """Whether a filled path has so many corners that it may be many thin bars."""
    return bool(raw.FPDFPath_CountSegments(path) > 8)


def _add_segments(drawing: Drawing, path: raw.FPDF_PAGEOBJECT, matrix: Matrix) -> None:
    """Add the flat and upright stretches of a path."""
    own = _times(_matrix(path), matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    x_given, y_given = ctypes.byref(x), ctypes.byref(y)
    first = last = (0.0, 0.0)
    curve: raw.FPDF_PATHSEGMENT | None = None  # whose end is asked for if a line goes on from it
    for index in range(min(raw.FPDFPath_CountSegments(path), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            curve = segment
            continue
        if curve is not None and kind == raw.FPDF_SEGMENT_LINETO:
            raw.FPDFPathSegment_GetPoint(curve, x_given, y_given)
            last = _moved(x.value, y.value, own)
        curve = None
        raw.FPDFPathSegment_GetPoint(segment, x_given, y_given)
        point = _moved(x.value, y.value, own)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            _add_stretch(drawing, last, point)
            if raw.FPDFPathSegment_GetClose(segment):
                _add_stretch(drawing, point, first)
        last = point


def _add_stretch(drawing: Drawing, one: tuple[float, float], other: tuple[float, float]) -> None:
    (x0, y0), (x1, y1) = one, other
    if abs(y0 - y1) < _STRAIGHT and abs(x0 - x1) >= _SHORTEST:
        drawing.flat.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
    elif abs(x0 - x1) < _STRAIGHT and abs(y0 - y1) >= _SHORTEST:
        drawing.upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _stroke_width(path: raw.FPDF_PAGEOBJECT) -> float:
    width = ctypes.c_float()
    return width.value if raw.FPDFPageObj_GetStrokeWidth(path, width) else 0.0


def _fill(path: raw.FPDF_PAGEOBJECT) -> tuple[Colour | None, int]:
    """Return colour and opacity (0–255) of a filling; no colour where it is a pattern."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha):
        return None, 255
    return (red.value, green.value, blue.value), alpha.value


# Made once for the thousands of objects of a page; pdfium serves one thread at a time anyway.
_SIDES = tuple(ctypes.c_float() for _ in range(4))
_SIDES_GIVEN = tuple(map(ctypes.byref, _SIDES))


def _bounds(item: raw.FPDF_PAGEOBJECT, matrix: Matrix) -> tuple[float, float, float, float] | None:
    if not raw.FPDFPageObj_GetBounds(item, *_SIDES_GIVEN):
        return None
    left, bottom, right, top = _SIDES
    if matrix is _AS_IT_IS:
        return left.value, bottom.value, right.value, top.value
    corners = [
        _moved(x, y, matrix) for x in (left.value, right.value) for y in (bottom.value, top.value)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _matrix(item: raw.FPDF_PAGEOBJECT) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return _AS_IT_IS
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that does `one` and then `other`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        *(a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s),
        *(e * p + f * r + t, e * q + f * s + u),
    )


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
