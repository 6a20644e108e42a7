import pytest

from citecheck.match.wording.attribution import find_attributions

EXAMPLES = [
    ("The Harbour Gazette reported last month that prices rose.", ["The Harbour Gazette"]),
    ("Prices rose, according to Delta Marine.", ["Delta Marine"]),
    ("He told Reuters that it was over.", ["Reuters"]),
    ("A Harbour Gazette report says so.", ["Harbour Gazette"]),
    ("A study by the Danish Institute of Fish counted cod.", ["the Danish Institute of Fish"]),
    ("It found that all was well.", []),
    ("The mayor said it rained.", []),
]


@pytest.mark.parametrize(("sentence", "names"), EXAMPLES)
def test_names_whom_a_sentence_has_it_from(sentence: str, names: list[str]) -> None:
    found = find_attributions(sentence)
    assert [one.name for one in found] == names
    assert all(one.span.of(sentence) == one.name for one in found)
