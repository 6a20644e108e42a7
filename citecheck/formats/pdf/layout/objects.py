"""The objects of a page of a PDF in the order of painting: their kinds, and where they stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import repeat

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from citecheck.formats.pdf.layout import asked
from citecheck.formats.pdf.layout.asked import bare

Box = tuple[float, float, float, float]
"""Left, bottom, right and top; points of the page."""

Matrix = tuple[float, float, float, float, float, float]

AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MOST_OBJECTS = 30_000
_DEEPEST = 5  # forms inside forms

_OBJECT = bare(raw.FPDFPage_GetObject)
_KIND = bare(raw.FPDFPageObj_GetType)
_IN_FORM = bare(raw.FPDFFormObj_GetObject)
_COUNT_IN_FORM = bare(raw.FPDFFormObj_CountObjects)
_BOUNDS = bare(raw.FPDFPageObj_GetBounds)
_MATRIX = bare(raw.FPDFPageObj_GetMatrix)


def objects_of(page: pdfium.PdfPage) -> Iterator[tuple[int, int, Matrix]]:
    """Yield the objects of a page, forms opened: address, kind, and matrix of the form around."""
    left = _MOST_OBJECTS
    count = raw.FPDFPage_CountObjects(page.raw)
    whole = _held(_OBJECT, asked.address_of(page.raw), count)
    stack: list[tuple[Iterator[tuple[int, int]], Matrix]] = [(whole, AS_IT_IS)]
    while stack and left:
        held, matrix = stack[-1]
        item, kind = next(held, (0, 0))
        if not item:
            stack.pop()
            continue
        left -= 1
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield item, kind, matrix
        elif len(stack) < _DEEPEST:
            inside = _held(_IN_FORM, item, _COUNT_IN_FORM(item))
            stack.append((inside, times(matrix_of(item), matrix)))


def _held(question: asked.Question, holder: int, count: int) -> Iterator[tuple[int, int]]:
    """Yield address and kind of what a page or a form holds."""
    items = list(map(question, repeat(holder), range(min(count, _MOST_OBJECTS))))
    return zip(items, map(_KIND, items), strict=True)


def boxes_of(items: Sequence[int], matrices: Sequence[Matrix]) -> list[Box]:
    """Return where objects stand, each in a form with a matrix."""
    boxes = bounds(items)
    if any(matrix is not AS_IT_IS for matrix in matrices):
        left, bottom, right, top = boxes
        a, b, c, d, e, f = np.array(matrices).T
        corners = [(x, y) for x in (left, right) for y in (bottom, top)]
        xs = np.array([a * x + c * y + e for x, y in corners])
        ys = np.array([b * x + d * y + f for x, y in corners])
        boxes = np.array((xs.min(axis=0), ys.min(axis=0), xs.max(axis=0), ys.max(axis=0)))
    return list(zip(*boxes.tolist(), strict=True))


def bounds(items: Sequence[int]) -> asked.Numbers:
    """Return lefts, bottoms, rights and tops of objects that stand in no form."""
    sides: asked.Numbers
    sides = asked.written(np.float32, (1, 1, 1, 1), _BOUNDS, items, count=len(items))
    return sides


def matrix_of(item: int) -> Matrix:
    """Return the matrix of an object."""
    found = raw.FS_MATRIX()
    if not _MATRIX(item, ctypes.byref(found)):
        return AS_IT_IS
    return found.a, found.b, found.c, found.d, found.e, found.f


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that does `one` and then `other`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        *(a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s),
        *(e * p + f * r + t, e * q + f * s + u),
    )
