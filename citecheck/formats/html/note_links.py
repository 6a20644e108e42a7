"""The links inside a page: which are marks of notes, which lead back, and where the notes are.

`survey` reads the parsed page once; it changes nothing. What it cannot tell stays a plain link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from msgspec import Struct, field

from citecheck.lazy_regex import regex
from citecheck.model import HintKind

if TYPE_CHECKING:  # Markdown without HTML needs no lxml
    from lxml.html import HtmlElement

_ARROW = regex(
    r"[\s\ufe0e\ufe0f]*(?:[↩↑⏎⤴↵↖⬆^]|&#8617;|\u21b2|\u2190|back|return|jump up)", re.IGNORECASE
)
_MARK = regex(
    r"[\[({]?\s?(?:(?:note|nb|fn|ref|a|n)\.?\s?)?(?:\d{1,4}[a-z]?|[a-z]|[ivxlc]{1,6}|[*†‡§¶#‖]{1,4})"
    r"\s?[\])}]?[.:,;]?",
    re.IGNORECASE,
)
_LONGEST_MARK = 16
_MARK_NAMES = regex(
    r"noteref|biblioref|footnote-?ref|footnote-?anchor|fn-?ref|footnote-?link|citation-?ref|endnote-?ref|\bbibr\b|xref-bibr",
    re.IGNORECASE,
)
_BACK_NAMES = regex(
    r"backlink|back-?ref|footnote-?return|reversefootnote|to-?top|footnote-?back|easy-footnote-to-top",
    re.IGNORECASE,
)
_NO_NOTE = regex(
    r"(?:fig|figure|tab|table|eq|equation|sec|section|chap|chapter|page|img)[-_.:\d]", re.IGNORECASE
)
_NOTE_ROLES = frozenset(("doc-footnote", "doc-endnote", "doc-biblioentry"))
# fmt: off
BLOCK_TAGS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))
# fmt: on
_TOO_WIDE = frozenset(
    ("body", "main", "article", "ol", "ul", "dl", "table", "tbody", "section", "html")
)


class NoteLinks(Struct):
    """What the in-page links of a page say.

    `kinds`: the role of each in-page link; `targets`: its ``#id``; `roots`: elements that hold one
    note each; `starts`: elements (mostly empty anchors) at which a note begins inside a shared
    block.
    """

    kinds: dict[HtmlElement, HintKind] = field(default_factory=dict)
    targets: dict[HtmlElement, str] = field(default_factory=dict)
    roots: set[HtmlElement] = field(default_factory=set)
    starts: set[HtmlElement] = field(default_factory=set)


def survey(root: HtmlElement) -> NoteLinks:
    """Return what the links inside the page say about its notes."""
    order = {element: number for number, element in enumerate(root.iter())}
    places = _named_places(order)
    links = _links_inside(order, places)
    found = NoteLinks(targets={link: f"#{name}" for link, name in links.items()})
    noted: set[str] = set()
    for link, name in links.items():
        if _is_forward_mark(link, name, order[places[name]] - order[link], places):
            found.kinds[link] = HintKind.NOTE_MARK
            noted.add(name)
    for link, name in links.items():
        if link not in found.kinds:
            found.kinds[link] = _kind_of_other(link, name, noted, order[places[name]] - order[link])
    noted |= {name for link, name in links.items() if found.kinds[link] is HintKind.NOTE_MARK}
    _find_roots(found, {places[name] for name in noted})
    for element in order:
        if isinstance(element.tag, str) and _says_it_is_a_note(element):
            found.roots.add(element)
    return found


def _named_places(order: dict[HtmlElement, int]) -> dict[str, HtmlElement]:
    places: dict[str, HtmlElement] = {}
    for element in order:
        if isinstance(element.tag, str):
            for name in names_of(element):
                places.setdefault(name, element)
    return places


def names_of(element: HtmlElement) -> tuple[str, ...]:
    """Return the ids that a link to this element can use."""
    own, old = element.get("id"), element.get("name") if element.tag == "a" else None
    return tuple(name for name in (own, old) if name)


def _links_inside(
    order: dict[HtmlElement, int], places: dict[str, HtmlElement]
) -> dict[HtmlElement, str]:
    """Return the links whose target exists in the page, with the name they lead to."""
    links: dict[HtmlElement, str] = {}
    for element in order:
        if element.tag != "a":
            continue
        address, hash_sign, fragment = element.get("href", "").partition("#")
        if hash_sign:
            name = _place_named(fragment, places)
            if name is not None and (not address or _is_mark(element)):
                links[element] = name
        elif address.startswith("javascript:") and _is_mark(element):
            name = element.get("id", "").replace("ref", "", 1)  # Wikidot: footnoteref-1
            if name in places and places[name] is not element:
                links[element] = name
    return links


def _place_named(fragment: str, places: dict[str, HtmlElement]) -> str | None:
    """Return the id that a fragment means, for the ways in which sites rewrite their ids."""
    plain = unquote(fragment)
    for name in (fragment, plain, f"user-content-{plain}", plain.removeprefix("core-")):
        if name in places:
            return name
    return None


def _text(element: HtmlElement) -> str:
    return "".join(element.itertext())[:60].strip()


def _is_mark(link: HtmlElement) -> bool:
    return is_mark_text(_text(link))


def is_mark_text(text: str) -> bool:
    """Whether a link's words look like the mark of a note: "[3]", "a", "†", "note 4"."""
    return len(text) <= _LONGEST_MARK and bool(_MARK.fullmatch(text.strip()))


