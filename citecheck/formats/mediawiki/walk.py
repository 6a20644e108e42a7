"""A parsed page, node by node → text, blocks, citations and notes in a `ContentBuilder`."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType

from mwparserfromhell import nodes
from mwparserfromhell.wikicode import Wikicode

from citecheck.formats.draft_builder import ContentBuilder, OpenBlock, OpenHint
from citecheck.formats.mediawiki import vocabulary as names
from citecheck.formats.mediawiki.balance import restored
from citecheck.formats.mediawiki.notes import Note, Notes, cites_a_source, is_list
from citecheck.formats.mediawiki.templates import TemplateWriter
from citecheck.formats.mediawiki.tree import children_of, contents_of, placed_nodes
from citecheck.lazy_regex import regex
from citecheck.model import BlockKind, HintKind

_MARKS = regex(r"'{2,5}|__[A-Z]{3,30}__")
_TYPE = {2: (HintKind.EMPHASIS,), 3: (HintKind.STRONG,), 4: (HintKind.STRONG,)}
_BOTH = (HintKind.STRONG, HintKind.EMPHASIS)  # of five apostrophes
_LINES = regex(r"\n[ \t]*(?:\n[ \t]*)*")
_EXTERNAL = ("http://", "https://", "ftp://", "//", "mailto:")
# fmt: off
_UNSEEN = frozenset((
    "gallery", "timeline", "imagemap", "score", "graph", "mapframe", "maplink", "templatedata",
    "includeonly", "s", "strike", "del", "style", "ce", "hiero", "indicator", "templatestyles",
))
# fmt: on
_CODE = frozenset(("code", "tt", "kbd", "samp"))
_HINTS = MappingProxyType(
    {
        "sup": HintKind.SUPERSCRIPT,
        "sub": HintKind.SUBSCRIPT,
        **dict.fromkeys(("i", "em", "cite"), HintKind.EMPHASIS),
        **dict.fromkeys(("b", "strong"), HintKind.STRONG),
        "blockquote": HintKind.QUOTATION,
        **dict.fromkeys(_CODE, HintKind.CODE),
    }
)
_CODE_BLOCKS = frozenset(("pre", "syntaxhighlight", "source"))
_PARAGRAPHS = frozenset(("p", "div", "blockquote", "center", "poem", "hr"))
_CELLS = {"td": BlockKind.TABLE_CELL, "th": BlockKind.TABLE_CELL}
_DEEPEST = 80  # nodes inside one another that are read; the parser itself stops at 40
_LONGEST_TARGET = 500


class PageWalk:
    """Writes a page into `builder`; `notes` are those that `survey` found in it."""

    def __init__(self, builder: ContentBuilder, notes: Notes) -> None:
        self.builder = builder
        self.notes = notes
        self.left_out: Counter[str] = Counter()  # names of templates whose words are not read
        self.inside_note = False
        self.has_linked = False  # whether the note has given an address in words of its own
        self._marks = sorted(notes.at)
        self._depth = 0
        self._is_inline = 0  # levels at which a line break is a space
        self._list_level = 0  # markers passed at the start of the line
        self._is_item = False  # whether one of them is of a list, not of an indented line
        self._set: dict[HintKind, OpenHint] = {}  # what apostrophes have opened
        self._after: list[Callable[[], None]] = []  # captions, for the end of the block
        self._templates = TemplateWriter(self)
        self._writers: Mapping[type[nodes.Node], Callable[..., None]] = {
            nodes.Text: self._text,
            nodes.Tag: self._tag,
            nodes.Template: self._templates.write,
            nodes.Wikilink: self._wikilink,
            nodes.ExternalLink: self._external_link,
            nodes.HTMLEntity: self._entity,
            nodes.Heading: self._heading,
        }

    def walk(self, page: Wikicode) -> None:
        """Write the page, and behind it its notes in the order of their numbers."""
        self.write(page, 0)
        self.end()
        for note in list(self.notes.by_key.values()):
            if note.body is not None:
                self._note(note)

    def write(self, code: Wikicode, offset: int) -> None:
        """Write wikitext that begins at `offset` of the file."""
        if self._depth > _DEEPEST:
            return
        self._depth += 1
        for node, at in placed_nodes(code, offset):
            writer = self._writers.get(type(node))
            if writer is not None:
                writer(node, at)
        self._depth -= 1

    def write_inline(self, code: Wikicode, offset: int) -> None:
        """Write wikitext whose line breaks are spaces: a field, a link's words, a note."""
        self._is_inline += 1
        outside, self._set = self._set, {}
        self.write(code, offset)
        self._close_type()
        self._set = outside
        self._is_inline -= 1

    def write_cell(self, code: Wikicode, offset: int) -> None:
        """Write wikitext as a cell of its own."""
        self.end()
        self.builder.begin(OpenBlock(kind=BlockKind.TABLE_CELL))
        self.write_inline(code, offset)
        self.end()

    def end(self) -> None:
        """End the block, and write the captions that wait for its end."""
        self._list_level, self._is_item = 0, False
        self._close_type()
        self.builder.end()
        waiting, self._after = self._after, []
        for write in waiting:
            write()

    def mark(self, offset: int) -> None:
        """Write the marks of the notes that are used at `offset`."""
        for key in self.notes.at.get(offset, ()):
            note = self.notes.by_key[key]
            label = f"[{note.label}]"
            if is_keyed(note):
                hint = OpenHint(kind=HintKind.CITATION, keys=(key,))
            else:
                hint = OpenHint(kind=HintKind.NOTE_MARK, target=f"#{note.anchor}")
            opened = self.builder.open_hint(hint)
            self.builder.write(label, offset)
            self.builder.close_hint(opened)

    def marks_inside(self, code: Wikicode, offset: int) -> None:
        """Write the marks of the notes in wikitext whose words are left out."""
        for node, at in placed_nodes(code, offset):
            if at in self.notes.at:
                self.mark(at)
            else:
                for placed in children_of(node, at):
                    self.marks_inside(*placed)

    def has_marks(self, code: Wikicode, offset: int) -> bool:
        """Whether wikitext shows the mark of a note."""
        index = bisect_left(self._marks, offset)
        return index < len(self._marks) and self._marks[index] < offset + len(str(code))

    def _note(self, note: Note) -> None:
        assert note.body is not None
        block = OpenBlock(
            kind=BlockKind.NOTE,
            number=note.label,
            anchors=[note.anchor],
            key=note.key if is_keyed(note) else None,
        )
        self.end()
        self.builder.begin(block)
        self.inside_note, self.has_linked = True, False
        self.write_inline(*note.body)
        self.inside_note = False
        if block.start is None and block.key is not None:  # an entry must have words to stand
            self.builder.write(note.key, note.body[1])
        self.end()

    # --- nodes ------------------------------------------------------------------------

    def _text(self, node: nodes.Text, offset: int) -> None:
        text = str(node)
        at = 0
        for lines in _LINES.finditer(text):
            self._words(text[at : lines.start()], offset + at)
            at = lines.end()
            self._line_end(lines.group().count("\n"))
        self._words(text[at:], offset + at)

    def _line_end(self, breaks: int) -> None:
        block = self.builder.block
        if self._is_inline:
            self.builder.write(" ")
        elif breaks > 1 or (block is not None and block.kind is not BlockKind.PARAGRAPH):
            self.end()
        else:
            self._close_type()
            self.builder.write(" ")

    def _words(self, text: str, offset: int) -> None:
        at = 0
        for mark in _MARKS.finditer(text):
            self.builder.write(restored(text[at : mark.start()]), offset + at)
            at = mark.end()
            if text[mark.start()] == "'":
                self._switch(_TYPE.get(len(mark.group()), _BOTH))
        self.builder.write(restored(text[at:]), offset + at)

    def _switch(self, kinds: tuple[HintKind, ...]) -> None:
        """Begin to set words in another type, or end it where it has begun."""
        for kind in kinds:
            if kind in self._set:
                self.builder.close_hint(self._set.pop(kind))
            else:
                self._set[kind] = self.builder.open_hint(OpenHint(kind=kind))

    def _close_type(self) -> None:
        """End what the author left open: it does not reach beyond its line."""
        while self._set:
            self.builder.close_hint(self._set.popitem()[1])

    def _entity(self, node: nodes.HTMLEntity, offset: int) -> None:
        try:
            shown = node.normalize()
        except (ValueError, KeyError):
            shown = str(node)
        self.builder.write(shown, offset)

    def _heading(self, node: nodes.Heading, offset: int) -> None:
        self.end()
        self.builder.begin(OpenBlock(kind=BlockKind.HEADING, level=node.level))
        self.write_inline(node.title, offset + node.level)
        self.end()

    def _tag(self, node: nodes.Tag, offset: int) -> None:
        name = str(node.tag).strip().lower()
        if name == "ref":
            self.mark(offset)
        elif name in ("li", "dd", "dt") and node.wiki_markup:
            self._list_item(str(node.wiki_markup))
        elif is_list(node) or name in _UNSEEN:
            pass
        elif name == "br":
            self._line_break()
        elif name == "table":
            self._table(node, offset)
        elif name in _CELLS:
            self._cell(node, offset)
        elif name in _CODE_BLOCKS:
            self._code_block(node, offset)
        else:
            self._plain_tag(node, offset, name)

    def _line_break(self) -> None:
        if self._is_inline:
            self.builder.write(" ")
        else:
            self.builder.line_break()

    def _plain_tag(self, node: nodes.Tag, offset: int, name: str) -> None:
        contents = contents_of(node, offset)
        if name in _PARAGRAPHS and not self._is_inline:
            self.end()
        if contents is not None:
            kind = _HINTS.get(name)
            hint = None if kind is None else self.builder.open_hint(OpenHint(kind=kind))
            if name in ("nowiki", "math"):
                self.builder.write(str(contents[0]), contents[1])
            else:
                self.write(*contents)
            if name in _PARAGRAPHS and not self._is_inline:
                self.end()
            if hint is not None:
                self.builder.close_hint(hint)

    def _list_item(self, marker: str) -> None:
        """Begin an item; the markers of its depth ("**") come one by one."""
        block = self.builder.block
        if self._is_inline:
            return
        if block is not None and self.builder.block_has_text:
            self.end()
        self._list_level += 1
        self._is_item = self._is_item or marker in ("*", "#")
        kind = BlockKind.LIST_ITEM if self._is_item else BlockKind.PARAGRAPH
        level = self._list_level if self._is_item else None
        self.builder.begin(OpenBlock(kind=kind, level=level))

    def _table(self, node: nodes.Tag, offset: int) -> None:
        contents = contents_of(node, offset)
        if contents is None:
            return
        if self._is_inline:
            self.marks_inside(*contents)
            return
        self.end()
        for row, at in placed_nodes(*contents):
            if isinstance(row, nodes.Tag):
                self._tag(row, at)
        self.end()

    def _cell(self, node: nodes.Tag, offset: int) -> None:
        contents = contents_of(node, offset)
        if contents is not None:
            self.write_cell(*contents)

    def _code_block(self, node: nodes.Tag, offset: int) -> None:
        contents = contents_of(node, offset)
        self.end()
        if contents is not None:
            self.builder.begin(OpenBlock(kind=BlockKind.CODE))
            self.builder.write_verbatim(str(contents[0]).strip("\n"), contents[1])
            self.end()

    # --- links ------------------------------------------------------------------------

    def _wikilink(self, node: nodes.Wikilink, offset: int) -> None:
        target = restored(str(node.title)).strip()
        namespace = target.partition(":")[0].strip().lower() if ":" in target else ""
        text = None if node.text is None else (node.text, offset + 3 + len(str(node.title)))
        is_media = namespace in names.MEDIA or (
            bool(namespace) and target.lower().endswith(names.MEDIA_ENDINGS)
        )
        if is_media:
            self._caption(text)
        elif namespace in names.NO_TEXT or _leads_to_another_language(target, namespace, text):
            pass
        elif text is not None and str(text[0]).strip():
            self.write_inline(*text)
        else:
            shown = target.removeprefix(":")[:_LONGEST_TARGET]
            self.builder.write(shown, offset + 2 + str(node.title).find(shown))

    def _caption(self, text: tuple[Wikicode, int] | None) -> None:
        """Let a picture's caption, if it cites, follow as a paragraph of its own."""
        if text is None or not self.has_marks(*text):
            return
        code, offset = text
        cut = _end_of_options(code)
        caption = Wikicode([nodes.Text(cut[1]), *code.nodes[cut[0] + 1 :]])
        place = offset + len(str(code)) - len(str(caption))
        self._after.append(lambda: self._paragraph(caption, place))
        if not self.builder.block_has_text and not self._is_inline:
            self.end()

    def _paragraph(self, code: Wikicode, offset: int) -> None:
        self.builder.begin(OpenBlock())
        self.write_inline(code, offset)
        self.builder.end()

    def _external_link(self, node: nodes.ExternalLink, offset: int) -> None:
        address = "".join(str(node.url).split())
        address = f"https:{address}" if address.startswith("//") else address
        hint = None
        if address.lower().startswith(_EXTERNAL):
            self.has_linked = True
            hint = self.builder.open_hint(OpenHint(kind=HintKind.LINK, target=address))
        if node.title is not None and str(node.title).strip():
            start = offset + len(str(node)) - len(str(node.title)) - 1
            self.write_inline(node.title, start)
        else:
            self.builder.write(address, offset + (1 if node.brackets else 0))
        if hint is not None:
            self.builder.close_hint(hint)


def is_keyed(note: Note) -> bool:
    """Whether a note is an entry: all of the list of sources, of other groups what cites one.

    One that nothing defines counts as an entry: what its mark lacks is named.
    """
    return note.group is None or note.body is None or cites_a_source(note.body)


def _leads_to_another_language(
    target: str, namespace: str, text: tuple[Wikicode, int] | None
) -> bool:
    return (
        text is None and 2 <= len(namespace) <= 3 and target[:1].islower() and namespace.isascii()
    )


def _end_of_options(code: Wikicode) -> tuple[int, str]:
    """Return the node in which a picture's last option ends, and what follows there."""
    for index in range(len(code.nodes) - 1, -1, -1):
        text = str(code.nodes[index])
        if isinstance(code.nodes[index], nodes.Text) and "|" in text:
            return index, text.rpartition("|")[2]
    first = code.nodes[0]
    return (0, str(first)) if isinstance(first, nodes.Text) else (-1, "")
