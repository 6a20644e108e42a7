import pytest

from citecheck.checks.rest_of_claim import Beside
from citecheck.checks.source_view import Reading
from citecheck.model import Text
from citecheck.nlp.lexical.words import find_words

SOURCE = (
    "Lena Brandt wrote the ferry timetable in Norhavn. "
    "It was printed in blue. "
    "The council keeps an old map of the quay. "
    "Tomas Reyl painted the ferry."
)


def beside(claim: str, *names: str) -> Beside:
    words = find_words(claim)
    at = [i for i, word in enumerate(words) if word.text in names]
    return Beside(words, range(at[0], at[-1] + 1), Reading(Text(body=SOURCE)).pieces)


def test_the_pieces_about_the_rest_come_best_first() -> None:
    found = beside("Tomas Reyl wrote the ferry timetable in Norhavn.", "Tomas", "Reyl")
    assert [one.number for one in found.ranked] == [0]
    assert found.cover(0) == pytest.approx(1.0)
    assert found.cover(2) == 0.0


def test_neighbours_count_for_a_stretch() -> None:
    found = beside("Kaldor printed the ferry timetable in blue.", "Kaldor")
    assert 0 < found.cover(1) < found.stretch(1) == pytest.approx(1.0)


def test_words_beside_the_name_weigh_more() -> None:
    claim = "Kaldor painted, as some say and many in the old town by the sea believe, the quay."
    near, far = beside(claim, "Kaldor"), beside(claim, "quay")
    assert near.cover(3) > far.cover(3)


def test_what_stands_near_a_word() -> None:
    found = beside("Kaldor wrote the ferry timetable in Norhavn.", "wrote")
    assert found.near(0, 2) > found.near(3, 2) > 0.0


def test_a_claim_that_is_all_name_has_nothing_beside_it() -> None:
    assert beside("Tomas Reyl", "Tomas", "Reyl").ranked == ()
