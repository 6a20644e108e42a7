import pytest

from citecheck.match.wording.polarity import added_denial, denials, dropped_denial
from citecheck.match.wording.words import find_words, key

ADDED = [
    ("The bill was not signed.", "The president signed the bill.", True),
    ("The bill was not signed.", "He refused to see the bill signed.", False),
    ("The bill was not signed.", "The bill was never signed.", False),
    ("The bill was signed.", "The president signed the bill.", False),
    ("Not only the bill was signed.", "The president signed the bill.", False),
    ("The pier did not open.", "Nothing is known of the matter.", False),
]


@pytest.mark.parametrize(("claim", "passage", "clashes"), ADDED)
def test_a_denial_the_passage_does_not_make(claim: str, passage: str, *, clashes: bool) -> None:
    found = added_denial(find_words(claim), [find_words(passage)])
    assert (found is not None) is clashes


def test_a_denial_the_claim_leaves_out() -> None:
    found = dropped_denial(
        find_words("The man was identified."), find_words("The man was never identified.")
    )
    assert found is not None
    assert found.denied[0] == key("identified")


def test_scope_ends_at_a_conjunction() -> None:
    (denial,) = denials(find_words("He did not sign but stayed."))
    assert denial.denied == (key("sign"),)
