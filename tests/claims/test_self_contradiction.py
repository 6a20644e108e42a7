"""The draft that disagrees with itself."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from citecheck.claims import claim_of, inconsistencies
from citecheck.model import Claim


def drafted(*sentences: str) -> tuple[Claim, ...]:
    """Return claims as one draft would hold them."""
    return tuple(replace(claim_of(text), id=f"c{n}") for n, text in enumerate(sentences, start=1))


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        (
            "The county runs 12 hospitals and pays their nurses.",
            "All 14 hospitals that the county runs are short of nurses.",
            ("12", "14"),
        ),
        (
            "The tower on the harbour cost $40 million.",
            "Nobody asked why the tower on the harbour cost $55 million.",
            ("$40 million", "$55 million"),
        ),
        (
            "Marta Ruiz founded the bakery in 1998.",
            "In 2001 Marta Ruiz founded the bakery with a loan.",
            ("1998", "2001"),
        ),
        (
            "The fire at the Lindow warehouse killed 12 workers on the late shift.",
            "Police said the fire at the Lindow warehouse had killed 14 workers on the late shift.",
            ("12", "14"),
        ),
        (
            "Harvest Foods employs 2,400 people in Ostrava.",
            "In Ostrava, Harvest Foods employs 2,700 people.",
            ("2,400", "2,700"),
        ),
        (
            "The tower on the harbour is 140 metres tall.",
            "Tourists love the tower on the harbour, which is 104 metres tall.",
            ("140 metres", "104 metres"),
        ),
        (
            "Ilse Brandt was elected mayor of Dorn with 51% of the vote.",
            "With 54% of the vote, Ilse Brandt was elected mayor of Dorn.",
            ("51%", "54%"),
        ),
        (
            "The strike at the Kovar plant lasted 9 weeks and ended in March.",
            "The strike at the Kovar plant lasted 11 weeks.",
            ("9 weeks", "11 weeks"),
        ),
        (
            "The Aurora sank on 3 May 2019 off Gotland.",
            "The inquiry heard that the Aurora sank off Gotland on 5 May 2019.",
            ("3 May 2019", "5 May 2019"),
        ),
    ],
)
def test_two_values_for_one_thing(one: str, two: str, said: tuple[str, str]) -> None:
    (found,) = inconsistencies(drafted(one, two))
    assert (found.first.text.split()[-1], found.second.text.split()[-1]) == tuple(
        text.split()[-1] for text in said
    )
    assert found.claims == ("c1", "c2")
    assert found.about


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The county runs 12 hospitals.", "The county runs 14 schools."),
        ("The tower cost $40 million in 2019.", "The tower cost $55 million in 2023."),
        ("The tower cost $1.8 billion to build.", "The tower cost $1.79 billion to build."),
        ("The county runs about 12 hospitals.", "The county runs 14 hospitals."),
        ("Marta Ruiz founded the bakery in 1998.", "Marta Ruiz sold the flower shop in 2001."),
        (
            "In 1993 the bakery of Marta Ruiz sold 40 loaves a day.",
            "In 2003 the bakery of Marta Ruiz sold 90 loaves a day.",
        ),
        (
            "The bakery sold 40 loaves, 12 cakes and 3 pies and 2 tarts.",
            "The bakery sold 41 loaves, 14 cakes and 5 pies and 6 tarts.",
        ),
        ("Profits of the bakery rose 5%.", "Profits of the bakery stood at 7%."),
        (  # other words in one place
            "The old mill on the quay employs 40 people.",
            "The old shop on the quay employs 12 people.",
        ),
        (  # a word that says which
            "The harbour tower had 140 visitors in its first week.",
            "The harbour tower had 90 visitors in its last week.",
        ),
        (  # settings of an experiment
            "The flour was dried at 70 °C in the tall oven.",
            "The flour was dried at 80 °C in the tall oven.",
        ),
        (  # two differences are two runs
            "The ferry to Dorn made 40 trips and carried 900 cars.",
            "The ferry to Dorn made 60 trips and carried 1,200 cars.",
        ),
        (  # captions and table rows
            "Load on the north pier in 12 tests",
            "Load on the north pier in 14 tests",
        ),
        (
            "The results of the north pier are shown in column 4 of the book.",
            "The results of the north pier are shown in column 6 of the book.",
        ),
        (
            "Required floor beams for the two-storey building on the quay.",
            "Required floor beams for the three-storey building on the quay.",
        ),
    ],
)
def test_what_may_differ(one: str, two: str) -> None:
    assert inconsistencies(drafted(one, two)) == ()


def test_three_values_are_a_series() -> None:
    told = "The ferry to Dorn made {} trips across the bay."
    assert len(inconsistencies(drafted(*map(told.format, (40, 60))))) == 1
    assert len(inconsistencies(drafted(*map(told.format, (40, 60, 40))))) == 2
    assert inconsistencies(drafted(*map(told.format, (40, 60, 80)))) == ()
