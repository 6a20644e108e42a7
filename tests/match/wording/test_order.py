import pytest

from citecheck.match.wording.order import swapped
from citecheck.match.wording.words import find_words

EXAMPLES = [
    ("Ali beat Foreman.", "Foreman beat Ali.", True),
    ("Ali beat Foreman.", "Ali beat Foreman.", False),
    ("Ali beat Foreman.", "Foreman was beat by Ali.", False),
]


@pytest.mark.parametrize(("claim", "passage", "clashes"), EXAMPLES)
def test_names_that_change_places(claim: str, passage: str, *, clashes: bool) -> None:
    assert (swapped(find_words(claim), find_words(passage)) is not None) is clashes
