"""Numbers in signs that a reader would not take for them."""

from __future__ import annotations

import time

import pytest

from citecheck.api import compare
from citecheck.formats.source import read_text
from citecheck.model import Finding, Outcome, Text
from citecheck.nlp.figures.odd_digits import find_odd_digits

ODD = {
    "circled": ("②④", "24"),
    "black circles": ("❷❹", "24"),
    "brackets": ("⑵⑷", "24"),
    "one sign for two digits": ("⑩", "10"),
    "a letter for the zero": ("2O", "20"),
    "a letter within": ("1O0", "100"),
    "a small l for the one": ("l8", "18"),
    "a capital i for the one": ("I8", "18"),
    "a cyrillic letter for the three": ("З0", "30"),
    "a space without width": ("2\u200b4", "24"),
    "a soft hyphen": ("2\u00ad4", "24"),
    "a mark of direction": ("2\u200e4", "24"),
    "a byte order mark": ("2\ufeff4", "24"),
    "another script within": ("2٤", "24"),
    "another script": ("٢٤", "24"),
    "a digit that looks like another": ("৪4", "44"),
    "struck out": ("2\u03364\u0336", "24"),
    "key caps": ("2\u20e34\u20e3", "24"),
    "in reverse order": ("\u202e42\u202c", "24"),
}
ORDINARY = (
    "24 per cent",
    "1,000,000.5",
    "２４",
    "𝟐𝟒",
    "ارتفع بنسبة ٢٤ في المئة",
    "H2O, CO2, O2 and O3",
    "an I2C bus and I2S",
    "an iPhone 5s, 3D, B12, 10l of milk",
    "10² km²",
    "a soft\u00adhyphen and 24",
    "2021–22",
    "the 6th",
)
CLAIM = "Spending on the lake ferries of Orrin rose by {} per cent in the year after the storm"
FILLER = "The office wrote down every crossing, and its clerk counted all of them twice."


def held_against(claim: str, number: str) -> tuple[Outcome, set[Finding]]:
    source = f"{FILLER}\n\n{CLAIM.format(number)}.\n\n{FILLER}"
    found = compare(CLAIM.format(claim), source)
    return found.outcome, {item.finding for item in found.because if item.check == "figure"}


@pytest.mark.parametrize(("written", "digits"), ODD.values(), ids=ODD)
def test_odd_digits_are_found_and_read(written: str, digits: str) -> None:
    (found,) = find_odd_digits(f"It rose by {written} per cent.")
    assert found.digits == digits


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_numbers_are_not_odd(text: str) -> None:
    assert find_odd_digits(text) == ()


@pytest.mark.parametrize(("written", "digits"), ODD.values(), ids=ODD)
def test_a_figure_in_odd_digits_is_never_ticked_nor_accused(written: str, digits: str) -> None:
    outcome, findings = held_against(digits, written)
    assert outcome is Outcome.UNCLEAR
    assert findings == {Finding.ODD_DIGITS}


@pytest.mark.parametrize(
    ("claim", "written"),
    [
        ("4", "2\u200b4"),
        ("2", "2\u200b4"),
        ("2", "2O"),
        ("8", "l8"),
        ("10", "1O0"),
        ("42", "2\u200b4"),
    ],
)
def test_a_part_of_an_odd_number_bears_nothing_out(claim: str, written: str) -> None:
    outcome, _ = held_against(claim, written)
    assert outcome in (Outcome.PARTIAL, Outcome.NOT_FOUND)


@pytest.mark.parametrize("written", ["24", "２４", "twenty-four"])
def test_a_figure_in_ordinary_digits_is_ticked(written: str) -> None:
    assert held_against("24", written)[0] is Outcome.SUPPORTED


@pytest.mark.parametrize("written", ["\u202e42\u202c", "2\ufeff4", "2\u20664"])
def test_signs_that_a_text_may_not_keep_are_still_told(written: str) -> None:
    text = read_text(f"It rose by {written} per cent.".encode(), "text/plain")
    assert isinstance(text, Text)
    assert not {"\u202e", "\ufeff", "\u2066"} & set(text.body)
    assert [found.digits for found in find_odd_digits(text.body)] == ["24"]


@pytest.mark.parametrize(
    "text",
    ["2\u200b" * 50_000, "①" * 50_000, "\u202e1" * 50_000, "l8 " * 50_000, "٢" * 50_000],
    ids=ascii,
)
def test_any_text_is_searched_in_time_that_grows_with_its_length(text: str) -> None:
    start = time.process_time()
    find_odd_digits(text)
    assert time.process_time() - start < 5
