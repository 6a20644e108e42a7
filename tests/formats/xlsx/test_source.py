"""Workbooks as Excel writes them; all words are our own."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from citecheck.formats.registry import BY_NAME
from citecheck.formats.source import read_text
from citecheck.formats.source_type import media_type_of
from citecheck.formats.xlsx import source
from citecheck.model import NoText, SourceState, Text

XLSX = BY_NAME["xlsx"].media_type


def book() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Calls"
    for row in (
        ["Calls by town"],
        [],
        ["Town", "Calls", "Share", "Fees", "Since", "Secret"],
        ["Carrow", 1412, 0.125, 1200.5, dt.date(2020, 5, 3), 999],
        ["Ostra", 98, 0.5, 3, dt.date(2021, 1, 1), 998],
        ["Unseen", 97, 0.4, 2, None, 997],
    ):
        sheet.append(row)
    for number in (4, 5, 6):
        sheet.cell(number, 2).number_format = "#,##0"
        sheet.cell(number, 3).number_format = "0.0%"
        sheet.cell(number, 4).number_format = '"€"#,##0.00'
    sheet.column_dimensions["F"].hidden = True
    sheet.row_dimensions[6].hidden = True
    made.create_sheet("Hidden").append(["HIDDEN"])
    made["Hidden"].sheet_state = "hidden"
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def test_values_are_shown_as_excel_shows_them_under_their_headings() -> None:
    assert media_type_of(book(), declared=None) == XLSX
    found = read_text(book(), XLSX)
    assert isinstance(found, Text)
    assert found.body == (
        "Calls\n\nCalls by town\n\nTown | Calls | Share | Fees | Since\n"
        "Carrow | 1,412 | 12.5% | €1,200.50 | 2020-05-03\n"
        "Ostra | 98 | 50.0% | €3.00 | 2021-01-01"
    )
    cells = {cell.span.of(found.body): (cell.row, cell.column) for cell in found.cells}
    assert cells["12.5%"] == ("Carrow", "Share")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 70_000_000)
    found = read_text(target.getvalue(), XLSX)
    assert isinstance(found, NoText)
    assert found.state is SourceState.UNREADABLE
    assert "unpacks" in found.reason


def test_a_damaged_workbook_is_a_state() -> None:
    found = read_text(book()[:500], XLSX)
    assert isinstance(found, NoText)
    assert "damaged" in found.reason


def test_a_sheet_longer_than_is_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_CELLS", 15)
    found = read_text(book(), XLSX)
    assert isinstance(found, Text)
    assert found.is_cut
    assert ["is longer than is read" in said for said in found.skipped] == [True]
