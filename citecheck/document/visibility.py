"""Which elements of a page are no part of the article: hidden, code for machines, page furniture."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_NEVER_TEXT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "base",
        "iframe",
        "object",
        "embed",
        "applet",
        "svg",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "option",
        "textarea",
        "button",
        "input",
        "datalist",
        "dialog",
        "menu",
        "nav",
        "form",
    ]
)
_KEEPS_FORM = re.compile(r"\bpost|article|content", re.IGNORECASE)
_HIDING_STYLE = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)"
    r"|(?:font-size|opacity)\s{0,9}:\s{0,9}0(?:\.0+)?(?:px|pt|em|rem|%)?\s{0,9}(?:;|!|$)"
    r"|(?:left|top|text-indent)\s{0,9}:\s{0,9}-\d{3,6}",
    re.IGNORECASE,
)
_FURNITURE_ROLES = frozenset(
    ["navigation", "search", "banner", "menu", "menubar", "toolbar", "alert", "dialog"]
)
# Whole words of class names and ids, split at "-", "_" and capitals.
_FURNITURE = frozenset(
    [
        "nav",
        "navbar",
        "navigation",
        "navbox",
        "menu",
        "breadcrumb",
        "breadcrumbs",
        "sidebar",
        "toc",
        "catlinks",
        "comments",
        "disqus",
        "share",
        "sharing",
        "sharebar",
        "social",
        "related",
        "newsletter",
        "subscribe",
        "subscription",
        "signup",
        "cookie",
        "cookies",
        "consent",
        "advert",
        "advertisement",
        "ads",
        "promo",
        "editsection",
        "printfooter",
        "pagination",
        "paywall",
        "jetpack",
        "pingback",
        "trackback",
        "screen-reader-text",
    ]
)
_FURNITURE_PHRASES = re.compile(
    r"mw-jump|mw-editsection|mw-navigation|mw-panel|mw-head\b|siteSub|sr-only|visually-hidden"
    r"|screen-reader|skip-link|comment-list|commentlist|comments-area|comment-respond"
    r"|post-meta-share|recommended|read-next|post-footer-cta|vector-menu|vector-toc",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[A-Za-z]+")
_TAGS_THAT_STAY = frozenset(("html", "body", "main", "article"))


def is_hidden(element: HtmlElement) -> bool:
    """Whether a reader of the page cannot see the element."""
    if "hidden" in element.attrib and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    return bool(style and _HIDING_STYLE.search(style))


def is_never_text(element: HtmlElement) -> bool:
    """Whether the element holds no prose by its kind."""
    return element.tag in _NEVER_TEXT


def is_furniture(element: HtmlElement) -> bool:
    """Whether the page's own names call the element navigation, sharing, comments or the like."""
    if element.tag in _TAGS_THAT_STAY:
        return False
    if element.get("role") in _FURNITURE_ROLES:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"[:300]
    if names == " ":
        return False
    if _FURNITURE_PHRASES.search(names):
        return True
    return not _FURNITURE.isdisjoint(
        word.lower() for name in names.split() for word in _WORDS.findall(name)[:1]
    )
