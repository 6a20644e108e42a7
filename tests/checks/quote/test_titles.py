"""Titles of works between quotation marks."""

from __future__ import annotations

import pytest

from citecheck.checks.quote.titles import other_title, title_of
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Text


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ('Ada Stone sang "The Miller of Dorn" twice.', "The Miller of Dorn"),
        ("Ada Stone sang “The Miller of Dorn” twice.", "The Miller of Dorn"),
        ('Ada Stone sang "Dorn" twice.', None),
        ("Ada Stone sang in Dorn.", None),
    ],
)
def test_titles(words: str, title: str | None) -> None:
    claim = claim_of(words)
    places = {place for fact in claim.facts if (place := title_of(claim, fact))}
    assert {place.of(claim.words) for place in places} == ({title} if title else set())


@pytest.mark.parametrize(
    ("source", "other"),
    [
        ("They sang The Baker of Dorn.", "The Baker of Dorn"),
        ("They sang THE MILLER OF DORN.", None),
        ("They saw the beauty of Dorn.", None),
        ("They sang of millers.", None),
        ("", None),
    ],
)
def test_other_words(source: str, other: str | None) -> None:
    found = other_title("The Miller of Dorn", Reading(Text(body=source)))
    assert (found and found.of(source)) == other
