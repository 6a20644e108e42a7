from __future__ import annotations

from dataclasses import replace

import pytest

from citecheck.checks.polarity.interpret import is_lacking, is_unborne, settled
from citecheck.model import Evidence, Finding, Signal

SEEN = [  # slot, outright, near, finding
    (1.0, 1.0, 0.0, Finding.CONTRADICTED),
    (0.0, 1.0, 0.5, Finding.CONTRADICTED),
    (0.0, 1.0, 0.1, Finding.AMBIGUOUS),
    (1.0, 0.0, 0.0, Finding.NOT_FOUND),
    (0.0, 0.0, 0.9, Finding.RELATED),
]


def evidence(said: str = "rose", source: str = "a", **signals: float) -> Evidence:
    return Evidence(
        claim_id="c1",
        check="direction",
        finding=Finding.AMBIGUOUS if signals else Finding.NOT_FOUND,
        source_key=source,
        said=said,
        signals=tuple(Signal(name=name, value=value) for name, value in signals.items()),
    )


@pytest.mark.parametrize(("slot", "outright", "near", "finding"), SEEN)
def test_an_opposite_counts_where_it_stands_in_the_same_place(
    slot: float, outright: float, near: float, finding: Finding
) -> None:
    item = evidence(opposite_slot=slot, opposite_outright=outright, opposite_near=near)
    assert settled(item).finding is finding


def test_other_evidence_is_left_alone() -> None:
    other = replace(evidence(opposite_slot=1.0, opposite_outright=1.0), check="wording")
    assert settled(other) is other
    lacking = evidence("refused")
    assert settled(lacking) is lacking
    assert is_lacking(lacking)
    assert not is_lacking(other)


def test_a_word_is_unborne_where_every_source_lacks_it() -> None:
    one, two = evidence("refused", "a"), evidence("refused", "b")
    speaks = replace(two, check="wording", finding=Finding.RELATED)
    assert is_unborne((one, two))
    assert not is_unborne((one, speaks))
    assert not is_unborne((one, evidence("denied", "b")))
    assert not is_unborne(())
