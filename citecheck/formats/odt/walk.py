"""The body of an OpenDocument text → text, blocks, hints and notes in a `ContentBuilder`."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from msgspec.structs import replace

from citecheck.formats.citation_fields import Field
from citecheck.formats.draft_builder import ContentBuilder, OpenBlock, OpenHint
from citecheck.formats.list_numbers import numeral
from citecheck.formats.odt.package import OFFICE, TEXT, Package
from citecheck.formats.odt.works import printed, work_of_mark, zotero_field
from citecheck.model import Bibliographic, BlockKind, HintKind

BIBLIOGRAPHY = "bibliography"  # target of the hint over a list that a citation manager keeps
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_WEB = ("http://", "https://", "ftp://", "mailto:", "doi:")
_LONGEST_NUMBER = 8
# fmt: off
_GONE = frozenset((
    f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{TEXT}variable-decls",
    f"{TEXT}user-field-decls", f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{OFFICE}forms",
    f"{TEXT}table-of-content", f"{TEXT}alphabetical-index", f"{TEXT}illustration-index",
    f"{TEXT}table-index", f"{TEXT}object-index", f"{TEXT}user-index", f"{TEXT}hidden-text",
    f"{TEXT}note-citation", f"{TEXT}index-title-template", f"{TEXT}bibliography-source",
    f"{_DRAW}image", f"{_DRAW}object", f"{_DRAW}object-ole", f"{TEXT}page-number",
    f"{TEXT}ruby-text",
))
# fmt: on


class BodyWalk:
    """Writes a body into `builder`; its notes wait for the end, as in a printed article."""

    def __init__(self, builder: ContentBuilder, package: Package) -> None:
        self._builder = builder
        self._styles = package.styles
        self._fields = package.fields
        self._notes: list[etree._Element] = []
        self._holders: list[OpenBlock] = []
        self._lists: list[str | None] = []  # names of the styles of the lists that are open
        self._counts: dict[tuple[str, int], int] = {}  # the last number of a style's level
        self._list_count = 0
        self._open_fields: dict[str, OpenHint] = {}
        self._works = _works_of_marks(package.body)
        self._listed: set[str] = set()
        self._writers: dict[str, Callable[[etree._Element], None]] = {
            f"{TEXT}p": self._paragraph,
            f"{TEXT}h": self._heading,
            f"{TEXT}list": self._list,
            f"{TEXT}note": self._note_mark,
            f"{TEXT}note-ref": self._note_reference,
            f"{TEXT}a": self._link,
            f"{TEXT}span": self._span,
            f"{TEXT}s": lambda _: self._builder.write(" "),
            f"{TEXT}tab": lambda _: self._builder.write(" "),
            f"{TEXT}line-break": lambda _: self._builder.line_break(),
            f"{TEXT}bibliography-mark": self._bibliography_mark,
            f"{TEXT}bibliography": self._bibliography,
            f"{TEXT}section": self._section,
            f"{TEXT}reference-mark-start": self._begin_field,
            f"{TEXT}reference-mark-end": self._end_field,
            f"{TEXT}bookmark-start": self._begin_field,
            f"{TEXT}bookmark-end": self._end_field,
            f"{TEXT}bookmark": lambda node: self._builder.anchor(node.get(f"{TEXT}name", "")),
            f"{_TABLE}table-cell": self._cell,
        }

    def walk(self, body: etree._Element) -> None:
        """Write the body, then the notes, then the works that only marks tell of."""
        self._children(body)
        self._builder.end()
        for note in self._notes:
            self._note(note)
        for key, work in self._works.items():
            if key not in self._listed:
                self._entry(key, work, printed(key, work))

    def _write(self, node: etree._Element) -> None:
        tag = str(node.tag)
        if not isinstance(node.tag, str) or tag in _GONE:
            return
        writer = self._writers.get(tag)
        if writer is not None:
            writer(node)
        else:
            self._children(node)

    def _children(self, node: etree._Element) -> None:
        self._text(node.text)
        for child in node:
            self._write(child)
            self._text(child.tail)

    def _text(self, text: str | None) -> None:
        if text and (self._builder.block is not None or not text.isspace()):
            self._builder.write(text)

    # --- blocks -----------------------------------------------------------------------

    def _paragraph(self, node: etree._Element) -> None:
        if self._styles.hides(node.get(f"{TEXT}style-name")):
            return
        is_quoted = self._styles.quotes(node.get(f"{TEXT}style-name"))
        hint = OpenHint(kind=HintKind.QUOTATION) if is_quoted else None
        if hint is not None:
            self._builder.open_hint(hint)
        self._block(OpenBlock(), node)
        if hint is not None:
            self._builder.close_hint(hint)

    def _heading(self, node: etree._Element) -> None:
        if self._styles.hides(node.get(f"{TEXT}style-name")):
            return
        level = node.get(f"{TEXT}outline-level", "1")
        rank = int(level) if level.isdecimal() and len(level) < 3 else 1
        self._block(OpenBlock(kind=BlockKind.HEADING, level=max(1, rank)), node)

    def _block(self, block: OpenBlock, node: etree._Element) -> None:
        """Write a block; inside an item, a cell or a note, a line of that."""
        if self._holders:
            if self._builder.block is None:
                outer = self._holders[-1]
                self._builder.begin(replace(outer, number=None, anchors=[], key=None, start=None))
            self._builder.line_break()
            self._children(node)
            self._builder.line_break()
        else:
            self._builder.begin(block)
            self._children(node)
            self._builder.end()

    def _hold(self, block: OpenBlock, node: etree._Element) -> None:
        if any(one.kind is BlockKind.NOTE for one in self._holders):
            self._children(node)
            return
        self._builder.begin(block)
        self._holders.append(block)
        self._children(node)
        self._holders.pop()
        self._builder.end()

    def _list(self, node: etree._Element) -> None:
        name = node.get(f"{TEXT}style-name") or (self._lists[-1] if self._lists else None)
        self._lists.append(name)
        self._list_count += 1
        level, list_id = len(self._lists), self._list_count
        if node.get(f"{TEXT}continue-numbering") != "true" and not node.get(f"{TEXT}continue-list"):
            self._counts.pop((name or "", level), None)
        for item in node.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            number = self._number(item, name, level) if item.tag == f"{TEXT}list-item" else None
            block = OpenBlock(kind=BlockKind.LIST_ITEM, level=level, number=number, list_id=list_id)
            headings = [one for one in item if one.tag == f"{TEXT}h"]
            if headings:  # numbered headings are written as items of a list
                self._children(item)
            else:
                self._hold(block, item)
        self._lists.pop()

    def _number(self, item: etree._Element, name: str | None, level: int) -> str | None:
        counting = self._styles.counting(name, level)
        if counting is None:
            return None
        style, first = counting
        start = item.get(f"{TEXT}start-value", "")
        number = self._counts.get((name or "", level), first - 1) + 1
        if start.isdecimal() and len(start) < _LONGEST_NUMBER:
            number = int(start)
        self._counts[name or "", level] = number
        return numeral(number, style)

    def _cell(self, node: etree._Element) -> None:
        self._hold(OpenBlock(kind=BlockKind.TABLE_CELL), node)

    def _section(self, node: etree._Element) -> None:
        if node.get(f"{TEXT}display") == "none":
            return
        field = zotero_field(node.get(f"{TEXT}name", ""), self._fields)
        hint = _hint_of(field)
        opened = self._builder.open_hint(hint) if hint is not None else None
        self._children(node)
        self._builder.end()
        if opened is not None:
            self._builder.close_hint(opened)

    # --- in a block -------------------------------------------------------------------

    def _span(self, node: etree._Element) -> None:
        name = node.get(f"{TEXT}style-name")
        if self._styles.hides(name):
            return
        set_as = (
            (self._styles.raises, HintKind.SUPERSCRIPT),
            (self._styles.lowers, HintKind.SUBSCRIPT),
            (self._styles.slants, HintKind.EMPHASIS),
            (self._styles.thickens, HintKind.STRONG),
        )
        kinds = [kind for says, kind in set_as if says(name)]
        if name in ("Source_20_Text", "Source_Text") and HintKind.SUPERSCRIPT not in kinds:
            kinds.append(HintKind.CODE)
        opened = [self._builder.open_hint(OpenHint(kind=kind)) for kind in kinds]
        self._children(node)
        for hint in reversed(opened):
            self._builder.close_hint(hint)

    def _link(self, node: etree._Element) -> None:
        address = node.get(_HREF, "").strip()
        if address.lower().startswith(_WEB) or address.startswith("#"):
            self._hinted(OpenHint(kind=HintKind.LINK, target=address), node)
        else:
            self._children(node)

    def _hinted(self, hint: OpenHint, node: etree._Element) -> None:
        opened = self._builder.open_hint(hint)
        self._children(node)
        self._builder.close_hint(opened)

    def _begin_field(self, node: etree._Element) -> None:
        name = node.get(f"{TEXT}name", "")
        hint = _hint_of(zotero_field(name, self._fields))
        if hint is not None:
            self._open_fields[name] = self._builder.open_hint(hint)
        elif node.tag == f"{TEXT}bookmark-start":
            self._builder.anchor(name)

    def _end_field(self, node: etree._Element) -> None:
        hint = self._open_fields.pop(node.get(f"{TEXT}name", ""), None)
        if hint is not None:
            self._builder.close_hint(hint)

    # --- notes and works -----------------------------------------------------------------

    def _note_mark(self, node: etree._Element) -> None:
        self._notes.append(node)
        self._mark(_shown(node) or str(len(self._notes)), node.get(f"{TEXT}id", ""))

    def _note_reference(self, node: etree._Element) -> None:
        words = (node.text or "").strip() or _shown(node)
        if words:
            self._mark(words, node.get(f"{TEXT}ref-name", ""))

    def _mark(self, words: str, anchor: str) -> None:
        hints = [
            self._builder.open_hint(OpenHint(kind=HintKind.NOTE_MARK, target=f"#{anchor}")),
            self._builder.open_hint(OpenHint(kind=HintKind.SUPERSCRIPT)),
        ]
        self._builder.write(words)
        for hint in reversed(hints):
            self._builder.close_hint(hint)

    def _note(self, node: etree._Element) -> None:
        body = node.find(f"{TEXT}note-body")
        if body is not None:
            anchors = [node.get(f"{TEXT}id", "")]
            block = OpenBlock(kind=BlockKind.NOTE, number=_shown(node) or None, anchors=anchors)
            self._hold(block, body)

    def _bibliography_mark(self, node: etree._Element) -> None:
        key = node.get(f"{TEXT}identifier", "").strip()
        if key:
            self._hinted(OpenHint(kind=HintKind.CITATION, keys=(key,)), node)
        else:
            self._children(node)

    def _bibliography(self, node: etree._Element) -> None:
        """Write the printed list: its title as a heading, its lines as entries."""
        for title in node.iter(f"{TEXT}index-title"):
            self._builder.begin(OpenBlock(kind=BlockKind.HEADING, level=1))
            self._children(title)
            self._builder.end()
        for body in node.iterchildren(f"{TEXT}index-body"):
            for line in body.iterchildren(f"{TEXT}p"):
                words = " ".join("".join(map(str, line.itertext())).split())
                key = next((key for key in self._works if words.lstrip("[").startswith(key)), None)
                if key is None or key in self._listed:
                    self._paragraph(line)
                else:
                    self._entry(key, self._works[key], words)

    def _entry(self, key: str, work: Bibliographic, words: str) -> None:
        self._listed.add(key)
        self._builder.begin(OpenBlock(kind=BlockKind.NOTE, key=key, work=work, anchors=[key]))
        self._builder.write(words)
        self._builder.end()


def _works_of_marks(body: etree._Element) -> dict[str, Bibliographic]:
    """Return the works that bibliography marks tell of, by key, in order of first use."""
    works: dict[str, Bibliographic] = {}
    for mark in body.iter(f"{TEXT}bibliography-mark"):
        key = mark.get(f"{TEXT}identifier", "").strip()
        if key and key not in works:
            works[key] = work_of_mark(mark)
    return works


def _shown(note: etree._Element) -> str:
    """Return what a note's mark shows."""
    citation = note.find(f"{TEXT}note-citation")
    return "" if citation is None else "".join(map(str, citation.itertext())).strip()


def _hint_of(field: Field | None) -> OpenHint | None:
    if field is None:
        return None
    target = BIBLIOGRAPHY if field.is_bibliography else None
    return OpenHint(kind=HintKind.FIELD, target=target, items=field.works)
