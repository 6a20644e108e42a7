from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.references.markers.labels import Rung, Style, best_chain, expand, label_at


@pytest.mark.parametrize(
    ("line", "style", "label", "rest"),
    [
        ("[3] Ito", Style.SQUARE, "3", "Ito"),
        ("[12]. Ito", Style.SQUARE, "12", "Ito"),
        (".. [4] Ito", Style.SQUARE, "4", "Ito"),
        ("[AHL+09] Ito", Style.SQUARE, "AHL+09", "Ito"),
        ("(3) Ito", Style.ROUND, "3", "Ito"),
        ("{3} Ito", Style.CURLY, "3", "Ito"),
        ("3. Ito", Style.DOT, "3", "Ito"),
        ("3.Ito", Style.DOT, "3", "Ito"),
        ("3) Ito", Style.CLOSING, "3", "Ito"),
        ("³ Ito", Style.RAISED, "3", "Ito"),
        ("3 Ito", Style.BARE, "3", "Ito"),
        ("17", Style.BARE, "17", ""),
    ],
)
def test_labels_that_open_a_line(line: str, style: Style, label: str, rest: str) -> None:
    found = label_at(line)
    assert found is not None
    assert (found.style, found.text, line[found.end :]) == (style, label, rest)


@pytest.mark.parametrize("line", ["Ito", "3.5 million", "", "[", "[]", "(see below)", "30th"])
def test_other_lines_have_no_label(line: str) -> None:
    found = label_at(line)
    assert found is None or found.style is Style.BARE


@pytest.mark.parametrize(
    ("group", "labels"),
    [
        ("1", ("1",)),
        ("1, 2", ("1", "2")),
        ("1,2;5", ("1", "2", "5")),
        ("1–3", ("1", "2", "3")),
        ("6-\n8", ("6", "7", "8")),
        ("2, 4-6", ("2", "4", "5", "6")),
        ("1 and 4", ("1", "4")),
        ("7a", ("7a",)),
        ("7a–c", ("7a", "7b", "7c")),
        ("124–7", ("124", "125", "126", "127")),
        ("007", ("7",)),
    ],
)
def test_groups_expand(group: str, labels: tuple[str, ...]) -> None:
    assert expand(group) == labels


@pytest.mark.parametrize(
    "group", ["", "sic", "1-", "5-3", "1-9999", "M + H", "4,3-h", "1, ,2", "1.5", "9" * 500]
)
def test_what_is_no_list_of_labels_does_not_expand(group: str) -> None:
    assert expand(group) is None


@given(st.text(alphabet="0123456789,;-– abc[]()", max_size=60))
def test_expansion_never_fails_and_gives_distinct_order(group: str) -> None:
    labels = expand(group)
    assert labels is None or all(label for label in labels)


def _rungs(numbers: list[int]) -> list[Rung]:
    return [Rung(line, 80 * line, number, 1.0) for line, number in enumerate(numbers)]


def test_a_chain_counts_past_stray_numbers() -> None:
    _, chain = best_chain(_rungs([1, 2, 1998, 3, 14, 4, 5]))
    assert [rung.number for rung in chain] == [1, 2, 3, 4, 5]


def test_a_chain_may_begin_late_skip_and_begin_again() -> None:
    _, late = best_chain(_rungs([4, 5, 7, 8]))
    assert [rung.number for rung in late] == [4, 5, 7, 8]
    _, again = best_chain(_rungs([1, 2, 3, 1, 2, 3, 4]))
    assert [rung.number for rung in again] == [1, 2, 3, 1, 2, 3, 4]


def test_no_rungs_make_no_chain() -> None:
    assert best_chain([]) == (0.0, ())
