from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.nlp.names import find_names

DEVELOPED_ON = [
    ("Irena Kaldor met Tomas Reyl in Porto.", ["Irena Kaldor", "Tomas Reyl", "Porto"]),
    ("On Tuesday the ministry met in May.", []),
    ("Prices rose. Researchers were surprised.", []),
    ("However, Kaldor's plan failed.", ["Kaldor"]),
    ("The mayor said Kaldor had left. Kaldor did not reply.", ["Kaldor", "Kaldor"]),
    ("The World Health Organization (WHO) agreed.", ["World Health Organization", "WHO"]),
    ("Prime Minister Irena Kaldor and Dr. Reyl spoke.", ["Irena Kaldor", "Reyl"]),
    ("He works at the University of Porto.", ["University of Porto"]),
    ("The president of France spoke.", ["France"]),
    ("Ursula van der Meer of the Bank of Finland", ["Ursula van der Meer", "Bank of Finland"]),
    ("Both Reyl and Kaldor work in the Ministry of Fish and Ports.",
     ["Reyl", "Kaldor", "Ministry of Fish and Ports"]),
    ("French and German firms sold it to the Dutch.", []),
    ("Air France and the German Bakery", ["Air France", "German Bakery"]),
    ("J. K. Marlow wrote it.", ["J. K. Marlow"]),
    ("The U.S. Navy left Norway’s ports.", ["U.S. Navy", "Norway"]),
    ("It sold the iPhone and COVID-19 tests.", ["iPhone", "COVID-19"]),
    ("I think I'm late, he said.", []),
    ("New York City and New Zealand", ["New York City", "New Zealand"]),
    ("General Motors hired General Ada Stone.", ["General Motors", "Ada Stone"]),
    ("The CEO was paid 5 USD.", []),
    ("She said: “Kaldor won” in Oslo.", ["Oslo"]),
    ("World War II ended.", ["World War II"]),
    ("Theresa May resigned in May.", ["Theresa May"]),
    ("ALL STAFF MUST LEAVE THE BUILDING NOW", []),
]  # fmt: skip
BUGS_CAUGHT = [
    ("It was Sen. Warren who asked.", ["Warren"]),
    ("Les Trois Rois by Ada Stone", ["Les Trois Rois", "Ada Stone"]),
]
KNOWN_FAILING = [
    ("Kaldor resigned.", ["Kaldor"]),  # one word that opens a sentence, and nothing else to go by
    ("the Kaldor and Reyl Foundation", ["Kaldor and Reyl Foundation"]),
]


@pytest.mark.parametrize(("text", "names"), DEVELOPED_ON + BUGS_CAUGHT)
def test_names_are_found(text: str, names: list[str]) -> None:
    assert [span.of(text) for span in find_names(text)] == names


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("text", "names"), KNOWN_FAILING)
def test_names_are_not_yet_found(text: str, names: list[str]) -> None:
    assert [span.of(text) for span in find_names(text)] == names


@given(st.text(max_size=300))
def test_spans_are_in_order_and_inside(text: str) -> None:
    end = 0
    for span in find_names(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end


@pytest.mark.parametrize("unit", ["Ab ", "A.", "a of the ", "Ab of the ", "“", "A'", "7", "Mr. "])
def test_a_long_run_of_anything_is_read_soon(
    unit: str, cpu_seconds: Callable[[Callable[[], object]], float]
) -> None:
    text = unit * (80_000 // len(unit))
    assert cpu_seconds(lambda: find_names(text)) < 5
