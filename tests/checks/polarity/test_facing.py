import pytest

from citecheck.checks.polarity.facing import Side, directed, facing, governed, phrase, qualified
from citecheck.nlp.lexical.words import find_words, key

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


def test_records_are_papers() -> None:
    words = find_words("The parish records fell into the harbour.")
    assert [word.text for at, word in enumerate(words) if directed(words, at)] == ["fell"]


GOVERNED = [  # sentence, its word, what it is said of
    ("Gas output rose, and oil output fell.", "fell", "oil output"),
    ("Gas output rose 3% and oil output fell.", "fell", "oil output"),
    ("The number of new boats rose.", "rose", "number new boats"),
    ("Prices rose and then fell.", "fell", "then"),
]


@pytest.mark.parametrize(("sentence", "word", "subject"), GOVERNED)
def test_a_direction_is_said_of_what_stands_before_it(
    sentence: str, word: str, subject: str
) -> None:
    words = find_words(sentence)
    at = [one.text for one in words].index(word)
    content = {one.key for one in find_words(subject) if one.content}
    assert governed(words, at) == content


def test_a_quality_is_said_of_what_stands_behind_it() -> None:
    assert qualified(find_words("The new harbour light is on."), 1) == {
        key("harbour"),
        key("light"),
    }
    assert qualified(find_words("Sales rose by half."), 1) == set()
    assert qualified(find_words("Sales rose 4%."), 1) == set()
    assert qualified(find_words("It was new, boats said."), 2) == set()
