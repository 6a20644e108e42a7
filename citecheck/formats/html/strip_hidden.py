"""Takes out of a parsed page what nobody sees or reads: hidden text, scripts, note marks."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement

from citecheck.formats.html import visibility
from citecheck.formats.raised import as_read

_NEAR = 10  # characters of the words before raised digits that tell what they are
UNSEEN = ("script", "style", "template", "noscript", "svg", "iframe", "object", "select")


def clean(tree: HtmlElement) -> list[str]:
    """Remove from `tree` what a reader of the page does not see, and its note marks.

    Returned are the words that are hidden, a string for each stretch of them.
    """
    hidden = visibility.mark_hidden(tree)
    for element in list(tree.iter()):
        is_markup = isinstance(element.tag, str)  # else a comment or a processing instruction
        if not is_markup or element.tag in UNSEEN or visibility.is_hidden(element):
            _drop(element)
    read_raised(tree)
    return hidden


def drop_code(tree: HtmlElement) -> None:
    """Remove from `tree` what is no text, and nothing that only a style hides."""
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in UNSEEN:
            _drop(element)
    read_raised(tree)


def read_raised(tree: HtmlElement) -> None:
    """Write powers with raised digits, and take the marks of notes out."""
    for element in list(tree.iter("sup")):
        if element.getparent() is None:
            continue
        shown = element.text_content()
        words = as_read(shown, _words_before(element), (element.tail or "")[:4])
        if not words:
            _drop(element)
        elif words != shown:
            for part in list(element):
                element.remove(part)
            element.text = words
            element.drop_tag()


def _words_before(element: HtmlElement) -> str:
    """Return the last words of the line before an element, out of what stands beside it."""
    words = ""
    previous = element.getprevious()
    while previous is not None and len(words) < _NEAR:
        words = (
            f"{previous.text_content() if _is_inline(previous) else ''}{previous.tail or ''}{words}"
        )
        if not _is_inline(previous):
            return words
        previous = previous.getprevious()
    parent = element.getparent()
    if previous is not None or parent is None:
        return words
    words = (parent.text or "") + words
    inline = len(words) < _NEAR and parent.tag in ("b", "i", "em", "strong", "span", "a")
    return (_words_before(parent) if inline else "") + words


def _is_inline(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and element.tag != "br"


def _drop(element: HtmlElement) -> None:
    """Take `element` out and leave its tail; a page's root stays."""
    parent = element.getparent()
    if parent is None:
        return
    if isinstance(element, html.HtmlElement) and isinstance(element.tag, str):
        element.drop_tree()
        return
    parent_tail = element.tail or ""
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + parent_tail
    else:
        parent.text = (parent.text or "") + parent_tail
    parent.remove(element)
