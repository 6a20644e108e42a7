"""A draft is no source of itself (RULES S13)."""

from __future__ import annotations

import pytest

import citecheck

NOTE = (
    "<p>The pier lost 30 per cent of its planks in 1987.<sup id='{mark}'><a href='{page}#{note}'>1"
    "</a></sup></p><hr><ol><li id='{note}'>Town records{source} <a href='{page}#{mark}'>{back}</a>"
    "</li></ol>"
)


def address(**parts: str) -> str | None:
    html = f"<html><body><article><h1>Letters</h1>{NOTE.format(**parts)}</article></body></html>"
    (entry,) = citecheck.extract(html.encode(), "text/html").references
    return entry.url


@pytest.mark.parametrize(
    ("mark", "note", "back"),
    [
        ("fnref:1", "fn:1", "↩"),
        ("fnref1", "fn1", "↩︎"),
        ("cite_ref-1", "cite_note-1", "^"),
        ("_ftnref1", "_ftn1", "[1]"),
        ("footnote-ref-1", "footnote-1", "1"),
        ("r1", "n1", "Back to text"),
    ],
)
def test_a_way_back_is_no_address(mark: str, note: str, back: str) -> None:
    page = "https://blog.example/p/letters/"
    assert address(mark=mark, note=note, back=back, page=page, source="") is None


def test_the_address_beside_a_way_back_counts() -> None:
    source = ", <a href='https://town.example/storm#table'>storm report</a>."
    page = "https://blog.example/p/letters"
    url = address(mark="fnref1", note="fn1", back="↩", page=page, source=source)
    assert url == "https://town.example/storm#table"


@pytest.mark.parametrize("words", ["the records", "Up the river", "Backing data"])
def test_a_link_with_words_is_an_address(words: str) -> None:
    html = (
        "<html><body><h1>Letters</h1><p>It lost 30 planks [1].</p><h2>References</h2>"
        f"<p>[1] Town records, <a href='https://town.example/storm#n1'>{words}</a></p></body></html>"
    )
    (entry,) = citecheck.extract(html.encode(), "text/html").references
    assert entry.url == "https://town.example/storm#n1"


def test_a_link_to_the_draft_itself_is_no_citation() -> None:
    html = NOTE.format(mark="fnref1", note="fn1", back="↩", page="https://a.example/p", source="")
    html += "<p>Cite this as: Berg (2023) <a href='http://www.a.example/p/'>Boats</a>.</p>"
    found = citecheck.extract(f"<html><body>{html}</body></html>".encode(), "text/html")
    assert [one.url for one in found.references] == [None]
