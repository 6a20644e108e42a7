import pytest

from citecheck.nlp.lexical.slots import Slot, likeness, slot
from citecheck.nlp.lexical.words import find_words, key


def slot_of(text: str, word: str) -> Slot:
    words = find_words(text)
    at = [one.text for one in words].index(word)
    return slot(words, at, at)


LIKENESSES = [
    ("They were towed back to Norway by lorry.", "Norway",
     "All were towed back to Denmark by lorry.", "Denmark", 1 + 1 / 3 + 1 + 0.5),
    ("The harbour in Porto is old.", "Porto", "The harbour in Lisbon is deep.", "Lisbon", 1.5),
    ("Kaldor won the race.", "Kaldor", "In the end Reyl won a race.", "Reyl", 1 + 1 / 3),
    ("She lives in Bergen.", "Bergen", "He came to Oslo.", "Oslo", 0.0),
    ("She lives in Bergen.", "Bergen", "He died in Oslo.", "Oslo", 0.5),
]  # fmt: skip


@pytest.mark.parametrize(("one", "word", "two", "other", "like"), LIKENESSES)
def test_likeness_counts_the_neighbours_that_both_have(
    one: str, word: str, two: str, other: str, like: float
) -> None:
    assert likeness(slot_of(one, word), slot_of(two, other)) == pytest.approx(like)
    assert likeness(slot_of(two, other), slot_of(one, word)) == pytest.approx(like)


def test_a_slot_holds_the_nearest_content_words_and_the_preposition() -> None:
    found = slot_of("The old ferry left the quay at Selje before dawn on Monday.", "Selje")
    assert found.before == tuple(map(key, ("quay", "left", "ferry")))
    assert found.after == tuple(map(key, ("dawn", "Monday")))
    assert found.preposition == "at"


def test_near_neighbours_weigh_more() -> None:
    near = likeness(slot_of("Sales rose in May.", "rose"), slot_of("Sales fell.", "fell"))
    far = likeness(
        slot_of("Sales rose in May.", "rose"), slot_of("Sales of new cars fell.", "fell")
    )
    assert near > far > 0
