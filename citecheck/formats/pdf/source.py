"""PDF sources: what a reader of the pages sees, paragraph by paragraph, tables cell by cell.

Running heads and page numbers go, words broken at the end of a line are joined, and a paragraph
that runs over a page is one: a quotation is found where a page was turned in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2
from msgspec import Struct
from msgspec.structs import replace
from pypdfium2 import PdfiumError

from citecheck.formats.pdf.layout import scanned
from citecheck.formats.pdf.layout.blocks import LineBlock, blocks_of
from citecheck.formats.pdf.layout.flow import in_order, rejoined
from citecheck.formats.pdf.layout.furniture import without_furniture
from citecheck.formats.pdf.layout.joints import Joints, without_hyphen
from citecheck.formats.pdf.layout.lines import Line
from citecheck.formats.pdf.layout.page import read_page, tables_of
from citecheck.formats.pdf.layout.tables import Table
from citecheck.formats.pdf.skipped import told
from citecheck.formats.raised import as_read
from citecheck.formats.source_builder import Writer
from citecheck.formats.table_grid import EMPTY, Slot
from citecheck.model import BlockKind, NoText, SourceState, Text

MOST_PAGES = 5_000
MOST_RULED_PAGES = 300  # on which grids are looked for; a dense one takes .2 s, the worst 1 s


def read(body: bytes, _media_type: str) -> Text | NoText:
    """Return the text of all pages."""
    try:
        document = pypdfium2.PdfDocument(body)
    except PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "it is locked by a password" if locked else "the PDF is damaged"
        return NoText(state=SourceState.UNREADABLE, reason=reason)
    with document:
        writer = Writer()
        sheets = _read_pages(document, writer)
        about = document.get_metadata_dict(skip_empty=True)
    _write(sheets, writer)
    author = about.get("Author", "").strip()
    return replace(
        writer.text(title=about.get("Title", "").strip() or None),
        authors=(author,) if author else (),
    )


class _Sheet(Struct, frozen=True):
    """The lines of a page that belong to no table; its tables, each with the lines before it."""

    lines: list[Line]
    tables: tuple[tuple[Table, int], ...] = ()


def _read_pages(document: pypdfium2.PdfDocument, writer: Writer) -> list[_Sheet]:
    """Return the pages; `writer` hears what of their words no reader sees."""
    sheets: list[_Sheet] = []
    ruled = 0
    unread: list[int] = []
    for number in range(min(len(document), MOST_PAGES)):
        try:
            page = document[number]
        except PdfiumError:  # one broken page is no reason to lose the others
            sheets.append(_Sheet([]))
            writer.cut(f"page {number + 1} is damaged, and was not read")
            continue
        lines, drawing = read_page(page, number)
        writer.hide(" ".join(drawing.hidden))
        writer.skip(*told([(number, drawing)]))
        unread += [number] * drawing.is_unread
        page.close()
        ruled += drawing.may_hold_grids
        if ruled > MOST_RULED_PAGES:
            drawing.upright.clear()
        sheets.append(_sheet(lines, tables_of(lines, drawing)))
    if len(document) > MOST_PAGES:
        writer.cut(f"of its {len(document):,} pages the first {MOST_PAGES:,} were read")
    writer.cut(*scanned.told(unread))
    writer.pictures += len(unread)
    return sheets


def _sheet(lines: list[Line], tables: list[Table]) -> _Sheet:
    owner = {id(line): table for table in tables for line in table.lines}
    kept: list[Line] = []
    before: dict[int, tuple[Table, int]] = {}
    for line in lines:
        table = owner.get(id(line))
        if table is None:
            kept.append(line)
        else:
            before.setdefault(id(table), (table, len(kept)))
    return _Sheet(kept, tuple(before.values()))


def write_lines(lines: list[Line], writer: Writer) -> None:
    """Write the lines of a picture, as those of a page."""
    _write([_Sheet(lines)], writer)


def _write(sheets: list[_Sheet], writer: Writer) -> None:
    """Write blocks and tables, a table behind the block that stands before it in the flow."""
    pages = without_furniture([sheet.lines for sheet in sheets])
    sheets = _continued(sheets, pages)
    joints = Joints(pages, {})
    behind = _behind(sheets, pages)
    for table in behind.pop(None, ()):
        _write_table(table, writer)
    for block in in_order(rejoined(blocks_of(pages, {}))):
        start = writer.length
        writer.paged(list(_parts(block, joints)), is_heading=block.kind is BlockKind.HEADING)
        writer.recognised(start, _confidence(block.lines))
        for table in (table for line in block.lines for table in behind.get(id(line), ())):
            _write_table(table, writer)


def _continued(sheets: list[_Sheet], pages: Sequence[list[Line]]) -> list[_Sheet]:
    """Return the sheets; a table that goes on at the head of a page has its headings again."""
    whole: list[_Sheet] = []
    above: Table | None = None
    for sheet, page in zip(sheets, pages, strict=True):
        kept = {id(line) for line in page}
        tables = list(sheet.tables)
        if tables:
            first, count = tables[0]
            is_first = not any(id(line) in kept for line in sheet.lines[:count])
            if above and is_first and not first.heads and first.width == above.width:
                rows = (*above.rows[: above.heads], *first.rows)
                tables[0] = replace(first, rows=rows, heads=above.heads), count
            last, count = tables[-1]
            above = None if any(id(line) in kept for line in sheet.lines[count:]) else last
        else:
            above = None
        whole.append(_Sheet(sheet.lines, tuple(tables)))
    return whole


def _behind(sheets: list[_Sheet], pages: Sequence[list[Line]]) -> dict[int | None, list[Table]]:
    """Return the tables by the line that they stand behind, None for those behind no line."""
    behind: dict[int | None, list[Table]] = {}
    last: int | None = None
    for sheet, page in zip(sheets, pages, strict=True):
        kept = {id(line) for line in page}
        place = 0
        for table, count in sheet.tables:
            for line in sheet.lines[place:count]:
                last = id(line) if id(line) in kept else last
            place = count
            behind.setdefault(last, []).append(table)
        last = id(page[-1]) if page else last
    return behind


def _confidence(lines: Sequence[Line]) -> float | None:
    """Return how sure the least sure of lines is that were read off a picture; None for none."""
    return min((line.confidence for line in lines if line.confidence is not None), default=None)


def _parts(block: LineBlock, joints: Joints) -> Iterator[tuple[int, str]]:
    """Yield the words of a block, page by page; its lines stay, as the ends of sentences tell."""
    words: list[str] = []
    page = block.lines[0].page
    for line, following in zip(block.lines, [*block.lines[1:], None], strict=True):
        if line.page != page:
            yield page, "".join(words)
            words, page = [], line.page
        joint = None if following is None else joints.after(line, following)
        text = _without_marks(line)
        if joint is not None:
            text = without_hyphen(text) if joint.drops_hyphen else text
            text += joint.between
        words.append(text)
    yield page, "".join(words)


def _without_marks(line: Line) -> str:
    """Return the words of a line without the raised marks of notes; powers stay."""
    words = ""
    for piece, following in zip(line.pieces, [*line.pieces[1:], None], strict=True):
        text = piece.text
        if piece.raised:
            after = following.text if following is not None and not following.spaced else ""
            text = as_read(text, words, after)
        if text:
            words += f" {text}" if piece.spaced and words else text
    return words


def _write_table(table: Table, writer: Writer) -> None:
    start = writer.length
    rows: list[list[Slot]] = []
    for row in table.rows:
        slots = [EMPTY] * table.width
        for cell in row:
            slots[cell.column] = Slot(cell.text)
            for beside in range(cell.column + 1, min(cell.column + cell.span, table.width)):
                slots[beside] = Slot(cell.text, repeats=True)
        rows.append(slots)
    writer.table(rows, table.heads, page=table.page)
    writer.recognised(start, _confidence(table.lines))
