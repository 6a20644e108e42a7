"""A docutils tree → text, blocks, citations and notes in a `ContentBuilder`."""

from __future__ import annotations

from collections import Counter
from typing import Any

from docutils import nodes

from citecheck.formats.draft_builder import ContentBuilder, OpenBlock, OpenHint
from citecheck.formats.rst.parse import CITED
from citecheck.formats.source_finder import SourceFinder
from citecheck.lazy_regex import regex
from citecheck.model import ATTRIBUTION, BlockKind, HintKind

Node = Any  # docutils has no types

_BIBLIOGRAPHIES = ("bibliography", "footbibliography")
_KEYS = regex(r"[^\s,;{}]+")
_WEB = ("http://", "https://", "ftp://", "mailto:")
_NOT_READ = (
    nodes.docinfo, nodes.decoration, nodes.system_message, nodes.substitution_definition, nodes.raw,
    nodes.image, nodes.target, nodes.pending, nodes.generated, nodes.colspec, nodes.meta,
)  # fmt: skip
_CODE = (nodes.literal_block, nodes.doctest_block, nodes.math_block)
_TYPE = (
    (nodes.superscript, HintKind.SUPERSCRIPT),
    (nodes.subscript, HintKind.SUBSCRIPT),
    ((nodes.emphasis, nodes.title_reference), HintKind.EMPHASIS),
    (nodes.strong, HintKind.STRONG),
)


