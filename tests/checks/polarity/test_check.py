from __future__ import annotations

import pytest

from citecheck.checks.polarity import check
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Evidence, Finding, Outcome, Text
from citecheck.run.compare import compare

FILLER = " The harbour office keeps its records in the old customs hall."

AGAINST = [  # claim, source, said, found
    ("Grain sales rose in May.", "Grain sales fell in May.", "rose", "fell"),
    ("Rents in Norhavn declined last year.", "Rents in Norhavn climbed.", "declined", "climbed"),
    ("The ferry line closed in spring.", "The ferry line opened in spring.", "closed", "opened"),
    ("It was her first novel.", "It became her last novel.", "first", "last"),
    ("Reyl joined the orchestra in 1998.", "In 1998 Reyl left the orchestra.", "joined", "left"),
    ("The board rejected the merger.", "The merger was accepted by the board.", "rejected",
     "accepted"),
    ("She was dismissed as director.", "She was appointed director.", "dismissed", "appointed"),
    ("Critics slammed the opera.", "Critics praised the opera.", "slammed", "praised"),
    ("The ship sailed after the storm.", "The ship sailed before the storm.", "after", "before"),
    ("Selje is the largest island.", "Selje is the smallest island.", "largest", "smallest"),
    ("The team lost the final.", "The team won the final.", "lost", "won"),
    ("The law forbids night fishing.", "The law permits night fishing.", "forbids", "permits"),
    ("It serves wealthy families.", "It serves disadvantaged families.", "wealthy",
     "disadvantaged"),
    ("He sold the mill in 1903.", "In 1903 he bought the mill.", "sold", "bought"),
    ("Aalto voted for the plan.", "Aalto voted against the plan.", "voted for", "voted against"),
    ("The town turned down the offer.", "The town accepted the offer.", "turned down", "accepted"),
    ("Oil output rose 6%.", "Gas output rose 6% and oil output declined 2%.", "rose", "declined"),
    ("Selje Rovers lost 2-1 to Norhavn.",
     "Selje Rovers beat Norhavn 2-1. Norhavn have lost five in a row.", "lost", "beat"),
    ("His daughter runs the inn.", "His son runs the inn.", "daughter", "son"),
]  # fmt: skip
WITHOUT = [  # claim, source: nothing to see
    ("Grain sales rose in May.", "Grain sales climbed in May."),
    ("Grain sales rose in May.", "Grain sales did not fall in May but rose."),
    ("The team did not lose the final.", "The team won the final."),
    ("She is 18 years old.", "She is a young singer."),
    ("Sales rose, then fell.", "Sales fell after they had risen."),
    ("Reyl left the orchestra.", "Reyl left the orchestra that he had joined."),
    ("The Last Harbour is a film.", "It was his first film, and it was set in a harbour."),
    ("They paid for the plan.", "They argued against it."),
    ("The bridge is long.", "The bridge was painted."),
    ("The school opened in May.", "The school welcomed its pupils in May."),
    ("He owns a bar in Selje.", "He runs a pub in Selje."),
    ("Book loans rose by 4%.", "Visits fell by 4%, while book loans climbed 4%."),
    ("Oil output fell 2%.", "Gas output rose 6% and oil output declined 2%."),
    ("She praised the new ticket hall.", "The ticket hall replaced the old customs shed."),
    ("The catch has fallen by half.", "The harbour has kept records of the catch."),
    ("Moe sold the mill to Lind.", "In May Lind bought the mill from Moe."),
    ("Norhavn lost 4-0 to Selje.", "In May Selje beat Norhavn 4-0."),
    ("They met last year in Selje.", "They met in the first year after the war in Selje."),
]


def examined(claim: str, source: str) -> tuple[Evidence, ...]:
    return check.examine(claim_of(claim), Reading(Text(body=source + FILLER)), "key")


@pytest.mark.parametrize(("claim", "source", "said", "found"), AGAINST)
def test_the_opposite_stands_in_the_place_of_a_word(
    claim: str, source: str, said: str, found: str
) -> None:
    seen = examined(claim, source)
    assert (said, found) in [(one.said, one.found) for one in seen]
    assert {one.finding for one in seen} == {Finding.AMBIGUOUS}
    assert compare(claim_of(claim), Text(body=source + FILLER)).outcome is Outcome.CONTRADICTED


@pytest.mark.parametrize(("claim", "source"), WITHOUT)
def test_nothing_is_opposed(claim: str, source: str) -> None:
    assert not [one for one in examined(claim, source) if one.finding is Finding.AMBIGUOUS]


def test_what_goes_with_the_opposite_is_no_contradiction() -> None:
    source = "The crew earned its third regatta cup in 2016." + FILLER
    verdict = compare(claim_of("The crew lost its third regatta cup in 2016."), Text(body=source))
    assert verdict.outcome is Outcome.PARTIAL


def test_nobody_reads_a_refusal_where_there_is_none() -> None:
    source = "Reyl spoke with the harbour board about a second crane."
    (seen,) = examined("The harbour board refused Reyl a second crane.", source)
    assert (seen.said, seen.found, seen.finding) == ("refused", None, Finding.NOT_FOUND)
    assert not examined("The harbour board met Reyl about a second crane.", source)


def test_a_claim_without_directions_is_not_read() -> None:
    assert check.applies(claim_of("The bridge opened in May."))
    assert not check.applies(claim_of("The bridge has four towers."))
    assert not check.applies(claim_of("Sales rose and fell, " * 200))
