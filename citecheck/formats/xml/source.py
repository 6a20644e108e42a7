"""XML sources: articles in JATS, feeds, and any other XML whose words stand in elements.

An element with words of its own is a paragraph; tables are read cell by cell. What a reader of the
article is not shown (identifiers, the source code of formulas) and its list of references go.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lxml import etree, html
from msgspec.structs import replace

from citecheck.formats.charset import decode
from citecheck.formats.source_builder import Writer
from citecheck.formats.table_grid import rows_of, words_of
from citecheck.lazy_regex import regex
from citecheck.model import NoText, SourceState, Text

_HEADINGS = frozenset(("title", "article-title", "head", "heading", "subtitle"))
# fmt: off
_UNSEEN = frozenset((
    "ref-list", "tex-math", "journal-meta", "article-categories", "permissions", "script", "style",
    "related-article", "author-notes",
    # of TEI, as GROBID makes it
    "listbibl", "publicationstmt", "sourcedesc", "encodingdesc", "revisiondesc", "textclass",
    "respstmt",
))
# fmt: on
# fmt: off
_UNSEEN_IN_FRONT = frozenset((
    "contrib-group", "aff", "pub-date", "history", "counts", "article-id", "volume", "issue",
    "fpage", "lpage", "elocation-id", "self-uri", "custom-meta-group", "funding-group",
))
# fmt: on
_MARKUP = frozenset(("description", "encoded", "summary", "content"))  # of feeds: HTML as text
_XREF_KINDS = frozenset(("bibr", "fn", "table-fn", "foot"))
_TEI_TABLE = {"row": "tr", "cell": "td"}
_LONGEST_TITLE = 500
_EMPTY_BRACKETS = regex(r"\s[\[(][\s,;–—-]{0,20}[\])]")  # around marks that were dropped


def read(body: bytes, media_type: str) -> Text | NoText:
    """Return the paragraphs, headings and tables of an XML document."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, remove_comments=True, remove_pis=True
    )
    source = _without_declaration(decode(body, media_type))
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser) if source else None
    except etree.XMLSyntaxError:  # nothing in it is an element
        root = None
    if root is None:
        return NoText(state=SourceState.UNREADABLE, reason="the XML is damaged")
    _drop_marks(root)
    writer = Writer()
    _write(root, writer)
    return replace(
        writer.text(title=_title(root)),
        authors=tuple(_authors(root)),
        published=_published(root),
        language=(root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower() or None,
    )


def _without_declaration(source: str) -> str:
    """Return the document without its first line's claim on how it is encoded."""
    start = source.find("?>") + 2 if source.lstrip()[:5] == "<?xml" else 0
    return source[start:]


def _name(element: etree._Element) -> str:
    """Return the local name in lower case; one that is mended may not be a name at all."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _drop_marks(root: etree._Element) -> None:
    """Drop the marks that lead to notes and references; names with years stay words."""
    for mark in [one for one in root.iter() if _name(one) in ("xref", "ref")]:
        words = "".join(map(str, mark.itertext())).strip()
        kind = mark.get("ref-type") or mark.get("type")
        if kind in _XREF_KINDS and not any(map(str.isalpha, words)):
            mark.text = None
            del mark[:]


def _write(element: etree._Element, writer: Writer) -> None:
    name = _name(element)
    if name in _UNSEEN or (name in _UNSEEN_IN_FRONT and _is_in_front(element)):
        return
    if name == "table":
        table = _as_html(element)
        if table is not None:
            writer.table(*rows_of(table))
    elif _has_words(element):
        words = _plain(element) if name in _MARKUP else words_of(element)
        words = _EMPTY_BRACKETS.sub("", words)
        if name in _HEADINGS:
            writer.heading(words)
        else:
            writer.block(words)
    else:
        for child in element:
            _write(child, writer)


def _is_in_front(element: etree._Element) -> bool:
    return any(_name(one) == "front" for one in element.iterancestors())


def _has_words(element: etree._Element) -> bool:
    """Whether words stand in the element itself, and not only in the elements inside it."""
    own = [element.text, *(child.tail for child in element)]
    return any(words and words.strip() for words in own)


def _as_html(table: etree._Element) -> html.HtmlElement | None:
    """Return a table as HTML has it, whatever its namespace."""
    for one in table.iter():
        one.tag = _TEI_TABLE.get(_name(one), _name(one))
    return html.fromstring(etree.tostring(table, encoding="unicode", with_tail=False))


def _plain(element: etree._Element) -> str:
    """Return the words of an element whose text is HTML."""
    markup = "".join(map(str, element.itertext())).strip()
    return words_of(html.fragment_fromstring(markup, create_parent="div")) if markup else ""


# --- what the document says of itself -------------------------------------------------


def _first(root: etree._Element, *names: str) -> etree._Element | None:
    return next((one for one in root.iter() if _name(one) in names), None)


def _title(root: etree._Element) -> str | None:
    found = _first(root, "article-title")
    found = _first(root, "title") if found is None else found
    words = "" if found is None else words_of(found)
    return words[:_LONGEST_TITLE] or None


def _authors(root: etree._Element) -> Iterator[str]:
    """Yield the authors of the article: of JATS by ``contrib``, of TEI by its description."""
    people = [one for one in root.iter() if _name(one) == "contrib"]
    described = _first(root, "sourcedesc")
    if not people and described is not None:
        people = [one for one in described.iter() if _name(one) == "author"]
    for person in people:
        parts = [_first(person, *part) for part in (("given-names", "forename"), ("surname",))]
        name = " ".join(part.text.strip() for part in parts if part is not None and part.text)
        if name and person.get("contrib-type", "author") == "author":
            yield name


def _published(root: etree._Element) -> date | None:
    """Return the first whole day of publication."""
    for stated in (one for one in root.iter() if _name(one) == "pub-date"):
        parts = [_first(stated, part) for part in ("year", "month", "day")]
        try:
            return date(*(int(part.text or "") for part in parts if part is not None))
        except (TypeError, ValueError):
            continue
    return None
