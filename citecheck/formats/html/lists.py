"""The lists of a page that are open, and the numbers that they show before their items."""

from __future__ import annotations

import re

from lxml.html import HtmlElement
from msgspec import Struct

from citecheck.formats.draft_builder import OpenBlock
from citecheck.formats.list_numbers import numeral
from citecheck.lazy_regex import regex
from citecheck.model import BlockKind

SHOWN_NUMBER = "data-shown-number"  # set on an item by a reader that knows its number better

_BARE_LIST = regex(r"list-style(?:-type)?\s{0,9}:\s{0,9}none", re.IGNORECASE)
_STYLES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_LONGEST_NUMBER = 8  # digits


class _List(Struct):
    """A list under way; `style` is that of its numbers, None for bullets."""

    list_id: int
    style: str | None
    next_number: int = 1
    step: int = 1


class Lists:
    """Counts the items of nested lists as browsers do."""

    def __init__(self) -> None:
        self._open: list[_List] = []
        self._count = 0

    def start(self, node: HtmlElement) -> None:
        """Enter an ``ol`` or ``ul``."""
        self._count += 1
        is_counted = node.tag == "ol" and not _BARE_LIST.search(node.get("style", ""))
        is_reversed = "reversed" in node.attrib
        first = _whole_number(node.get("start"))
        if first is None:
            first = sum(1 for item in node if item.tag == "li") if is_reversed else 1
        style = _style_of(node) if is_counted else None
        self._open.append(_List(self._count, style, first, -1 if is_reversed else 1))

    def end(self) -> None:
        """Leave the innermost list."""
        self._open.pop()

    def item(self, node: HtmlElement, kind: BlockKind) -> OpenBlock:
        """Return the block that an ``li`` begins (or another element, which has no number)."""
        if node.tag != "li" or not self._open:
            return OpenBlock(kind=kind, number=node.get(SHOWN_NUMBER))
        current = self._open[-1]
        number = None
        if current.style is not None:
            # The second is how Nature's pages number their references.
            value = _whole_number(node.get("value") or node.get("data-counter", "").rstrip("."))
            shown = current.next_number if value is None else value
            number = numeral(shown, current.style)
            current.next_number = shown + current.step
        return OpenBlock(
            kind=kind,
            level=len(self._open),
            number=node.get(SHOWN_NUMBER, number),
            list_id=current.list_id,
        )


def _whole_number(text: str | None) -> int | None:
    digits = (text or "").strip()
    if not digits.removeprefix("-").isdecimal() or len(digits) > _LONGEST_NUMBER:
        return None
    return int(digits)


def _style_of(node: HtmlElement) -> str:
    """Return how a list counts: "1", "a", "A", "i" or "I"."""
    stated = str(node.get("type", ""))
    if stated in ("1", "a", "A", "i", "I"):
        return stated
    # MediaWiki names the style of a group of notes in its class or its data.
    told = " ".join(node.get(key, "") for key in ("style", "class", "data-mw-group"))
    return next((style for word, style in _STYLES.items() if word in told), "1")
