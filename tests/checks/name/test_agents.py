from __future__ import annotations

import pytest

from citecheck.checks.name.agents import usurper
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Fact, FactKind, Outcome, Text
from citecheck.run.compare import compare

NOTE = (
    "Lena Brandt drew the hull of the new ferry, and the shipwright Jonas Wik laid its keel. "
    "The keel was paid for by Ingrid Aalto. Tomas Reyl tested the engine in the harbour; "
    "Wik watched the test from the quay. Pia Holm and Ida Moe painted the cabins. "
    "Tomas Reyl won the rope from Pia Holm."
)
OF_ANOTHER = [  # claim, who did it
    ("Jonas Wik drew the hull of the ferry.", "Lena Brandt"),
    ("The hull was drawn by Jonas Wik.", "Lena Brandt"),
    ("Lena Brandt laid the keel.", "Jonas Wik"),
    ("Ingrid Aalto tested the engine in the harbour.", "Tomas Reyl"),
    ("Tomas Reyl watched the test from the quay.", "Wik"),
    ("Pia Holm won the rope from Tomas Reyl.", "Tomas Reyl"),
]
OWN = [
    "Lena Brandt drew the hull.",
    "The hull was drawn by Lena Brandt.",
    "Jonas Wik watched the test.",
    "Ingrid Aalto paid for the keel.",
    "Ida Moe painted the cabins.",
    "Tomas Reyl tried out the engine.",
    "Jonas Wik left the harbour.",
]


def robbed(claim: str) -> list[str]:
    made, reading = claim_of(claim), Reading(Text(body=NOTE))
    names: list[Fact] = [fact for fact in made.facts if fact.kind is FactKind.NAME]
    found = [usurper(made, fact, reading) for fact in names]
    return [one.name for one in found if one is not None]


@pytest.mark.parametrize(("claim", "doer"), OF_ANOTHER)
def test_a_deed_of_another_is_seen(claim: str, doer: str) -> None:
    assert robbed(claim) == [doer]
    assert compare(claim_of(claim), Text(body=NOTE)).outcome is not Outcome.SUPPORTED


@pytest.mark.parametrize("claim", OWN)
def test_a_deed_of_its_own_is_left_to_a_name(claim: str) -> None:
    assert robbed(claim) == []
