"""An XML article, element by element → text, blocks, hints and entries in a `ContentBuilder`.

What the elements of one vocabulary mean (JATS, TEI) a `Dialect` tells; this walks, keeps places in
the file, and does not recurse. Nothing is resolved or fetched: a document's own entities are named.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from enum import Enum, auto
from typing import Any, Protocol

from lxml import etree
from msgspec import Struct

from citecheck.errors import InputError
from citecheck.formats.draft_builder import ContentBuilder, OpenBlock, OpenHint
from citecheck.formats.markup_positions import Locator
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic, BlockKind

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DECLARATION = regex(r"\s*<\?xml[^>]{0,300}\?>")
_MOST_DEPTH = 250  # of lists; libxml2 itself refuses deeper than 256 elements


class Role(Enum):
    """What an element is to a reader of the article."""

    INLINE = auto()  # its words belong to the block around it
    GROUP = auto()  # holds blocks, is none
    PARAGRAPH = auto()
    HEADING = auto()
    LIST = auto()
    ITEM = auto()
    CELL = auto()
    NOTE = auto()
    ENTRY = auto()  # of the list of references
    BREAK = auto()
    OMITTED = auto()


class Entry(Struct, frozen=True, kw_only=True):
    """An entry: its key, the label it shows, what its fields say, and its words in order.

    `words` is None where the element's own text is the printed entry.
    """

    key: str
    label: str | None
    work: Bibliographic
    words: str | None = None


class Dialect(Protocol):
    """The elements of one vocabulary."""

    def role(self, element: etree._Element) -> Role:
        """Return what an element is."""

    def hint(self, element: etree._Element) -> OpenHint | None:
        """Return what the format says of an element's words."""

    def level(self, heading: etree._Element) -> int:
        """Return the rank of a heading, from 1."""

    def entry(self, element: etree._Element) -> Entry:
        """Return what an entry says."""

    def note(self, element: etree._Element) -> OpenBlock:
        """Return the block of a note."""


class _Frame(Struct):
    element: etree._Element
    role: Role
    hint: OpenHint | None = None
    holds: bool = False


