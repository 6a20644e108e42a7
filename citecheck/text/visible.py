"""Takes out of a parsed page what nobody sees or reads: hidden text, scripts, note marks."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement

from citecheck import seen
from citecheck.text.note_marks import is_note_mark

UNSEEN = ("script", "style", "template", "noscript", "svg", "iframe", "object", "select")


def clean(tree: HtmlElement) -> None:
    """Remove from `tree` what a reader of the page does not see, and its note marks."""
    seen.mark_hidden(tree)
    for element in list(tree.iter()):
        is_markup = isinstance(element.tag, str)  # else a comment or a processing instruction
        if not is_markup or element.tag in UNSEEN or seen.is_hidden(element):
            _drop(element)
    for element in list(tree.iter("sup")):
        if _is_note_mark(element):
            _drop(element)


def _is_note_mark(element: HtmlElement) -> bool:
    previous = element.getprevious()
    before = (previous.tail if previous is not None else element.getparent().text) or ""
    return is_note_mark(element.text_content(), before)


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