def is_way_back(text: str) -> bool:
    """Whether a link's words say that it leads from a note to its mark: an arrow, "back"."""
    return _ARROW.match(text) is not None


def _names_around(link: HtmlElement) -> str:
    """Return class, role and type of a link and of its parent."""
    parts = []
    for element in (link, link.getparent()):
        if element is not None:
            parts += [element.get(key, "") for key in ("class", "role", "epub:type", "data-type")]
    return " ".join(parts)


def _is_forward_mark(
    link: HtmlElement, name: str, distance: int, places: dict[str, HtmlElement]
) -> bool:
    if _ARROW.match(_text(link)) or _BACK_NAMES.search(_names_around(link)):
        return False
    if _MARK_NAMES.search(_names_around(link)):
        return distance > 0 or not _is_named_as_mark(places[name])
    return distance > 0 and _is_mark(link) and not _NO_NOTE.match(name)


def _is_named_as_mark(element: HtmlElement) -> bool:
    """Whether the element's own id says that it is the place of a mark (``fnref-3``)."""
    return any(
        re.search(r"ref|anchor|link|marker", name, re.IGNORECASE) for name in names_of(element)
    )


def _kind_of_other(link: HtmlElement, name: str, noted: set[str], distance: int) -> HintKind:
    """Judge a link that does not lead forward from a mark to a note."""
    text = _text(link)
    if _ARROW.match(text) or _BACK_NAMES.search(_names_around(link)) or not text:
        return HintKind.BACK_LINK
    if not _is_mark(link):
        return HintKind.LINK
    if name in noted:  # a second use of a note that stands above
        return HintKind.NOTE_MARK
    if distance > 0:
        return HintKind.LINK
    return HintKind.BACK_LINK


def _says_it_is_a_note(element: HtmlElement) -> bool:
    return (
        element.get("role") in _NOTE_ROLES
        or element.get("epub:type") in ("footnote", "endnote")
        or element.get("data-type") == "footnote"
    )


def _find_roots(found: NoteLinks, targets: set[HtmlElement]) -> None:
    """Find the element that holds each note: the target, or the block around it."""
    holders: dict[HtmlElement, list[HtmlElement]] = {}
    for target in targets:
        holder: HtmlElement | None = target
        while holder is not None and holder.tag not in BLOCK_TAGS:
            holder = holder.getparent()
        if holder is not None:
            holders.setdefault(_item_around(holder), []).append(target)
    for holder, inside in holders.items():
        is_own = inside == [holder] and holder.tag == "table"  # docutils: a table for each note
        narrow = is_own or holder.tag not in _TOO_WIDE
        if len(inside) == 1 and narrow and not _holds_heading(holder):
            found.roots.add(holder)
        else:
            found.starts.update(inside)


def _item_around(holder: HtmlElement) -> HtmlElement:
    """Return the list item that a block is all of, so that its number is not lost."""
    item = holder.getparent()
    is_item = item is not None and item.tag == "li" and not (item.text or "").strip()
    return item if is_item and item[0] is holder and holder.tag not in _TOO_WIDE else holder


def _holds_heading(holder: HtmlElement) -> bool:
    return holder.tag == "div" and holder.find(".//h2") is not None


def is_web_address(href: str) -> bool:
    """Whether a link's address leads somewhere that a source can be (no script, no data)."""
    try:
        scheme = urlsplit(href.strip()).scheme.lower()
    except ValueError:
        return False
    return scheme in ("", "http", "https", "ftp", "mailto", "doi")
