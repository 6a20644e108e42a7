"""XLSX sources: the visible sheets of a workbook, each value as Excel shows it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from citecheck.formats.archive import DAMAGE, opened
from citecheck.formats.sheet_text import MOST_CELLS, write_sheet
from citecheck.formats.source_builder import SPACE, Writer
from citecheck.formats.table_grid import Slot
from citecheck.lazy_regex import regex
from citecheck.model import NoText, SourceState, Text

_DECIMALS = regex(r"0\.(0{1,10})")
_CURRENCY = regex(r"\[\$([^\]-]{1,5})(?:-[^\]]*)?\]|\"?([$€£¥₹])\"?")
_DIGITS = 11  # of a number in the format "General"
_VISIBLE = "visible"


def read(body: bytes, _media_type: str) -> Text | NoText:
    """Return the sheets that are shown; hidden sheets, rows and columns are left out."""
    writer = Writer()
    try:
        with opened(body):
            pass
        book = openpyxl.load_workbook(io.BytesIO(body), data_only=True, keep_links=False)
    except (*DAMAGE, ValueError, TypeError, AttributeError, IndexError) as error:
        reason = f"the workbook is damaged ({error or type(error).__name__})"
        return NoText(state=SourceState.UNREADABLE, reason=reason)
    left = MOST_CELLS
    for sheet in book.worksheets:
        if sheet.sheet_state != _VISIBLE:
            continue
        rows = []
        for row in _rows(sheet):
            left -= len(row)
            if left < 0:
                writer.cut(f"The sheet “{sheet.title}” is longer than is read.")
                break
            rows.append(row)
        write_sheet(writer, sheet.title, rows)
    return writer.text(title=book.properties.title)


def _rows(sheet: Any) -> Iterator[list[Slot]]:  # noqa: ANN401 - openpyxl has no types
    """Yield the rows that are shown; a merged cell stands in all its places."""
    spread = dict(_merged(sheet))
    hidden = {letter for letter, one in sheet.column_dimensions.items() if one.hidden}
    for row in sheet.iter_rows():
        if not row or sheet.row_dimensions[row[0].row].hidden:
            continue
        shown = []
        for cell in row:
            if get_column_letter(cell.column) in hidden:
                continue
            first = spread.get((cell.row, cell.column))
            text = _shown(cell if first is None else first)
            shown.append(Slot(text, repeats=first is not None))
        yield shown


def _merged(sheet: Any) -> Iterator[tuple[tuple[int, int], Any]]:  # noqa: ANN401 - as above
    """Yield the places that a merged cell covers besides its first, with that first cell."""
    for area in list(sheet.merged_cells.ranges)[:10_000]:
        if area.size["rows"] * area.size["columns"] > 1_000:
            continue
        first = sheet.cell(area.min_row, area.min_col)
        for row, column in area.cells:
            if (row, column) != (area.min_row, area.min_col):
                yield (row, column), first


def _shown(cell: Any) -> str:  # noqa: ANN401 - as above
    """Return a value as its format shows it."""
    value, shape = cell.value, str(cell.number_format or "")
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.datetime):
        return str(value.date() if value.time() == dt.time() else value)
    if isinstance(value, (int, float)):
        return _number(value, shape)
    return SPACE.sub(" ", str(value)).strip()


def _number(value: float, shape: str) -> str:
    places = _DECIMALS.search(shape)
    decimals = len(places[1]) if places else 0
    if "%" in shape:
        return f"{value * 100:.{decimals}f}%"
    is_fixed = places is not None or "0" in shape
    grouped = "," if "#,##" in shape else ""
    words = f"{value:{grouped}.{decimals}f}" if is_fixed else f"{value:.{_DIGITS}g}"
    if "e" in words:
        words = f"{value:.0f}"
    currency = _CURRENCY.search(shape)
    return f"{currency[1] or currency[2]}{words}" if currency else words
