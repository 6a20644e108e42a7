from decimal import Decimal

import pytest

from citecheck.language import numbers
from citecheck.language.counting import count_from, hundreds_from, tens_from
from citecheck.language.en import numbers as en


def test_a_list_is_counted_from_its_first_word() -> None:
    assert count_from(2, "dois/duas três · cinco") == {"dois": 2, "duas": 2, "três": 3, "cinco": 5}
    assert tens_from(20, "venti trenta") == {"venti": 20, "trenta": 30}
    assert hundreds_from(200, "duzentos") == {"duzentos": 200}
    assert count_from(1, "") == {}


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("tausend", 10**3),
        ("mrd", 10**9),
        ("milliards", 10**9),
        ("billones", 10**12),
        ("miljoen", 10**6),
        ("bilhões", 10**9),
        ("mila", 10**3),
    ],
)
def test_scales_of_other_languages(word: str, value: int) -> None:
    assert numbers.FOREIGN_SCALES[word] == Decimal(value)
    assert word not in en.SCALES


@pytest.mark.parametrize(
    ("word", "value"),
    [("doubled", 2), ("halbiert", "0.5"), ("triplicou", 3), ("tenfold", 10), ("halving", "0.5")],
)
def test_multiples(word: str, value: int | str) -> None:
    assert numbers.MULTIPLES[word] == Decimal(value)


def test_words_of_change_and_joints_are_those_of_all_languages() -> None:
    assert {"rose", "stieg", "subió", "steeg"} <= numbers.UP
    assert {"fell", "fiel", "baissé", "daalde"} <= numbers.DOWN
    assert numbers.UP.isdisjoint(numbers.DOWN)
    assert {"between", "zwischen", "entre", "tra", "fra", "tussen"} == numbers.BETWEEN


def test_per_cent_and_points() -> None:
    assert ("pour", "cent") in numbers.PERCENT_PAIRS
    assert {"percent", "prozent", "procent"} <= numbers.PERCENT_WORDS
    assert numbers.POINT_PHRASES["puntos", "básicos"] == "bp"
    assert numbers.POINT_PHRASES["prozentpunkte",] == "pp"


def test_denominators_come_from_ordinals() -> None:
    assert en.DENOMINATORS["half"] == 2
    assert en.DENOMINATORS["fifth"] == en.ORDINALS["fifth"] == 5
    assert en.PLURAL_DENOMINATORS["halves"] == 2
    assert "first" not in en.DENOMINATORS
    assert "second" not in en.DENOMINATORS
