"""Takes out of a parsed page what nobody sees or reads: hidden text, scripts, note marks."""

from __future__ import annotations

import re

from lxml import html
from lxml.html import HtmlElement

UNSEEN = ("script", "style", "template", "noscript", "svg", "iframe", "object", "select")
HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)|(?:left|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect",
    re.IGNORECASE,
)
HIDDEN_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)\s*(?:,[^{}]{0,500})?\{[^{}]{0,500}\}")
NOTE_MARK = re.compile(r"\[?(?:\d{1,3}|[a-z*†‡§])\]?(?:[,;–-]\s?\[?\d{1,3}\]?)*")
UNITS_WITH_POWERS = re.compile(r"(?:^|[\s\d/·])(?:[kcmdµn]?m|km|ft|mi|in|yd|s|10|x|n|r)$")


def clean(tree: HtmlElement) -> None:
    """Remove from `tree` what a reader of the page does not see, and its note marks."""
    hidden = _hidden_classes(tree)
    for element in list(tree.iter()):
        is_markup = isinstance(element.tag, str)  # else a comment or a processing instruction
        if not is_markup or element.tag in UNSEEN or _is_hidden(element, hidden):
            _drop(element)
    for element in list(tree.iter("sup")):
        if _is_note_mark(element):
            _drop(element)


def _hidden_classes(tree: HtmlElement) -> set[str]:
    """Return the classes that the page's own style sheets hide outside media queries."""
    names: set[str] = set()
    for sheet in tree.iter("style"):
        for rule in HIDDEN_CLASS.finditer((sheet.text or "")[:200_000]):
            if re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", rule.group()):
                names.add(rule.group(1))
    return names


def _is_hidden(element: HtmlElement, classes: set[str]) -> bool:
    if "hidden" in element.attrib and element.get("hidden") != "until-found":
        return True
    if HIDING.search(element.get("style", "")):
        return True
    return bool(classes) and not classes.isdisjoint(element.get("class", "").split())


def _is_note_mark(element: HtmlElement) -> bool:
    """Whether a superscript points to a note; 10², km² and 1st do not."""
    words = element.text_content().strip()
    if not NOTE_MARK.fullmatch(words):
        return False
    previous = element.getprevious()
    before = (previous.tail if previous is not None else element.getparent().text) or ""
    return "[" in words or not UNITS_WITH_POWERS.search(before)


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
