"""What is to be, or was hoped for, is no fact yet; whose word covers both sides of an aside."""

from __future__ import annotations

import pytest

from citecheck.nlp import sentences
from citecheck.nlp.assertion import Assertions, Status

ROWS = [
    ("A street in Lenzing is to be named after her in the spring.", Status.PLAN),
    ("The depot is to close in May.", Status.PLAN),
    ("The team has applied to have the stone named Lake Oram.", Status.PLAN),
    ("The firm asked to have the fine reduced.", Status.PLAN),
    ("For the musical we had hoped for a transfer to the capital.", Status.PLAN),
    ("Rudge ran a kitchen and, according to her memoir, wrote the speeches.", Status.ATTRIBUTED),
    ("The mill is to the north of the river.", Status.STATED),
    ("She applied to the college.", Status.STATED),
    ("The ferry is close to the quay.", Status.STATED),
    ("It is easy to see the hall.", Status.STATED),
    ("The road is open to cars.", Status.STATED),
]


@pytest.mark.parametrize(("text", "status"), ROWS)
def test_what_a_sentence_asserts(text: str, status: Status) -> None:
    read = Assertions(text, sentences.split(text))
    assert read.of(0)[0].status is status


def test_somebodys_word_covers_what_stands_behind_the_aside() -> None:
    text = "Rudge ran a kitchen and, according to her memoir, wrote the speeches."
    (one,) = Assertions(text, sentences.split(text)).of(0)
    assert "wrote the speeches" in one.scope_span.of(text)
