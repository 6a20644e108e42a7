"""The link annotations of a PDF: where they stand on a page, and where they lead."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
from msgspec import Struct
from msgspec.structs import replace
from pypdfium2 import raw

from citecheck.lazy_regex import regex

_MAX_ON_PAGE = 5_000
_MOST_LINES = 50  # of one link
_SAFE = regex(r"(?:https?|ftp|mailto|doi):", re.IGNORECASE)
_LONGEST_ADDRESS = 4_000  # bytes


class PdfLink(Struct, frozen=True, kw_only=True):
    """A link; its box in points. It leads to `url`, or to `x`, `y` on `to_page` (from 0)."""

    page: int = 0
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0
    url: str | None = None
    to_page: int | None = None
    x: float | None = None
    y: float | None = None


def links_of(document: pdfium.PdfDocument, page: pdfium.PdfPage, number: int) -> list[PdfLink]:
    """Return the links of a page that lead anywhere; scripts and other actions are left out.

    A link over several lines is several links.
    """
    found: list[PdfLink] = []
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while len(found) < _MAX_ON_PAGE and raw.FPDFLink_Enumerate(page.raw, position, link):
        goal = _goal(document, link)
        if goal is not None:
            for left, right, bottom, top in _boxes(link):
                found.append(
                    replace(goal, page=number, left=left, right=right, bottom=bottom, top=top)
                )
    return found


def _goal(document: pdfium.PdfDocument, link: raw.FPDF_LINK) -> PdfLink | None:
    """Return a link that knows where it leads, but not yet where it stands."""
    destination = raw.FPDFLink_GetDest(document.raw, link)
    action = None if destination else raw.FPDFLink_GetAction(link)
    if action:
        kind = raw.FPDFAction_GetType(action)
        if kind == raw.PDFACTION_URI:
            url = _url(document, action)
            return PdfLink(url=url) if url else None
        if kind == raw.PDFACTION_GOTO:
            destination = raw.FPDFAction_GetDest(document.raw, action)
    if not destination:
        return None
    to_page = raw.FPDFDest_GetDestPageIndex(document.raw, destination)
    x, y = _point(destination)
    return PdfLink(to_page=to_page, x=x, y=y) if to_page >= 0 else None


def _boxes(link: raw.FPDF_LINK) -> Iterator[tuple[float, float, float, float]]:
    """Yield left, right, bottom and top of each line of a link, or of its one box."""
    quad = raw.FS_QUADPOINTSF()
    count = min(raw.FPDFLink_CountQuadPoints(link), _MOST_LINES)
    for index in range(count):
        if raw.FPDFLink_GetQuadPoints(link, index, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(xs), max(xs), min(ys), max(ys)
    box = raw.FS_RECTF()
    if not count and raw.FPDFLink_GetAnnotRect(link, box):
        yield box.left, box.right, box.bottom, box.top


def _url(document: pdfium.PdfDocument, action: raw.FPDF_ACTION) -> str | None:
    length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
    if not 1 < length <= _LONGEST_ADDRESS:
        return None
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    url = buffer.value.decode("utf-8", "replace").strip()
    return url if _SAFE.match(url) else None


def _point(destination: raw.FPDF_DEST) -> tuple[float | None, float | None]:
    has_x, has_y, has_zoom = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
    x, y, zoom = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    if not raw.FPDFDest_GetLocationInPage(destination, has_x, has_y, has_zoom, x, y, zoom):
        return None, None
    return (x.value if has_x.value else None), (y.value if has_y.value else None)
