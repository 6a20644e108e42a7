"""HTML tags amid the words of a Markdown file: line breaks, type, links and ids count."""

from __future__ import annotations

import html
import re

from citecheck.formats.draft_builder import ContentBuilder, OpenHint
from citecheck.formats.html.note_links import is_web_address
from citecheck.lazy_regex import regex
from citecheck.model import HintKind

_TAG = regex(r"<(/?)([a-zA-Z][\w-]*)([^>]*)>", re.DOTALL)
_ATTRIBUTE = regex(r"([\w-]+)\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
_KINDS = {
    "sup": HintKind.SUPERSCRIPT,
    "sub": HintKind.SUBSCRIPT,
    **dict.fromkeys(("i", "em", "cite"), HintKind.EMPHASIS),
    **dict.fromkeys(("b", "strong"), HintKind.STRONG),
}


class Tags:
    """Follows the tags as they open and close."""

    def __init__(self, builder: ContentBuilder) -> None:
        self._builder = builder
        self._open: list[tuple[str, OpenHint]] = []

    def pass_tag(self, markup: str) -> None:
        """Do what one tag says."""
        found = _TAG.match(markup)
        if found is None:  # a comment or a declaration
            return
        closing, name, rest = found.group(1), found.group(2).lower(), found.group(3)
        if closing:
            self._close(name)
            return
        attributes = {
            key.lower(): html.unescape(one or two or three)
            for key, one, two, three in _ATTRIBUTE.findall(rest)
        }
        for key in ("id", "name"):
            if attributes.get(key):
                self._builder.anchor(attributes[key])
        address = attributes.get("href", "")
        if name == "br":
            self._builder.line_break()
        elif name in _KINDS:
            self._begin(name, OpenHint(kind=_KINDS[name]))
        elif name == "a" and address and is_web_address(address):
            self._begin(name, OpenHint(kind=HintKind.LINK, target=address))

    def end_block(self) -> None:
        """Close what the author left open: a tag does not reach beyond its block."""
        while self._open:
            self._builder.close_hint(self._open.pop()[1])

    def _begin(self, name: str, hint: OpenHint) -> None:
        self._open.append((name, self._builder.open_hint(hint)))

    def _close(self, name: str) -> None:
        """Close the innermost element of that name and all that is open in it."""
        if any(tag == name for tag, _ in self._open):
            tag = ""
            while tag != name:
                tag, hint = self._open.pop()
                self._builder.close_hint(hint)
