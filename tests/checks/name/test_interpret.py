from __future__ import annotations

from dataclasses import replace

import pytest

from citecheck.checks.name.interpret import (
    NAME_WEIGHTS,
    is_displaced,
    is_unborne,
    likelihood,
    settled,
)
from citecheck.model import Evidence, Finding, Signal


def evidence(finding: Finding, check: str = "name", **signals: float) -> Evidence:
    return Evidence(
        claim_id="c1",
        check=check,
        finding=finding,
        source_key="a",
        fact=0,
        note="seen",
        signals=tuple(Signal(name=name, value=value) for name, value in signals.items()),
    )


FAR = {"mentions": 0.7, "source_pieces": 3.5, "several_words": 1.0, "cover_lost": 0.7}


def test_a_name_far_from_its_claim_is_not_given() -> None:
    far = evidence(Finding.AMBIGUOUS, **FAR, rival_share=0.6)
    assert is_displaced(far)
    assert settled(far).finding is Finding.NOT_FOUND


def test_another_name_in_the_very_slot_contradicts() -> None:
    rival = evidence(Finding.AMBIGUOUS, **FAR, rival_share=0.6, rival_slot=2.0)
    assert settled(rival).finding is Finding.CONTRADICTED


def test_a_name_in_a_like_slot_is_where_it_belongs() -> None:
    own = evidence(Finding.AMBIGUOUS, **FAR, own_slot=2.0)
    assert not is_displaced(own)
    assert settled(own).finding is Finding.PRESENT
    assert settled(own).note is None


def test_an_absent_name_stays_absent() -> None:
    absent = evidence(Finding.NOT_FOUND, absent=1.0, source_pieces=3.5)
    assert settled(absent) is absent
    assert not is_displaced(absent)


@pytest.mark.parametrize("item", [evidence(Finding.PRESENT), evidence(Finding.EQUAL, "date", a=1)])
def test_evidence_without_these_signals_is_left_alone(item: Evidence) -> None:
    assert settled(item) is item
    assert not is_displaced(item)


def test_the_likelihood_is_a_probability() -> None:
    for name in NAME_WEIGHTS:
        values = [likelihood(evidence(Finding.PRESENT, **{name: v})) for v in (0.0, 1.0, 50.0)]
        assert values == sorted(values, reverse=NAME_WEIGHTS[name] < 0)
        assert all(0.0 <= value <= 1.0 for value in values)


def test_a_name_is_unborne_where_every_source_lacks_it() -> None:
    far = settled(evidence(Finding.AMBIGUOUS, **FAR, rival_share=0.6))
    origin = evidence(Finding.PRESENT, "origin")
    assert is_unborne((far, origin))
    assert is_unborne((far, replace(far, source_key="b")))
    assert not is_unborne((far, evidence(Finding.PRESENT)))
    assert not is_unborne((evidence(Finding.NOT_FOUND), origin))


def test_a_deed_of_another_is_missing_where_all_of_it_is_the_same() -> None:
    same, like = (evidence(Finding.AMBIGUOUS, deed_of_another=share) for share in (1.0, 0.8))
    assert settled(same).finding is Finding.NOT_FOUND
    assert is_displaced(same)
    assert settled(like).finding is Finding.AMBIGUOUS
    assert not is_displaced(like)
