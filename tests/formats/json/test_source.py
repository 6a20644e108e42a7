"""Data as services give it; all words are our own."""

import json

import pytest

from citecheck.formats.source import read_text
from citecheck.model import Text


def read(value: object, media_type: str = "application/json") -> Text:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    found = read_text(body, media_type)
    assert isinstance(found, Text)
    return found


def cells(found: Text) -> dict[str, tuple[str | None, str | None]]:
    return {cell.span.of(found.body): (cell.row, cell.column) for cell in found.cells}


@pytest.mark.parametrize(
    "value",
    [
        {"data": [{"town": "Carrow", "calls": 412}, {"town": "Ostra", "calls": 98}]},
        {"data": {"town": ["Carrow", "Ostra"], "calls": [412, 98]}},
        {"data": [["town", "calls"], ["Carrow", 412], ["Ostra", 98]]},
    ],
)
def test_tables_are_read_in_each_of_their_shapes(value: object) -> None:
    found = read(value)
    assert found.body == "data\n\ntown | calls\nCarrow | 412\nOstra | 98"
    assert cells(found)["412"] == ("Carrow", "calls")


def test_lines_of_records_are_one_table() -> None:
    body = b'{"town": "Carrow", "calls": 412}\n{"town": "Ostra", "calls": 98}\n'
    assert cells(read(body, "application/x-ndjson"))["98"] == ("Ostra", "calls")


def test_what_is_no_table_is_lines_with_their_fields() -> None:
    found = read(
        {"name": "Ostra", "seen": {"first_day": "2020-05-03", "by": ["Ida", "Bo"]}, "ok": True}
    )
    assert found.body.split("\n\n") == [
        "name: Ostra",
        "seen › first day: 2020-05-03",
        "seen › by: Ida, Bo",
        "ok: true",
    ]


def test_records_in_records_are_columns_and_lists_in_them_follow() -> None:
    found = read(
        [{"town": "Carrow", "at": {"north": 59.5}, "ships": [{"name": "Ann", "tons": 12}]}]
    )
    assert "town | at › north\nCarrow | 59.5" in found.body
    assert cells(found)["12"] == ("Ann", "tons")


@pytest.mark.parametrize("body", [b"{no json", b"[" * 100_000, b"", b"42"])
def test_anything_else_is_plain_text(body: bytes) -> None:
    found = read_text(body, "application/json")
    shown = found.body if isinstance(found, Text) else ""
    assert shown == body.decode()


def test_what_is_beyond_the_limit_is_told() -> None:
    found = read([{"n": n} for n in range(250_000)])
    assert found.is_cut
    assert found.skipped == ("Not all of the values are read: there are too many.",)


def test_a_table_wider_than_is_read_is_told() -> None:
    wide = read([{f"c{n}": n for n in range(250)}, {"c0": 1}])
    assert wide.is_cut
    assert wide.skipped == ("Of tables 200 columns are read; one has 250.",)
    assert not read([{f"c{n}": n for n in range(200)}]).is_cut
