"""The figure check: what an editor is shown for each figure of a claim."""

from __future__ import annotations

import time

import pytest

from citecheck.checks import Check
from citecheck.checks.figure import check
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Cell, Evidence, Finding, Span, Text

SOURCE = (
    "The mill closed in 1990. When it closed, the mill employed 180 people and lost $4.2 million "
    "a year. Sales had fallen from $20 million to $15 million. A school opened nearby."
)


def seen(claim: str, source: str | Text = SOURCE) -> tuple[Evidence, ...]:
    text = source if isinstance(source, Text) else Text(body=source)
    return check.examine(claim_of(claim), Reading(text), "s1")


def test_is_a_check() -> None:
    assert isinstance(check, Check)
    assert check.applies(claim_of("The mill employed 280 people."))
    assert not check.applies(claim_of("The mill closed in 1990."))


def test_another_value_for_the_same_thing_is_shown() -> None:
    (item,) = seen("The mill employed 280 people.")
    assert item.finding is Finding.CONTRADICTED
    assert (item.said, item.found) == ("280", "180")
    assert item.note == "says 280, the source says 180"
    assert item.passage is not None
    assert item.passage.text.startswith("When it closed")
    assert item.passage.before.endswith("1990. ")
    assert (item.check, item.source_key, item.fact) == ("figure", "s1", 0)


def test_equal_figures_need_no_note() -> None:
    (item,) = seen("The mill employed 180 people.")
    assert (item.finding, item.note) == (Finding.EQUAL, None)


def test_arithmetic_is_shown() -> None:
    (item,) = seen("Sales had fallen by $5 million.")
    assert item.finding is Finding.DERIVABLE
    assert item.note == "the source's figures give it: $20 million − $15 million = $5 million"


def test_arithmetic_in_the_other_direction_contradicts() -> None:
    (item,) = seen("Sales had risen by 25%.")
    assert item.finding is Finding.CONTRADICTED
    assert item.note is not None
    assert "go down" in item.note


def test_the_same_size_in_the_other_direction_is_told_with_its_verb() -> None:
    (item,) = seen(
        "Complaints about the mill rose by a third after the new wheel came, the report says.",
        "Complaints about the mill fell by a third in the year in which the new wheel was hung.",
    )
    assert item.finding is Finding.CONTRADICTED
    assert item.note == "says rose by a third, the source says fell by a third"


def test_points_taken_for_per_cent() -> None:
    (item,) = seen("Support rose by 5 per cent.", "Support rose from 10% to 15%.")
    assert item.finding is Finding.UNIT_MISMATCH
    assert item.note is not None
    assert "percentage points" in item.note


def test_the_number_of_something_else_is_no_support() -> None:
    (item,) = seen("The orchestra has 180 violins.", "A ferry sank with 180 goats.")
    assert item.finding is Finding.NOT_FOUND
    assert item.note == "the source has 180, but about something else"


def test_nothing_there() -> None:
    (item,) = seen("The mill had 35 chimneys.", "The mill was old.")
    assert (item.finding, item.passage, item.found) == (Finding.NOT_FOUND, None, None)


def test_each_figure_has_its_own_evidence() -> None:
    items = seen("The mill employed 180 people and lost $6 million a year.")
    assert [item.finding for item in items] == [Finding.EQUAL, Finding.CONTRADICTED]


def test_a_value_of_another_time_contradicts_nothing() -> None:
    (item,) = seen("In 1985 the mill employed 280 people.", "In 1990 the mill employed 180 people.")
    assert item.finding is Finding.NOT_FOUND


def test_numbers_of_things_are_looked_for_as_such() -> None:
    source = "Room 12 of the mill burned."
    assert [item.finding for item in seen("It burned in room 12.", source)] == [Finding.PRESENT]
    (other,) = seen("It burned in room 14.", source)
    assert (other.finding, other.found) == (Finding.CONTRADICTED, "Room 12")
    assert [item.finding for item in seen("It won 2–0.", source)] == [Finding.NOT_FOUND]


def test_ages_and_positions() -> None:
    source = "The 31-year-old won the seat in Council Position 8."
    items = seen("She won the seat at 31 for position 8.", source)
    assert Finding.NOT_FOUND not in [item.finding for item in items]


@pytest.mark.parametrize(
    ("claim", "finding"),
    [
        ("The mill had revenue of $4.2 million in 2023.", Finding.EQUAL),
        ("The mill had revenue of $7 million in 2023.", Finding.CONTRADICTED),
    ],
)
def test_table_cells_have_the_unit_and_subject_of_their_headings(
    claim: str, finding: Finding
) -> None:
    body = "Mill\tRevenue\n2023\t4.2\n"
    span = Span(body.index("4.2"), body.index("4.2") + 3)
    cell = Cell(span=span, row="Mill 2023", column="Revenue ($m)")
    (item,) = seen(claim, Text(body=body, cells=(cell,)))
    assert item.finding is finding
    assert item.passage is not None


def test_a_page_is_told() -> None:
    text = Text(body="Nothing.\n\nThe mill employed 180 people.", pages=(0, 10))
    (item,) = seen("The mill employed 180 people.", text)
    assert item.passage is not None
    assert item.passage.page == 2


def test_fast_enough_on_a_source_read_before() -> None:
    reading = Reading(Text(body=SOURCE * 36))
    claim = claim_of("The mill employed 280 people and lost $6 million.")
    check.examine(claim, reading, "s1")
    before = time.process_time()
    for _ in range(10):
        check.examine(claim, reading, "s1")
    assert time.process_time() - before < 2
