"""Sentences and clauses with exact offsets."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.nlp.sentences import clauses, split


def told(text: str) -> list[str]:
    return [span.of(text) for span in split(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He shouted “Stop!” [10]", "And they stopped."],
        ["Turnout was 12%.¹", "Then it fell."],
        ["The flock was large (about 1,024).1", "Its size surprised us."],
        ["Thanks, comrades! [7]", "So it began."],
        ["It cost $1.8 billion.[12]", "Then it rose."],
        ["Prices rose 5% [1][2].", "Wages did not."],
        ["“No!” he said.", "The door closed."],
        ["“Oh, is that all?” [6].", "They left."],
        ["It carries 2 GB/s    .", "We measured it in 6.2 s    .", "Speed is high."],
        ["The path allows 5 km/h    .", "It was built in 1990."],
        ["The road was 3 m.", "It was wide."],
        ["We gave it for 3 h.", "Then we left at 5 km/h.", "He ran."],
    ],
    ids=lambda sentences: sentences[0],
)
def test_marks_behind_a_sentence_stay_with_it(sentences: list[str]) -> None:
    assert told(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Approx. 40 men came.",
        "See Proc. Natl. Acad. Sci. 5, 3.",
        "The train left at 5 a.m. Monday from here.",
        "J. K. Rowling wrote it.",
        "The U.S. Senate met Dr. Smith of St. Ives.",
        "It was no. 5 of 12 (see fig. 3) in the list.",
        "“What is it?” she asked him.",
        "Then - whoops! - access was denied.",
        "Acme Inc. said so on Jan. 5 this year.",
        "The boat is old (Moe 2018, p. 123) and big.",
        "The 3 A. Smith boats and 2 J. Moe boats came.",
        "See Act 3 s. 4 of the play.",
    ],
)
def test_shortened_words_end_no_sentence(sentence: str) -> None:
    assert told(f"{sentence} The rest followed.") == [sentence, "The rest followed."]


def test_sentences_after_shortened_words() -> None:
    assert told("He flew to the U.S. He came back at 5 p.m. The door was shut.") == [
        "He flew to the U.S.",
        "He came back at 5 p.m.",
        "The door was shut.",
    ]


def test_wrapped_lines_run_on_and_other_lines_do_not() -> None:
    wrapped = "The mill on the river was closed in the spring and the\nwheel was sold to a museum."
    assert len(told(wrapped)) == 1
    assert told("Title of it\n" + wrapped)[0] == "Title of it"
    assert told("- first thing\n- second thing\n- third") == [
        "- first thing",
        "- second thing",
        "- third",
    ]
    assert told("One paragraph\n\nwithout a stop") == ["One paragraph", "without a stop"]


def test_no_words_no_sentences() -> None:
    assert split("") == ()
    assert split(" \n\n\t ") == ()


@given(st.text(alphabet="aB1 .!?…\n[]()“”\"'¹,;—-é", max_size=200))
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    spans = split(text)
    assert list(spans) == sorted(spans)
    covered = [offset for span in spans for offset in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert {n for n, one in enumerate(text) if not one.isspace()} <= set(covered)
    assert all(span.of(text) == span.of(text).strip() for span in spans)


@given(st.text(alphabet="ab ,;:—–-and but(“”)", max_size=200))
def test_clauses_cover_the_sentence(text: str) -> None:
    spans = clauses(text)
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Sales rose by half, but costs rose faster.", 2),
        ("The firm grew; the town shrank fast; nobody noticed it.", 3),
        ("It won (and lost; twice) in the end.", 1),
        ("She said “we won; you all lost” and left.", 1),
        ("Yes, and no.", 1),
        ("The mill closed — the wheel was sold — in spring of that year.", 3),
    ],
)
def test_clauses(sentence: str, parts: int) -> None:
    assert len(clauses(sentence)) == parts


@pytest.mark.parametrize("piece", [". ", "“", "\n", " ", "¹", "[1]", "A\n", '"; ', "a.", "1,"])
def test_hostile_text_ends_soon(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    before = time.process_time()
    split(text)
    clauses(text[:20_000])
    assert time.process_time() - before < 2


@pytest.mark.parametrize("sign", ["²", "—", ".", "”", "[1]", "²,", "!", "a—", "(", "¹⁴"])
def test_no_repetition_of_a_sign_holds_it_up(sign: str) -> None:
    text = "It rose by 24 per cent." + sign * 20_000 + " officials said."
    before = time.process_time()
    split(text)
    clauses(text)
    assert time.process_time() - before < 3
