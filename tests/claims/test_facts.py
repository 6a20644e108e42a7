"""The checkable details in a claim's words."""

from __future__ import annotations

import datetime as dt

import pytest

from citecheck.claims.facts import facts_in
from citecheck.model import Date, FactKind, Figure


def facts(words: str) -> list[tuple[str, str]]:
    return [(fact.kind.value, fact.text) for fact in facts_in(words)]


def test_each_kind_once_and_in_order() -> None:
    words = "In May 2021 Jane Miller said “it is all gone now” of 340 jobs."
    assert facts(words) == [
        ("date", "May 2021"),
        ("name", "Jane Miller"),
        ("quote", "it is all gone now"),
        ("figure", "340"),
    ]


def test_a_quotation_covers_what_is_in_it() -> None:
    assert facts("She said: “we lost 340 jobs in May 2021”.") == [
        ("quote", "we lost 340 jobs in May 2021")
    ]


def test_a_scare_quote_covers_nothing() -> None:
    assert ("figure", "340") in facts("The “340 jobs” are a myth.")


@pytest.mark.parametrize(
    "name", ["Boeing 747", "Shahed 136", "Area 51", "iPhone 14", "F-16", "page 12", "2–0"]
)
def test_numbers_in_names_are_no_figures(name: str) -> None:
    found = facts(f"They saw {name} and left.")
    assert (FactKind.NAME.value, name) in found
    assert all(kind != "figure" for kind, _ in found)


def test_a_ratio_holds_no_number_of_something() -> None:
    assert "2" not in [text for _, text in facts("Mix oil and vinegar in a 1:2 blend.")]


@pytest.mark.parametrize(("words", "place"), [("the 6th meeting", 6), ("its fifth album", 5)])
def test_places_in_a_row_are_figures(words: str, place: int) -> None:
    (fact,) = facts_in(words)
    assert isinstance(fact.value, Figure)
    assert (fact.value.unit, fact.value.value) == ("ord", place)


def test_a_year_in_brackets_is_a_date() -> None:
    assert ("date", "1616") in facts("“The Old Mill” (1616) hangs here.")


def test_soft_hyphens_hide_nothing_and_make_nothing() -> None:
    words = "Die Schab\xader tre\xadten in Nor\xadwe\xadgen auf, 1\xad2 mal."
    found = facts_in(words, 7)
    assert [fact.span.shifted(-7).of(words) for fact in found] == [fact.text for fact in found]
    assert "ten" not in [fact.text for fact in found]
    assert any(fact.text.replace("\xad", "") == "Norwegen" for fact in found)


def test_spans_move_with_the_claim_and_relative_dates_need_the_draft() -> None:
    words = "Last month the mill lost 340 jobs."
    found = facts_in(words, 100, dt.date(2021, 6, 10))
    assert [fact.text for fact in found if isinstance(fact.value, Date)] == ["Last month"]
    for fact in found:
        assert fact.span.shifted(-100).of(words) == fact.text
        assert fact.value is None or fact.value.span == fact.span
