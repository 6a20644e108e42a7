"""Which elements are no part of an article: code for machines, furniture of the page."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from citecheck.formats.html import visibility
from citecheck.lazy_regex import regex

# fmt: off
_NEVER_TEXT = frozenset((
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "base",
    "iframe", "object", "embed", "applet", "svg", "canvas", "audio", "video", "map", "select",
    "option", "textarea", "button", "input", "datalist", "dialog", "menu", "nav",
))
# fmt: on
# fmt: off
_FURNITURE_ROLES = frozenset((
    "navigation", "search", "banner", "menu", "menubar", "toolbar", "alert",
))
# fmt: on
# First words of class names and ids.
# fmt: off
_FURNITURE = frozenset((
    "nav", "navbar", "navigation", "navbox", "menu", "breadcrumb", "breadcrumbs", "sidebar",
    "toc", "catlinks", "comments", "disqus", "share", "sharing", "sharebar", "social",
    "related", "newsletter", "subscribe", "subscription", "signup", "cookie", "cookies",
    "consent", "advert", "advertisement", "ads", "promo", "editsection", "printfooter",
    "pagination", "paywall", "jetpack", "pingback", "trackback",
))
# fmt: on
_FURNITURE_PHRASES = regex(
    r"mw-jump|mw-editsection|mw-navigation|mw-panel|mw-head\b|siteSub|sr-only|visually-hidden"
    r"|screen-reader|skip-link|comment-list|commentlist|comments-area|comment-respond"
    r"|post-meta-share|recommended|read-next|post-footer-cta|vector-menu|vector-toc",
    re.IGNORECASE,
)
_FIRST_WORD = regex(r"[A-Za-z]+")
_CONTAINERS = frozenset(
    ("div", "section", "aside", "ul", "ol", "dl", "table", "header", "span", "p")
)


def is_never_text(element: HtmlElement) -> bool:
    """Whether the element holds no prose by its kind."""
    if element.tag == "form":  # some systems wrap the whole page in one
        return element.find(".//h1") is None or element.find(".//p") is None
    return element.tag in _NEVER_TEXT


def is_furniture(element: HtmlElement) -> bool:
    """Whether the page's own names call the element navigation, sharing, comments or the like."""
    if element.tag == "footer":
        return not is_in_quotation(element)
    if element.get("role") in _FURNITURE_ROLES:
        return True
    if element.tag not in _CONTAINERS:
        return False
    classes, name = element.get("class", "")[:300], element.get("id", "")[:100]
    if _FURNITURE_PHRASES.search(classes) or _FURNITURE_PHRASES.search(name):
        return True
    # An id may also name what a section is about: "related-work".
    words = {name.lower(), *(_first_word(one) for one in classes.split())}
    return not _FURNITURE.isdisjoint(words)


def is_in_quotation(element: HtmlElement) -> bool:
    """Whether an element stands in a block quotation."""
    return next(element.iterancestors("blockquote"), None) is not None


def _first_word(name: str) -> str:
    found = _FIRST_WORD.match(name)
    return found.group().lower() if found else ""


def words_in(element: HtmlElement) -> int:
    """Count the characters of text in an element, machine code and hidden parts aside."""
    count, walker = 0, etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if event == "start":
            if is_never_text(node) or visibility.is_hidden(node):
                walker.skip_subtree()
            else:
                count += len((node.text or "").strip())
        elif node is not element:
            count += len((node.tail or "").strip())
    return count
