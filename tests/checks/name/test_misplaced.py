from __future__ import annotations

import pytest

from citecheck.checks.name import check
from citecheck.checks.name.misplaced import Displacement, displacement
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import FactKind, Outcome, Text
from citecheck.run.compare import compare

PAGE = """The ferry came back to Norhavn in spring after two years in dock.

By the harbour office, 4 May 2021

Passengers cheered on the quay.

The engineer Lena Brandt designed the electric drive of the new ferry. The hull was built at a yard in Bergen, Norway, where forty people worked on it for a year. Captain Jonas Wik commands the ship. He has crossed the sound since 1998.

The old vessel was towed to Gothenburg by a tug. It will be scrapped there.

The harbour cafe was painted by schoolchildren.

The menu offers soup and bread.

A concert on the quay drew three hundred people. The choir sang until midnight. Songs by Tomas Reyl closed the evening.

The mayor, Ingrid Aalto, thanked the volunteers. Tickets for the next concert are sold in Oslo and Aarhus.

Rain is expected on Sunday.
"""  # noqa: E501 - paragraphs are lines, as they are read from a page

EXCHANGED = [
    "The electric drive of the new ferry was designed by the engineer Tomas Reyl.",
    "The engineer Ingrid Aalto designed the electric drive of the new ferry.",
    "The hull was built at a yard in Aarhus, where forty people worked on it for a year.",
    "The old vessel was towed to Oslo by a tug.",
    "Captain Tomas Reyl commands the ship.",
    "Songs by Jonas Wik closed the evening.",
    "The mayor, Lena Brandt, thanked the volunteers.",
    "The old vessel was towed to Lisbon by a tug, where it will be scrapped.",
    "The hull was built at a yard in Bergen, Greece, by forty people.",
]
RIGHT = [
    "The electric drive of the new ferry was designed by Lena Brandt.",
    "The hull was built in Bergen by forty people.",
    "The hull was built at a Norwegian yard in Bergen, Norway.",
    "The old vessel was towed to Gothenburg.",
    "Captain Wik commands the ship.",
    "Wik has crossed the sound since 1998.",
    "Songs by Reyl closed the concert.",
    "Mayor Ingrid Aalto thanked the volunteers after the concert.",
    "Tickets for the concert are sold in Aarhus.",
    "The ferry came back to Norhavn after two years.",
    "The choir sang on the quay of Norhavn until midnight.",
]


def examined(claim: str, page: str = PAGE) -> dict[str, Displacement | None]:
    made, reading = claim_of(claim), Reading(Text(body=page))
    return {
        fact.text: displacement(made, fact, reading, check.places(fact.text, reading))
        for fact in made.facts
        if fact.kind is FactKind.NAME
    }


@pytest.mark.parametrize("claim", EXCHANGED)
def test_a_name_in_the_place_of_another(claim: str) -> None:
    assert any(examined(claim).values())
    outcome = compare(claim_of(claim), Text(body=PAGE)).outcome
    assert outcome in (Outcome.PARTIAL, Outcome.CONTRADICTED)


@pytest.mark.parametrize("claim", RIGHT)
def test_a_name_in_its_place(claim: str) -> None:
    outcome = compare(claim_of(claim), Text(body=PAGE)).outcome
    assert outcome in (Outcome.SUPPORTED, Outcome.UNCLEAR)


def test_the_name_that_stands_there_is_told() -> None:
    found = examined("The old vessel was towed to Oslo by a tug.")["Oslo"]
    assert found is not None
    assert found.rival is not None
    assert found.rival.name == "Gothenburg"
    assert found.rival.at.of(PAGE) == "Gothenburg"


def test_what_cannot_be_told_is_not_measured() -> None:
    assert examined('The choir sang "Songs of Aarhus" until midnight.').get("Aarhus") is None
    assert examined("The Duke of Aarhus painted the cafe.").get("Aarhus") is None
    listed = PAGE + "\nTomas Reyl\n"
    assert examined("The engineer Tomas Reyl designed the drive.", listed)["Tomas Reyl"] is None


def test_the_signals_have_one_name_each() -> None:
    (found,) = [one for one in examined(EXCHANGED[0]).values() if one]
    names = [signal.name for signal in found.signals]
    assert len(set(names)) == len(names)
    values = {signal.name: signal.value for signal in found.signals}
    assert values["absent"] == 0.0
    assert values["rival_slot"] >= 1.0
