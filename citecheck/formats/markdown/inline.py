"""What stands inside the blocks of a parsed Markdown file → text and hints."""

from __future__ import annotations

import html
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from citecheck.formats.draft_builder import ContentBuilder, OpenHint
from citecheck.formats.html.note_links import is_web_address
from citecheck.formats.markdown.tags import Tags
from citecheck.lazy_regex import regex
from citecheck.model import HintKind
from citecheck.nlp.web_address import trimmed

Node = Any  # marko's elements differ in their attributes by kind

NUMBER = r"\d{1,9}[a-z]?"
_NUMBERED_USE = regex(rf"(?:\]|\A)\[\s*({NUMBER})\s*\](?:\[\])?\Z")
_CHARACTER_REFERENCE = regex(r"&[#\w]{1,40};|&|[^&]+")


class InlineWriter:
    """Writes inline elements into `builder`.

    `source` is the text that was parsed; `definitions` holds the offsets at which each numeric
    label is defined. Inline notes wait in `waiting`, as (number, element), for the block's end;
    `cited` are the keys of all citations so far.
    """

    def __init__(
        self, builder: ContentBuilder, source: str, definitions: Mapping[str, Sequence[int]]
    ) -> None:
        self.waiting: list[tuple[str, Node]] = []
        self.cited: list[str] = []
        self._builder = builder
        self._source = source
        self._definitions = definitions
        self._note_count = 0
        self.tags = Tags(builder)
        self._writers: dict[str, Callable[[Node], None]] = {
            "RawText": self._raw_text,
            "Literal": self._literal,
            "LineBreak": self._line_break,
            "CodeSpan": self._code_span,
            "Link": self._link,
            "AutoLink": self._link,
            "Url": self._bare_address,
            "Image": self._image,
            "Emphasis": lambda element: self._set(HintKind.EMPHASIS, element),
            "StrongEmphasis": lambda element: self._set(HintKind.STRONG, element),
            "InlineHTML": lambda element: self.tags.pass_tag(element.children),
            "NoteMark": self._note_mark,
            "InlineNote": self._inline_note,
            "Citation": self._citation,
        }

    def write(self, element: Node) -> None:
        """Write an element, or what is in it where nothing is known of it."""
        writer = self._writers.get(element.get_type())
        if writer is not None:
            writer(element)
        else:
            self.write_children(element)

    def write_children(self, element: Node) -> None:
        """Write all that is in an element."""
        if not isinstance(element.children, str):
            for child in element.children:
                self.write(child)

    def _set(self, kind: HintKind, element: Node) -> None:
        """Write what is in an element that is set in another type."""
        hint = self._builder.open_hint(OpenHint(kind=kind))
        self.write_children(element)
        self._builder.close_hint(hint)

    def _raw_text(self, element: Node) -> None:
        start = start_of(element)
        text = element.children
        if not element.escape or "&" not in text:
            self._builder.write(text, start)
            return
        for piece in _CHARACTER_REFERENCE.finditer(text):
            origin = None if start is None else start + piece.start()
            self._builder.write(html.unescape(piece.group()), origin)

    def _literal(self, element: Node) -> None:
        start = start_of(element)
        self._builder.write(element.children, None if start is None else start + 1)

    def _line_break(self, element: Node) -> None:
        if element.soft:
            self._builder.write(" ")
        else:
            self._builder.line_break()

    def _code_span(self, element: Node) -> None:
        start = start_of(element)
        if start is not None:
            source = self._source
            while source[start : start + 1] == "`":
                start += 1
        self._hinted(OpenHint(kind=HintKind.CODE), element.children, start)

    def _link(self, element: Node) -> None:
        span = element.source_span
        use = _NUMBERED_USE.search(self._source[span[0] : span[1]]) if span else None
        if use is not None and use.group(1) in self._definitions:
            self._numbered_use(element, use.group(1))
        elif is_web_address(element.dest):
            hint = self._builder.open_hint(OpenHint(kind=HintKind.LINK, target=element.dest))
            self.write_children(element)
            self._builder.close_hint(hint)
        else:
            self.write_children(element)

    def _bare_address(self, element: Node) -> None:
        """Write an address typed into the text; of the brackets behind it only its own are linked.

        marko 2.2 keeps a bracket too many where an address holds brackets itself.
        """
        words = element.children[0].children if element.children else ""
        surplus = len(words) - len(trimmed(words)) if isinstance(words, str) else 0
        if not surplus:
            self._link(element)
            return
        start = start_of(element)
        target = element.dest[:-surplus]
        self._hinted(OpenHint(kind=HintKind.LINK, target=target), words[:-surplus], start)
        after = None if start is None else start + len(words) - surplus
        self._builder.write(words[-surplus:], after)

    def _numbered_use(self, element: Node, label: str) -> None:
        """Write ``[7]`` or ``[words][7]`` as the words and a mark."""
        start, end = element.source_span
        mark = f"[{label}]"
        mark_start = self._source.rfind(mark, start, end)
        if mark_start > start:
            self.write_children(element)
        offsets = self._definitions[label]
        index = bisect_left(offsets, start)  # the definition that comes next, else the first
        anchor = definition_anchor(label, index if index < len(offsets) else 0)
        self._mark(mark, anchor, max(mark_start, start))

    def _note_mark(self, element: Node) -> None:
        self._mark(element.children, note_anchor(element.label), start_of(element))

    def _inline_note(self, element: Node) -> None:
        self._note_count += 1
        number = str(self._note_count)
        self.waiting.append((number, element))
        self._mark(f"[^{number}]", inline_note_anchor(number), start_of(element))

    def _image(self, element: Node) -> None:
        """Write the caption of a figure, if it cites; other words of a picture are not shown."""
        if any(child.get_type() == "Citation" for child in element.children):
            self.write_children(element)

    def _citation(self, element: Node) -> None:
        self.cited += element.keys
        hint = OpenHint(kind=HintKind.CITATION, keys=element.keys)
        self._hinted(hint, element.children, start_of(element))

    def _mark(self, text: str, anchor: str, origin: int | None) -> None:
        self._hinted(OpenHint(kind=HintKind.NOTE_MARK, target=f"#{anchor}"), text, origin)

    def _hinted(self, hint: OpenHint, text: str, origin: int | None) -> None:
        opened = self._builder.open_hint(hint)
        self._builder.write(text, origin)
        self._builder.close_hint(opened)


def start_of(element: Node) -> int | None:
    """Return where an element starts in the parsed text, if marko knows."""
    span = element.source_span
    return int(span[0]) if span else None


def note_anchor(label: str) -> str:
    """Return the anchor of the note ``[^label]:``."""
    return f"fn-{label.casefold()}"


def inline_note_anchor(number: str) -> str:
    """Return the anchor of an inline note."""
    return f"fn-inline-{number}"


def definition_anchor(label: str, index: int) -> str:
    """Return the anchor of the `index`-th definition (from 0) of a numeric label."""
    return f"ref-{label}-{index + 1}" if index else f"ref-{label}"
