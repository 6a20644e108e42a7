"""A leaf: HTML as characters → its tree, in time that grows with its length.

libxml2 takes the square of the attributes that one element has; no page has thousands. They are
blanked out, so that every other character keeps its place.
"""

from __future__ import annotations

import re

from lxml import etree, html
from lxml.html import HtmlElement

from citecheck.lazy_regex import regex

_MOST_ATTRIBUTES = 1_000  # of one element
_LONG_TAG = regex(r"<[A-Za-z][^<>]{4000,}")
_ATTRIBUTE = regex(r"[^\s=\"'/<>]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]*))?")


_NOSCRIPT = regex(
    r"(<noscript\b[^>]{0,999}>)((?:(?!</?script|</?noscript)[\s\S]){1,20000})(?=</noscript)",
    re.IGNORECASE,
)
_TAG = regex(r"<[^<>]{1,2000}>")
# What the parser lets through and the tree then refuses, where text is moved in it.
_ILLEGAL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse(source: str) -> HtmlElement | None:
    """Return the root of a page, None where it holds no element."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
    tamed = _LONG_TAG.sub(lambda tag: _tamed(tag[0]), _ILLEGAL.sub(" ", source))
    tamed = _NOSCRIPT.sub(_without_tags, tamed)
    try:
        return html.document_fromstring(tamed.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _without_tags(noscript: re.Match[str]) -> str:
    """Return a ``noscript`` with the tags in it blanked, which need not be balanced there.

    To a browser that runs scripts it is mere text; the parser would let what stands open in it
    swallow the page.
    """
    inside = _TAG.sub(lambda tag: " " * len(tag[0]), noscript[2])
    return f"{noscript[1]}{inside}"


def _tamed(tag: str) -> str:
    """Return the beginning of a tag with what is beyond its thousandth attribute blanked."""
    for number, attribute in enumerate(_ATTRIBUTE.finditer(tag)):
        if number > _MOST_ATTRIBUTES:
            cut = attribute.start()
            return tag[:cut] + " " * (len(tag) - cut)
    return tag
