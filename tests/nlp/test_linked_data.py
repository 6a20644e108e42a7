"""What linked data says an article's words are."""

from __future__ import annotations

import json

import pytest

from citecheck.nlp.linked_data import article_bodies

HARBOUR = "The harbour froze on Monday."
FERRY = "The ferry sailed all the same."


def test_bodies_are_found_at_any_depth() -> None:
    graph = {"@graph": [{"articleBody": HARBOUR}, {"mainEntity": {"articleBody": FERRY}}]}
    assert set(article_bodies(json.dumps(graph))) == {HARBOUR, FERRY}


def test_line_breaks_within_a_string_are_read() -> None:
    assert list(article_bodies('{"articleBody": "One.\nTwo."}')) == ["One.\nTwo."]


@pytest.mark.parametrize(
    "data",
    [
        "",
        "no JSON",
        '{"articleBody": 7}',
        '{"articleBody": ["The harbour froze."]}',
        '{"headline": "The harbour froze."}',
        "[" * 100_000,
    ],
)
def test_what_has_no_words_gives_none(data: str) -> None:
    assert list(article_bodies(data)) == []


def test_values_beyond_the_bound_are_not_looked_at() -> None:
    data = json.dumps([{"articleBody": HARBOUR}, *range(30_000)])
    assert list(article_bodies(data)) == []
