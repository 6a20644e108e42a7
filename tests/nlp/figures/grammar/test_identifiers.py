"""Numbers that are names or labels are no amounts; amounts beside them stay."""

import pytest

from citecheck.nlp.figures import find_figures


def amounts(text: str) -> list[str]:
    return [figure.text for figure in find_figures(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The isotope carbon-14 decays.",
        "Uranium-235 and strontium-90 were found.",
        "It is a top-10 list.",
        "She lives in flat 7.",
        "It landed on runway 27.",
    ],
)
def test_a_number_that_names_is_no_amount(text: str) -> None:
    assert amounts(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It was minus-40 degrees.", ["minus-40 degrees"]),
        ("A sub-5% rate was paid.", ["5%"]),
        ("Some 40 flats burned.", ["40"]),
        ("A pack of four kilos fell.", ["four kilos"]),
        ("It was about-40.", ["40"]),
    ],
)
def test_an_amount_beside_such_words_is_one(text: str, wanted: list[str]) -> None:
    assert amounts(text) == wanted
