import pytest

from citecheck.match.wording.facing import Side, directed, facing, phrase
from citecheck.match.wording.words import find_words

EXAMPLES = [  # claim, its word, passage, what the passage has
    ("Sales rose in May.", "rose", "In May sales fell.", [("fell", Side.AGAINST)]),
    ("Sales rose in May.", "rose", "In May sales had gone up.", [("up", Side.WITH)]),
    ("Sales rose in May.", "rose", "In May sales surged.", [("surged", Side.WITH)]),
    ("Sales rose in May.", "rose", "Sales have risen.", [("risen", Side.SAME)]),
    ("Sales rose in May.", "rose", "Sales never fell.", [("fell", Side.WITH)]),
    ("Sales did not rise.", "rise", "Sales fell.", [("fell", Side.WITH)]),
    ("The crew lost its cup.", "lost", "It earned a medal.",
     [("earned", Side.LOOSELY_AGAINST), ("medal", Side.LOOSELY_AGAINST)]),
    ("Sales rose, then fell.", "rose", "Sales fell.", []),
    ("Reyl voted for it.", "voted", "Reyl voted against it.", [("voted", Side.AGAINST)]),
    ("Reyl voted for it.", "voted", "Reyl voted for that.", [("voted", Side.SAME)]),
    ("The bridge is long.", "long", "The bridge is old and red.", []),
    ("It was the last tram.", "last", "It ran from First Street.", []),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "word", "passage", "faced"), EXAMPLES)
def test_what_a_passage_has_for_a_word(
    claim: str, word: str, passage: str, faced: list[tuple[str, Side]]
) -> None:
    words, others = find_words(claim), find_words(passage)
    at = [one.text for one in words].index(word)
    found = [(others[one.at].text, one.side) for one in facing(words, at, others)]
    assert found == faced


def test_names_and_ages_are_no_directions() -> None:
    words = find_words("She is 18 years old and lives in West Harbour.")
    assert [word.text for at, word in enumerate(words) if directed(words, at)] == []


def test_a_phrase_is_shown_with_its_particle() -> None:
    words = find_words("They turned down the old offer.")
    assert phrase(words, 1) == "turned down"
    assert phrase(words, 4) == "old"
