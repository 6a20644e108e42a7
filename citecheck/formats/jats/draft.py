"""JATS XML → its content: title, abstract, sections, tables, notes and the list of references."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

from lxml import etree
from msgspec.structs import replace

from citecheck.formats.citation_groups import with_groups
from citecheck.formats.draft_builder import Content, ContentBuilder, Lines, OpenBlock, OpenHint
from citecheck.formats.jats.works import entry_of
from citecheck.formats.xml.draft_walk import (
    XML_LANG,
    ArticleWalk,
    Entry,
    Role,
    name_of,
    parse_article,
    words_of,
)
from citecheck.model import ATTRIBUTION, BlockKind, HintKind

_HREF = "{http://www.w3.org/1999/xlink}href"
# fmt: off
_ROLES = {
    **dict.fromkeys((
        "article", "pmc-articleset", "front", "article-meta", "title-group", "abstract",
        "trans-abstract", "body",
        "back", "sec", "app", "app-group", "ack", "boxed-text", "disp-quote", "ref-list",
        "table-wrap",
        "table-wrap-group", "table-wrap-foot", "table", "thead", "tbody", "tfoot", "tr", "fig",
        "fig-group", "caption", "fn-group", "floats-group", "glossary", "notes", "statement",
        "verse-group", "speech", "def-list", "bio", "front-stub", "alternatives",
    ), Role.GROUP),
    **dict.fromkeys((
        "p", "attrib", "verse-line", "speaker", "code", "preformat", "disp-formula", "subtitle",
        "term", "def",
    ), Role.PARAGRAPH),
    **dict.fromkeys(("title", "article-title"), Role.HEADING),
    "list": Role.LIST, "list-item": Role.ITEM, "def-item": Role.ITEM,
    "td": Role.CELL, "th": Role.CELL,
    "fn": Role.NOTE, "ref": Role.ENTRY, "break": Role.BREAK,
    **dict.fromkeys((
        "journal-meta", "article-id", "article-categories", "contrib-group", "aff",
        "aff-alternatives",
        "author-notes", "pub-date", "pub-date-not-available", "volume", "issue", "fpage", "lpage",
        "elocation-id", "history", "pub-history", "permissions", "self-uri", "kwd-group",
        "funding-group", "counts", "custom-meta-group", "related-article", "supplementary-material",
        "tex-math", "graphic", "media", "inline-graphic", "object-id", "alt-text", "long-desc",
        "volume-id", "issue-id", "issue-title", "supplement", "page-range", "product", "conference",
        "sub-article", "response", "alt-title", "processing-meta", "support-group", "label",
        "trans-title-group", "annotation",
    ), Role.OMITTED),
}
# fmt: on
_KINDS = MappingProxyType(
    {
        "sup": HintKind.SUPERSCRIPT,
        "sub": HintKind.SUBSCRIPT,
        "italic": HintKind.EMPHASIS,
        "bold": HintKind.STRONG,
        "disp-quote": HintKind.QUOTATION,
        "monospace": HintKind.CODE,
        "code": HintKind.CODE,
    }
)
_LABELLED = ("fig", "table-wrap", "sec", "app", "boxed-text")


class _Jats:
    """What the elements of JATS mean; counts entries. `ids` are those of the list."""

    def __init__(self, ids: frozenset[str]) -> None:
        self._entries = 0
        self._ids = ids

    def role(self, element: etree._Element) -> Role:
        """Return what an element is."""
        return _ROLES.get(name_of(element), Role.INLINE)

    def hint(self, element: etree._Element) -> OpenHint | None:
        """Return what links are, and words in another type."""
        name = name_of(element)
        if name == "xref":
            return self._reference(element)
        if name in ("ext-link", "uri"):
            address = element.get(_HREF) or words_of(element)
            is_web = address.startswith(("http://", "https://", "ftp://"))
            return OpenHint(kind=HintKind.LINK, target=address) if is_web else None
        if name == "attrib":
            is_quoted = next(element.iterancestors("{*}disp-quote"), None) is not None
            return OpenHint(kind=HintKind.QUOTATION, target=ATTRIBUTION) if is_quoted else None
        kind = _KINDS.get(name)
        return None if kind is None else OpenHint(kind=kind)

    def _reference(self, element: etree._Element) -> OpenHint | None:
        """Return the hint of a cross-reference."""
        keys = tuple((element.get("rid") or "").split())
        kind = element.get("ref-type")
        if keys and (kind == "bibr" or (kind is None and self._ids.issuperset(keys))):
            return OpenHint(kind=HintKind.CITATION, keys=keys)
        if kind in ("fn", "table-fn") and keys:
            return OpenHint(kind=HintKind.NOTE_MARK, target=f"#{keys[0]}")
        return None

    def level(self, heading: etree._Element) -> int:
        """Return the rank of a heading: the article's title is the first."""
        if name_of(heading) == "article-title":
            return 1
        sections = sum(
            name_of(one) in ("sec", "app", "boxed-text") for one in heading.iterancestors()
        )
        return min(6, max(2, sections + 1))

    def entry(self, element: etree._Element) -> Entry:
        """Return the entry that a ``ref`` is."""
        self._entries += 1
        return entry_of(element, self._entries)

    def note(self, element: etree._Element) -> OpenBlock:
        """Return the block of a footnote."""
        label = words_of(next((one for one in element if name_of(one) == "label"), None))
        anchors = [name] if (name := element.get("id")) else []
        return OpenBlock(kind=BlockKind.NOTE, number=label or None, anchors=anchors)


def read(source: str) -> Content:
    """Return the article with its citations, and its list of references as entries.

    Raises:
        InputError: it holds no element.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    root = parse_article(source)
    builder = ContentBuilder()
    ids = frozenset(one.get("id", "") for one in root.iter() if name_of(one) == "ref")
    ArticleWalk(builder, _Jats(ids), source).walk(root)
    language = (root.get(XML_LANG) or "")[:2].lower()
    content = builder.build(Lines(source), language=language or None, date=_published(root))
    return replace(with_groups(content), title=content.first_heading())


def _published(root: etree._Element) -> dt.date | None:
    """Return the first whole day of publication."""
    for stated in (one for one in root.iter() if name_of(one) == "pub-date"):
        parts = {name_of(one): words_of(one) for one in stated}
        try:
            return dt.date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
        except (KeyError, ValueError):
            continue
    return None
