"""Raised numbers: with carets, in groups, beside powers and isotopes."""

from __future__ import annotations

import pytest

import citecheck

LIST = "\n\n## References\n\n" + "\n".join(
    f"{number}. Brandt, A. Part {number}. https://a.example/{number}" for number in range(1, 5)
)


def labels(text: str) -> list[tuple[str, ...]]:
    return [marker.labels for marker in citecheck.extract((text + LIST).encode()).markers]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It rose in 2011.^1^ It has 4 doors.^2,3^ It is old.^4^", [("1",), ("2", "3"), ("4",)]),
        ("It rose in 2011.^[1]^ It has 4 doors.^[2]^", [("1",), ("2",)]),
        ("It rose in 2011^1^ and fell in 2012.^2^", [("1",), ("2",)]),
        (
            "It ran.1 It fell in 2011.2,3 It rose.1–3 It is red.2",
            [("1",), ("2", "3"), ("1", "2", "3"), ("2",)],
        ),
        ("It rose in 2011. ^1^2^3 It has 4 doors. ^4", [("1",), ("2",), ("3",), ("4",)]),
        ("The ^14^C ages reach 3,200 years.^1^ It is red.^2^", [("1",), ("2",)]),
        ("It holds 10^6^ litres on 40 m^2^.^1^ It is red.^2^", [("1",), ("2",)]),
        (
            "The trial ran.1 It used less.2 It is red.1,2 It is old.3",
            [("1",), ("2",), ("1", "2"), ("3",)],
        ),
        (
            "It cost less in 2023.1 It is blue.2 Both are.1,2 It is old.3",
            [("1",), ("2",), ("1", "2"), ("3",)],
        ),
    ],
)
def test_raised_numbers_are_markers(text: str, wanted: list[tuple[str, ...]]) -> None:
    assert labels(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["It holds 10^6^ litres.", "The ^14^C ages.", "A field of 40 m^2^.", "Let x^2^ be 4."],
)
def test_powers_and_isotopes_are_none(text: str) -> None:
    assert labels(text) == []


def test_a_number_raised_behind_a_year_or_a_long_number_is_a_marker() -> None:
    items = "".join(f"<li>Part {n}. https://a.example/{n}</li>" for n in range(1, 5))
    page = (
        "<p>The mill closed in 2019<sup>1</sup> and the town had 1,200<sup>2</sup> souls. It covers"
        " 12 m<sup>2</sup>, has 2<sup>6</sup> lamps, and weighs 10<sup>4</sup> kg.<sup>3; 4</sup>"
        f"</p><h2>Notes</h2><ol>{items}</ol>"
    )
    found = citecheck.extract(page.encode(), "text/html").markers
    assert [marker.labels for marker in found] == [("1",), ("2",), ("3", "4")]


def test_the_one_raised_marker_of_a_list_of_one_is_a_marker() -> None:
    page = (
        "<p>She spoke in May:<sup>1</sup></p><h2>Notes</h2><ol><li>A. https://a.example</li></ol>"
    )
    (marker,) = citecheck.extract(page.encode(), "text/html").markers
    assert marker.labels == ("1",)
