"""Tables as grids."""

from __future__ import annotations

import pytest
from lxml import html

from citecheck.formats.table_grid import (
    Slot,
    carried,
    column_headings,
    guessed_heads,
    is_value,
    row_headings,
    rows_of,
)


def grid(*rows: str) -> list[list[Slot]]:
    return [[Slot(cell.strip()) for cell in row.split("|")] for row in rows]


@pytest.mark.parametrize("text", ["4.2", "1,204", "(2,871)", "$ 4,210", "–", "n/a", "12%", "±0.3"])
def test_values(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize("text", ["", "2023", "2023/24", "North", "4 towns", "Q1"])
def test_labels(text: str) -> None:
    assert not is_value(text)


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        (grid("Quay | Tonnes", "North | 12"), 1),
        (grid("Quay | Tonnes | ", " | 2023 | 2024", "North | 12 | 14"), 2),
        (grid("North | 12", "South | 14"), 0),
        (grid("Ann | clerk", "Ben | pilot"), 0),
        (grid("Name | Born | Ships", "Ann | 1990 | 3", "Ben | 1991 | 4"), 1),
        (grid("Quay | Tonnes"), 0),
    ],
)
def test_first_rows_that_name_columns(rows: list[list[Slot]], heads: int) -> None:
    assert guessed_heads(rows) == heads


def test_headings_go_from_general_to_special() -> None:
    rows = grid("Quay | Imports | Imports", " | 2023 | 2024", "North | 12 | 14")
    assert column_headings(rows, 2) == ["Quay", "Imports: 2023", "Imports: 2024"]


def test_a_unit_alone_in_the_corner_is_meant_for_all_columns() -> None:
    assert column_headings(grid("$ million | 2023 | 2024"), 1)[1] == "$ million: 2023"
    assert column_headings(grid("$ million | Staff | Share (%)"), 1)[1] == "Staff"
    assert column_headings(grid("Quay ($m) | 2023"), 1)[1] == "2023"


def test_labels_before_the_first_value_name_a_row() -> None:
    assert row_headings(grid("Lyon | 2023 | 12 | 14")[0]) == [
        "",
        "Lyon",
        "Lyon, 2023",
        "Lyon, 2023",
    ]


def test_a_first_label_is_carried_down() -> None:
    rows = carried(
        grid("Model | Source | Loss", "One | Face | 1.2", " | Hand | 1.3", " | 4 | 5"), 1
    )
    assert [row[0].text for row in rows] == ["Model", "One", "One", ""]


def test_spans_fill_the_grid() -> None:
    table = html.fromstring(
        "<table><tr><th rowspan=2>Quay</th><th colspan=2>Tonnes</th></tr>"
        "<tr><th>2023</th><th>2024</th></tr><tr><td>North</td><td>12</td><td>14</td></tr></table>"
    )
    rows, heads = rows_of(table)
    assert heads == 2
    assert [[slot.text for slot in row] for row in rows] == [
        ["Quay", "Tonnes", "Tonnes"],
        ["Quay", "2023", "2024"],
        ["North", "12", "14"],
    ]
    assert [slot.repeats for slot in rows[1]] == [True, False, False]


def test_endless_spans_are_bounded() -> None:
    table = html.fromstring("<table>" + "<tr><td colspan=999999>a</td></tr>" * 5_000 + "</table>")
    rows, _ = rows_of(table)
    assert sum(map(len, rows)) <= 201_000
