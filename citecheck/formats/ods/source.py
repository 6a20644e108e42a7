"""ODS sources: the visible sheets of a workbook, each value in the words that it is shown in."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec.structs import replace

from citecheck.formats.archive import DAMAGE, opened, parse
from citecheck.formats.sheet_text import MOST_CELLS, write_sheet
from citecheck.formats.source_builder import SPACE, Writer
from citecheck.formats.table_grid import Slot
from citecheck.model import NoText, SourceState, Text

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MOST_REPEATS = 100  # of a cell or row that holds words; beyond, it is filling
_LONGEST_COUNT = 8  # digits


def read(body: bytes, _media_type: str) -> Text | NoText:
    """Return the sheets that are shown; hidden sheets, rows and columns are left out."""
    try:
        with opened(body) as package:
            content = parse(package, "content.xml")
    except DAMAGE as error:
        reason = f"the workbook is damaged ({error or type(error).__name__})"
        return NoText(state=SourceState.UNREADABLE, reason=reason)
    writer, left = Writer(), MOST_CELLS
    hidden = set(_hidden_styles(content))
    for table in content.iter(f"{_TABLE}table"):
        name = table.get(f"{_TABLE}name", "")
        if table.get(f"{_TABLE}style-name") in hidden:
            continue
        rows = []
        for row in _rows(table):
            left -= len(row)
            if left < 0:
                writer.cut(f"The sheet “{name}” is longer than is read.")
                break
            rows.append(row)
        write_sheet(writer, name, rows)
    return writer.text()


def _hidden_styles(content: etree._Element) -> Iterator[str]:
    """Yield the styles of sheets that are not shown."""
    for style in content.iter(f"{_STYLE}style"):
        for properties in style.iterfind(f"{_STYLE}table-properties"):
            if properties.get(f"{_TABLE}display") == "false":
                yield style.get(f"{_STYLE}name", "")


def _rows(table: etree._Element) -> Iterator[list[Slot]]:
    columns = _hidden_columns(table)
    for row in table.iter(f"{_TABLE}table-row"):
        if row.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            continue
        slots = [slot for n, slot in enumerate(_slots(row)) if n not in columns]
        while slots and not slots[-1].text:
            slots.pop()
        repeats = _count(row, "number-rows-repeated") if slots else 1
        for _ in range(min(repeats, _MOST_REPEATS)):
            yield slots


def _hidden_columns(table: etree._Element) -> set[int]:
    hidden: set[int] = set()
    at = 0
    for column in table.iter(f"{_TABLE}table-column"):
        width = min(_count(column, "number-columns-repeated"), 1_000)
        if column.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            hidden.update(range(at, at + width))
        at += width
    return hidden


def _slots(row: etree._Element) -> Iterator[Slot]:
    before = Slot("")
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        is_covered = cell.tag == f"{_TABLE}covered-table-cell"
        words = SPACE.sub(" ", " ".join(map(_words, cell.iterchildren(f"{_TEXT}p")))).strip()
        slot = replace(before, repeats=True) if is_covered else Slot(words)
        for _ in range(min(_count(cell, "number-columns-repeated"), _MOST_REPEATS)):
            yield slot
        before = slot


def _words(paragraph: etree._Element) -> str:
    """Return the words of a cell's paragraph, without the comments that hang on it."""
    parts = [paragraph.text or ""]
    for inner in paragraph.iter():
        if inner is paragraph or any(
            one.tag == f"{_OFFICE}annotation" for one in inner.iterancestors()
        ):
            continue
        parts += [" " if inner.tag == f"{_TEXT}s" else inner.text or "", inner.tail or ""]
    return "".join(parts)


def _count(element: etree._Element, name: str) -> int:
    stated = element.get(f"{_TABLE}{name}", "1")
    return max(1, int(stated)) if stated.isdecimal() and len(stated) <= _LONGEST_COUNT else 1
