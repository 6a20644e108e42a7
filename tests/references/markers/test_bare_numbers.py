"""Markers without square brackets, through the whole step."""

from __future__ import annotations

import pytest

from citecheck.model import Citations, Document, Hint, HintKind, Span
from citecheck.references import find_references


def read(text: str, hints: tuple[Hint, ...] = ()) -> Citations:
    return find_references(
        Document(path="d.txt", media_type="text/plain", sha256="", text=text, hints=hints)
    )


def marked(citations: Citations) -> list[tuple[str, ...]]:
    return [marker.labels for marker in citations.markers]


LIST = "\n\nReferences\n\n" + "\n".join(
    f"{n}. Okafor, N. (20{n + 10}) Bridges under load, volume {n}. Spans {n}: 3-9."
    for n in range(1, 7)
)


def test_numbers_in_round_brackets_are_markers_where_the_list_has_them() -> None:
    text = "The bridge held (1). Others fell (2,3), as reported (4-6). It is 80 (eighty) years old."
    assert marked(read(text + LIST)) == [("1",), ("2", "3"), ("4", "5", "6")]


def test_an_enumeration_in_round_brackets_is_none() -> None:
    text = (
        "There are three ways: (1) wait, (2) paint, (3) pray. They differ [1]. "
        "So said [2], [3], [4]."
    )
    assert marked(read(text + LIST)) == [("1",), ("2",), ("3",), ("4",)]


def test_numbers_glued_to_words_are_markers_where_the_list_has_them() -> None:
    text = (
        "The bridge held.1 Others fell in 2015.2 Some say,3 and others agree,4 that paint helps."
        " In 1998 it cost 5 million.5 Table 2 shows more.6 It was 3 years old."
    )
    assert marked(read(text + LIST)) == [("1",), ("2",), ("3",), ("4",), ("5",), ("6",)]


def test_raised_digits_are_markers_but_exponents_are_not() -> None:
    text = "The bridge held.¹ Others fell.²,³ It covers 400 m² or 4·10² feet, they say.⁴"
    assert marked(read(text + LIST)) == [("1",), ("2", "3"), ("4",)]


def test_a_superscript_hint_tells_a_marker_from_a_number() -> None:
    text = "In the war1 he was 4 years old, and after the war2 he was 11. Then3 he left."
    starts = [text.index("war1") + 3, text.index("war2") + 3, text.index("Then3") + 4]
    hints = tuple(Hint(kind=HintKind.SUPERSCRIPT, span=Span(start, start + 1)) for start in starts)
    assert marked(read(text + LIST, hints)) == [("1",), ("2",), ("3",)]


def test_the_order_of_first_mention_shows_citations_where_no_list_does() -> None:
    text = (
        "Bridges rust. 1 Most of them are old, 2 and paint is dear. 3,4 Towns wait 5 . "
        "Some close their roads. 6 Others do not. 1,5 Rivers rise. 7 Still they wait. 8-10 "
        "Then it ends."
    )
    assert marked(read(text)) == [
        ("1",),
        ("2",),
        ("3", "4"),
        ("5",),
        ("6",),
        ("1", "5"),
        ("7",),
        ("8", "9", "10"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In 2019, 14 of 20 towns closed 3 roads. The river rose 2 m in 1 day, 6 times as fast.",
        "They won 3-1 in the 2nd leg. Shahed 136 drones and F-16 jets met over Area 51.",
        "Dissolve 5 mg of NaCl in H2O, add 3 mL, and wait 10 min (1 h for CO2).",
        "Chapter 1 begins in 1, 2 and 3 follow. See Figure 4, Table 5 and Section 6.",
        "Call 555 0199 or write to 12 High Street, flat 3. Open from 9 to 5, 7 days a week.",
    ],
)
def test_plain_prose_has_no_markers(text: str) -> None:
    assert marked(read(text)) == []
    assert marked(read("\n\n".join([text] * 8))) == []
