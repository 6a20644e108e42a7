"""Text that a page shows where no script runs: kept where the page holds it nowhere else."""

from __future__ import annotations

from lxml.html import HtmlElement

from citecheck.formats.html.page_blocks import squeezed
from citecheck.lazy_regex import regex

_FEWEST = 200  # letters and digits; what asks for a script, or stands in for a picture, has fewer
_ASKS = regex(
    r"\b(?:java\s?script|enable|activate|browser|aktivier\w+|activez|activar|attiva\w*)\b"
)
_ASKED_WITHIN = 400


def reveal_fallbacks(page: HtmlElement) -> None:
    """Put the text of a page's ``noscript`` into the page where it is an article of its own."""
    for element in list(page.iter("noscript")):
        words = _words(element)
        if len(words) < _FEWEST or element.getparent() is None:
            continue
        shown = " ".join(element.text_content().split())
        if len(shown) < _ASKED_WITHIN and _ASKS.search(shown.lower()):
            continue
        if words not in _words_beside(page, element):
            element.tag = "div"


def _words(element: HtmlElement) -> str:
    return squeezed(str(element.text_content()))


def _words_beside(page: HtmlElement, element: HtmlElement) -> str:
    """Return the letters of the page outside of an element and of all code."""
    parts: list[str] = []
    inside = set(element.iter())
    for node in page.iter():
        is_seen = isinstance(node.tag, str) and node.tag not in ("script", "style")
        if is_seen and node not in inside:
            parts.append(node.text or "")
        if node not in inside or node is element:
            parts.append(node.tail or "")
    return squeezed("".join(parts))
