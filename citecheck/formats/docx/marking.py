"""Citation fields of a document → bookmarks before and behind what they show."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree
from msgspec import Struct, field

from citecheck.formats.citation_fields import Field, read_field, read_tag
from citecheck.formats.docx.xml import W, bookmark, parent_of, value
from citecheck.formats.html.walk import END_SUFFIX
from citecheck.model import Bibliographic

FIELD = "citecheck-field-"  # begins the bookmark of a field, its number behind it


class _OpenField(Struct):
    instruction: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    separator: etree._Element | None = None


class FieldMarker:
    """Brackets citation fields with bookmarks; `fields` tells what each stands for."""

    def __init__(self, sources: Mapping[str, Bibliographic]) -> None:
        self._sources = sources  # Word's own, by tag
        self.fields: dict[str, Field] = {}
        self._open: list[_OpenField] = []

    def mark(self, tree: etree._Element) -> None:
        """Bracket all citation fields of one part of the document."""
        self._open = []
        for element in list(tree.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple", f"{W}sdt")):
            tag = str(element.tag).removeprefix(W)
            if tag == "sdt":
                self._mark_control(element)
            elif tag == "fldSimple":
                found = read_field(element.get(f"{W}instr", ""), "", self._sources)
                self._bracket(found, element, element)
            elif tag == "instrText":
                if self._open and self._open[-1].separator is None:
                    self._open[-1].instruction.append(element.text or "")
            else:
                self._follow(element)

    def _follow(self, mark: etree._Element) -> None:
        """Go on at the begin, separator or end of a complex field."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(_OpenField(data=[one.text or "" for one in mark.iter(f"{W}fldData")]))
        elif kind == "separate" and self._open:
            self._open[-1].separator = parent_of(mark)
        elif kind == "end" and self._open:
            done = self._open.pop()
            if self._open and self._open[-1].separator is None:
                self._open[-1].data += done.data  # EndNote nests its data in the instruction
            if done.separator is not None:
                found = read_field("".join(done.instruction), "".join(done.data), self._sources)
                self._bracket(found, done.separator, parent_of(mark))

    def _mark_control(self, control: etree._Element) -> None:
        found = read_tag(value(control.find(f"{W}sdtPr"), "tag") or "")
        content = control.find(f"{W}sdtContent")
        if content is not None and len(content):
            self._bracket(found, content[0], content[-1])

    def _bracket(self, found: Field | None, first: etree._Element, last: etree._Element) -> None:
        if found is not None:
            name = f"{FIELD}{len(self.fields)}"
            self.fields[name] = found
            first.addprevious(bookmark(name))
            last.addnext(bookmark(name + END_SUFFIX))
