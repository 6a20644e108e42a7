from citecheck.match.wording.quantifiers import widened
from citecheck.match.wording.words import find_words


def test_all_of_what_the_passage_says_most_of() -> None:
    found = widened(find_words("All members voted."), find_words("Most members voted."))
    assert found is not None
    assert (found.said, found.found) == ("All", "Most")


def test_equal_quantifiers_are_no_matter() -> None:
    assert widened(find_words("Most members voted."), find_words("Some members voted.")) is None
