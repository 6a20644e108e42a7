"""Web pages: the blocks that are the page's own, in its order, with title, authors, day, tables.

Which they are, `article` says; "looked, and it is not there" must hold for all of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

import trafilatura
from lxml import html
from lxml.html import HtmlElement
from msgspec import Struct
from msgspec.structs import replace

from citecheck.formats.charset import decode
from citecheck.formats.html import strip_hidden
from citecheck.formats.html.article import FEW, own_blocks
from citecheck.formats.html.embedded import embedded_article
from citecheck.formats.html.noscript import reveal_fallbacks
from citecheck.formats.html.page_blocks import PageBlock, blocks_of, squeezed
from citecheck.formats.html.parse import parse
from citecheck.formats.source_builder import SPACE, Writer
from citecheck.formats.table_grid import rows_of
from citecheck.model import Text

_ARTICLE = 1_500  # letters, as many as the shortest of trafilatura's evaluation articles have


def read(body: bytes, media_type: str) -> Text:
    """Return the visible text of a page, with its title, authors, date and tables."""
    source = unicodedata.normalize("NFC", decode(body, media_type))
    tree = parse(source)
    if tree is None:
        return Text(body="")
    carried = embedded_article(tree)
    reveal_fallbacks(tree)
    hidden = strip_hidden.clean(tree)
    seen = _seen(tree)
    if seen.letters < FEW and len(carried) and len(squeezed(" ".join(carried))) >= FEW:
        seen = replace(seen, blocks=(), carried=tuple(carried))
    elif seen.letters < FEW:
        seen = _unveiled(source, seen) if sum(map(len, hidden)) >= _ARTICLE else seen
        seen = _stored(source, seen) if seen.letters < FEW and "<script" in source else seen
    writer = Writer()
    writer.hide(*hidden)
    for block in seen.blocks:
        _write(block, writer)
    for words in seen.carried:
        writer.block(words)
    return replace(
        writer.text(title=(seen.title or _title(source))),
        authors=tuple(_names(seen.authors)),
        published=_day(seen.day),
        language=_language(tree),
    )


class _Seen(Struct, frozen=True, kw_only=True):
    """What a page shows, and what it says of itself."""

    blocks: tuple[PageBlock, ...] = ()
    carried: tuple[str, ...] = ()  # paragraphs that it holds for machines
    title: str | None = None
    authors: str = ""  # separated by semicolons
    day: str | None = None

    @property
    def letters(self) -> int:
        """How many letters and digits there are in its blocks."""
        return sum(len(block.key) for block in self.blocks)


def _seen(tree: HtmlElement) -> _Seen:
    """Read a page from which all is gone that nobody sees."""
    found = _article(tree)
    body = None if found is None else found.body
    chosen = "" if body is None else squeezed(" ".join(map(str, body.itertext())))
    shown = tree.find("body")
    blocks = blocks_of(tree if shown is None else shown)
    return _Seen(
        blocks=tuple(own_blocks(blocks, chosen)),
        title=found.title if found else None,
        authors=(found.author if found else None) or "",
        day=found.date if found else None,
    )


def _unveiled(source: str, seen: _Seen) -> _Seen:
    """Return a page without its style sheets where these hide an article, and show next to nothing.

    Such a page is shown whole by a script, once it is loaded.
    """
    tree = parse(source)
    if tree is None:
        return seen
    reveal_fallbacks(tree)
    strip_hidden.drop_code(tree)
    whole = _seen(tree)
    return whole if whole.letters >= _ARTICLE else seen


def _stored(source: str, seen: _Seen) -> _Seen:
    """Return what an extractor finds in the scripts of a page that shows next to nothing."""
    stored = trafilatura.extract(source, include_comments=False) or ""
    if len(squeezed(stored)) < max(FEW, 2 * seen.letters):
        return seen
    return replace(seen, blocks=(), carried=tuple(filter(None, map(_folded, stored.splitlines()))))


def _folded(line: str) -> str:
    return SPACE.sub(" ", line).strip()


def _language(tree: HtmlElement) -> str | None:
    declared = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return declared[:2].lower() or None


def _article(tree: HtmlElement) -> trafilatura.settings.Document | None:
    """Return what trafilatura takes for the article; None where it finds none."""
    found = trafilatura.bare_extraction(
        html.tostring(tree, encoding="unicode"),
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        with_metadata=True,
    )
    return found if isinstance(found, trafilatura.settings.Document) else None


def _write(block: PageBlock, writer: Writer) -> None:
    if block.is_heading:
        writer.heading(block.text)
    elif block.is_table:
        writer.table(*rows_of(block.element))
    else:
        writer.block(block.text)


def _title(source: str) -> str | None:
    match = re.search(r"<title[^>]{0,200}>([^<]{1,500})", source, re.IGNORECASE)
    return SPACE.sub(" ", match.group(1)).strip() or None if match else None


def _names(authors: str) -> Iterator[str]:
    for name in authors.split(";"):
        if name.strip():
            yield name.strip()


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
