"""The draft that disagrees with itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

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
    ],
)
def test_what_may_differ(one: str, two: str) -> None:
    assert inconsistencies(drafted(one, two)) == ()
