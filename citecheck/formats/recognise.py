"""Formats by their bytes alone: what no name and no server can mislabel."""

from __future__ import annotations

import re

from citecheck.lazy_regex import regex

PDF_HEADER_WITHIN = 1024  # bytes. Source: ISO 32000-1, annex H, implementation note 13
HEAD = 4_096  # bytes in which a text shows what it is
ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06")
_NAMES_WITHIN = 200_000  # bytes at either end of an archive that name its first members, or all
# In an EPUB and an OpenDocument file, the first member names the type.
# Source: EPUB OCF 3.3, 4.3; OpenDocument 1.3, part 2, 3.3
_MIMETYPE_WITHIN = 120  # bytes
_CONTROL = regex(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A text has next to no control bytes; 2 % of the first 4 kB is far above every text seen and far
# below compressed or random bytes (11 % on average). UTF-16 is told by its mark.
_MOST_CONTROL_SHARE = 0.02
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_HTML = regex(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LATEX = regex(
    rb"(?:\s|%[^\n]{0,1000}\n|\\(?:PassOptionsToPackage|RequirePackage|newif)\b[^\n]{0,400}\n){0,99}"
    rb"\\document(?:class|style)\b"
)
_LATEX_CLASS = regex(
    rb"^[^%\n]{0,200}\\document(?:class|style)\s{0,9}(?:\[[^\]]{0,2000}\])?\s{0,9}\{\s{0,9}([^{}]{1,100}?)\s{0,9}\}",
    re.MULTILINE,
)
_CLASS_WITHIN = 100_000  # bytes; some templates have pages of comments before it
_XML_START = rb"\s*(?:<\?xml[^>]{0,300}\?>\s*)?(?:<[!?][^<>]{0,2000}>\s*){0,9}"
_JATS = regex(_XML_START + rb"(?:<article\b[^>]{0,2000}>\s*<(?:front|body|processing-meta|\?|!--))")
_JATS_TYPE = regex(rb"<!DOCTYPE\s{1,9}(?:article|pmc-articleset)\b[^>]{0,300}\b(?:JATS|NLM)\b")
_TEI = regex(_XML_START + rb"<(?:tei:)?TEI(?:\.2|Corpus)?[\s>]")


def is_binary(body: bytes) -> bool:
    """Whether it is no text in any encoding."""
    if body.startswith(_WIDE_MARKS):
        return False
    sample = body[:HEAD]
    return len(_CONTROL.findall(sample)) > max(2, _MOST_CONTROL_SHARE * len(sample))


def is_pdf(body: bytes) -> bool:
    """Whether it is a PDF, junk before the header allowed."""
    return b"%PDF-" in body[:PDF_HEADER_WITHIN]


def is_zip(body: bytes) -> bool:
    """Whether it is a ZIP archive."""
    return body.startswith(ZIP_MARKS)


def is_docx(body: bytes) -> bool:
    """Whether it is a Word document: a member name in the directory or the first headers."""
    names = b"word/" in body[-_NAMES_WITHIN:] or b"word/" in body[:_NAMES_WITHIN]
    return is_zip(body) and names and not is_epub(body)


def is_epub(body: bytes) -> bool:
    """Whether it is an EPUB."""
    return is_zip(body) and b"application/epub+zip" in body[:_MIMETYPE_WITHIN]


def is_odt(body: bytes) -> bool:
    """Whether it is a text in the OpenDocument format: its first member says so."""
    return is_zip(body) and b"application/vnd.oasis.opendocument.text" in body[:_MIMETYPE_WITHIN]


def is_ods(body: bytes) -> bool:
    """Whether it is a spreadsheet in the OpenDocument format: its first member says so."""
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return is_zip(body) and kind in body[:_MIMETYPE_WITHIN]


def is_xlsx(body: bytes) -> bool:
    """Whether it is an Excel workbook: a member name in the directory or the first headers."""
    return is_zip(body) and _names(body, b"xl/worksheets/")


def is_pptx(body: bytes) -> bool:
    """Whether it is a PowerPoint presentation: a member name, as of a workbook."""
    return is_zip(body) and _names(body, b"ppt/slides/")


def _names(body: bytes, name: bytes) -> bool:
    return name in body[-_NAMES_WITHIN:] or name in body[:_NAMES_WITHIN]


def is_html(body: bytes) -> bool:
    """Whether it begins as a page does."""
    return _HTML.match(body[:HEAD]) is not None


def is_latex(body: bytes) -> bool:
    """Whether it begins as a LaTeX document does, comments aside."""
    return _LATEX.match(body[:HEAD]) is not None


def is_latex_document(body: bytes) -> bool:
    """Whether a LaTeX file is a document of its own, no chapter, figure or package of one."""
    found = _LATEX_CLASS.search(body[:_CLASS_WITHIN])
    return found is not None and found[1] not in (b"subfiles", b"standalone")


def is_jats(body: bytes) -> bool:
    """Whether it is an article in JATS: its document type, or how it begins."""
    head = body[:HEAD].removeprefix(b"\xef\xbb\xbf")
    return _JATS_TYPE.search(head) is not None or _JATS.match(head) is not None


def is_tei(body: bytes) -> bool:
    """Whether it is a document in TEI."""
    return _TEI.match(body[:HEAD].removeprefix(b"\xef\xbb\xbf")) is not None
