"""A leaf: what of a parsed page its readers see. HTML elements in, yes or no out.

Drafts and sources are read alike here: what is hidden is neither prose nor evidence. Furniture of
a page (menus, share bars) is seen, and none of this module's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from citecheck.lazy_regex import regex

_HIDING = regex(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}(?:hidden|collapse)"
    r"|(?:font-size|opacity)\s{0,9}:\s{0,9}0?\.?0+(?:px|pt|em|rem|%)?\s{0,9}(?:;|!|$)"
    r"|(?:left|top|text-indent)\s{0,9}:\s{0,9}-\d{3,6}|clip\s{0,9}:\s{0,9}rect",
    re.IGNORECASE,
)
_HIDING_RULE = regex(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_SHOWING_RULE = regex(r"(?:display|visibility)\s{0,9}:", re.IGNORECASE)
_CONDITIONAL = regex(r"@[a-z-]{3,20}[^{};]{0,500}\{(?:[^{}]{0,2000}\{[^{}]{0,2000}\}){0,999}")
_ONE_CLASS = regex(r"\s*[a-z0-9]{0,20}\.([A-Za-z_][\w-]{0,99})\s*")
_SHEET_WITHIN = 200_000  # code points of a style sheet


def is_hidden(element: HtmlElement) -> bool:
    """Whether a reader of the page cannot see the element, by its own attributes."""
    if "hidden" in element.attrib and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    return bool(style and _HIDING.search(style))


def mark_hidden(page: HtmlElement) -> None:
    """Put the attribute ``hidden`` on what the page's own style sheets hide by its class.

    Only rules for one class count, outside of media queries: what a rule for ``.a .b`` hides
    depends on more than the element.
    """
    classes = set(_hidden_classes(page))
    if not classes:
        return
    for element in page.iter():
        if isinstance(element.tag, str) and not classes.isdisjoint(
            element.get("class", "").split()
        ):
            element.set("hidden", "")


def _hidden_classes(page: HtmlElement) -> Iterator[str]:
    """Yield the classes that the last rule for them hides."""
    hidden: dict[str, bool] = {}
    for sheet in page.iter("style"):
        text = _CONDITIONAL.sub("", (sheet.text or "")[:_SHEET_WITHIN])
        for rule in text.split("}"):
            selectors, _, body = rule.rpartition("{")
            if not _SHOWING_RULE.search(body):
                continue
            for selector in selectors.split(","):
                name = _ONE_CLASS.fullmatch(selector)
                if name is not None:
                    hidden[name.group(1)] = bool(_HIDING_RULE.search(body))
    return (name for name, is_so in hidden.items() if is_so)
