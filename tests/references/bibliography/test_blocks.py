"""Drafts whose format knows its blocks: notes, marks, hyperlinks."""

from __future__ import annotations

from citecheck.formats.draft import read
from citecheck.model import CitationKind, Citations
from citecheck.references import find_references


def of_html(body: str) -> Citations:
    page = f"<html><body><article>{body}</article></body></html>"
    return find_references(read(page.encode(), "text/html"))


def of_markdown(text: str) -> Citations:
    return find_references(read(text.encode(), "text/markdown"))


def test_an_ordered_list_under_a_heading() -> None:
    citations = of_html(
        "<p>The bridge held [1] and held [2].</p><h2>References</h2>"
        "<ol><li>Okafor, 2019.</li><li>Abe, 2021.</li></ol><p>Write to us.</p>"
    )
    assert [(r.label, r.text) for r in citations.references] == [
        ("1", "Okafor, 2019."),
        ("2", "Abe, 2021."),
    ]
    assert [marker.references for marker in citations.markers] == [("r1",), ("r2",)]


def test_marks_that_link_to_notes_beat_their_numbers() -> None:
    citations = of_html(
        '<p>The bridge held<sup><a href="#n2" id="m2">*</a></sup> long.</p>'
        '<p>It fell<sup><a href="#n1" id="m1">1</a></sup>.</p>'
        '<section role="doc-endnotes"><ol><li id="n1">Abe, 2021. <a href="#m1">↩</a></li>'
        '<li id="n2">Okafor, 2019. <a href="#m2">↩</a></li></ol></section>'
    )
    texts = {reference.id: reference.text for reference in citations.references}
    assert [texts[marker.references[0]] for marker in citations.markers] == [
        "Okafor, 2019.",
        "Abe, 2021.",
    ]


def test_hyperlinks_on_words_are_references_of_their_own() -> None:
    citations = of_html(
        '<p>The bridge <a href="https://example.org/a">held for years</a> [1] and '
        '<a href="https://example.org/b">then fell</a>, as <a href="https://example.org/a">said</a>.'
        ' <a href="/about">About us</a></p><h2>References</h2><ol><li>Okafor, 2019.</li></ol>'
    )
    links = [marker for marker in citations.markers if marker.kind is CitationKind.LINK]
    assert [(link.text, link.labels, link.references) for link in links] == [
        ("held for years", ("L1",), ("l1",)),
        ("then fell", ("L2",), ("l2",)),
        ("said", ("L1",), ("l1",)),
    ]
    assert [reference.id for reference in citations.references] == ["r1", "l1", "l2"]
    assert citations.references[1].work.url == "https://example.org/a"


def test_a_linked_title_gives_its_entry_an_address() -> None:
    citations = of_html(
        "<p>It held [1].</p><h2>Sources</h2><ol><li>Okafor: "
        '<a href="https://example.org/a">Bridges under load</a>, 2019.</li></ol>'
    )
    assert citations.references[0].work.url == "https://example.org/a"


def test_markdown_notes_and_definitions() -> None:
    citations = of_markdown(
        "It held[^a] and fell [2].\n\n[^a]: Okafor, 2019.\n\n[2]: https://example.org/b\n"
    )
    assert [reference.label for reference in citations.references] == ["a", "2"]
    assert [marker.references for marker in citations.markers] == [("r1",), ("r2",)]


def test_code_holds_no_markers() -> None:
    citations = of_markdown(
        "Use `items[1]` here [1].\n\n```\nx = y[1]\n```\n\n## References\n\n1. Okafor.\n"
    )
    assert [marker.text for marker in citations.markers] == ["[1]"]


def test_prose_between_notes_is_no_apparatus() -> None:
    citations = of_markdown("It held[^1].\n\n[^1]: Okafor.\n\nIt fell[^2].\n\n[^2]: Abe.\n")
    assert len(citations.markers) == 2


def test_a_bracket_that_links_to_the_web_is_a_link() -> None:
    citations = of_markdown("Two bugs ([\\[1\\]](https://example.org/1)) are open.\n")
    assert [marker.kind for marker in citations.markers] == [CitationKind.LINK]
