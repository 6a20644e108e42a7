"""The blocks of a parsed Markdown file → text, blocks and hints in a `ContentBuilder`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from msgspec.structs import replace

from citecheck.formats.draft_builder import ContentBuilder, OpenBlock, OpenHint
from citecheck.formats.markdown.inline import (
    NUMBER,
    InlineWriter,
    Node,
    definition_anchor,
    inline_note_anchor,
    note_anchor,
    start_of,
)
from citecheck.model import BlockKind, HintKind

_DEFINITIONS = ("LinkRefDef", "NumberedDefinition")
_HOLD_BLOCKS = ("Quote", "List", "ListItem", "NoteDefinition")


class MarkdownWalk:
    """Writes a parsed file into `builder`; `source` is the text that was parsed.

    `call_outs` are the offsets of titles that begin an aside, which looks like a quotation.
    """

    def __init__(
        self, builder: ContentBuilder, source: str, call_outs: frozenset[int] = frozenset()
    ) -> None:
        self._builder = builder
        self._source = source
        self._call_outs = call_outs
        self._definitions: dict[str, list[int]] = {}  # numeric label → offsets of its definitions
        self._inline = InlineWriter(builder, source, self._definitions)
        self._holders: list[OpenBlock] = []  # list items and notes that are open
        self._list_count = 0
        self._list_depth = 0
        self._writers: dict[str, Callable[[Node], None]] = {
            "Heading": self._heading,
            "SetextHeading": self._heading,
            "Paragraph": self._paragraph,
            "List": self._list,
            "Quote": self._quote,
            "CodeBlock": self._code_block,
            "FencedCode": self._code_block,
            "HTMLBlock": self._html_block,
            "LinkRefDef": self._definition,
            "NumberedDefinition": self._definition,
            "NoteDefinition": self._note,
            "TableCell": self._cell,
            "ThematicBreak": lambda _: self._builder.end(),
            "BlankLine": lambda _: None,
        }

    def walk(self, tree: Node) -> tuple[str, ...]:
        """Write the whole file; return the keys that it cites, in order, repeats and all."""
        self._find_definitions(tree)
        self._write(tree)
        self._builder.end()
        return tuple(self._inline.cited)

    def _find_definitions(self, element: Node) -> None:
        for child in element.children:
            if child.get_type() in _DEFINITIONS:
                start = start_of(child)
                if start is not None and re.fullmatch(NUMBER, child.label):
                    self._definitions.setdefault(child.label, []).append(start)
            elif child.get_type() in _HOLD_BLOCKS:
                self._find_definitions(child)

    def _write(self, element: Node) -> None:
        writer = self._writers.get(element.get_type())
        if writer is not None:
            writer(element)
        else:
            for child in element.children:
                self._write(child)

    def _write_block(self, block: OpenBlock, element: Node) -> None:
        self._builder.begin(block)
        self._inline.write_children(element)
        self._end()

    def _end(self) -> None:
        """End the block, and write the inline notes that it holds."""
        self._inline.tags.end_block()
        self._builder.end()
        notes, self._inline.waiting = self._inline.waiting, []
        for number, note in notes:
            anchor = inline_note_anchor(number)
            self._write_block(OpenBlock(kind=BlockKind.NOTE, number=number, anchors=[anchor]), note)

    def _heading(self, element: Node) -> None:
        self._write_block(OpenBlock(kind=BlockKind.HEADING, level=element.level), element)

    def _cell(self, element: Node) -> None:
        self._write_block(OpenBlock(kind=BlockKind.TABLE_CELL), element)

    def _paragraph(self, element: Node) -> None:
        if not self._holders:
            self._write_block(OpenBlock(), element)
            return
        if self._builder.block is None:  # goes on behind a nested list or code
            self._builder.begin(replace(self._holders[-1], number=None, anchors=[], start=None))
        else:
            self._builder.line_break()
        self._inline.write_children(element)

    def _quote(self, element: Node) -> None:
        if self._is_call_out(element):
            for child in element.children:
                self._write(child)
            return
        hint = self._builder.open_hint(OpenHint(kind=HintKind.QUOTATION))
        for child in element.children:
            self._write(child)
        self._builder.close_hint(hint)

    def _is_call_out(self, element: Node) -> bool:
        """Whether a block quotation is an aside: it begins with the title of a call-out."""
        first = element.children[0] if element.children else None
        return first is not None and start_of(first) in self._call_outs

    def _list(self, element: Node) -> None:
        self._list_count += 1
        self._list_depth += 1
        list_id = self._list_count
        for index, item in enumerate(element.children):
            block = OpenBlock(
                kind=BlockKind.LIST_ITEM,
                level=self._list_depth,
                number=str(element.start + index) if element.ordered else None,
                list_id=list_id,
            )
            self._hold(block, item)
        self._list_depth -= 1

    def _note(self, element: Node) -> None:
        anchors = [note_anchor(element.label)]
        self._hold(OpenBlock(kind=BlockKind.NOTE, number=element.label, anchors=anchors), element)

    def _hold(self, block: OpenBlock, element: Node) -> None:
        """Write an element whose paragraphs are one block."""
        self._builder.begin(block)
        self._holders.append(block)
        for child in element.children:
            self._write(child)
        self._holders.pop()
        self._end()

    def _code_block(self, element: Node) -> None:
        self._builder.begin(OpenBlock(kind=BlockKind.CODE))
        start = start_of(element)
        if start is not None and element.get_type() == "FencedCode":
            start = self._source.find("\n", start) + 1
        self._builder.write_verbatim(element.children[0].children, start)
        self._builder.end()

    def _html_block(self, element: Node) -> None:
        # lxml, only where a draft holds HTML: it takes longer to load than most drafts to read
        from citecheck.formats.html.note_links import survey  # noqa: PLC0415
        from citecheck.formats.html.parse import parse  # noqa: PLC0415
        from citecheck.formats.html.walk import PageWalk  # noqa: PLC0415
        from citecheck.formats.markup_positions import Locator  # noqa: PLC0415

        page = parse(element.body) if element.body.strip() else None
        if page is not None:
            self._builder.end()
            locator = Locator(self._source, start_of(element) or 0)
            PageWalk(self._builder, survey(page), locator).walk(page)

    def _definition(self, element: Node) -> None:
        """Write the definition of a number as a note; of other labels only the uses show."""
        offsets, start = self._definitions.get(element.label), start_of(element)
        if offsets is None or start is None:
            return
        anchor = definition_anchor(element.label, bisect_left(offsets, start))
        self._builder.begin(OpenBlock(kind=BlockKind.NOTE, number=element.label, anchors=[anchor]))
        address = element.dest.strip("<>")
        hint = self._builder.open_hint(OpenHint(kind=HintKind.LINK, target=address))
        self._builder.write(address, max(self._source.find(address, start), start))
        self._builder.close_hint(hint)
        if element.title:
            self._builder.write(f" {element.title[1:-1]}")
        self._builder.end()