class TreeWalk:
    """Writes a tree into `builder`; `finder` knows where its words stand in the file."""

    def __init__(self, builder: ContentBuilder, finder: SourceFinder, document: Node) -> None:
        self._builder = builder
        self._finder = finder
        self.left_out: Counter[str] = Counter()  # names of directives that were not read
        self.bibliographies: list[str] = []  # files that the draft names
        self.cited: list[str] = []  # keys that it cites from them, in order
        self._keys = dict(_keyed(document))  # id of a note or citation → key
        self._holders: list[OpenBlock] = []
        self._lists = 0
        self._depth = 0  # of sections
        self._list_depth = 0

    def walk(self, node: Node) -> None:
        """Write a node and all in it."""
        if isinstance(node, _NOT_READ):
            return
        if isinstance(node, nodes.comment):
            self._left_out(node)
        elif isinstance(node, nodes.Text):
            self._text(node)
        elif isinstance(node, nodes.section):
            self._depth += 1
            self._children(node)
            self._depth -= 1
        elif isinstance(node, (nodes.footnote, nodes.citation)):
            self._note(node)
        elif isinstance(node, _CODE):
            self._code(node)
        elif isinstance(node, nodes.topic) and "contents" in node["classes"]:
            return
        elif isinstance(node, (nodes.Inline, nodes.TextElement)):
            self._inline_or_block(node)
        else:
            self._structure(node)

    def _left_out(self, node: Node) -> None:
        """Note a directive that is not read, and the files that it names for the bibliography."""
        name = node.get("left_out")
        if name in _BIBLIOGRAPHIES:
            self.bibliographies += node["arguments"].split()
        elif name:
            self.left_out[name] += 1

    def _children(self, node: Node) -> None:
        for child in node.children:
            self.walk(child)

    def _structure(self, node: Node) -> None:
        if isinstance(node, (nodes.bullet_list, nodes.enumerated_list)):
            self._list(node)
        elif isinstance(node, nodes.entry):
            self._hold(OpenBlock(kind=BlockKind.TABLE_CELL), node)
        elif isinstance(node, nodes.block_quote):
            quoted = self._builder.open_hint(OpenHint(kind=HintKind.QUOTATION))
            self._children(node)
            self._builder.close_hint(quoted)
        elif isinstance(node, nodes.field) and not self._holders:
            self._builder.end()
            self._children(node)
        else:
            self._children(node)

    def _inline_or_block(self, node: Node) -> None:
        if isinstance(node, (nodes.title, nodes.subtitle)):
            level = max(1, self._depth + isinstance(node, nodes.subtitle))
            is_section = isinstance(node.parent, (nodes.section, nodes.document))
            self._block(
                OpenBlock(kind=BlockKind.HEADING, level=level) if is_section else OpenBlock(), node
            )
        elif isinstance(node, nodes.Inline):
            self._inline(node)
        elif isinstance(node, nodes.label):
            return
        elif isinstance(node, nodes.attribution):
            hint = OpenHint(kind=HintKind.QUOTATION, target=ATTRIBUTION)
            line = self._builder.open_hint(hint)
            self._block(OpenBlock(), node)
            self._builder.close_hint(line)
        else:  # a paragraph, a term, a line, a caption
            self._block(OpenBlock(), node)

    # --- blocks -----------------------------------------------------------------------

    def _block(self, block: OpenBlock, node: Node) -> None:
        """Write a block; inside a note, an item or a cell, a line of that."""
        if self._holders:
            if self._builder.block is None:
                outer = self._holders[-1]
                self._builder.begin(
                    OpenBlock(kind=outer.kind, level=outer.level, list_id=outer.list_id)
                )
            self._builder.line_break()
            self._children(node)
            self._builder.line_break()
        else:
            self._builder.begin(block)
            self._anchors(node)
            self._children(node)
            self._builder.end()

    def _anchors(self, node: Node) -> None:
        for name in node.get("ids", ()):
            self._builder.anchor(name)

    def _list(self, node: Node) -> None:
        self._lists += 1
        self._list_depth += 1
        number, list_id = int(node.get("start", 1)), self._lists
        for item in node.children:
            shown = str(number) if isinstance(node, nodes.enumerated_list) else None
            block = OpenBlock(
                kind=BlockKind.LIST_ITEM, level=self._list_depth, number=shown, list_id=list_id
            )
            self._hold(block, item)
            number += 1
        self._list_depth -= 1

    def _hold(self, block: OpenBlock, node: Node) -> None:
        if any(one.kind is BlockKind.NOTE for one in self._holders):
            self._children(node)
            return
        self._builder.begin(block)
        self._anchors(node)
        self._holders.append(block)
        self._children(node)
        self._holders.pop()
        self._builder.end()

    def _note(self, node: Node) -> None:
        name = next(iter(node["ids"]), "")
        shown = next((one.astext() for one in node.children if isinstance(one, nodes.label)), "")
        key = self._keys.get(name)
        block = OpenBlock(
            kind=BlockKind.NOTE,
            number=shown if isinstance(node, nodes.footnote) else None,
            key=key,
        )
        outer, self._holders = self._holders, []
        self._hold(block, node)
        self._holders = outer
        if block.start is None and key is not None:
            self._builder.begin(block)
            self._builder.write(shown, self._finder.cursor)
            self._builder.end()

    def _code(self, node: Node) -> None:
        self._builder.begin(OpenBlock(kind=BlockKind.CODE))
        for piece, origin in self._finder.pieces(node.astext()):
            self._builder.write_verbatim(piece.rstrip("\n") + "\n", origin)
        self._builder.end()

    # --- in a block -------------------------------------------------------------------

    def _text(self, node: Node) -> None:
        for piece, origin in self._finder.pieces(str(node.astext())):
            self._builder.write(piece, origin)

    def _inline(self, node: Node) -> None:
        if isinstance(node, (nodes.footnote_reference, nodes.citation_reference)):
            self._citation(node)
        elif CITED in node.get("classes", ()):
            keys = tuple(_KEYS.findall(node.astext()))
            self.cited += keys
            self._hinted(OpenHint(kind=HintKind.CITATION, keys=keys), f"[{', '.join(keys)}]")
        else:
            hint = _hint_of(node)
            opened = self._builder.open_hint(hint) if hint is not None else None
            self._children(node)
            if opened is not None:
                self._builder.close_hint(opened)

    def _citation(self, node: Node) -> None:
        target = node.get("refid") or ""
        shown = node.astext() or node.get("refname") or target
        key = self._keys.get(target)
        if key is None and target:
            hint = OpenHint(kind=HintKind.NOTE_MARK, target=f"#{target}")
        else:
            hint = OpenHint(kind=HintKind.CITATION, keys=(key or node.get("refname") or shown,))
        self._hinted(hint, f"[{shown}]")

    def _hinted(self, hint: OpenHint, words: str) -> None:
        opened = self._builder.open_hint(hint)
        for piece, origin in self._finder.pieces(words[:2]):
            self._builder.write(words, origin)
            del piece
        self._builder.close_hint(opened)


def _keyed(document: Node) -> list[tuple[str, str]]:
    """Return (id, key) of the entries: citations, and notes but those that cite themselves."""
    found = []
    for node in document.findall(nodes.citation):
        label = next((one.astext() for one in node.children if isinstance(one, nodes.label)), "")
        found += [(name, label) for name in node["ids"]]
    for node in document.findall(nodes.footnote):
        if next(iter(node.findall(nodes.citation_reference)), None) is None:
            key = next(iter([*node["names"], *node["ids"]]), "")
            found += [(name, f"#{key}" if key.isdecimal() else key) for name in node["ids"]]
    return found


def _hint_of(node: Node) -> OpenHint | None:
    if isinstance(node, nodes.reference):
        address = node.get("refuri") or ""
        return OpenHint(kind=HintKind.LINK, target=address) if address.startswith(_WEB) else None
    if isinstance(node, nodes.literal):
        return OpenHint(kind=HintKind.CODE)
    kind = next((kind for one, kind in _TYPE if isinstance(node, one)), None)
    return None if kind is None else OpenHint(kind=kind)
