"""PDF sources: what a reader of the pages sees, paragraph by paragraph, tables cell by cell.

Running heads and page numbers go, words broken at the end of a line are joined, and a paragraph
that runs over a page is one: a quotation is found where a page was turned in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
from pypdfium2 import PdfiumError

from citecheck.model import BlockKind, NoText, SourceState, Text
from citecheck.pdf.blocks import LineBlock, blocks_of
from citecheck.pdf.furniture import without_furniture
from citecheck.pdf.joints import Joints, without_hyphen
from citecheck.pdf.lines import Line
from citecheck.pdf.page import read_page, tables_of
from citecheck.pdf.tables import Table
from citecheck.text.grid import EMPTY, Slot
from citecheck.text.writing import Writer

MOST_PAGES = 5_000


def read(body: bytes, _media_type: str) -> Text | NoText:
    """Return the text of all pages."""
    try:
        document = pypdfium2.PdfDocument(body)
    except PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "it is locked by a password" if locked else "the PDF is damaged"
        return NoText(state=SourceState.UNREADABLE, reason=reason)
    with document:
        pages, tables = _read_pages(document)
        about = document.get_metadata_dict(skip_empty=True)
    writer = Writer()
    _write(pages, tables, writer)
    author = about.get("Author", "").strip()
    return replace(
        writer.text(title=about.get("Title", "").strip() or None),
        authors=(author,) if author else (),
    )


def _read_pages(document: pypdfium2.PdfDocument) -> tuple[list[list[Line]], list[Table]]:
    """Return the lines of each page that belong to no table, and the tables of all pages."""
    pages: list[list[Line]] = []
    tables: list[Table] = []
    for number in range(min(len(document), MOST_PAGES)):
        try:
            page = document[number]
        except PdfiumError:  # one broken page is no reason to lose the others
            pages.append([])
            continue
        lines, drawing = read_page(page, number)
        page.close()
        found = tables_of(lines, drawing)
        taken = {id(line) for table in found for line in table.lines}
        pages.append([line for line in lines if id(line) not in taken])
        tables += found
    return pages, tables


def _write(pages: list[list[Line]], tables: list[Table], writer: Writer) -> None:
    """Write blocks and tables in the order of the pages, a table behind what stands above it."""
    pages = without_furniture(pages)
    joints = Joints(pages, {})
    waiting = sorted(tables, key=lambda table: (table.page, -table.top))
    blocks = blocks_of(pages, {})
    for block in blocks:
        first = block.lines[0]
        while waiting and _stands_before(waiting[0], first):
            _write_table(waiting.pop(0), writer)
        parts = list(_parts(block, joints))
        writer.paged(parts, is_heading=block.kind is BlockKind.HEADING)
    for table in waiting:
        _write_table(table, writer)


def _stands_before(table: Table, line: Line) -> bool:
    return table.page < line.page or (table.page == line.page and table.bottom > line.y)


def _parts(block: LineBlock, joints: Joints) -> Iterator[tuple[int, str]]:
    """Yield the words of a block, page by page; its lines stay, as the ends of sentences tell."""
    words: list[str] = []
    page = block.lines[0].page
    for line, following in zip(block.lines, [*block.lines[1:], None], strict=True):
        if line.page != page:
            yield page, "".join(words)
            words, page = [], line.page
        joint = None if following is None else joints.after(line, following)
        text = line.text
        if joint is not None:
            text = without_hyphen(text) if joint.drops_hyphen else text
            text += joint.between
        words.append(text)
    yield page, "".join(words)


def _write_table(table: Table, writer: Writer) -> None:
    rows: list[list[Slot]] = []
    for row in table.rows:
        slots = [EMPTY] * table.width
        for cell in row:
            slots[cell.column] = Slot(cell.text)
            for beside in range(cell.column + 1, min(cell.column + cell.span, table.width)):
                slots[beside] = Slot(cell.text, repeats=True)
        rows.append(slots)
    writer.table(rows, table.heads, page=table.page)
