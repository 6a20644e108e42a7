"""Numbers that name something."""

from __future__ import annotations

import pytest

from citecheck.checks.labels import label_in, other_label
from citecheck.checks.reading import Reading
from citecheck.checks.surroundings import Surroundings
from citecheck.claims import claim_of
from citecheck.model import Finding, Text

CLAIM = claim_of("The choir of the mill took 40 votes in part 2 and won.")
BODY = "The choir won 10–7 in Part Two. Part 9 of the story is about 40 goats."


@pytest.mark.parametrize("text", ["part 2", "10–7", "10-7"])
def test_found_word_by_word(text: str) -> None:
    reading = Reading(Text(body=BODY))
    shown = label_in(text, Surroundings(CLAIM, CLAIM.facts[0], reading), reading)
    assert shown is not None
    assert shown.finding is Finding.PRESENT
    assert shown.at is not None
    assert shown.at.of(BODY) in ("Part Two", "10–7")


@pytest.mark.parametrize("text", ["part 3", "7–10", "part 40", "choir"])
def test_not_found(text: str) -> None:
    reading = Reading(Text(body=BODY))
    assert label_in(text, Surroundings(CLAIM, CLAIM.facts[0], reading), reading) is None


def test_the_one_other_number_of_the_same_thing_contradicts() -> None:
    source = "The choir of the mill won in Part Two of the story."
    reading = Reading(Text(body=source))
    around = Surroundings(CLAIM, CLAIM.facts[0], reading)
    shown = other_label("part 9", around, reading)
    assert shown is not None
    assert (shown.finding, shown.found) == (Finding.CONTRADICTED, "Part Two")
    assert other_label("part 2", around, reading) is None
    assert other_label("9", around, reading) is None


def test_two_other_numbers_contradict_nothing() -> None:
    reading = Reading(Text(body="The choir of the mill won in part 2 and in part 3."))
    assert other_label("part 9", Surroundings(CLAIM, CLAIM.facts[0], reading), reading) is None
