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
    ("The bus runs from Aldby to Norten.", "The bus runs from Norten to Aldby."),
    ("No blades may turn from dawn to dusk.", "No blades may turn from dusk to dawn."),
    ("Port Vane beat Harlow 2–1.", "Harlow came from behind to beat Port Vane 2–1."),
    ("Hana Lind will succeed Omar Reyes.", "Hana Lind will be succeeded by Omar Reyes."),
    ("Ada Holm sued Ben Dahl.", "Ben Dahl sued Ada Holm."),
    ("The train left at 21:40.", "At 21:30 the train left."),
    ("Wages at the old mill rose sharply last year.", "Wages at the mill fell last year."),
]
NOT_CONTRADICTED = [
    ("Two of the five works have not been repaired.", "Three of the five works were repaired."),
    ("The boat is beyond repair.", "The boat cannot be repaired."),
    ("The firm was unable to pay.", "The firm could not pay."),
    ("Pain is treated with non-steroidal drugs.", "Pain is treated with nonsteroidal drugs."),
    ("The road between Aldby and Norten is shut.", "The road between Norten and Aldby is shut."),
    ("Ada Holm was sued by Ben Dahl.", "Ben Dahl sued Ada Holm."),
    ("Renato Balo was born in Trieste.", "Born in Trieste, Renato Balo moved to Rome."),
    ("The train left at 21:30.", "The train left at 9.30 pm."),
    ("The song reached number 1.", "The song reached No. 1 in May."),
]


@pytest.mark.parametrize(("claim", "source"), CONTRADICTED)
def test_it_is_contradicted(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome is Outcome.CONTRADICTED


@pytest.mark.parametrize(("claim", "source"), NOT_CONTRADICTED)
def test_it_is_not(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome is not Outcome.CONTRADICTED


HEARSAY = [
    (
        "She named the rose after her son.",
        "It is often said that she named the rose after her son.",
    ),
    ("Clerks took gifts.", "Allegations that clerks took gifts are being looked into."),
    ("The mill has been sold.", "Rumours that the mill has been sold went round the town."),
    ("Rudge wrote the speeches.", "Rudge, according to her own memoir, wrote the speeches."),
    ("He sold 40 boats.", "By his own account he sold 40 boats."),
]


@pytest.mark.parametrize(("claim", "source"), HEARSAY)
def test_what_is_only_passed_on_bears_nothing_out(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome is Outcome.UNCLEAR
