"""Numbers that name something."""

from __future__ import annotations

import pytest

from citecheck.checks.evidence import Shown
from citecheck.checks.figure.number_labels import label_in, ordinal_in, other_label
from citecheck.checks.source_view import Reading
from citecheck.checks.value_context import Surroundings
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


def seen(claim: str, source: str) -> Shown | None:
    """Return what is said of the claim's last number."""
    read, reading = claim_of(claim), Reading(Text(body=source))
    fact = next(fact for fact in reversed(read.facts) if any(map(str.isdigit, fact.text)))
    around = Surroundings(read, fact, reading)
    return label_in(fact.text, around, reading) or other_label(fact.text, around, reading)


@pytest.mark.parametrize(
    ("claim", "source", "finding", "found"),
    [
        ("The villa burns in season 4.", "In the fourth season the villa burns.", "present", None),
        ("The villa burns in season 4.", "The villa burns in Season IV.", "present", None),
        ("The villa burns in season 4.", "The villa burns after 4 seasons.", None, None),
        (
            "The villa burns in season 4.",
            "In season 6 the villa burns.",
            "contradicted",
            "season 6",
        ),
        ("The villa burns in season 4.", "Season 6 has a new cook.", None, None),
        ("The Owls beat the Hares 3–1.", "The Owls beat the Hares 3-1.", "present", None),
        ("The Owls beat the Hares 3–1.", "The Owls beat the Hares 3 to 1.", "present", None),
        ("The Owls beat the Hares 3–1.", "The Owls beat the Hares 4-1.", "contradicted", "4-1"),
        ("The Owls beat the Hares 3–1.", "The Hares lost 1–3 to the Owls.", "ambiguous", "1–3"),
        ("The Owls beat the Hares 3–1.", "The Foxes were beaten 4-1.", None, None),
        (
            "The Owls beat the Hares 3–1.",
            "The Owls beat the Hares 4-1. The Owls beat the Geese 5–1.",
            "contradicted",
            "4-1",
        ),
    ],
)
def test_numbers_of_seasons_and_scores(
    claim: str, source: str, finding: str | None, found: str | None
) -> None:
    shown = seen(claim, source)
    assert (shown and shown.finding, shown and shown.found) == (finding, found)


@pytest.mark.parametrize(
    ("source", "finding"),
    [
        ("It is the fifth album of the choir.", Finding.PRESENT),
        ("It is the choir's 5th album.", Finding.PRESENT),
        ("It is album 5 of the choir.", Finding.PRESENT),
        ("The choir has made five records.", Finding.AMBIGUOUS),
        ("It is the sixth album of the choir.", None),
    ],
)
def test_a_place_in_a_row_is_no_count(source: str, finding: Finding | None) -> None:
    claim, reading = claim_of("It is the fifth album of the choir."), Reading(Text(body=source))
    around = Surroundings(claim, claim.facts[0], reading)
    shown = ordinal_in("fifth", "album", around, reading)
    assert (shown and shown.finding) == finding
