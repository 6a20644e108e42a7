"""Quotation marks, and whose words stand between them."""

from __future__ import annotations

import pytest

from citecheck.claims.quotations import find_quotations


def quoted(text: str, *, attributed: bool = True) -> list[str]:
    return [item.inside.of(text) for item in find_quotations(text) if item.attributed is attributed]


@pytest.mark.parametrize(
    "text",
    [
        "“The mill is gone,” said the mayor.",
        'The mayor said: "The mill is gone,"',
        "Laut Bericht said er: „The mill is gone,“ und ging.",
        "«The mill is gone,» said the mayor.",
        "»The mill is gone,« said the mayor.",
        "According to the mayor, ‘The mill is gone,’ and so is the wheel.",
        "The mayor wrote 'The mill is gone,' on the wall.",
    ],
)
def test_all_kinds_of_marks(text: str) -> None:
    assert quoted(text) == ["The mill is gone,"]


def test_apostrophes_are_no_marks() -> None:
    assert find_quotations("The workers' rights weren't in the bosses' minds, 'tis said.") == ()
    assert quoted("She said ‘it wasn’t the miller’s fault’ twice.") == [
        "it wasn’t the miller’s fault"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The “experts” did not come.",
        "The film “The Long Night of the Mill” won.",
        "She read the book called “Seven Days in the Old Mill” at once.",
        "They met at the so-called “mill summit”.",
        "He said that they are, as he put it then at length and in passing, of the “beta” sort.",
        "It has a cult status among “Old Mill” fans.",
    ],
)
def test_scare_quotes_and_titles_are_nobodys_words(text: str) -> None:
    assert quoted(text) == []
    assert len(quoted(text, attributed=False)) == 1


def test_short_words_are_quoted_with_a_verb_of_speech() -> None:
    assert quoted("Analysts call it “a Trojan horse” today.") == ["a Trojan horse"]


def test_long_words_are_quoted_without_one() -> None:
    text = "The report: “no mill on the river will open again this year”."
    assert quoted(text) == ["no mill on the river will open again this year"]


def test_nested_marks_belong_to_the_outer_pair() -> None:
    assert quoted("He said: “they called it ‘the mill’ for years”.") == [
        "they called it ‘the mill’ for years"
    ]


def test_inches_and_forgotten_marks() -> None:
    assert find_quotations('A 12" pipe and a 14" pipe.') == ()
    assert find_quotations("He said: “they never closed it.") == ()
