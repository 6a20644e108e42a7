"""PDF → its content: lines, blocks and links by layout, hyphenation and broken addresses undone."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2 as pdfium

from citecheck.errors import InputError
from citecheck.formats.draft_builder import Content
from citecheck.formats.pdf.draft_text import PdfWriting
from citecheck.formats.pdf.layout import scanned
from citecheck.formats.pdf.layout.blocks import blocks_of
from citecheck.formats.pdf.layout.furniture import without_furniture
from citecheck.formats.pdf.layout.lines import Line
from citecheck.formats.pdf.layout.page import read_page
from citecheck.formats.pdf.links import PdfLink, links_of
from citecheck.formats.pdf.skipped import told
from citecheck.lazy_regex import regex
from citecheck.model import ReaderNotice

_LONGEST_TITLE = 500  # code points
_WORDS = regex(r"[^\W\d_]{2,}\s+\S*[^\W\d_]{2,}")
_FILE_NAME = regex(r"\.(?:docx?|pdf|tex|dvi|indd|qxd|rtf|html?)\b|^Microsoft ", re.IGNORECASE)
_LABEL = regex(r"\[[^\]\s]{1,12}\]|\(?\d{1,4}[.)]")
# In heights of type.
_POINT_TOLERANCE = 0.2
_COLUMN_WIDTH = 10
_NEXT_LINE = 2.0
_SET_OUT = 0.45

MAX_PAGES = 3_000
MAX_CHARACTERS = 20_000_000


def read(body: bytes) -> Content:
    """Return the text of a PDF in flow order; a scan has none.

    Raises:
        InputError: the file is damaged, needs a password, or is too large.
    """
    try:
        document = pdfium.PdfDocument(body)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError("it needs a password; save it without one") from error
        raise InputError(f"it is damaged ({error}); export it anew") from error
    if len(document) > MAX_PAGES:
        raise InputError(f"it has {len(document)} pages, at most {MAX_PAGES}; split it")
    pages, links, skipped, pictures = _read_pages(document)
    lines = dict(enumerate(pages))
    anchors, targets = _destinations(links, lines)
    writing = PdfWriting(pages, links)
    for block in blocks_of(without_furniture(pages), anchors):
        writing.add(block)
    writing.add_links(targets)
    notices = tuple(
        ReaderNotice(code="draft.text_skipped", message=f"{said[0].upper()}{said[1:]}.")
        for said in skipped
    )
    seen = {line.page for page in pages for line in page if line.confidence is not None}
    if seen:
        notices += (scanned.recognised_notice(sorted(seen)),)
    content = writing.content(title=_title(document))
    return replace(content, notices=notices, pictures=pictures)


def _read_pages(
    document: pdfium.PdfDocument,
) -> tuple[list[list[Line]], list[PdfLink], list[str], int]:
    """Return the lines of each page, the links, what is said of words that were not read.

    Last the number of pages that are pictures, and were not read.
    """
    skipped: list[str] = []
    unread: list[int] = []
    pages: list[list[Line]] = []
    links: list[PdfLink] = []
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:  # one damaged page does not spoil the others
            pages.append([])
            skipped.append(f"page {number + 1} is damaged, and was not read")
            continue
        lines, drawing = read_page(page, number)
        pages.append(lines)
        skipped += told([(number, drawing)])
        unread += [number] * drawing.is_unread
        links += links_of(document, page, number)
        page.close()
        characters += sum(line.pieces[-1].end - line.pieces[0].first for line in pages[-1])
        if characters > MAX_CHARACTERS:
            raise InputError(f"it holds more than {MAX_CHARACTERS:,} characters; split it")
    skipped += scanned.told(unread)
    return pages, links, skipped, len(unread)


def _title(document: pdfium.PdfDocument) -> str | None:
    """Return the title in the file's metadata, unless a program put a file name there."""
    try:
        title = " ".join(document.get_metadata_value("Title").split())[:_LONGEST_TITLE]
    except pdfium.PdfiumError:
        return None
    return title if _WORDS.search(title) and not _FILE_NAME.search(title) else None


def _destinations(
    links: list[PdfLink], pages: dict[int, list[Line]]
) -> tuple[dict[int, str], dict[int, str]]:
    """Return the names of lines that links lead to, and each link's target."""
    anchors: dict[int, str] = {}
    targets: dict[int, str] = {}
    by_point: dict[tuple[int, float | None, float | None], str | None] = {}
    for link in links:
        if link.to_page is None:
            continue
        point = (link.to_page, link.x, link.y)
        if point not in by_point:
            line = _line_at(pages.get(link.to_page, []), link.x, link.y)
            name = None
            if line is not None:
                name = anchors.setdefault(id(line), f"p{link.to_page + 1}-{len(anchors) + 1}")
            by_point[point] = name
        target = by_point[point]
        if target is not None:
            targets[id(link)] = f"#{target}"
    return anchors, targets


def _line_at(lines: list[Line], x: float | None, y: float | None) -> Line | None:
    """Return the line that a destination means: the first below it, in its column.

    The point often lies as high as the line before; of the two lines next below it the one that
    looks more like a beginning is taken.
    """
    if y is None:
        return None
    below = [line for line in lines if line.y <= y + _POINT_TOLERANCE * line.height]
    if x is not None:
        # A destination's x is at its line's beginning or left of it.
        right_of = [line for line in below if line.x0 >= x - line.height]
        below = right_of or below
        left = min((line.x0 for line in below), default=0.0)
        below = [line for line in below if line.x0 - left < _COLUMN_WIDTH * line.height]
    next_two = sorted(below, key=lambda line: -line.y)[:2]
    if len(next_two) == 2:
        first, second = next_two
        close = first.y - second.y < _NEXT_LINE * first.height
        if close and y - first.y < first.height and _begins_more(second, first):
            return second
    return next_two[0] if next_two else None


def _begins_more(line: Line, other: Line) -> bool:
    """Whether `line` looks more like the beginning of an entry: by a label, or set out left."""
    labels = bool(_LABEL.match(line.text)), bool(_LABEL.match(other.text))
    if labels[0] != labels[1]:
        return labels[0]
    return line.x0 < other.x0 - _SET_OUT * line.height
