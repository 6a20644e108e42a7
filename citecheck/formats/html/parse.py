"""A leaf: HTML as characters → its tree, in time that grows with its length.

libxml2 takes the square of the attributes that one element has; no page has thousands. They are
blanked out, so that every other character keeps its place.
"""

from __future__ import annotations

from lxml import etree, html
from lxml.html import HtmlElement

from citecheck.lazy_regex import regex

_MOST_ATTRIBUTES = 1_000  # of one element
_LONG_TAG = regex(r"<[A-Za-z][^<>]{4000,}")
_ATTRIBUTE = regex(r"[^\s=\"'/<>]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]*))?")


def parse(source: str) -> HtmlElement | None:
    """Return the root of a page, None where it holds no element."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
    tamed = _LONG_TAG.sub(lambda tag: _tamed(tag[0]), source).encode("utf-8", "replace")
    try:
        return html.document_fromstring(tamed, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _tamed(tag: str) -> str:
    """Return the beginning of a tag with what is beyond its thousandth attribute blanked."""
    for number, attribute in enumerate(_ATTRIBUTE.finditer(tag)):
        if number > _MOST_ATTRIBUTES:
            cut = attribute.start()
            return tag[:cut] + " " * (len(tag) - cut)
    return tag
