import pytest

from citecheck.checks.wording.opposed import opposed
from citecheck.nlp.lexical.words import find_words

EXAMPLES = [
    ("Sales rose in May.", "Sales fell in May.", ["rose"]),
    ("Sales rose in May.", "Sales rose in May and fell in June.", []),
    ("It is the largest port of Denmark.", "It is the smallest port of Denmark.", ["largest"]),
    ("She is 18 years old.", "She is young.", []),
    ("Aalto voted for the plan.", "Aalto voted against, and said why.", ["for"]),
    ("They paid for the plan.", "They argued against it.", []),
    ("The bridge opened after the war.", "The bridge opened before the war.", ["after"]),
]


@pytest.mark.parametrize(("claim", "passage", "words"), EXAMPLES)
def test_words_whose_opposite_stands_there(claim: str, passage: str, words: list[str]) -> None:
    found = opposed(find_words(claim), find_words(passage))
    assert [one.said.text for one in found] == words
    assert all(one.shared > 0 for one in found)
