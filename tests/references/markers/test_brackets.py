from __future__ import annotations

import pytest

from citecheck.references.markers.brackets import bracketed

NONE: frozenset[str] = frozenset()


def found(text: str, keys: frozenset[str] = NONE) -> list[tuple[str, tuple[str, ...]]]:
    marks, _ = bracketed(text, keys)
    return [(mark.span.of(text), mark.labels) for mark in marks]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The dam held [1].", [("1",)]),
        ("The dam held.[1] It rained.", [("1",)]),
        ("The dam held [1, 2] for years.", [("1", "2")]),
        ("The dam held [1–3].", [("1", "2", "3")]),
        ("The dam held [1][2].", [("1",), ("2",)]),
        ("The dam held [4]–[8].", [("4", "5", "6", "7", "8")]),
        ("The dam held [3, p. 45].", [("3",)]),
        ("The dam held [see 3].", [("3",)]),
        ("The dam held [^flood].", [("flood",)]),
        ("The dam held [11,\n 25] for years.", [("11", "25")]),
    ],
)
def test_markers_of_every_shape(text: str, labels: list[tuple[str, ...]]) -> None:
    assert [one for _, one in found(text)] == labels


def test_the_underscore_of_a_structured_text_marker_belongs_to_it() -> None:
    assert found("as planned [7]_ and built") == [("[7]_", ("7",))]


@pytest.mark.parametrize(
    "text",
    [
        "He wrote “recieve” [sic] twice.",
        "In the fall [2020] she left.",
        "take x[1] and y[2]",
        "read argv[1] first",
        "on the interval [0, 180] degrees",
        "values between [10, 20] mm",
        "an ion [M + H] was seen",
        "pyrazolo[4,3-h]quinoline",
        "metheno[4,3-h][2,5,11]benzoxa",
        "weights [1, 1, 2, 2] were used",
        "[0]",
        "[1-9999]",
        "[]",
    ],
)
def test_false_markers_are_rejected(text: str) -> None:
    assert found(text) == []


def test_the_list_decides_what_a_label_can_be() -> None:
    assert found("as [2020] says", frozenset({"2020"})) == [("[2020]", ("2020",))]
    assert found("as [AH, BD] say", frozenset({"AH", "BD"})) == [("[AH, BD]", ("AH", "BD"))]
    assert found("as [AH, XX] say", frozenset({"AH"})) == []


@pytest.mark.parametrize(
    "text",
    ["Most agree.[citation needed]", "Most agree [source?].", "Viele sagen das.[Beleg fehlt]"],
)
def test_calls_for_a_source_are_kept_apart(text: str) -> None:
    marks, needed = bracketed(text, NONE)
    assert marks == []
    assert len(needed) == 1


@pytest.mark.parametrize("piece", ["[", "]", "[1", "[]", "[^", "[1]-", "\0[1]"])
def test_repetition_is_read_in_linear_time(piece: str) -> None:
    marks, _ = bracketed(piece * 20_000, NONE)
    assert len(marks) <= 20_000
