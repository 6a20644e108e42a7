"""What of a parsed page its readers see: hidden elements marked, hidden words blanked.

Drafts and sources are read alike here: what is hidden is neither prose nor evidence. Furniture of
a page (menus, share bars) is seen, and none of this module's business. A part that a reader opens
(`details`, ``hidden="until-found"``) is seen.
"""

from __future__ import annotations

from collections.abc import Iterator

import tinycss2
from lxml.html import HtmlElement
from msgspec.structs import replace

from citecheck.formats.html.css.cascade import Cascade, Element, StepsSpentError
from citecheck.formats.html.css.computed import Style, computed
from citecheck.formats.html.css.geometry import is_moved_by_its_width
from citecheck.formats.html.css.stylesheet import sheets_of
from citecheck.formats.html.css.values import Tokens
from citecheck.lazy_regex import regex

# Shown only where something else cannot be, or by a script.
# fmt: off
_FALLBACKS = frozenset((
    "noscript", "template", "object", "video", "audio", "canvas", "iframe", "embed", "applet",
    "noframes", "noembed", "datalist", "meter", "progress", "rp", "annotation", "annotation-xml",
    "frameset", "param", "colgroup",
))
_NO_TEXT = frozenset((
    "head", "script", "style", "title", "meta", "link", "base", "svg", "select", "option",
    "textarea", "input", "button", "map", "area",
))
# fmt: on
# fmt: off
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "math", "q", "s", "small",
    "span", "strong", "sub", "sup", "time", "u", "var",
))
# fmt: on
_ROOTS = ("html", "body")
_CODE = ("script", "style")
_MOVED_IN = regex(r"""\$R[A-Z]\(\s{0,9}["'](B:\w{1,20})["']\s{0,9},\s{0,9}["'](S:\w{1,20})["']""")
_WITHIN = 200_000  # code points of a script
_HEX = regex(r"[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?")
_NONE: Tokens = tinycss2.parse_component_value_list("none")
_RTL: Tokens = tinycss2.parse_component_value_list("rtl")
_OVERRIDE: Tokens = tinycss2.parse_component_value_list("bidi-override")


def is_hidden(element: HtmlElement) -> bool:
    """Whether `mark_hidden` found that a reader of the page cannot see the element."""
    return "hidden" in element.attrib and element.get("hidden") != "until-found"


def mark_hidden(page: HtmlElement) -> list[str]:
    """Put the attribute ``hidden`` on what no reader sees, and take it from what they see.

    Where an element is seen and its own words are not, they are blanked. Returned are the words
    that are hidden, in the order of the page, a string for each stretch of them.
    """
    hidden: list[str] = []
    for element, style in _Walk(page).styles():
        if style.is_gone:
            element.set("hidden", "")
            hidden += filter(None, (_words(element),))
            continue
        if is_hidden(element):
            del element.attrib["hidden"]
        if not style.shows_text and element.tag not in _NO_TEXT:
            hidden += filter(None, (_blanked(element),))
    return hidden


