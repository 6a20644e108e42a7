"""Both grammars at once give what each gives alone."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.nlp.dates import find_dates
from citecheck.nlp.figures import find_figures
from citecheck.nlp.figures_and_dates import find_figures_and_dates
from citecheck.nlp.tokens import CHUNK

PUBLISHED = dt.date(2024, 5, 15)
WORDS = "5 2019 1.8 % km May 3rd of the last Friday year ago two half million since '90s $ - to ."


@given(st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_both_at_once_are_as_each_alone(text: str) -> None:
    figures, dates = find_figures_and_dates(text, PUBLISHED)
    assert figures == find_figures(text)
    assert dates == find_dates(text, PUBLISHED)
    assert find_figures_and_dates(text)[1] == find_dates(text)


def test_a_long_text_is_read_to_its_end() -> None:
    text = "The mill made 1,250 tonnes in May 2019. " * (3 * CHUNK // 40)
    figures, dates = find_figures_and_dates(text)
    assert len(figures) == len(dates) == 3 * CHUNK // 40
