import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.nlp.lexical.words import WORD, find_words, is_content, key, keys_in

SAME = [
    ("rose", "rises"),
    ("organised", "organized"),
    ("colours", "color"),
    ("bought", "purchase"),
    ("twelve", "12"),
    ("1,000", "1000"),
    ("Third", "three"),
    ("Canadian", "Canada"),
    ("wrote", "written"),
    ("Zürich", "Zurich"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_counts_as_one_word(one: str, other: str) -> None:
    assert key(one) == key(other)


@given(st.text(max_size=200))
def test_words_lie_where_they_say(text: str) -> None:
    words = find_words(text)
    assert all(text[word.start : word.end] == word.text and word.key for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)


@pytest.mark.parametrize(("one", "other"), [("rise", "fall"), ("12", "13"), ("bank", "bench")])
def test_keeps_different_words_apart(one: str, other: str) -> None:
    assert key(one) != key(other)


PARTS = "The mills of weren't twice ONE rose’s 1,250 - ' \" ( ). é café _ 12th"


@given(st.lists(st.sampled_from([*PARTS.split(), " ", " ", "\n", "\u00a0"])).map("".join))
def test_the_keys_in_a_text_are_those_of_its_words(text: str) -> None:
    words = WORD.findall(text)
    assert keys_in(text) == [key(word) if is_content(word) else "" for word in words]
