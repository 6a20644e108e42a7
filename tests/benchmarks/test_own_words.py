"""What the benchmarks reckon with: own sentences, changed numbers, the area under a curve."""

from __future__ import annotations

import numpy as np
import own_words
import pytest
from figures import Score
from logistic import area as chance
from own_words import _changed, _item


def test_every_own_sentence_is_told_from_its_figures_by_a_tab() -> None:
    lines = (own_words.OWN / "figures.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(lines) >= 45
    for line in lines:
        sentence, figures = line.split("\t")
        assert sentence.endswith(".")
        assert figures == "-" or all(_item(part).value for part in figures.split("; "))


def test_a_range_and_a_unit_of_two_words_are_read() -> None:
    assert _item("5..10 %").value == (5, 10)
    assert _item("850 cubic metre").unit == "cubic metre"


def test_each_number_of_a_claim_is_changed_in_turn() -> None:
    assert list(_changed("It sold 1,240 of 9.5 tonnes in the F-16's day.")) == [
        "It sold 2,240 of 9.5 tonnes in the F-16's day.",
        "It sold 1,240 of 1.5 tonnes in the F-16's day.",
    ]
    assert list(_changed("Nobody came.")) == []


def test_f1_of_counts() -> None:
    assert Score(right=1, found=2, gold=2).f1 == 0.5
    assert Score().f1 == 1.0


@pytest.mark.parametrize(
    ("supported", "others", "area"),
    [((0.9, 0.8), (0.1, 0.2), 1.0), ((0.5,), (0.5,), 0.5), ((0.1, 0.9), (0.5,), 0.5)],
)
def test_the_area_is_the_chance_that_a_supported_claim_scores_above_another(
    supported: tuple[float, ...], others: tuple[float, ...], area: float
) -> None:
    labels = np.array([True] * len(supported) + [False] * len(others))
    assert chance(labels, np.array([*supported, *others])) == area
