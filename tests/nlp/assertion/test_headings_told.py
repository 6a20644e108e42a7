"""Headings that the format tells are headings, and no other line is."""

from __future__ import annotations

import pytest

from citecheck.model import Span
from citecheck.nlp import sentences
from citecheck.nlp.assertion import Assertions, Status

TEXT = "Council\n\nSpending on the levy rose by 24 per cent\n\nThe council met on three evenings.\n"


def _statuses(headings: tuple[Span, ...]) -> list[Status]:
    spans = sentences.split(TEXT)
    read = Assertions(TEXT, spans, headings=headings)
    return [read.of(number)[0].status for number in range(len(spans))]


def test_where_the_format_tells_its_headings_a_line_without_a_stop_is_none() -> None:
    assert _statuses((Span(0, 7),)) == [Status.HEADING, Status.STATED, Status.STATED]


def test_where_it_tells_none_such_a_line_is_taken_for_one() -> None:
    assert _statuses(())[:2] == [Status.HEADING, Status.HEADING]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Spending on the levy rose by 24 per cent.", Status.STATED),
        ("Turnover grew, by 24 per cent, in May.", Status.STATED),
        ("The share was 8 per cent of all boats.", Status.STATED),
        ("Use three eggs per person and one per pan.", Status.STATED),
        ("The fee is £5 per head, per the ministry.", Status.ATTRIBUTED),
        ("Per Statistics Norhavn, sales rose.", Status.ATTRIBUTED),
        ("Sales, per the report, rose.", Status.ATTRIBUTED),
    ],
)
def test_per_names_a_source_and_a_rate(text: str, status: Status) -> None:
    read = Assertions(text, sentences.split(text))
    assert read.of(0)[0].status is status
