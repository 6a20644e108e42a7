"""What contradicts: an opposite, a denial right before its word, the column of another."""

from __future__ import annotations

import pytest

import citecheck
from citecheck.model import Outcome

CONTRADICTED = [
    (
        "The inspector, Mr Lund, found that the new gates had widened the channel.",
        "The inspector found that the gates had narrowed the channel by the quay.",
    ),
    ("Human bones were found by Ada Holt.", "Human bones were not found, the museum said."),
    ("Gauja, the ship, did not reach the port.", "The ship reached the port on Friday."),
    ("Members of the board did not approve the plan.", "The board approved the plan."),
    ("Wages at the old mill rose sharply last year.", "Wages at the mill fell last year."),
]
NOT_CONTRADICTED = [
    ("Two of the five works have not been repaired.", "Three of the five works were repaired."),
    ("The boat is beyond repair.", "The boat cannot be repaired."),
    ("The firm was unable to pay.", "The firm could not pay."),
    ("Pain is treated with non-steroidal drugs.", "Pain is treated with nonsteroidal drugs."),
    ("The song reached number 1.", "The song reached No. 1 in May."),
]


@pytest.mark.parametrize(("claim", "source"), CONTRADICTED)
def test_it_is_contradicted(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome is Outcome.CONTRADICTED


@pytest.mark.parametrize(("claim", "source"), NOT_CONTRADICTED)
def test_it_is_not(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome is not Outcome.CONTRADICTED
