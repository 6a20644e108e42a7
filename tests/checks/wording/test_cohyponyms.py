from citecheck.checks.wording.cohyponyms import exchanged
from citecheck.nlp.lexical.words import find_words


def words_exchanged(claim: str, passage: str) -> list[tuple[str, str]]:
    found = exchanged(find_words(claim), find_words(passage), set())
    return [(one.said.text, one.found.text) for one in found]


def test_another_country_in_its_place() -> None:
    pairs = words_exchanged("It is an American film.", "The Canadian film was shot at sea.")
    assert ("American", "Canadian") in pairs


def test_nothing_where_the_claim_names_both() -> None:
    pairs = words_exchanged("An American and Canadian film.", "A Canadian film.")
    assert ("American", "Canadian") not in pairs
