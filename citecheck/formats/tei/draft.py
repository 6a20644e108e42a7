"""TEI → its content: title, abstract, divisions, tables, notes and the list of works cited."""

from __future__ import annotations

from lxml import etree
from msgspec.structs import replace

from citecheck.formats.citation_groups import with_groups
from citecheck.formats.draft_builder import (
    Content,
    ContentBuilder,
    Lines,
    OpenBlock,
    OpenHint,
    parse_date,
)
from citecheck.formats.tei.works import entry_of
from citecheck.formats.xml.draft_walk import (
    XML_ID,
    XML_LANG,
    ArticleWalk,
    Entry,
    Role,
    name_of,
    parse_article,
    words_of,
)
from citecheck.model import BlockKind, HintKind

# fmt: off
_TYPE = (  # what a rendition says, in any form ("#italic", "superscript")
    ("sup", HintKind.SUPERSCRIPT),
    ("sub", HintKind.SUBSCRIPT),
    ("ital", HintKind.EMPHASIS),
    ("bold", HintKind.STRONG),
)
_ROLES = {
    **dict.fromkeys((
        "TEI", "teiCorpus", "teiHeader", "fileDesc", "titleStmt", "profileDesc", "abstract", "text",
        "front", "body", "back", "group", "div", "div1", "div2", "div3", "div4", "listBibl",
        "table", "row", "figure", "quote", "cit", "lg", "sp", "q", "docTitle", "titlePage",
        "argument", "epigraph",
    ), Role.GROUP),
    **dict.fromkeys((
        "p", "ab", "l", "formula", "figDesc", "opener", "closer", "byline", "desc",
    ), Role.PARAGRAPH),
    **dict.fromkeys(("head", "titlePart"), Role.HEADING),
    "list": Role.LIST, "item": Role.ITEM, "cell": Role.CELL, "note": Role.NOTE, "lb": Role.BREAK,
    "biblStruct": Role.ENTRY,
    **dict.fromkeys((
        "publicationStmt", "sourceDesc", "encodingDesc", "revisionDesc", "textClass", "langUsage",
        "respStmt", "author", "editor", "keywords", "graphic", "fw", "del", "extent",
        "seriesStmt", "notesStmt", "editionStmt", "sponsor", "funder", "principal",
    ), Role.OMITTED),
}
# fmt: on
_QUOTES_IN_TEXT = ("quote", "q", "cit")
_OF_PROCESS = frozenset(("submission", "raw_reference", "raw_affiliation", "other"))
_IN_PROSE = ("p", "ab", "l", "item", "cell", "note", "head")


class _Tei:
    """What the elements of TEI mean; counts entries."""

    def __init__(self) -> None:
        self._entries = 0

    def role(self, element: etree._Element) -> Role:
        """Return what an element is, some of them by what they stand in."""
        name = name_of(element)
        parent = element.getparent()
        inside = "" if parent is None else name_of(parent)
        if name == "title":
            return (
                Role.HEADING if inside == "titleStmt" and _is_main(element) else self._other(inside)
            )
        if name == "bibl":
            return Role.ENTRY if inside == "listBibl" else Role.INLINE
        if name in _QUOTES_IN_TEXT and inside in _IN_PROSE:
            return Role.INLINE
        if name == "note":
            is_noise = element.get("type") in _OF_PROCESS or inside in (
                "teiHeader",
                "biblStruct",
                "figure",
            )
            return Role.OMITTED if is_noise else Role.NOTE
        if name == "label" and inside in ("figure", "list", "biblStruct"):
            return Role.OMITTED
        return _ROLES.get(name, Role.INLINE)

    def _other(self, inside: str) -> Role:
        return Role.OMITTED if inside == "titleStmt" else Role.INLINE

    def hint(self, element: etree._Element) -> OpenHint | None:
        """Return what references are, and words in another type."""
        name, target = name_of(element), (element.get("target") or "").strip()
        if name in ("hi", "emph"):
            shown = "ital" if name == "emph" else (element.get("rend") or "").lower()
            kind = next((kind for word, kind in _TYPE if word in shown), None)
            return None if kind is None else OpenHint(kind=kind)
        if name == "quote" and self.role(element) is Role.GROUP:
            return OpenHint(kind=HintKind.QUOTATION)
        return _link(element, target) if name in ("ref", "ptr") else None

    def level(self, heading: etree._Element) -> int:
        """Return the rank of a heading: the article's title is the first."""
        if name_of(heading) in ("title", "titlePart"):
            return 1
        number = (heading.get("n") or "").strip(".")
        depth = number.count(".") + 1 if number[:1].isdigit() else 0
        depth = depth or sum(name_of(one).startswith("div") for one in heading.iterancestors())
        return min(6, max(2, depth + 1))

    def entry(self, element: etree._Element) -> Entry:
        """Return the entry that an element of the list is."""
        self._entries += 1
        return entry_of(element, self._entries)

    def note(self, element: etree._Element) -> OpenBlock:
        """Return the block of a footnote."""
        anchors = [name] if (name := element.get(XML_ID)) else []
        return OpenBlock(kind=BlockKind.NOTE, number=element.get("n"), anchors=anchors)


def _is_main(title: etree._Element) -> bool:
    return title.get("type", "main") == "main" and title.get("level", "a") in ("a", "m")


def read(source: str) -> Content:
    """Return the article with its citations, and the works that it lists as entries.

    Raises:
        InputError: it holds no element.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    root = parse_article(source)
    builder = ContentBuilder()
    ArticleWalk(builder, _Tei(), source).walk(root)
    header = next((one for one in root.iter() if name_of(one) == "teiHeader"), root)
    language = (root.get(XML_LANG) or header.get(XML_LANG) or "")[:2].lower()
    stated = next((one for one in header.iter() if name_of(one) == "date"), None)
    content = builder.build(
        Lines(source),
        language=language or None,
        date=None if stated is None else parse_date(stated.get("when") or words_of(stated)),
    )
    return replace(with_groups(content), title=content.first_heading())


def _link(element: etree._Element, target: str) -> OpenHint | None:
    """Return the hint of a reference to `target`: an address, or ids with "#" before each."""
    if target.startswith(("http://", "https://", "ftp://")):
        return OpenHint(kind=HintKind.LINK, target=target)
    keys = tuple(one.removeprefix("#") for one in target.split() if one.startswith("#"))
    kind = element.get("type") or ""
    if kind in ("bibr", "biblio", "cit", "bibl"):  # without keys: GROBID could not tell which
        return OpenHint(kind=HintKind.CITATION, keys=keys)
    if kind in ("foot", "note", "noteAnchor") and keys:
        return OpenHint(kind=HintKind.NOTE_MARK, target=f"#{keys[0]}")
    return None
