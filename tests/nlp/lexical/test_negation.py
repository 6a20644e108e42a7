import pytest

from citecheck.nlp.lexical.negation import (
    added_denial,
    added_refusal,
    denials,
    denying,
    dropped_denial,
    refusals,
)
from citecheck.nlp.lexical.words import find_words, key

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


DROPPED = [
    ("The man was identified.", "The man was never identified.", True),
    ("The drug eases pain.", "We found no evidence that the drug eases pain.", True),
    ("The firm will cut jobs.", "The firm has no plans to cut jobs.", True),
    ("The drug improved sleep.", "There was no significant difference in sleep.", True),
    ("The drug was taken at night.", "There was no significant difference at night.", False),
    ("The man was not identified.", "The man was never identified.", False),
    ("The dam did not leak, and the man was identified at once by two of his old friends.",
     "The man was never identified.", True),
    ("The firm has yet to cut jobs.", "The firm has not cut jobs.", False),
    ("He is a hero.", "He did not become a hero.", True),
    ("She writes plays.", "She has yet to write plays.", True),
    ("He was incapable of writing.", "He never managed to write.", False),
    ("The firm will cut jobs.", "There is no doubt that the firm will cut jobs.", False),
    ("At least ten jobs go.", "No fewer than ten jobs go.", False),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "passage", "clashes"), DROPPED)
def test_a_denial_the_claim_leaves_out(claim: str, passage: str, *, clashes: bool) -> None:
    found = dropped_denial(find_words(claim), [find_words(passage)])
    assert (found is not None) is clashes


def test_what_a_better_passage_states_is_not_denied_by_a_worse() -> None:
    claim = find_words("The man was identified.")
    stated, denied = find_words("Police identified the man."), find_words("He was not identified.")
    assert dropped_denial(claim, [stated, denied]) is None
    found = denying(claim, [denied, stated], denials)
    assert found is not None
    assert found[0] == 0


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("They denied that the dam leaked.", ("dam", "leaked")),
        ("The bid was rejected.", ("bid",)),
        ("He failed to stop the train.", ("stop", "train")),
        ("She turned down the offer.", ("offer",)),
        ("She declined the prize.", ("prize",)),
    ],
)
def test_what_a_refusal_is_about(text: str, denied: tuple[str, ...]) -> None:
    (refusal,) = refusals(find_words(text))
    assert refusal.denied == tuple(map(key, denied))


def test_scope_ends_at_a_conjunction() -> None:
    (denial,) = denials(find_words("He did not sign but stayed."))
    assert denial.denied == (key("sign"),)


@pytest.mark.parametrize(
    ("claim", "passage", "clashes"),
    [
        ("She refused to model for them.", "She has modelled for them.", True),
        ("She refused to model for them.", "She never modelled for them.", False),
        ("She refused to model for them.", "She turned down modelling for them.", False),
        ("She modelled for them.", "She has modelled for them.", False),
    ],
)
def test_a_refusal_the_passage_does_not_know(claim: str, passage: str, *, clashes: bool) -> None:
    found = added_refusal(find_words(claim), find_words(passage))
    assert (found is not None) is clashes


def test_what_fell_refused_nothing() -> None:
    assert refusals(find_words("Sales declined by a third and prices fell.")) == ()


VERBAL = [
    ("The drug was not approved.", True),
    ("The drug wasn’t approved.", True),
    ("It's not approved.", True),
    ("She never signed the lease.", True),
    ("They found no evidence that the drug works.", True),
    ("The ferry runs without a captain.", False),
    ("No ferry runs on Sunday.", False),
    ("It is a ferry, not a tram.", False),
]


@pytest.mark.parametrize(("text", "verbal"), VERBAL)
def test_whether_a_verb_is_denied(text: str, verbal: bool) -> None:  # noqa: FBT001 - an example's side
    (denial,) = denials(find_words(text))
    assert denial.verbal is verbal


def test_two_negators_in_a_row_deny_nothing_surely() -> None:
    (denial,) = denials(find_words("The crossing is not without risk."))
    assert denial.word == "without"
    assert not denial.verbal


def test_what_a_claim_denies_once_it_does_not_state() -> None:
    claim = find_words("The bay is not mapped by pilots and holds unmapped or partly mapped reefs.")
    assert dropped_denial(claim, [find_words("The bay is not mapped.")]) is None
