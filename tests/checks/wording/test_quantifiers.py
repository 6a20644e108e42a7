import pytest

from citecheck.checks.wording.quantifiers import outranked, widened
from citecheck.nlp.lexical.words import find_words


def test_all_of_what_the_passage_says_most_of() -> None:
    found = widened(find_words("All members voted."), find_words("Most members voted."))
    assert found is not None
    assert (found.said, found.found) == ("All", "Most")


def test_equal_quantifiers_are_no_matter() -> None:
    assert widened(find_words("Most members voted."), find_words("Some members voted.")) is None


def test_a_number_of_a_whole_is_a_part_of_it() -> None:
    found = widened(
        find_words("All five mills have been repaired."),
        find_words("Three of the five mills have been repaired."),
    )
    assert found is not None
    assert found.found == "Three"


@pytest.mark.parametrize(
    ("claim", "passage", "rank"),
    [
        ("It is the longest pier in the bay.", "It is the third-longest pier.", "third longest"),
        ("It is the oldest mill.", "It is one of the oldest mills.", "one of the oldest"),
        ("It is the most visited inn.", "It is the second most visited inn.", "second visited"),
        ("It is the third-longest pier.", "It is the third-longest pier.", None),
        ("It is the longest pier.", "It is the longest pier of three.", None),
        ("The rest went west.", "The second rest went west.", None),
    ],
)
def test_a_superlative_of_what_the_passage_ranks_lower(
    claim: str, passage: str, rank: str | None
) -> None:
    found = outranked(find_words(claim), find_words(passage))
    assert (found.found if found else None) == rank
