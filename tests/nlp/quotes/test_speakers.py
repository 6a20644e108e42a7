from __future__ import annotations

import time

import pytest

from citecheck.model import Span
from citecheck.nlp.quotes.speakers import speakers

ATTRIBUTED = [
    ("The chair, Irena Kaldor, said: “we will stay” on Monday.", ("Irena Kaldor",)),
    ("“We will stay,” said Irena Kaldor, the chair.", ("Irena Kaldor",)),
    ("Irena Kaldor said on Monday that the port “will stay open”.", ("Irena Kaldor",)),
    ("According to Tomas Reyl, “it is over”.", ("Tomas Reyl",)),
    ("“It is over,” the engineer Tomas Reyl told a paper.", ("Tomas Reyl",)),
    ("“It is over,” Mr Reyl, 43, said.", ("Reyl",)),
    ("Tomas Reyl: “it is over”.", ("Tomas Reyl",)),
    ("He said: “it is over”.", ()),
    ("Reyl met Kaldor. “It is over,” he said.", ()),
    ("The plan of Irena Kaldor is “over”.", ()),
]


@pytest.mark.parametrize(("text", "names"), ATTRIBUTED)
def test_the_speaker_is_the_name_that_a_verb_of_speech_ties_to_the_words(
    text: str, names: tuple[str, ...]
) -> None:
    inside = Span(text.index("“") + 1, text.index("”"))
    assert speakers(text, inside) == names


@pytest.mark.parametrize("unit", ["Ann said ", "Ab, ", "\x00 said ", "(", "of "])
def test_time_is_bounded(unit: str) -> None:
    text = unit * 2_000
    start = time.thread_time()
    speakers(text, Span(len(text) // 2, len(text) // 2 + 5))
    assert time.thread_time() - start < 1
