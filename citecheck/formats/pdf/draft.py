"""PDF → its content: lines, blocks and links by layout, hyphenation and broken addresses undone."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
from msgspec import Struct, field
from msgspec.structs import replace

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
from citecheck.formats.pdf.threads import Note, notes_of, threads_of
from citecheck.formats.threads import ANSWERED, answered
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
    pages = _read_pages(document)
    anchors, targets = _destinations(pages.links, dict(enumerate(pages.lines)))
    writing = PdfWriting(pages.lines, pages.links)
    for block in blocks_of(without_furniture(pages.lines), anchors):
        writing.add(block)
    writing.add_links(targets)
    notices = tuple(
        ReaderNotice(code="draft.text_skipped", message=f"{said[0].upper()}{said[1:]}.")
        for said in pages.skipped
    )
    seen = {line.page for page in pages.lines for line in page if line.confidence is not None}
    if seen:
        notices += (scanned.recognised_notice(sorted(seen)),)
    threads = [one for one in threads_of(pages.notes) if one.replies or one.is_deleted]
    if threads:
        notices += (ReaderNotice(code=ANSWERED, message=answered(len(threads))),)
    content = writing.content(title=_title(document))
    return replace(content, notices=notices, pictures=pages.pictures)


class _Pages(Struct):
    """What stands on the pages: lines, links and notes; what is said of words that were not read.

    `pictures` is the number of pages that are pictures, and were not read.
    """

    lines: list[list[Line]] = field(default_factory=list)
    links: list[PdfLink] = field(default_factory=list)
    notes: list[tuple[Note, ...]] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    pictures: int = 0


def _read_pages(document: pdfium.PdfDocument) -> _Pages:
    found = _Pages()
    unread: list[int] = []
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:  # one damaged page does not spoil the others
            found.lines.append([])
            found.skipped.append(f"page {number + 1} is damaged, and was not read")
            continue
        lines, drawing = read_page(page, number)
        found.lines.append(lines)
        found.skipped += told([(number, drawing)])
        unread += [number] * drawing.is_unread
        found.links += links_of(document, page, number)
        found.notes.append(notes_of(page))
        page.close()
        characters += sum(line.pieces[-1].end - line.pieces[0].first for line in lines)
        if characters > MAX_CHARACTERS:
            raise InputError(f"it holds more than {MAX_CHARACTERS:,} characters; split it")
    found.skipped += scanned.told(unread)
    found.pictures = len(unread)
    return found


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
