import csv

import pytest

from citecheck.language.en import beyond_wordnet, wordnet
from citecheck.language.en.beyond_wordnet import family


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("sold", "sales"),
        ("flew", "flights"),
        ("died", "dead"),
        ("lost", "losses"),
        ("chose", "choices"),
        ("gave", "gifts"),
        ("Wales", "Welsh"),
        ("UK", "British"),
        ("northern", "North"),
        ("strength", "stronger"),
        ("lengths", "long"),
        ("lives", "alive"),
    ],
)
def test_families_that_wordnet_lacks(a: str, b: str) -> None:
    assert wordnet.same_family(a, b)
    assert wordnet.same_family(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("sold", "bought"),
        ("us", "American"),  # the pronoun
        ("flew", "drove"),
        ("north", "south"),
        ("dead", "alive"),
        ("Wales", "whale"),
        ("British", "Irish"),
        ("high", "low"),
        ("gift", "choice"),
        ("length", "width"),
        ("sale", "sell-off by name"),
        ("", "sale"),
    ],
)
def test_no_families(a: str, b: str) -> None:
    assert not wordnet.same_family(a, b)


def test_a_family_holds_in_any_case_and_both_ways() -> None:
    assert family("Sell") == {"sale"}
    assert family("sale") == {"sell"}
    assert family("british") == {"britain", "uk"}
    assert family("important") == frozenset()
    assert family("") == frozenset()


def test_every_entry_has_its_figures() -> None:
    with beyond_wordnet._TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert 30 < len(rows) <= 300
    assert sum(int(row["supported"]) for row in rows) > 10
    assert sum(int(row["unsupported"]) for row in rows) > 10
