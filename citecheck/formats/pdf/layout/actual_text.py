"""The text of a page, where a file states one in place of its glyphs (``ActualText``).

Stated text makes words of ligatures, hyphens and glyphs without a meaning. Where it says something
else than what is printed, what is printed is read.
"""

from __future__ import annotations

import ctypes
import unicodedata
from itertools import repeat

import pypdfium2 as pdfium
from pypdfium2 import raw

from citecheck.formats.pdf.layout import asked
from citecheck.formats.pdf.layout.asked import bare
from citecheck.formats.pdf.layout.drawing import Drawing

_KEY = b"ActualText"
_KIND = bare(raw.FPDFPageObjMark_GetParamValueType)
_WORDS = bare(raw.FPDFPageObjMark_GetParamStringValue)
_REMOVE_MARK = bare(raw.FPDFPageObj_RemoveMark)
_TEXT = bare(raw.FPDFTextObj_GetText)
_LONGEST = 20_000  # code points of one statement


def text_page(page: pdfium.PdfPage, drawing: Drawing) -> pdfium.PdfTextPage:
    """Return the text of a page as it is printed; `drawing` then holds what is stated wrongly."""
    stated = page.get_textpage()
    kinds = list(map(_KIND, drawing.marks, repeat(_KEY)))
    stating = [
        mark
        for mark, kind in zip(drawing.marks, kinds, strict=True)
        if kind == raw.FPDF_OBJECT_STRING
    ]
    if not stating:
        return stated
    said = {mark: _statement(mark) for mark in stating}
    texts = {mark: drawing.marks.pop(mark) for mark in stating}
    for mark in stating:
        for text in texts[mark]:
            _REMOVE_MARK(text, mark)
    printed = page.get_textpage()
    wrong = [
        said[mark]
        for mark in stating
        if _differs(said[mark], "".join(_glyphs(text, printed) for text in texts[mark]))
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


def _statement(mark: int) -> str:
    buffer, length = (ctypes.c_ushort * _LONGEST)(), ctypes.c_ulong()
    size = ctypes.sizeof(buffer)
    if not _WORDS(mark, _KEY, buffer, size, ctypes.byref(length)):
        return ""
    return _decoded(buffer, length.value // 2)


def _glyphs(text: int, page: pdfium.PdfTextPage) -> str:
    buffer = (ctypes.c_ushort * _LONGEST)()
    return _decoded(buffer, _TEXT(text, asked.address_of(page.raw), buffer, _LONGEST))


def _decoded(buffer: ctypes.Array[ctypes.c_ushort], length: int) -> str:
    return bytes(buffer)[: 2 * max(length - 1, 0)].decode("utf-16-le", "replace")