class _Walk:
    """Goes through a page and computes the style of each element."""

    def __init__(self, page: HtmlElement) -> None:
        sheets = sheets_of(page)
        self._cascade = Cascade(page, sheets)
        self._has_links = sheets.has_links
        self._has_scripts = next(page.iter("script"), None) is not None
        self._moved_in = _moved_in(page)
        self._is_spent = self._cascade.is_cut
        self._lengths: dict[HtmlElement, int] = {}  # of the words of blocks

    def styles(self) -> Iterator[tuple[HtmlElement, Style]]:
        """Yield each element with its style; what a hidden one holds is left out.

        Where the steps are spent, the rest of the page is taken for hidden: what cannot be told is
        no evidence.
        """
        first = Style(custom={})
        if self._has_links:  # a sheet that is not at hand may say otherwise
            first = Style(custom={}, colour=None, ground=None)
        stack: list[tuple[Iterator[Element], Style]] = [(iter([self._cascade.root]), first)]
        while stack:
            element = next(stack[-1][0], None)
            if element is None:
                stack.pop()
                continue
            node, style = element.etree_element, self._style(element, stack[-1][1])
            if element.parent is None:
                style = replace(style, root_size=style.type_size)
            yield node, style
            if not style.is_gone and node.tag not in _NO_TEXT:
                stack.append((element.children(), style))

    def _style(self, element: Element, above: Style) -> Style:
        node = element.etree_element
        if self._is_spent or node.tag in _FALLBACKS or self._is_for_nobody(node):
            return replace(above, is_gone=True)
        try:
            values, custom = self._cascade.declared(element, above.custom)
        except StepsSpentError:
            self._is_spent = True
            return replace(above, is_gone=True)
        if len(node.attrib) or node.tag == "dialog":
            values = {**_attributes(node), **values}
            if _is_unshown(node) and node.get("id") not in self._moved_in:
                values.setdefault("display", _NONE)
        if custom is not above.custom:
            above = replace(above, custom=custom)
        style = computed(above, values)
        if node.tag not in _ROOTS or above.is_gone:
            if len(node) <= 1 and is_moved_by_its_width(values):  # else the band of a slide show
                return replace(style, is_gone=True)
            return style
        style = replace(style, is_boxed=False)  # the ground of the page lies beneath all
        if self._has_scripts:  # which show the page when it has loaded
            style = replace(style, is_gone=False, is_blank=False, opacity=1.0)
        # The colour of the whole page is that of few of its words: most sheets say more.
        return replace(style, colour=None) if self._has_scripts or self._has_links else style

    def _is_for_nobody(self, node: HtmlElement) -> bool:
        """Whether the page says that the element is no part of what it tells.

        A block with ``aria-hidden`` repeats or decorates; a stretch of a sentence is what is
        printed there, of which another form stands beside it for those who listen.
        """
        if node.get("aria-hidden", "").strip().lower() != "true" or node.tag in _ROOTS:
            return False
        if node.tag not in _INLINE:
            return True
        block = next((one for one in node.iterancestors() if one.tag not in _INLINE), None)
        if block is None:
            return True
        if block not in self._lengths:
            self._lengths[block] = len(_words(block))
        return self._lengths[block] <= len(_words(node))


def _is_unshown(node: HtmlElement) -> bool:
    """Whether the browser's own sheet hides the element; that of the page may show it."""
    if "hidden" in node.attrib:
        return bool(node.get("hidden") != "until-found")
    return "popover" in node.attrib or (node.tag == "dialog" and "open" not in node.attrib)


def _attributes(node: HtmlElement) -> dict[str, Tokens]:
    """Return the properties that attributes set, below every sheet."""
    values: dict[str, Tokens] = {}
    for name, longhand in (("bgcolor", "background-color"), ("text", "color"), ("color", "color")):
        value = node.get(name)
        if value and (name == "bgcolor" or node.tag in ("body", "font", "basefont")):
            sign = "" if value.startswith("#") or not _HEX.fullmatch(value) else "#"
            values[longhand] = tinycss2.parse_component_value_list(f"{sign}{value[:50]}")
    if node.get("background"):
        values["background-image"] = [tinycss2.parse_one_component_value("url(x)")]
    if node.get("dir", "").lower() == "rtl":
        values["direction"] = _RTL
    if node.tag == "bdo":
        values["unicode-bidi"] = _OVERRIDE
    return values


def _moved_in(page: HtmlElement) -> frozenset[str]:
    """Return the ids of hidden segments that a script of the page puts where they are wanted.

    React streams a page so: a template holds the place, ``$RC("B:0", "S:0")`` fills it.
    """
    places = {one.get("id") for one in page.iter("template")}
    return frozenset(
        call.group(2)
        for script in page.iter("script")
        for call in _MOVED_IN.finditer((script.text or "")[:_WITHIN])
        if call.group(1) in places
    )


def _words(element: HtmlElement) -> str:
    """Return the words of an element, code aside."""
    parts = [element.text or ""] if element.tag not in _CODE else []
    for inner in element.iterdescendants():
        if isinstance(inner.tag, str) and inner.tag not in _CODE:
            parts.append(inner.text or "")
        parts.append(inner.tail or "")
    return " ".join(" ".join(parts).split())


def _blanked(element: HtmlElement) -> str:
    """Take the element's own words and return them."""
    parts = [element.text or "", *(inner.tail or "" for inner in element)]
    words = " ".join(" ".join(parts).split())
    if words:
        element.text = " "
        for inner in element:
            inner.tail = " "
    return words
