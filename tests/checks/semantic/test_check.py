from __future__ import annotations

from collections.abc import Sequence

import pytest

from citecheck import verdict
from citecheck.checks.semantic import check
from citecheck.checks.source_view import Reading
from citecheck.checks.wording import check as wording
from citecheck.claims import claim_of
from citecheck.model import Evidence, Finding, Outcome, Text

SOURCE = (
    "The museum opened its doors on Monday. Entry is free for children. "
    "A cormorant was seen near the canal. The gallery welcomed its first guests that day."
)
CLAIM = "The museum opened on Monday."


class Told:
    """Models that say what a test tells them to, by words of the passage."""

    def __init__(self, near: str = "", doubted: float | None = None) -> None:
        self.near = near
        self.doubted = doubted

    def nearness(self, claim: str, passages: Sequence[str]) -> tuple[float, ...]:
        assert claim
        return (
            tuple(0.9 if self.near in passage else 0.1 for passage in passages) if self.near else ()
        )

    def doubt(self, claim: str, passage: str) -> float | None:
        assert claim
        assert passage
        return self.doubted


def seen(told: Told | None) -> tuple[Evidence, ...]:
    return check.examine(claim_of(CLAIM), Reading(Text(body=SOURCE), told), "s")


def outcome(told: Told | None) -> Outcome:
    claim, reading = claim_of(CLAIM), Reading(Text(body=SOURCE), told)
    evidence = wording.examine(claim, reading, "s") + check.examine(claim, reading, "s")
    return verdict.compare(claim, evidence, (wording, check)).outcome


def test_without_models_nothing_is_said() -> None:
    assert seen(None) == ()
    assert seen(Told()) == ()


def test_a_passage_in_other_words_is_shown() -> None:
    (first, *_) = seen(Told(near="welcomed"))
    assert first.finding is Finding.RELATED
    assert first.passage is not None
    assert first.passage.text == "The gallery welcomed its first guests that day."
    assert first.score == pytest.approx(0.9)


def test_a_passage_that_words_find_is_not_shown_twice() -> None:
    shown = [item.passage.text for item in seen(Told(near="museum")) if item.passage]
    assert "The museum opened its doors on Monday." not in shown


def test_nearness_changes_no_outcome() -> None:
    assert outcome(None) is outcome(Told(near="welcomed")) is Outcome.SUPPORTED


def test_a_strong_doubt_hands_the_claim_to_a_person_and_accuses_nobody() -> None:
    assert outcome(Told(doubted=0.97)) is Outcome.UNCLEAR


def test_a_faint_doubt_changes_nothing() -> None:
    assert outcome(Told(doubted=0.6)) is Outcome.SUPPORTED


def test_trust_acquits_nobody() -> None:
    claim, reading = (
        claim_of("The mayor fined two anglers."),
        Reading(Text(body=SOURCE), Told(doubted=0.0)),
    )
    evidence = wording.examine(claim, reading, "s") + check.examine(claim, reading, "s")
    assert verdict.compare(claim, evidence, (wording, check)).outcome is Outcome.NOT_FOUND


def test_an_empty_source_is_no_place_to_look() -> None:
    assert check.examine(claim_of(CLAIM), Reading(Text(body=""), Told(doubted=0.99)), "s") == ()