def parse_article(source: str) -> etree._Element:
    """Return the root of an XML document, mended where it is damaged.

    Raises:
        InputError: it holds no element.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_pis=True
    )
    # A declared encoding is of the bytes, which are decoded already.
    blanked = _DECLARATION.sub(lambda found: " " * len(found[0]), source, count=1)
    root = etree.fromstring(blanked.lstrip().encode("utf-8", "replace") or b"<x/>", parser)
    if root is None:
        raise InputError("its XML is damaged; save or convert it anew")
    return root


def name_of(element: etree._Element) -> str:
    """Return the local name of an element, "" for comments and entities."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def words_of(element: etree._Element | None) -> str:
    """Return the words in an element with single spaces."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def _line_of(element: etree._Element) -> int | None:
    line: Any = element.sourceline  # its stub says "..."
    return None if line is None else int(line)


class ArticleWalk:
    """Writes an article into `builder`; `source` is the file's text."""

    def __init__(self, builder: ContentBuilder, dialect: Dialect, source: str) -> None:
        self._builder = builder
        self._dialect = dialect
        skipped = len(source) - len(source.lstrip())
        self._locator = Locator(source, skipped)
        self._frames: list[_Frame] = []
        self._list_depth = 0
        self._list_count = 0
        self._holders: list[BlockKind] = []  # notes, items and cells that are open
        self._starts: dict[Role, Callable[[etree._Element, _Frame], None]] = {
            Role.PARAGRAPH: self._start_paragraph,
            Role.HEADING: self._start_heading,
            Role.LIST: self._start_list,
            Role.ITEM: self._start_item,
            Role.CELL: self._start_cell,
            Role.NOTE: self._start_note,
            Role.GROUP: self._start_group,
            Role.BREAK: lambda *_: self._builder.line_break(),
            Role.INLINE: self._start_inline,
        }

    def walk(self, root: etree._Element) -> None:
        """Write all below `root` that is read."""
        walker = etree.iterwalk(root, events=("start", "end", "comment"))
        for event, node in walker:
            if not isinstance(node.tag, str):  # a comment comes once, an entity begins and ends
                if event != "end":
                    self._entity(node)
                    self._text(node.tail)
            elif event == "start":
                role = self._dialect.role(node)
                if role in (Role.OMITTED, Role.ENTRY):
                    if role is Role.ENTRY:
                        self._entry(node)
                    walker.skip_subtree()
                    self._frames.append(_Frame(node, Role.OMITTED))
                else:
                    self._start(node, role)
                    self._text(node.text)
            else:
                self._end(self._frames.pop())
                if node is not root:
                    self._text(node.tail)
        self._builder.end()

    # --- elements ---------------------------------------------------------------------

    def _start(self, node: etree._Element, role: Role) -> None:
        frame = _Frame(node, role)
        self._frames.append(frame)
        self._locator.pass_line(_line_of(node))
        self._starts[role](node, frame)
        name = node.get(XML_ID) or node.get("id")
        if name and role is not Role.NOTE:
            self._builder.anchor(name)

    def _end(self, frame: _Frame) -> None:
        if frame.hint is not None:
            self._builder.close_hint(frame.hint)
        if frame.role is Role.LIST:
            self._list_depth -= 1
        if frame.holds:
            self._holders.pop()
            self._builder.end()
        elif frame.role not in (Role.INLINE, Role.BREAK, Role.OMITTED):
            self._end_block()

    def _end_block(self) -> None:
        """End a block; inside a note, an item or a cell, only a line."""
        if self._holders:
            self._builder.line_break()
        else:
            self._builder.end()

    def _start_group(self, node: etree._Element, frame: _Frame) -> None:
        self._end_block()
        self._start_inline(node, frame)

    def _start_paragraph(self, node: etree._Element, frame: _Frame) -> None:
        self._end_block()
        if not self._holders:
            self._builder.begin(OpenBlock())
            self._start_inline(node, frame)

    def _start_heading(self, node: etree._Element, _frame: _Frame) -> None:
        self._end_block()
        if not self._holders:
            level = self._dialect.level(node)
            self._builder.begin(OpenBlock(kind=BlockKind.HEADING, level=level))

    def _start_list(self, _node: etree._Element, _frame: _Frame) -> None:
        self._list_depth += 1
        self._list_count += 1
        self._end_block()

    def _start_item(self, _node: etree._Element, frame: _Frame) -> None:
        level = min(max(1, self._list_depth), _MOST_DEPTH)
        block = OpenBlock(kind=BlockKind.LIST_ITEM, level=level, list_id=self._list_count)
        self._hold(block, frame)

    def _start_cell(self, _node: etree._Element, frame: _Frame) -> None:
        self._hold(OpenBlock(kind=BlockKind.TABLE_CELL), frame)

    def _start_note(self, node: etree._Element, frame: _Frame) -> None:
        self._hold(self._dialect.note(node), frame)

    def _hold(self, block: OpenBlock, frame: _Frame) -> None:
        """Begin a block whose paragraphs are its lines; inside a note, all is the note's."""
        if BlockKind.NOTE in self._holders:
            self._builder.line_break()
            return
        frame.holds = True
        self._holders.append(block.kind)
        self._builder.begin(block)

    def _start_inline(self, node: etree._Element, frame: _Frame) -> None:
        hint = self._dialect.hint(node)
        if hint is not None:
            frame.hint = self._builder.open_hint(hint)

    # --- words ------------------------------------------------------------------------

    def _entry(self, node: etree._Element) -> None:
        entry = self._dialect.entry(node)
        self._locator.pass_line(_line_of(node))
        self._builder.begin(
            OpenBlock(
                kind=BlockKind.NOTE,
                number=entry.label,
                anchors=[entry.key],
                key=entry.key,
                work=entry.work,
            )
        )
        if entry.words is None:
            for text in node.itertext():
                self._text(str(text))
        else:
            self._builder.write(entry.words, self._origin(node, entry.words))
        if not self._builder.block_has_text:
            self._builder.write(entry.key)
        self._builder.end()

    def _origin(self, node: etree._Element, words: str) -> int | None:
        """Return where the text node stands that `words` begin with, else the first of all."""
        texts = [str(text) for text in node.itertext() if str(text).strip()]
        first = next((text for text in texts if words.startswith(text.split()[0])), None)
        if first is None and not texts:
            return None
        found = first or texts[0]
        place = next((place for _, place in self._locator.pieces(found)), None)
        return None if place is None else place + len(found) - len(found.lstrip())

    def _entity(self, node: etree._Element) -> None:
        """Write an entity that HTML knows, too (``&ndash;``); of others, the name."""
        if node.tag is etree.Entity:
            self._text(html.unescape(str(node.text)))

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if text.isspace():
            self._builder.write(text)
            return
        if self._builder.block is None:
            self._reopen()
        for piece, origin in self._locator.pieces(text):
            self._builder.write(piece, origin)

    def _reopen(self) -> None:
        """Go on behind what stood inside the block (a list, a table, a formula)."""
        kind = self._holders[-1] if self._holders else BlockKind.PARAGRAPH
        level = max(1, self._list_depth) if kind is BlockKind.LIST_ITEM else None
        self._builder.begin(OpenBlock(kind=kind, level=level))
