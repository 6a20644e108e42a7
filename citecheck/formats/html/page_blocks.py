"""A cleaned page → its blocks of words in order, each with its element and how much of it links."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement
from msgspec import Struct

from citecheck.formats.html.note_links import BLOCK_TAGS
from citecheck.formats.table_grid import words_of
from citecheck.lazy_regex import regex

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SPACE = regex(r"\s+")
_UNSEEN = regex("[\u00ad\u200b\u2060\ufeff]")  # they only steer where lines break
_LONG_CELL = 400  # code points; a table with such cells lays a page out


class PageBlock(Struct, frozen=True, eq=False):
    """A paragraph, heading, item or data table; `linked` is the share of its letters in links."""

    element: HtmlElement
    text: str
    linked: float
    is_table: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.element.tag in HEADINGS

    @property
    def key(self) -> str:
        """Its letters and digits, by which it is known in another reading of the page."""
        return squeezed(self.text)


def squeezed(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(filter(str.isalnum, text))


class _Open:
    """The words since the last boundary of a block."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked = 0

    def take(self, words: str | None, *, is_link: bool) -> None:
        if words:
            self.parts.append(words)
            if is_link:
                self.linked += len(squeezed(words))

    def close(self, element: HtmlElement) -> Iterator[PageBlock]:
        text = _SPACE.sub(" ", _UNSEEN.sub("", "".join(self.parts))).strip()
        if text:
            share = self.linked / max(len(squeezed(text)), 1)
            yield PageBlock(element, text, min(share, 1.0))
        self.parts, self.linked = [], 0


def blocks_of(page: HtmlElement) -> list[PageBlock]:
    """Return the blocks of `page` in its order; white space is folded."""
    return list(_blocks(page))


def _blocks(page: HtmlElement) -> Iterator[PageBlock]:
    opened, links = _Open(), 0
    inside: list[HtmlElement] = [page]
    walker = etree.iterwalk(page, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start":
            if node.tag == "table" and _holds_data(node):
                yield from opened.close(inside[-1])
                linked = sum(len(squeezed(words_of(link))) for link in node.iter("a"))
                words = words_of(node)
                share = linked / max(len(squeezed(words)), 1)
                if words:
                    yield PageBlock(node, words, min(share, 1.0), is_table=True)
                walker.skip_subtree()
                continue
            if node.tag in BLOCK_TAGS:
                yield from opened.close(inside[-1])
                inside.append(node)
            links += node.tag == "a"
            opened.take(" " if node.tag == "br" else None, is_link=False)
            opened.take(node.text, is_link=links > 0)
            continue
        if event == "end":
            if node is inside[-1] and len(inside) > 1:
                yield from opened.close(node)
                inside.pop()
            links -= node.tag == "a"
        if node is not page:
            opened.take(node.tail, is_link=links > 0)
    yield from opened.close(page)


def _holds_data(table: HtmlElement) -> bool:
    """Whether a table is more than the scaffold of a page: no table, heading or long text in it."""
    if next(table.iterdescendants("table", *HEADINGS), None) is not None:
        return False
    cells = list(table.iter("td", "th"))
    return len(cells) > 1 and all(len(cell.text_content()) <= _LONG_CELL for cell in cells)
