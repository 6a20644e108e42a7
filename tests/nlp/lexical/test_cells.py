"""Pieces of text that hold one table cell at most."""

from __future__ import annotations

from citecheck.model import Cell, Span
from citecheck.nlp.lexical.coverage import Pieces, apart
from citecheck.nlp.lexical.words import key

ROW = "Mill | 4 | 9"
NAME, FOUR, NINE = Span(0, 4), Span(7, 8), Span(11, 12)


def cells(*spans: Span) -> list[Cell]:
    return [Cell(span=span, row="Mill", column="Staff") for span in spans]


def test_a_row_is_cut_into_its_cells() -> None:
    found = list(apart([Span(0, 12)], cells(NAME, FOUR, NINE)))
    assert [one for one in found if ROW[one.start : one.end].strip(" |")] == [NAME, FOUR, NINE]


def test_sentences_without_cells_stay() -> None:
    sentences = [Span(0, 5), Span(20, 32), Span(40, 50)]
    assert list(apart(sentences, cells(Span(20, 24)))) == [
        Span(0, 5),
        Span(20, 24),
        Span(24, 32),
        Span(40, 50),
    ]


def test_sentences_inside_a_cell_stay() -> None:
    sentences = [Span(0, 10), Span(11, 20), Span(21, 30)]
    assert list(apart(sentences, cells(Span(0, 20), Span(22, 24)))) == [
        Span(0, 10),
        Span(11, 20),
        Span(21, 22),
        Span(22, 24),
        Span(24, 30),
    ]


def test_each_cell_knows_the_words_over_it_and_beside_it() -> None:
    pieces = Pieces(ROW, [Span(0, 12)], cells(FOUR, NINE))
    four = pieces.spans.index(FOUR)
    assert {key("Mill"), key("Staff"), key("4")} <= pieces.keys[four]
    assert pieces.notes[four] == "Mill, Staff"
