"""Which stretch of a draft a marker covers."""

from __future__ import annotations

import re

import pytest

import citecheck
from citecheck.claims.marker_scope import covered
from citecheck.claims.prose import prose_of
from citecheck.model import Block, BlockKind, Citations, Document, Marker, Span


def reach(*blocks: tuple[BlockKind, str]) -> list[tuple[str, str]]:
    """Return (words, labels) of each stretch of a draft with markers like [1]."""
    text = "\n\n".join(words for _, words in blocks)
    spans, at = [], 0
    for kind, words in blocks:
        spans.append(Block(kind=kind, span=Span(at, at + len(words))))
        at += len(words) + 2
    markers = tuple(
        Marker(text=found[0], span=Span(*found.span()), labels=(found[1],))
        for found in re.finditer(r"\[(\d)\]", text)
    )
    document = Document(
        path="d", media_type="text/plain", sha256="0", text=text, blocks=tuple(spans)
    )
    prose = prose_of(document, Citations(markers=markers))
    return [
        (
            " ".join(stretch.span.of(prose.words).split()),
            "".join(label for marker in stretch.markers for label in marker.labels),
        )
        for stretch in covered(prose, markers)
    ]


P, ITEM, CODE = BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CODE


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("It is old. It is gone [1].", [("It is old.", ""), ("It is gone .", "1")]),
        ("It is gone. [1] So be it.", [("It is gone.", "1"), ("So be it.", "")]),
        ("[1] It is gone.", [("It is gone.", "1")]),
        ("It is gone [1] [2], [3].", [("It is gone , .", "123")]),
        (
            "Mills that use sails, such as Aster [1], and Boreal [2].",
            [("Mills that use sails, such as Aster , and Boreal .", "12")],
        ),
        (
            "The owners are Aster [1], the town of Holm [2], and Boreal [3].",
            [("The owners are Aster ,", "1"), ("the town of Holm , and Boreal .", "23")],
        ),
        (
            "The mill burned down in May [1], and fell into the river [2].",
            [("The mill burned down in May ,", "1"), ("and fell into the river .", "2")],
        ),
        (
            "The mill is gone [1], but the wheel still turns [2].",
            [("The mill is gone ,", "1"), ("but the wheel still turns .", "2")],
        ),
        (
            "The mill [1] and the wheel of it are gone [2].",
            [("The mill and the wheel of it are gone .", "12")],
        ),
        (
            "The mill is gone [1], the wheel still turns [2] and nobody knows why.",
            [
                ("The mill is gone ,", "1"),
                ("the wheel still turns and nobody knows why.", "2"),
            ],
        ),
    ],
)
def test_in_one_paragraph(text: str, stretches: list[tuple[str, str]]) -> None:
    assert reach((P, text)) == stretches


def test_alone_in_a_paragraph() -> None:
    assert reach((P, "It is gone."), (P, "[1]")) == [("It is gone.", "1")]


def test_a_new_paragraph_that_starts_with_a_marker() -> None:
    assert reach((P, "It is old."), (P, "[1] It is gone.")) == [
        ("It is old.", ""),
        ("It is gone.", "1"),
    ]


def test_lists() -> None:
    items = ((ITEM, "one mill"), (ITEM, "two wheels [2]"), (ITEM, "three owners [1]"))
    assert [labels for _, labels in reach((P, "It has:"), *items)] == ["", "1", "2", "1"]
    announced = ((P, "It has [1]:"), (ITEM, "one mill"), (ITEM, "two wheels"))
    assert [labels for _, labels in reach(*announced)] == ["1", "1", "1"]
    told = ((P, "It is gone [1]."), (ITEM, "one mill"), (ITEM, "two wheels"))
    assert [labels for _, labels in reach(*told)] == ["1", "", ""]


def test_a_marker_in_code_covers_nothing() -> None:
    assert reach((P, "It is gone."), (CODE, "x[1] = 2")) == [("It is gone.", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It fell by 9 per cent [2]. [1] showed that 12 doors were red.",
            [("It fell by 9 per cent [2].", ["2"]), ("[1] showed that 12 doors were red.", ["1"])],
        ),
        (
            "[2] says that 14 cows came [1], and that 3 left.",
            [("[2] says that 14 cows came [1], and that 3 left.", ["2", "1"])],
        ),
        (
            "It drew 4 bids.[2]\n\nother lots drew 9.",
            [("It drew 4 bids.[2]", ["2"])],
        ),
        (
            "Lind et al. [2] found 8 cows.",
            [("Lind et al. [2] found 8 cows.", ["2"])],
        ),
        (
            "It holds 40 cats. [1] More of them, 12 in all, came.",
            [("It holds 40 cats. [1]", ["1"]), ("More of them, 12 in all, came.", [])],
        ),
    ],
)
def test_a_marker_may_be_the_subject_of_its_sentence(
    text: str, expected: list[tuple[str, list[str]]]
) -> None:
    listed = f"{text}\n\n## References\n\n1. Lind, P. Cows.\n2. Moe, T. Cats.\n"
    claims = citecheck.extract(listed.encode(), "text/markdown").claims
    assert [(claim.text, list(claim.labels)) for claim in claims] == expected
