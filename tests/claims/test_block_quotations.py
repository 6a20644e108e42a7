"""Block quotations are quotations, and what introduces them cites them."""

from __future__ import annotations

import pytest

import citecheck
from citecheck.model import FactKind

WORDS = "Old mills need more care than new ones, and a town that forgets this pays for it twice."
LIST = "\n\n## References\n\n[1] Survey. https://mill.example/survey\n\n[2] Talk. https://talk.example/\n"


def claims(body: str) -> list[tuple[str, tuple[str, ...], list[str]]]:
    """Return (words, labels, quotations) of each claim."""
    found = citecheck.extract(("# Mills\n\n" + body + LIST).encode(), "text/markdown")
    return [
        (
            " ".join(claim.text.split()),
            claim.labels,
            [fact.text for fact in claim.facts if fact.kind == FactKind.QUOTE],
        )
        for claim in found.claims
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"The chair put it thus [1]:\n\n> {WORDS}",
        f"As the survey observes:\n\n> {WORDS} [1]",
        f"> {WORDS}\n>\n> — Mill survey [1]",
        f"> {WORDS}\n> — Mill survey [1]",
        f"> {WORDS}\n\n— Ada Moe, Mill survey [1]",
        f"> “{WORDS}” [1]",
        f"Ada Moe wrote:\n\n> {WORDS}\n>\n> -- Ada Moe [1]",
    ],
)
def test_a_block_quotation_is_one_quotation_with_its_marker(body: str) -> None:
    ((_, labels, quotes),) = claims(body)
    assert labels == ("1",)
    assert quotes == [WORDS]


def test_brackets_that_cite_by_name_are_no_part_of_it() -> None:
    draft = (
        f"# Mills\n\nAs Moe (2010, p. 12) put it:\n\n> {WORDS} (Moe, 2010, p. 12).\n\n"
        "## References\n\nMoe, A. (2010). Mills. https://moe.example/\n"
    )
    (claim,) = citecheck.extract(draft.encode(), "text/markdown").claims
    assert claim.labels == ("Moe 2010",)
    assert [fact.text for fact in claim.facts] == [WORDS]


def test_plain_text_sets_them_apart_by_indents() -> None:
    draft = (
        f"Mills\n\nThe chair put it thus [1]:\n\n    {WORDS}\n\nRun this [1]:\n\n"
        "    make all 12\n\nReferences\n\n[1] Survey. https://mill.example/\n"
    )
    found = citecheck.extract(draft.encode(), "text/plain")
    quotes = [fact.text for claim in found.claims for fact in claim.facts if fact.kind == "quote"]
    assert quotes == [WORDS]


def test_each_paragraph_is_a_quotation_of_its_own() -> None:
    found = claims(f"The chair said [1]:\n\n> {WORDS}\n>\n> The wheel was lost long ago.")
    assert [(labels, quotes) for _, labels, quotes in found] == [
        (("1",), [WORDS]),
        (("1",), ["The wheel was lost long ago."]),
    ]


def test_a_lead_in_that_tells_more_stays_a_claim() -> None:
    found = claims(f"In a survey of 400 millers the chair said [1]:\n\n> {WORDS}")
    assert [labels for _, labels, _ in found] == [("1",), ("1",)]


@pytest.mark.parametrize(
    "body",
    [
        "Mills are old.\n\n> The mill lost 30 planks in 1987 [1]. It has 212 lamps [2].",
        "> [!note] Planks\n> The mill lost 30 planks in 1987 [1].\n\nIt has 212 lamps [2].",
        "> **Key point**: the mill lost 30 planks in 1987 [1].\n\nIt has 212 lamps [2].",
    ],
)
def test_words_set_apart_are_read_as_any_others(body: str) -> None:
    found = claims(body)
    assert [labels for _, labels, _ in found] == [("1",), ("2",)]
    assert [quotes for _, _, quotes in found] == [[], []]


def test_pages_have_them_too() -> None:
    html = (
        f"<html><body><h1>Mills</h1><p>The chair put it thus:<sup>[1]</sup></p>"
        f"<blockquote><p>{WORDS}</p></blockquote><p>It has 212 lamps [1].</p>"
        "<h2>References</h2><ol><li>Survey. https://mill.example/survey</li></ol></body></html>"
    )
    found = citecheck.extract(html.encode(), "text/html")
    assert [claim.labels for claim in found.claims] == [("1",), ("1",)]
    assert found.claims[0].facts[0].text == WORDS
