import pytest

from citecheck.nlp.lexical.attribution import find_attributions

EXAMPLES = [
    ("The Harbour Gazette reported last month that prices rose.", ["The Harbour Gazette"]),
    ("Prices rose, according to Delta Marine.", ["Delta Marine"]),
    ("He told Reuters that it was over.", ["Reuters"]),
    ("A Harbour Gazette report says so.", ["Harbour Gazette"]),
    ("A study by the Danish Institute of Fish counted cod.", ["the Danish Institute of Fish"]),
    ("An interview with Dana Whitlock ran on Sunday.", ["Dana Whitlock"]),
    ("A Halden University study found that cod are back.", ["Halden University"]),
    ("The claim stood in an article in Nature last year.", ["Nature"]),
    ("Reuters reported that two ships collided.", ["Reuters"]),
    ("As the Harbour Gazette reported, cod are back.", ["the Harbour Gazette"]),
    ("When Delta Marine revealed its plans, shares fell.", ["Delta Marine"]),
    ("It found that all was well.", []),
    ("Anna Holm wrote that the quay is sinking.", ["Anna Holm"]),
    ("Anna Holm wrote four novels about the sea.", []),
    ("Critics claimed that the quay was unsafe.", []),
    ("Alias analysis benefits from it.", []),
    ("HPLC analysis showed one peak.", []),
    ("The load follows according to Equation 4.2.", []),
    ("A study in Panama counted the frogs.", []),
    ("Previous reports and a Further report are known.", []),
    ("Our report says so.", []),
    ("The mayor said it rained.", []),
]


@pytest.mark.parametrize(("sentence", "names"), EXAMPLES)
def test_names_whom_a_sentence_has_it_from(sentence: str, names: list[str]) -> None:
    found = find_attributions(sentence)
    assert [one.name for one in found] == names
    assert all(one.span.of(sentence) == one.name for one in found)
