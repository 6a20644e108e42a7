from __future__ import annotations

import pytest

from citecheck.nlp.names.forms import acronym, expansion, same_name, variants


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Irena Kaldor", "Mrs Kaldor"),
        ("Irena Kaldor", "I. Kaldor"),
        ("Irena María Kaldor", "Irena Kaldor"),
        ("President Kaldor", "Kaldor"),
        ("World Health Organization", "WHO"),
        ("U.S.", "United States"),
        ("Türkiye", "Turkey"),
        ("Łódź", "Lodz"),
        ("the Hague", "Hague"),
        ("Kaldor’s", "Kaldor"),
    ],
)
def test_two_names_may_be_one(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Irena Kaldor", "Tomas Kaldor"),
        ("Irena Kaldor", "Irena Reyl"),
        ("New York", "York"),
        ("Bank of Finland", "Finland"),
        ("North Korea", "South Korea"),
        ("United States", "United Nations"),
        ("World War I", "World War II"),
    ],
)
def test_two_names_are_two(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_a_name_stands_in_other_forms() -> None:
    assert variants("Prime Minister Irena Kaldor") == (
        "Prime Minister Irena Kaldor",
        "Irena Kaldor",
        "Kaldor",
    )
    assert "WHO" in variants("World Health Organization")
    assert "United States" in variants("US")
    assert "N.A.T.O." in variants("NATO")
    assert variants("the") == ("the",)


def test_initials_and_what_they_stand_for() -> None:
    assert acronym("World Health Organization") == "WHO"
    assert acronym("Irena Kaldor") is None
    pattern = expansion("WHO")
    assert pattern is not None
    assert pattern.search("the World Health Organization said")
    assert not pattern.search("what health options")
    assert expansion("who") is None
    assert expansion("U2") is None
