"""How much of what stands around a value of the claim stands around one of the source."""

from __future__ import annotations

from citecheck.checks.source_view import Reading
from citecheck.checks.value_context import Agreement, Surroundings
from citecheck.claims import claim_of
from citecheck.model import FactKind, Text

BODY = (
    "The mill employed 180 people. The school employed 20 teachers, and the mill had 12 wheels. "
    "Rain fell for 9 days."
)


def agreements(claim_text: str) -> dict[str, Agreement]:
    """Return the agreement with each figure of BODY, by its text."""
    claim, reading = claim_of(claim_text), Reading(Text(body=BODY))
    fact = next(fact for fact in claim.facts if fact.kind is FactKind.FIGURE)
    around = Surroundings(claim, fact, reading)
    return {item.text: around.at(item.span, item.subject) for item in reading.values.figures()}


def test_the_sentence_about_the_same_thing_is_strongest() -> None:
    found = agreements("The mill employed 280 people.")
    assert max(found, key=lambda text: found[text].strength) == "180"
    assert found["180"].sentence == 1.0
    assert found["180"].head
    assert found["20"].clash


def test_nothing_shared_is_nothing() -> None:
    found = agreements("Ten orchestras toured with 35 violins.")
    assert found["180"].shared == 0
    assert found["180"].sentence == 0.0


def test_only_the_values_own_clause_is_near() -> None:
    found = agreements("The mill had 15 wheels.")
    assert found["12"].near > found["20"].near


def test_the_closest_pieces_share_most() -> None:
    claim, reading = claim_of("Rain fell for 30 days."), Reading(Text(body=BODY))
    around = Surroundings(claim, claim.facts[0], reading)
    (number,) = around.closest(1)
    assert reading.pieces.spans[number].of(BODY) == "Rain fell for 9 days."
