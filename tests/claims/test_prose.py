"""The sentences of a draft, apart from what is no prose."""

from __future__ import annotations

import pytest

import citecheck
from citecheck.claims.prose import blanked, is_words, prose_of
from citecheck.model import (
    Block,
    BlockKind,
    CitationKind,
    Citations,
    Document,
    Hint,
    HintKind,
    Marker,
    Span,
)


def drafted(text: str, *kinds: BlockKind, hints: tuple[Hint, ...] = ()) -> Document:
    """Return a document whose blocks are its paragraphs."""
    blocks, at = [], 0
    for kind, part in zip(kinds, text.split("\n\n"), strict=True):
        blocks.append(Block(kind=kind, span=Span(at, at + len(part))))
        at += len(part) + 2
    return Document(
        path="d", media_type="text/plain", sha256="0", text=text, blocks=tuple(blocks), hints=hints
    )


def marker(text: str, at: int, kind: CitationKind = CitationKind.ENTRY) -> Marker:
    return Marker(kind=kind, text=text, span=Span(at, at + len(text)), labels=("1",))


def test_marks_are_blanked_and_linked_words_are_not() -> None:
    text = "It is old [1] and gone here ↑ [citation needed]."
    document = drafted(
        text,
        BlockKind.PARAGRAPH,
        hints=(Hint(kind=HintKind.BACK_LINK, span=Span(28, 29)),),
    )
    citations = Citations(
        markers=(marker("[1]", 10), marker("gone", 18, CitationKind.LINK)), needed=(Span(30, 47),)
    )
    words = blanked(document, citations)
    assert len(words) == len(text)
    assert words.split() == ["It", "is", "old", "and", "gone", "here", "."]


def test_a_bare_address_is_no_words() -> None:
    assert is_words(marker("a report", 0, CitationKind.LINK))
    assert not is_words(marker("https://example.org/a", 0, CitationKind.LINK))
    assert not is_words(marker("[1]", 0))


def test_code_and_apparatus_hold_no_sentences() -> None:
    text = "One. Two.\n\nx = 1.\n\n[1] A mill. 1990."
    document = drafted(text, BlockKind.PARAGRAPH, BlockKind.CODE, BlockKind.PARAGRAPH)
    prose = prose_of(document, Citations(apparatus=(Span(19, 36),)))
    assert [sentence.span.of(text) for sentence in prose.sentences] == ["One.", "Two."]
    assert prose.kind(prose.sentences[0]) is BlockKind.PARAGRAPH


def test_bullets_are_left_out() -> None:
    text = "• The mill\n\n2. The wheel"
    document = drafted(text, BlockKind.LIST_ITEM, BlockKind.LIST_ITEM)
    prose = prose_of(document, Citations())
    assert [sentence.span.of(text) for sentence in prose.sentences] == ["The mill", "The wheel"]


def test_a_draft_without_blocks_is_one() -> None:
    document = Document(path="d", media_type="text/plain", sha256="0", text="One. Two.")
    assert len(prose_of(document, Citations()).sentences) == 2


@pytest.mark.parametrize(
    "note",
    [
        "How to cite: Moe, T. (2021). The pier. Coast 12, 45–60.",
        "Cite this article as: Moe T. The pier. Coast 2021;12:45–60.",
        "Suggested citation: Moe, T. The pier, Coast, 3 May 2021.",
        "Recommended citation\n\nMoe T. The pier. Coast 2021; 12: 45–60. https://doi.org/10.1234/c",
        "To cite this page: Moe, T. “The pier”, Coast, 2021, https://coast.example/pier",
        "Please cite as Moe, T. (2021), The pier, Coast 12, 45.",
        "Zitierweise: Moe, T.: Der Pier. Küste 12 (2021), S. 45–60.",
        "Citation: Moe T (2021) The pier. Coast 12(3): e45. https://doi.org/10.1234/coast.12",
    ],
)
def test_how_to_cite_the_draft_is_no_claim(note: str) -> None:
    text = f"# The pier\n\n{note}\n\nThe pier lost 30 planks [1].\n\n## References\n\n1. T. Lind\n"
    claims = citecheck.extract(text.encode(), "text/markdown").claims
    assert [claim.text for claim in claims] == ["The pier lost 30 planks [1]."]


def test_a_sentence_about_citations_is_a_claim_as_any_other() -> None:
    text = "Citation counts rose by 30 per cent [1].\n\n## References\n\n1. T. Lind\n"
    (claim,) = citecheck.extract(text.encode(), "text/markdown").claims
    assert claim.text == "Citation counts rose by 30 per cent [1]."
