"""A parsed page, element by element → text, blocks and hints in a `ContentBuilder`.

Walks without recursion: pages nest thousands deep. Which links are note marks it is told
(`note_links.survey`); what no reader of the page sees it leaves out (`visibility`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lxml import etree
from lxml.html import HtmlElement

from citecheck.document import visibility
from citecheck.document.content import ContentBuilder, OpenBlock, OpenHint
from citecheck.document.docx_fields import Field
from citecheck.document.note_links import BLOCK_TAGS, NoteLinks, is_web_address, names_of
from citecheck.document.numerals import numeral
from citecheck.document.positions import Locator
from citecheck.model import BlockKind, HintKind

NO_FIELDS: Mapping[str, Field] = MappingProxyType({})

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(("ol", "ul"))
_CODE = frozenset(("code", "kbd", "samp", "tt"))
_CELLS = frozenset(("td", "th"))
_CELL_BLOCKS = ["p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4"]
_LABEL = re.compile(r"\W{0,3}\w{1,5}\W{0,3}")
_BARE_LIST = re.compile(r"list-style(?:-type)?\s{0,9}:\s{0,9}none", re.IGNORECASE)


@dataclass(slots=True)
class _List:
    """A list under way."""

    list_id: int
    style: str | None  # of its numbers; None for bullets
    next_number: int = 1
    step: int = 1


@dataclass(slots=True)
class _Frame:
    """What the end of an element has to undo."""

    element: HtmlElement
    hints: list[OpenHint] = field(default_factory=list)
    holder: bool = False
    is_list: bool = False


class PageWalk:
    """Writes a page into `builder`; `locator` finds its text nodes in the file, if there is one."""

    def __init__(
        self,
        builder: ContentBuilder,
        notes: NoteLinks,
        locator: Locator | None = None,
        fields: Mapping[str, Field] = NO_FIELDS,
    ) -> None:
        self._builder = builder
        self._notes = notes
        self._locator = locator
        self._fields = fields
        self._open_fields: dict[str, OpenHint] = {}
        self._frames: list[_Frame] = []
        self._lists: list[_List] = []
        self._holders: list[OpenBlock] = []  # list items and notes that are open
        self._list_count = 0
        self._breaks = 0  # line breaks in a row
        self._code_depth = 0

    def walk(self, root: HtmlElement) -> None:
        """Write all that is visible below `root`."""
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, node in walker:
            if event == "start":
                if self._is_left_out(node, root):
                    walker.skip_subtree()
                else:
                    self._start(node)
                    self._text(node.text, node)
            else:
                if event == "end" and self._frames and self._frames[-1].element is node:
                    self._end(self._frames.pop())
                if node is not root:
                    self._text(node.tail, None)
        self._builder.end()

    def _is_left_out(self, node: HtmlElement, root: HtmlElement) -> bool:
        if node is root:
            return False
        if visibility.is_never_text(node) or visibility.is_hidden(node):
            return not (node.tag == "form" and len(node) and self._holds_article(node))
        return visibility.is_furniture(node) and not self._holds_notes(node)

    def _holds_article(self, form: HtmlElement) -> bool:
        """Whether a form is the wrapper of the page (ASP.NET), not a form to fill in."""
        return form.find(".//p") is not None and form.find(".//h1") is not None

    def _holds_notes(self, node: HtmlElement) -> bool:
        roots = self._notes.roots
        return bool(roots) and any(inner in roots for inner in node.iter())

    # --- elements ---------------------------------------------------------------------

    def _start(self, node: HtmlElement) -> None:
        frame = _Frame(node)
        self._frames.append(frame)
        tag = node.tag
        if self._locator is not None:
            self._locator.pass_line(node.sourceline)
        if tag in BLOCK_TAGS or node in self._notes.roots:
            self._start_block(node, frame)
        elif node in self._notes.starts:
            self._split_for_note(frame)
        elif tag == "br":
            self._line_break()
        for name in names_of(node):
            self._pass_name(name)
        if tag in _CODE and not self._code_depth:
            frame.hints.append(self._builder.open_hint(OpenHint(kind=HintKind.CODE)))
        elif tag == "sup":
            frame.hints.append(self._builder.open_hint(OpenHint(kind=HintKind.SUPERSCRIPT)))
        elif tag == "a" and node.get("href"):
            self._start_link(node, frame)

    def _end(self, frame: _Frame) -> None:
        node = frame.element
        for hint in reversed(frame.hints):
            self._builder.close_hint(hint)
        if node.tag == "pre":
            self._code_depth -= 1
        if frame.is_list:
            self._lists.pop()
        if frame.holder:
            self._holders.pop()
            self._end_block()
        elif node.tag in BLOCK_TAGS:
            self._between_blocks(node)

    def _start_block(self, node: HtmlElement, frame: _Frame) -> None:
        tag = node.tag
        if tag in _LISTS:
            self._start_list(node, frame)
        elif node in self._notes.roots or tag == "li":
            self._start_holder(node, frame)
        elif tag in _HEADINGS and not self._absorbs():
            self._builder.begin(OpenBlock(kind=BlockKind.HEADING, level=_HEADINGS[tag]))
        elif tag == "pre":
            self._builder.begin(OpenBlock(kind=BlockKind.CODE))
            self._code_depth += 1
        elif tag in _CELLS and not self._absorbs() and not self._holders:
            self._end_block()
            if not any(True for _ in node.iter(*_CELL_BLOCKS)):
                self._builder.begin(OpenBlock(kind=BlockKind.TABLE_CELL))
        else:
            self._between_blocks(node)

    def _start_holder(self, node: HtmlElement, frame: _Frame) -> None:
        """Begin a list item or a note: one block for all its paragraphs."""
        current = self._lists[-1] if self._lists and node.tag == "li" else None
        is_note = node in self._notes.roots
        block = OpenBlock(
            kind=BlockKind.NOTE if is_note else BlockKind.LIST_ITEM,
            level=len(self._lists) if current else None,
            list_id=current.list_id if current else None,
        )
        if current is not None and current.style is not None:
            value = node.get("value", "")
            if value.lstrip("-").isdecimal() and len(value) < 9:
                current.next_number = int(value)
            block.number = numeral(current.next_number, current.style)
            current.next_number += current.step
        block.number = node.get("data-number", block.number)
        self._holders.append(block)
        frame.holder = True
        self._builder.begin(block)

    def _split_for_note(self, frame: _Frame) -> None:
        """Begin a note where it shares its paragraph with others."""
        self._builder.begin(OpenBlock(kind=BlockKind.NOTE))

    def _start_list(self, node: HtmlElement, frame: _Frame) -> None:
        self._list_count += 1
        style = None
        if node.tag == "ol" and not _BARE_LIST.search(node.get("style", "")):
            style = _number_style(node)
        start = node.get("start", "1")
        first = int(start) if start.lstrip("-").isdecimal() and len(start) < 9 else 1
        step = 1
        if "reversed" in node.attrib:
            step = -1
            first = first if "start" in node.attrib else sum(1 for item in node if item.tag == "li")
        self._lists.append(_List(self._list_count, style, first, step))
        frame.is_list = True
        self._end_block()

    def _pass_name(self, name: str) -> None:
        """Note an id, or follow the edge of a citation field that it stands for."""
        field = self._fields.get(name)
        if field is not None:
            target = "bibliography" if field.is_bibliography else None
            hint = OpenHint(kind=HintKind.FIELD, target=target, items=field.works)
            self._open_fields[name] = self._builder.open_hint(hint)
            return
        opened = self._open_fields.pop(name.removesuffix("-end"), None) if self._fields else None
        if opened is not None:
            self._builder.close_hint(opened)
        else:
            self._builder.anchor(name)

    def _start_link(self, node: HtmlElement, frame: _Frame) -> None:
        kind = self._notes.kinds.get(node)
        if kind is None:
            href = node.get("href", "").strip()
            if not is_web_address(href) or href == "#":
                if href == "#":  # a script behind it: mostly "back to the text"
                    kind = HintKind.BACK_LINK
                else:
                    return
            hint = OpenHint(kind=kind or HintKind.LINK, target=href)
        else:
            hint = OpenHint(kind=kind, target=self._notes.targets[node])
        frame.hints.append(self._builder.open_hint(hint))

    # --- blocks and text --------------------------------------------------------------

    def _absorbs(self) -> bool:
        """Whether the current note holds its label alone, and what follows belongs to it."""
        block = self._builder.block
        return (
            block is not None
            and block.kind is BlockKind.NOTE
            and self._builder.block_has_text
            and bool(_LABEL.fullmatch(self._builder.text_of_block()))
        )

    def _end_block(self) -> None:
        if self._absorbs():
            self._builder.write(" ")
        else:
            self._builder.end()

    def _between_blocks(self, node: HtmlElement) -> None:
        """End a block; inside a list item or a note, only a line."""
        if not self._holders or node.tag in _HEADINGS or node.tag in ("hr", "pre"):
            self._end_block()
        elif not self._absorbs():
            self._builder.line_break()
        else:
            self._builder.write(" ")

    def _line_break(self) -> None:
        self._breaks += 1
        if self._breaks > 1 and not self._holders:
            self._end_block()
        else:
            self._builder.line_break()

    def _text(self, text: str | None, node: HtmlElement | None) -> None:
        if not text:
            return
        if not text.isspace():
            self._breaks = 0
            if self._builder.block is None and self._holders:
                holder = self._holders[-1]
                self._builder.begin(
                    OpenBlock(kind=holder.kind, level=holder.level, list_id=holder.list_id)
                )
        write = self._builder.write_verbatim if self._code_depth else self._builder.write
        for piece, origin in self._pieces(text):
            write(piece, origin)

    def _pieces(self, text: str) -> list[tuple[str, int | None]]:
        if self._locator is None or text.isspace():
            return [(text, None)]
        return list(self._locator.pieces(text))


def _number_style(node: HtmlElement) -> str:
    """Return how a list counts: "1", "a", "A", "i" or "I"."""
    told = node.get("type", "") or node.get("style", "") + node.get("data-mw-group", "") + node.get(
        "class", ""
    )
    if told in ("1", "a", "A", "i", "I"):
        return told
    for word, style in (
        ("lower-alpha", "a"),
        ("lower-latin", "a"),
        ("upper-alpha", "A"),
        ("upper-latin", "A"),
        ("lower-roman", "i"),
        ("upper-roman", "I"),
    ):
        if word in told:
            return style
    return "1"
