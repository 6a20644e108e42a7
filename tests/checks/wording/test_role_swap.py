import pytest

from citecheck.checks.wording.role_swap import swapped
from citecheck.nlp.lexical.words import find_words

EXAMPLES = [
    ("Ali beat Foreman.", "Foreman beat Ali.", True),
    ("Ali beat Foreman.", "Ali beat Foreman.", False),
    ("Ali beat Foreman.", "Foreman was beat by Ali.", False),
    ("Ali beat Foreman.", "Foreman came from behind to beat Ali.", True),
    ("Carrow bought Bell from Orrin.", "Orrin bought Bell from Carrow.", True),
    ("Orrin bought Bell from Carrow.", "Orrin bought Bell from Carrow.", False),
    ("Lind bought the mill from Moe.", "The sale of the mill from Lind was agreed.", True),
    ("Moe bought the mill from Lind.", "The sale of the mill from Lind was agreed.", False),
    ("Lind sold the mill to Moe.", "It was the mill that went to Moe.", False),
    ("Moe sailed from Oslo to Selje.", "He left from Selje for Oslo.", False),
    ("Moe sent the boat from Oslo.", "Nobody ran from Moe.", False),
]


@pytest.mark.parametrize(("claim", "passage", "clashes"), EXAMPLES)
def test_names_that_change_places(claim: str, passage: str, *, clashes: bool) -> None:
    assert (swapped(find_words(claim), [find_words(passage)]) is not None) is clashes


def test_a_passage_that_says_it_as_the_claim_does_clears_it() -> None:
    claim = find_words("Ali beat Foreman.")
    turned, same = find_words("Foreman beat Ali."), find_words("In May, Ali beat Foreman.")
    assert swapped(claim, [turned, same]) is None
