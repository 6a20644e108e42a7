"""A parsed Markdown file, element by element → text, blocks and hints in a `ContentBuilder`."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from citecheck.document.content import ContentBuilder, OpenBlock, OpenHint
from citecheck.document.from_html import parse
from citecheck.document.html_walk import PageWalk
from citecheck.document.note_links import is_web_address, survey
from citecheck.document.positions import Locator
from citecheck.model import BlockKind, HintKind

_NUMBER = r"\d{1,9}[a-z]?"
_NUMBERED_USE = re.compile(rf"(?:\]|\A)\[\s*({_NUMBER})\s*\](?:\[\])?\Z")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w-]+)\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")


class MarkdownWalk:
    """Writes a parsed file into `builder`; `source` is the text that was parsed."""

    def __init__(self, builder: ContentBuilder, source: str) -> None:
        self._builder = builder
        self._source = source
        self._definitions: dict[str, list[int]] = {}  # numeric label → offsets of its definitions
        self._holders: list[OpenBlock] = []
        self._list_count = 0
        self._list_depth = 0
        self._inline_notes: list[Any] = []
        self._inline_note_count = 0
        self._tags: list[tuple[str, OpenHint]] = []  # raw HTML elements under way
        self._writers: dict[str, Callable[[Any], None]] = {
            "Heading": self._heading,
            "SetextHeading": self._heading,
            "Paragraph": self._paragraph,
            "List": self._list,
            "CodeBlock": self._code_block,
            "FencedCode": self._code_block,
            "HTMLBlock": self._html_block,
            "LinkRefDef": self._definition,
            "NumberedDefinition": self._definition,
            "NoteDefinition": self._note,
            "TableCell": self._cell,
            "ThematicBreak": self._rule,
            "RawText": self._raw_text,
            "Literal": self._literal,
            "LineBreak": self._line_break,
            "CodeSpan": self._code_span,
            "Link": self._link,
            "AutoLink": self._link,
            "Url": self._link,
            "Image": self._nothing,
            "BlankLine": self._nothing,
            "InlineHTML": self._inline_html,
            "NoteMark": self._note_mark,
            "InlineNote": self._inline_note,
        }

    def walk(self, tree: Any) -> None:  # noqa: ANN401 - marko's elements have attributes by kind
        """Write the whole file."""
        self._find_definitions(tree)
        self._write(tree)
        self._builder.end()

    def _find_definitions(self, element: Any) -> None:  # noqa: ANN401 - as above
        for child in element.children:
            if child.get_type() in ("LinkRefDef", "NumberedDefinition"):
                if re.fullmatch(_NUMBER, child.label) and child.source_span:
                    self._definitions.setdefault(child.label, []).append(child.source_span[0])
            elif child.get_type() in ("Quote", "List", "ListItem", "NoteDefinition"):
                self._find_definitions(child)

    def _write(self, element: Any) -> None:  # noqa: ANN401 - as above
        writer = self._writers.get(element.get_type())
        if writer is not None:
            writer(element)
        else:
            self._children(element)

    def _children(self, element: Any) -> None:  # noqa: ANN401 - as above
        if not isinstance(element.children, str):
            for child in element.children:
                self._write(child)

    # --- blocks -----------------------------------------------------------------------

    def _nothing(self, element: Any) -> None:  # noqa: ANN401 - as above
        pass

    def _rule(self, element: Any) -> None:  # noqa: ANN401 - as above
        self._builder.end()

    def _begin(self, block: OpenBlock) -> None:
        self._builder.begin(block)

    def _end(self) -> None:
        """End the block, and write the inline notes that it holds."""
        self._builder.end()
        notes, self._inline_notes = self._inline_notes, []
        for number, note in notes:
            self._builder.begin(
                OpenBlock(kind=BlockKind.NOTE, number=number, anchors=[f"fn-inline-{number}"])
            )
            self._children(note)
            self._builder.end()

    def _heading(self, element: Any) -> None:  # noqa: ANN401 - as above
        self._begin(OpenBlock(kind=BlockKind.HEADING, level=element.level))
        self._children(element)
        self._end()

    def _paragraph(self, element: Any) -> None:  # noqa: ANN401 - as above
        if not self._holders:
            self._begin(OpenBlock())
        elif self._builder.block is None:  # goes on after a nested list or code
            holder = self._holders[-1]
            self._begin(OpenBlock(kind=holder.kind, level=holder.level, list_id=holder.list_id))
        else:
            self._builder.line_break()
        self._children(element)
        if not self._holders:
            self._end()

    def _list(self, element: Any) -> None:  # noqa: ANN401 - as above
        self._list_count += 1
        self._list_depth += 1
        list_id = self._list_count
        for index, item in enumerate(element.children):
            if item.get_type() != "ListItem":
                self._write(item)
                continue
            number = str(element.start + index) if element.ordered else None
            self._hold(
                OpenBlock(
                    kind=BlockKind.LIST_ITEM,
                    level=self._list_depth,
                    number=number,
                    list_id=list_id,
                ),
                item,
            )
        self._list_depth -= 1

    def _note(self, element: Any) -> None:  # noqa: ANN401 - as above
        block = OpenBlock(
            kind=BlockKind.NOTE, number=element.label, anchors=[_note_anchor(element.label)]
        )
        self._hold(block, element)

    def _hold(self, block: OpenBlock, element: Any) -> None:  # noqa: ANN401 - as above
        """Write an element whose paragraphs are one block."""
        self._begin(block)
        self._holders.append(block)
        self._children(element)
        self._holders.pop()
        self._end()

    def _cell(self, element: Any) -> None:  # noqa: ANN401 - as above
        self._begin(OpenBlock(kind=BlockKind.TABLE_CELL))
        self._children(element)
        self._end()

    def _code_block(self, element: Any) -> None:  # noqa: ANN401 - as above
        self._begin(OpenBlock(kind=BlockKind.CODE))
        start = self._start_of(element)
        if start is not None and element.get_type() == "FencedCode":
            start = self._source.find("\n", start) + 1
        self._builder.write_verbatim(element.children[0].children, start)
        self._end()

    def _html_block(self, element: Any) -> None:  # noqa: ANN401 - as above
        page = parse(element.body) if element.body.strip() else None
        if page is None:
            return
        locator = Locator(self._source, self._start_of(element) or 0)
        self._end()
        PageWalk(self._builder, survey(page), locator).walk(page)

    def _definition(self, element: Any) -> None:  # noqa: ANN401 - as above
        offsets = self._definitions.get(element.label)
        start = self._start_of(element)
        if offsets is None or start is None:
            return
        anchor = _definition_anchor(element.label, bisect_left(offsets, start))
        self._begin(OpenBlock(kind=BlockKind.NOTE, number=element.label, anchors=[anchor]))
        address = element.dest.strip("<>")
        origin = self._source.find(address, start)
        hint = self._builder.open_hint(OpenHint(kind=HintKind.LINK, target=address))
        self._builder.write(address, origin if origin >= 0 else start)
        self._builder.close_hint(hint)
        if element.title:
            self._builder.write(f" {element.title[1:-1]}")
        self._builder.end()

    # --- inside blocks ----------------------------------------------------------------

    def _start_of(self, element: Any) -> int | None:  # noqa: ANN401 - as above
        span = element.source_span
        return span[0] if span else None

    def _raw_text(self, element: Any) -> None:  # noqa: ANN401 - as above
        start = self._start_of(element)
        text = element.children
        if not element.escape or "&" not in text:
            self._builder.write(text, start)
            return
        for piece in re.finditer(r"&[#\w]{1,40};|&|[^&]+", text):
            origin = None if start is None else start + piece.start()
            self._builder.write(html.unescape(piece.group()), origin)

    def _literal(self, element: Any) -> None:  # noqa: ANN401 - as above
        start = self._start_of(element)
        self._builder.write(element.children, None if start is None else start + 1)

    def _line_break(self, element: Any) -> None:  # noqa: ANN401 - as above
        if element.soft:
            self._builder.write(" ")
        else:
            self._builder.line_break()

    def _code_span(self, element: Any) -> None:  # noqa: ANN401 - as above
        start = self._start_of(element)
        ticks = len(self._source[start:]) if start is None else _ticks(self._source, start)
        hint = self._builder.open_hint(OpenHint(kind=HintKind.CODE))
        self._builder.write(element.children, None if start is None else start + ticks)
        self._builder.close_hint(hint)

    def _link(self, element: Any) -> None:  # noqa: ANN401 - as above
        span = element.source_span
        use = _NUMBERED_USE.search(self._source[span[0] : span[1]]) if span else None
        if use is not None and use.group(1) in self._definitions:
            self._numbered_use(element, use.group(1))
            return
        if not is_web_address(element.dest):
            self._children(element)
            return
        hint = self._builder.open_hint(OpenHint(kind=HintKind.LINK, target=element.dest))
        self._children(element)
        self._builder.close_hint(hint)

    def _numbered_use(self, element: Any, label: str) -> None:  # noqa: ANN401 - as above
        """Write ``[7]`` or ``[words][7]`` as the words and a mark."""
        start, end = element.source_span
        mark = f"[{label}]"
        mark_start = self._source.rfind(mark, start, end)
        if mark_start > start:
            self._children(element)
        offsets = self._definitions[label]
        index = bisect_left(offsets, start)
        target = "#" + _definition_anchor(label, index if index < len(offsets) else 0)
        self._mark(mark, target, mark_start if mark_start >= 0 else start)

    def _note_mark(self, element: Any) -> None:  # noqa: ANN401 - as above
        target = "#" + _note_anchor(element.label)
        self._mark(element.children, target, self._start_of(element))

    def _inline_note(self, element: Any) -> None:  # noqa: ANN401 - as above
        self._inline_note_count += 1
        number = str(self._inline_note_count)
        self._inline_notes.append((number, element))
        self._mark(f"[^{number}]", f"#fn-inline-{number}", self._start_of(element))

    def _mark(self, text: str, target: str, origin: int | None) -> None:
        hint = self._builder.open_hint(OpenHint(kind=HintKind.NOTE_MARK, target=target))
        self._builder.write(text, origin)
        self._builder.close_hint(hint)

    def _inline_html(self, element: Any) -> None:  # noqa: ANN401 - as above
        """Read a tag amid the text: line breaks, raised text, links and ids count."""
        found = _TAG.match(element.children)
        if found is None:
            return
        closing, name, rest = found.group(1), found.group(2).lower(), found.group(3)
        if closing:
            while any(tag == name for tag, _ in self._tags):
                tag, hint = self._tags.pop()
                self._builder.close_hint(hint)
                if tag == name:
                    break
            return
        attributes = {
            key.lower(): html.unescape(one or two or three)
            for key, one, two, three in _ATTRIBUTE.findall(rest)
        }
        for key in ("id", "name"):
            if attributes.get(key):
                self._builder.anchor(attributes[key])
        if name == "br":
            self._builder.line_break()
        elif name == "sup":
            self._open_tag(name, OpenHint(kind=HintKind.SUPERSCRIPT))
        elif name == "a" and is_web_address(attributes.get("href", "javascript:")):
            self._open_tag(name, OpenHint(kind=HintKind.LINK, target=attributes["href"]))

    def _open_tag(self, name: str, hint: OpenHint) -> None:
        self._tags.append((name, self._builder.open_hint(hint)))


def _ticks(source: str, start: int) -> int:
    """Count the backticks that open a code span at `start`."""
    end = start
    while source[end : end + 1] == "`":
        end += 1
    return end - start


def _note_anchor(label: str) -> str:
    return f"fn-{label.casefold()}"


def _definition_anchor(label: str, index: int) -> str:
    """Return the anchor of the `index`-th definition (from 0) of a label."""
    return f"ref-{label}-{index + 1}" if index else f"ref-{label}"
