"""The link annotations of a PDF: where they stand on a page, and where they lead."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

_MAX_ON_PAGE = 5_000
_LONGEST_ADDRESS = 4_000  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfLink:
    """A link; its box in points. It leads to `url`, or to `x`, `y` on `to_page` (from 0)."""

    page: int
    left: float
    right: float
    bottom: float
    top: float
    url: str | None = None
    to_page: int | None = None
    x: float | None = None
    y: float | None = None


def links_of(document: pdfium.PdfDocument, page: pdfium.PdfPage, number: int) -> list[PdfLink]:
    """Return the links of a page that lead anywhere; scripts and other actions are left out."""
    found: list[PdfLink] = []
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    box = raw.FS_RECTF()
    while len(found) < _MAX_ON_PAGE and raw.FPDFLink_Enumerate(page.raw, position, link):
        if not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        where = {"left": box.left, "right": box.right, "bottom": box.bottom, "top": box.top}
        destination = raw.FPDFLink_GetDest(document.raw, link)
        action = raw.FPDFLink_GetAction(link)
        if not destination and action:
            kind = raw.FPDFAction_GetType(action)
            if kind == raw.PDFACTION_URI:
                url = _url(document, action)
                if url:
                    found.append(PdfLink(page=number, url=url, **where))
                continue
            if kind == raw.PDFACTION_GOTO:
                destination = raw.FPDFAction_GetDest(document.raw, action)
        if destination:
            to_page = raw.FPDFDest_GetDestPageIndex(document.raw, destination)
            if to_page >= 0:
                x, y = _point(destination)
                found.append(PdfLink(page=number, to_page=to_page, x=x, y=y, **where))
    return found


def _url(document: pdfium.PdfDocument, action: raw.FPDF_ACTION) -> str | None:
    length = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
    if not 1 < length <= _LONGEST_ADDRESS:
        return None
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAction_GetURIPath(document.raw, action, buffer, length)
    return buffer.value.decode("utf-8", "replace").strip() or None


def _point(destination: raw.FPDF_DEST) -> tuple[float | None, float | None]:
    has_x, has_y, has_zoom = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
    x, y, zoom = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    if not raw.FPDFDest_GetLocationInPage(destination, has_x, has_y, has_zoom, x, y, zoom):
        return None, None
    return (x.value if has_x.value else None), (y.value if has_y.value else None)
