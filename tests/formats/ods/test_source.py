"""Workbooks as LibreOffice writes them; all words are our own."""

# ruff: noqa: E501 - the files are as programs write them

import io
import zipfile

import pytest

from citecheck.formats.ods import source
from citecheck.formats.registry import BY_NAME
from citecheck.formats.source import read_text
from citecheck.formats.source_type import media_type_of
from citecheck.model import NoText, Text

ODS = BY_NAME["ods"].media_type
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "style", "table")
)
ROW = "<table:table-row{}>{}</table:table-row>"


def cell(words: str, more: str = "") -> str:
    return f"<table:table-cell{more}><text:p>{words}</text:p></table:table-cell>"


def ods(tables: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", ODS)
        archive.writestr(
            "content.xml",
            f'<office:document-content {NAMES}><office:automatic-styles><style:style style:name="H">'
            '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
    return target.getvalue()


def test_values_are_shown_in_their_words_under_their_headings() -> None:
    rows = [
        ROW.format("", cell("Town") + cell("Calls") + cell("Secret")),
        ROW.format("", cell("Carrow") + cell("12,5 %") + cell("999")),
        ROW.format(' table:visibility="collapse"', cell("UNSEEN") + cell("1")),
        ROW.format(
            ' table:number-rows-repeated="1048576"',
            cell("", ' table:number-columns-repeated="9999"'),
        ),
    ]
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    tables = (
        f'<table:table table:name="Calls">{columns}{"".join(rows)}</table:table>'
        f'<table:table table:name="Gone" table:style-name="H">{ROW.format("", cell("HIDDEN"))}</table:table>'
    )
    assert media_type_of(ods(tables), declared=None) == ODS
    found = read_text(ods(tables), ODS)
    assert isinstance(found, Text)
    assert found.body == "Calls\n\nTown | Calls\nCarrow | 12,5 %"
    assert [(c.row, c.column) for c in found.cells] == [(None, "Town"), ("Carrow", "Calls")]


def test_a_damaged_workbook_is_a_state() -> None:
    assert isinstance(read_text(ods("")[:200], ODS), NoText)


def test_a_sheet_longer_than_is_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_CELLS", 1)
    rows = ROW.format("", cell("Town")) + ROW.format("", cell("Carrow"))
    found = read_text(ods(f'<table:table table:name="Calls">{rows}</table:table>'), ODS)
    assert isinstance(found, Text)
    assert found.is_cut
    assert found.skipped == ("The sheet “Calls” is longer than is read.",)
