"""Takes out of a parsed page what nobody sees or reads: hidden text, scripts, note marks."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement

from citecheck.formats.html import visibility
from citecheck.lazy_regex import regex

_NOTE_MARK = regex(r"\[?(?:\d{1,3}|[a-z*†‡§])\]?(?:[,;–-]\s?\[?\d{1,3}\]?)*")
_UNITS_WITH_POWERS = regex(r"(?:^|[\s\d/·])(?:[kcmdµn]?m|km|ft|mi|in|yd|s|10|x|n|r)$")


def is_note_mark(raised: str, before: str) -> bool:
    """Whether `raised` behind the words `before` points to a note; 10², km² and 1st do not."""
    words = raised.strip()
    if not _NOTE_MARK.fullmatch(words):
        return False
    return "[" in words or not _UNITS_WITH_POWERS.search(before)


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
    for element in list(tree.iter("sup")):
        if _is_note_mark(element):
            _drop(element)
    return hidden


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
