"""Web pages: the article by trafilatura, then what else on the page a reader would see.

trafilatura leaves out captions, asides and side boxes, where figures often stand. "Looked, and it
is not there" must hold for the whole page, so those blocks follow after the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import trafilatura
from lxml import etree, html
from lxml.html import HtmlElement

from citecheck.formats.charset import decode
from citecheck.formats.html import strip_hidden
from citecheck.formats.html.parse import parse
from citecheck.formats.source_builder import SPACE, Writer
from citecheck.formats.table_grid import Slot, rows_of
from citecheck.lazy_regex import regex
from citecheck.model import Text

BLOCKS = ("p", "li", "figcaption", "caption", "blockquote", "dd", "dt", "td", "th", "pre")
BLOCKS_AND_HEADINGS = (*BLOCKS, "h1", "h2", "h3", "h4", "h5", "h6")
FURNITURE = regex(
    r"\b(?:nav(?:bar|igation)?|menu|comments?|footer|sidebar|share|social|related|cookie|promo"
    r"|newsletter|breadcrumbs?|advert\w*)\b",
    re.IGNORECASE,
)
FURNITURE_TAGS = {"nav", "footer", "form", "button", "dialog"}
BREAKS = ("lb", "item", "p")  # of trafilatura's XML
SHORTEST_REST = 20  # code points; shorter rests are labels and buttons


def read(body: bytes, media_type: str) -> Text:
    """Return the visible text of a page, with its title, authors, date and tables."""
    source = decode(body, media_type)
    tree = parse(source)
    if tree is None:
        return Text(body="")
    language = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[
        :2
    ]
    writer = Writer()
    writer.hide(*strip_hidden.clean(tree))
    found = _article(tree)
    if found is not None and found.body is not None and len(found.body) > 1:
        tables = {squeezed(table): table for table in tree.iter("table")}
        _write_article(found.body, tables, writer)
    _write_rest(tree, writer)
    return replace(
        writer.text(title=(found.title if found else None) or _title(source)),
        authors=tuple(_names(found.author)) if found and found.author else (),
        published=_day(found.date if found else None),
        language=language.lower() or None,
    )


def _article(tree: HtmlElement) -> trafilatura.settings.Document | None:
    """Return what trafilatura takes for the article; None where it finds none."""
    found = trafilatura.bare_extraction(
        html.tostring(tree, encoding="unicode"),
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        favor_recall=True,
        with_metadata=True,
    )
    return found if isinstance(found, trafilatura.settings.Document) else None


def _write_article(body: etree._Element, tables: Mapping[str, HtmlElement], writer: Writer) -> None:
    """Write what trafilatura found; `tables` are those of the page, whose spans it forgets."""
    for element in body:
        if element.tag == "head":
            writer.heading(_words(element))
        elif element.tag == "table":
            table = tables.get(squeezed(element))
            writer.table(*(_found_rows(element) if table is None else rows_of(table)))
        elif element.tag in ("list", "quote") and len(element):
            writer.block(element.text or "")
            _write_article(element, tables, writer)
        else:
            for line in _lines(element):
                writer.block(line)


def squeezed(element: etree._Element) -> str:
    """Return the letters and digits of an element: the same in both trees of one page."""
    return "".join(filter(str.isalnum, "".join(map(str, element.itertext()))))


def _found_rows(table: etree._Element) -> tuple[list[list[Slot]], int]:
    """Return the rows of a table in trafilatura's XML, and how many name its columns."""
    rows = [[Slot(_folded(_words(cell))) for cell in row.iter("cell")] for row in table.iter("row")]
    first = table.find("row")
    headed = first is not None and all(cell.get("role") == "head" for cell in first.iter("cell"))
    return rows, int(headed)


def _lines(element: etree._Element) -> list[str]:
    """Return the words of a block, cut at its line breaks."""
    words = element.text or ""
    for part in element.iterdescendants():
        words += ("\n" if part.tag in BREAKS else "") + (part.text or "") + (part.tail or "")
    return words.split("\n")


def _words(element: etree._Element) -> str:
    return " ".join(str(part) for part in element.itertext())


def _folded(words: str) -> str:
    return SPACE.sub(" ", words).strip()


def _write_rest(tree: HtmlElement, writer: Writer) -> None:
    """Write the visible blocks that the article lacks, in the order of the page."""
    written = {line.strip() for line in writer.body.splitlines()}
    article = SPACE.sub("", writer.body)
    for table in _outermost(tree, "table"):
        _write_table(table, article, writer)
    for element in tree.iter(*BLOCKS_AND_HEADINGS):
        if element.tag in ("td", "th") or next(element.iterdescendants(*BLOCKS), None) is not None:
            continue
        words = SPACE.sub(" ", element.text_content()).strip()
        if len(words) < SHORTEST_REST or words in written or _is_furniture(element):
            continue
        written.add(words)
        if SPACE.sub("", words) not in article:
            writer.block(words)


def _outermost(tree: HtmlElement, tag: str) -> Iterator[HtmlElement]:
    for element in tree.iter(tag):
        if next(element.iterancestors(tag), None) is None:
            yield element


def _write_table(table: HtmlElement, article: str, writer: Writer) -> None:
    rows, heads = rows_of(table)
    if all(SPACE.sub("", slot.text) in article for row in rows for slot in row):
        return
    if not _is_furniture(table):
        writer.table(rows, heads)


def _is_furniture(element: HtmlElement) -> bool:
    """Whether the block belongs to the site rather than to the page."""
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag in ("body", "html"):
            return False
        if ancestor.tag in FURNITURE_TAGS:
            return True
        if FURNITURE.search(f"{ancestor.get('class', '')} {ancestor.get('id', '')}"):
            return True
    return False


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
