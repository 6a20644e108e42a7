"""The text of a page, where a file states one in place of its glyphs (``ActualText``).

Stated text makes words of ligatures, hyphens and glyphs without a meaning. Where it says something
else than what is printed, what is printed is read.
"""

from __future__ import annotations

import ctypes
import unicodedata

import pypdfium2 as pdfium
from pypdfium2 import raw

from citecheck.formats.pdf.layout.drawing import Drawing, TextItem

_KEY = b"ActualText"
_LONGEST = 20_000  # code points of one statement


def text_page(page: pdfium.PdfPage, drawing: Drawing) -> pdfium.PdfTextPage:
    """Return the text of a page as it is printed; `drawing` then holds what is stated wrongly."""
    stated = page.get_textpage()
    groups = {
        name: one
        for name, one in drawing.marks.items()
        if raw.FPDFPageObjMark_GetParamValueType(one.mark, _KEY) == raw.FPDF_OBJECT_STRING
    }
    if not groups:
        return stated
    said = {name: _statement(one.mark) for name, one in groups.items()}
    for name, (mark, texts) in groups.items():
        del drawing.marks[name]
        for text in texts:
            raw.FPDFPageObj_RemoveMark(drawing.texts[text].item, mark)
    printed = page.get_textpage()
    wrong = [
        said[name]
        for name, (_, texts) in groups.items()
        if _differs(said[name], "".join(_glyphs(drawing.texts[one], printed) for one in texts))
    ]
    if not wrong:
        printed.close()
        return stated
    drawing.hidden += wrong
    stated.close()
    return printed


def _differs(said: str, printed: str) -> bool:
    """Whether a statement says something else than glyphs that have a meaning of their own."""
    glyphs, words = _folded(printed), _folded(said)
    return glyphs != words and bool(glyphs or len(words) > len(printed) + 1)


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _statement(mark: raw.FPDF_PAGEOBJECTMARK) -> str:
    buffer, length = (ctypes.c_ushort * _LONGEST)(), ctypes.c_ulong()
    size = ctypes.sizeof(buffer)
    if not raw.FPDFPageObjMark_GetParamStringValue(mark, _KEY, buffer, size, length):
        return ""
    return _decoded(buffer, length.value // 2)


def _glyphs(text: TextItem, page: pdfium.PdfTextPage) -> str:
    buffer = (ctypes.c_ushort * _LONGEST)()
    return _decoded(buffer, raw.FPDFTextObj_GetText(text.item, page.raw, buffer, _LONGEST))


def _decoded(buffer: ctypes.Array[ctypes.c_ushort], length: int) -> str:
    return bytes(buffer)[: 2 * max(length - 1, 0)].decode("utf-16-le", "replace")
