"""What a check of values shows."""

from __future__ import annotations

from citecheck.checks.evidence import Shown, evidence, passage_around
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Cell, Finding, Span, Text


def test_the_sentence_around_a_place() -> None:
    body = "Nothing. The mill employed 180 people. The end."
    passage = passage_around(Span(27, 30), Reading(Text(body=body, pages=(0,))))
    assert passage.text == "The mill employed 180 people."
    assert (passage.before, passage.after) == ("Nothing. ", " The end.")
    assert passage.span.of(body) == passage.text
    assert passage.page == 1


def test_a_cell_comes_with_its_headings() -> None:
    body = "Jobs\n\n180\n\nmore"
    cell = Cell(span=Span(6, 9), row="Mill", column="Jobs")
    passage = passage_around(Span(6, 9), Reading(Text(body=body, cells=(cell,))))
    assert (passage.text, passage.note) == ("180", "Mill, Jobs")


def test_evidence_without_a_place_has_no_passage() -> None:
    shown = Shown(Finding.NOT_FOUND, "180", note="the source has no 180")
    item = evidence("figure", claim_of("It has 180."), 0, shown, Reading(Text(body="")))
    assert item.passage is None
    assert (item.check, item.fact, item.said, item.note) == (
        "figure", 0, "180", "the source has no 180",
    )  # fmt: skip
