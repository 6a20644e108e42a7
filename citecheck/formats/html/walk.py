"""A parsed page, element by element → text, blocks and hints in a `ContentBuilder`.

Walks without recursion: pages nest thousands deep. Which links are note marks it is told
(`note_links.survey`); what no reader of the page sees (`visibility`) it leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from lxml import etree
from lxml.html import HtmlElement
from msgspec import Struct, field
from msgspec.structs import replace

from citecheck.formats.draft_builder import ContentBuilder, OpenBlock, OpenHint
from citecheck.formats.html import furniture, visibility
from citecheck.formats.html.lists import SHOWN_NUMBER, Lists
from citecheck.formats.html.note_links import BLOCK_TAGS, NoteLinks, is_web_address, names_of
from citecheck.formats.markup_positions import Locator
from citecheck.lazy_regex import regex
from citecheck.model import ATTRIBUTION, BlockKind, HintKind

END_SUFFIX = "-end"  # of the id at which a hint that began at an id ends
NO_HINTS: Mapping[str, OpenHint] = MappingProxyType({})

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HINTS = {"sup": HintKind.SUPERSCRIPT, "blockquote": HintKind.QUOTATION}
_TYPE = {
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), HintKind.EMPHASIS),
    **dict.fromkeys(("b", "strong"), HintKind.STRONG),
    "sub": HintKind.SUBSCRIPT,
}
_SLANTED = regex(r"font-style\s*:\s*(?:(italic|oblique)|\w)", re.IGNORECASE)
_HEAVY = regex(r"font-weight\s*:\s*(?:(bold|[6-9]00)|\w)", re.IGNORECASE)
_LISTS = frozenset(("ol", "ul"))
_CODE = frozenset(("code", "kbd", "samp", "tt"))
_CELLS = frozenset(("td", "th"))
_INSIDE_LAYOUT_CELLS = ("p", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4")
_LABEL = regex(r"\W{0,3}\w{1,5}\W{0,3}")
_LONGEST_LABEL = 11
_SMALL = 500  # characters of text; what holds fewer is furniture where it is called so
_MOST = 0.6  # of the page's text: no menu or share bar holds that


class _Frame(Struct):
    """What the end of an element has to undo."""

    element: HtmlElement
    hints: list[OpenHint] = field(default_factory=list)
    is_holder: bool = False


class PageWalk:
    """Writes pages into `builder`.

    `locator` finds text nodes in the file, where there is one. `hints_by_id` are hints that begin
    at an element with that id, and end at the one with `END_SUFFIX` behind it.
    """

    def __init__(
        self,
        builder: ContentBuilder,
        notes: NoteLinks,
        locator: Locator | None = None,
        hints_by_id: Mapping[str, OpenHint] = NO_HINTS,
    ) -> None:
        self._builder = builder
        self._notes = notes
        self._locator = locator
        self._hints_by_id = hints_by_id
        self._open_by_id: dict[str, OpenHint] = {}
        self._frames: list[_Frame] = []
        self._lists = Lists()
        self._holders: list[OpenBlock] = []  # list items and notes that are open
        self._breaks = 0  # line breaks in a row
        self._code_depth = 0
        self._root: HtmlElement | None = None
        self._whole: int | None = None  # characters of text below it, once they are counted

    def walk(self, root: HtmlElement) -> None:
        """Write all that is visible below `root`."""
        self._root, self._whole = root, None
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, node in walker:
            if event == "start":
                if node is not root and self._is_left_out(node):
                    walker.skip_subtree()
                else:
                    self._start(node)
                    self._text(node.text)
            else:
                if self._frames and self._frames[-1].element is node:
                    self._end(self._frames.pop())
                if node is not root:
                    self._text(node.tail)
        self._builder.end()

    def _is_left_out(self, node: HtmlElement) -> bool:
        if furniture.is_never_text(node) or visibility.is_hidden(node):
            return True
        if not furniture.is_furniture(node) or self._holds_most(node):
            return False
        roots = self._notes.roots
        return not roots or not any(inner in roots for inner in node.iter())

    def _holds_most(self, node: HtmlElement) -> bool:
        """Whether most of the page stands in an element, so that its name means little."""
        words = furniture.words_in(node)
        if words < _SMALL or self._root is None:
            return False
        if self._whole is None:
            self._whole = furniture.words_in(self._root)
        return words > _MOST * self._whole

    # --- elements ---------------------------------------------------------------------

    def _start(self, node: HtmlElement) -> None:
        frame = _Frame(node)
        self._frames.append(frame)
        if self._locator is not None:
            self._locator.pass_line(node.sourceline)
        if node.tag in BLOCK_TAGS or node in self._notes.roots:
            self._start_block(node, frame)
        elif node in self._notes.starts:  # a note that shares its paragraph with others
            self._builder.begin(OpenBlock(kind=BlockKind.NOTE))
        elif node.tag == "br":
            self._line_break()
        for name in names_of(node):
            self._pass_name(name)
        hint = self._hint_of(node)
        if hint is not None:
            frame.hints.append(self._builder.open_hint(hint))
        frame.hints += [self._builder.open_hint(OpenHint(kind=kind)) for kind in _types(node)]

    def _end(self, frame: _Frame) -> None:
        node = frame.element
        for hint in reversed(frame.hints):
            self._builder.close_hint(hint)
        if node.tag == "pre":
            self._code_depth -= 1
        elif node.tag in _LISTS:
            self._lists.end()
        if frame.is_holder:
            self._holders.pop()
            self._end_block()
        elif node.tag in BLOCK_TAGS:
            self._between_blocks(node)

    def _start_block(self, node: HtmlElement, frame: _Frame) -> None:
        tag = node.tag
        is_note = node in self._notes.roots
        if tag in _LISTS:
            self._lists.start(node)
            self._end_block()
        elif is_note or tag == "li" or SHOWN_NUMBER in node.attrib:
            block = self._lists.item(node, BlockKind.NOTE if is_note else BlockKind.LIST_ITEM)
            frame.is_holder = True
            self._holders.append(block)
            self._builder.begin(block)
        elif tag in _HEADINGS and not self._absorbs():
            self._builder.begin(OpenBlock(kind=BlockKind.HEADING, level=_HEADINGS[tag]))
        elif tag == "pre":
            self._builder.begin(OpenBlock(kind=BlockKind.CODE))
            self._code_depth += 1
        elif tag in _CELLS and not self._absorbs() and not self._holders:
            self._end_block()
            if next(node.iter(*_INSIDE_LAYOUT_CELLS), None) is None:
                self._builder.begin(OpenBlock(kind=BlockKind.TABLE_CELL))
        else:
            self._between_blocks(node)

    def _hint_of(self, node: HtmlElement) -> OpenHint | None:
        """Return the hint that an element is, as far as its kind tells."""
        if node.tag in _HINTS:
            return OpenHint(kind=_HINTS[node.tag])
        if _attributes(node):
            return OpenHint(kind=HintKind.QUOTATION, target=ATTRIBUTION)
        if node.tag in _CODE and not self._code_depth:
            return OpenHint(kind=HintKind.CODE)
        return self._hint_of_link(node) if node.tag == "a" else None

    def _hint_of_link(self, node: HtmlElement) -> OpenHint | None:
        kind = self._notes.kinds.get(node)
        if kind is not None:
            return OpenHint(kind=kind, target=self._notes.targets[node])
        address = node.get("href", "").strip()
        if address == "#":  # a script behind it: in articles, nearly always the way back
            return OpenHint(kind=HintKind.BACK_LINK, target=address)
        return OpenHint(kind=HintKind.LINK, target=address) if is_web_address(address) else None

    def _pass_name(self, name: str) -> None:
        """Note an id, or begin or end the hint that it stands for."""
        if name in self._hints_by_id:
            self._open_by_id[name] = self._builder.open_hint(replace(self._hints_by_id[name]))
        elif name.removesuffix(END_SUFFIX) in self._open_by_id:
            self._builder.close_hint(self._open_by_id.pop(name.removesuffix(END_SUFFIX)))
        else:
            self._builder.anchor(name)

    # --- blocks and text --------------------------------------------------------------

    def _absorbs(self) -> bool:
        """Whether the current note holds its label alone, and what follows belongs to it."""
        builder = self._builder
        if builder.block is None or builder.block.kind is not BlockKind.NOTE:
            return False
        if not 0 < builder.block_length <= _LONGEST_LABEL:
            return False
        return bool(_LABEL.fullmatch(builder.text_of_block()))

    def _end_block(self) -> None:
        if self._absorbs():
            self._builder.write(" ")
        else:
            self._builder.end()

    def _between_blocks(self, node: HtmlElement) -> None:
        """End a block; inside a list item or a note, only a line."""
        if not self._holders or node.tag in _HEADINGS or node.tag in ("hr", "pre"):
            self._end_block()
        elif self._absorbs():
            self._builder.write(" ")
        else:
            self._builder.line_break()

    def _line_break(self) -> None:
        self._breaks += 1
        if self._breaks > 1 and not self._holders:
            self._end_block()
        else:
            self._builder.line_break()

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if not text.isspace():
            self._breaks = 0
            if self._builder.block is None and self._holders:  # behind a list in the item
                self._builder.begin(replace(self._holders[-1], number=None, anchors=[], start=None))
        block = self._builder.block
        is_code = block is not None and block.kind is BlockKind.CODE
        write = self._builder.write_verbatim if is_code else self._builder.write
        for piece, origin in self._located(text):
            write(piece, origin)

    def _located(self, text: str) -> Iterable[tuple[str, int | None]]:
        if self._locator is None or text.isspace():
            return ((text, None),)
        return self._locator.pieces(text)


def _types(node: HtmlElement) -> Iterable[HintKind]:
    """Return how an element sets its words; its own style goes before its name.

    A `cite` with a class is an entry as a site marks it (MediaWiki's), not a title.
    """
    kind = _TYPE.get(node.tag)
    style = node.get("style", "")
    if node.tag == "cite" and "class" in node.attrib:
        kind = None
    if not style:
        return () if kind is None else (kind,)
    kinds = set() if kind is None else {kind}
    for pattern, said in ((_SLANTED, HintKind.EMPHASIS), (_HEAVY, HintKind.STRONG)):
        found = pattern.search(style)
        if found is not None:
            kinds = kinds | {said} if found[1] else kinds - {said}
    return sorted(kinds)


def _attributes(node: HtmlElement) -> bool:
    """Whether an element is the line that says whose words a block quotation holds."""
    parent = node.getparent()
    if parent is None:
        return False
    if node.tag == "figcaption":
        return parent.find(".//blockquote") is not None
    if node.tag == "footer":
        return furniture.is_in_quotation(node)
    if node.tag != "cite" or not furniture.is_in_quotation(node):
        return False
    beside = (parent.text or "") + (node.tail or "")
    is_alone = len(parent) == 1 and not any(character.isalnum() for character in beside)
    return is_alone or parent.tag == "blockquote"
