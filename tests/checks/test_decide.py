"""Which place of a source decides about a value."""

from __future__ import annotations

from msgspec.structs import replace

from citecheck.checks.decide import Candidate, decide
from citecheck.checks.value_context import Agreement
from citecheck.model import Finding, Span


def place(finding: Finding, share: float, *, shared: int = 4, rival: bool = True) -> Candidate:
    """Return a candidate around which `share` of the claim's words stand."""
    agreement = Agreement(share, share, share, shared, 5, head=False)
    return Candidate(Span(0, 1), "5", finding, agreement, rival)


def test_nothing_decides_nothing() -> None:
    assert decide([]) is None


def test_support_counts_before_another_value() -> None:
    found = decide([place(Finding.CONTRADICTED, 0.8), place(Finding.EQUAL, 0.6)])
    assert found is not None
    assert found.finding is Finding.EQUAL


def test_a_much_clearer_value_outweighs_support() -> None:
    found = decide([place(Finding.CONTRADICTED, 0.9), place(Finding.EQUAL, 0.2)])
    assert found is not None
    assert found.finding is Finding.CONTRADICTED


def test_only_clear_rivals_contradict() -> None:
    assert decide([place(Finding.CONTRADICTED, 0.3)]) is None
    assert decide([place(Finding.CONTRADICTED, 0.9, shared=1)]) is None
    assert decide([place(Finding.CONTRADICTED, 0.9, rival=False)]) is None
    assert decide([place(Finding.CONTRADICTED, 0.9)]) is not None


def test_less_precise_values_come_last() -> None:
    found = decide([place(Finding.OVERPRECISE, 0.9), place(Finding.ROUNDED, 0.5)])
    assert found is not None
    assert found.finding is Finding.ROUNDED
    alone = decide([place(Finding.OVERPRECISE, 0.9)])
    assert alone is not None
    assert alone.finding is Finding.OVERPRECISE


def test_a_sentence_that_says_the_whole_claim_outweighs_one_built_alike() -> None:
    south = Agreement(0.8, 0.8, 0.9, 3, 4, head=True, piece=1)
    north = Agreement(1.0, 1.0, 1.0, 4, 4, head=True, piece=2)
    alike = Candidate(Span(0, 1), "14", Finding.EQUAL, south)
    whole = Candidate(Span(2, 3), "9", Finding.CONTRADICTED, north)
    assert decide([alike, whole]) is whole
    other = [replace(one, agreement=replace(one.agreement, head=False)) for one in (alike, whole)]
    assert decide(other) is other[0]
