"""The ZIP package of a DOCX → the same with everything in it that mammoth would miss made visible.

Citation fields and the numbers of list items become bookmarks, which mammoth keeps as
``<a id>``; hidden text and the old places of moved text go. Sizes are checked before
anything is unpacked.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from citecheck.document.docx_fields import Field, read_field, read_tag
from citecheck.document.numerals import numeral
from citecheck.errors import InputError

MARK = "citecheck-"  # begins every bookmark of ours
FIELD = MARK + "field-"
NUMBER = MARK + "number-"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_DOCUMENT = "word/document.xml"
_TEXTS = (_DOCUMENT, "word/footnotes.xml", "word/endnotes.xml")
_KEPT = frozenset((*_TEXTS, "word/styles.xml", "word/numbering.xml", "[Content_Types].xml"))
_MAX_XML_BYTES = 120_000_000  # of all members read, unpacked
_FORMATS = {
    "decimal": "1",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}


@dataclass(slots=True)
class Package:
    """A rewritten file and what its bookmarks stand for."""

    body: bytes = b""
    title: str | None = None
    fields: dict[str, Field] = field(default_factory=dict)  # by the bookmark's name
    note_formats: dict[str, str] = field(default_factory=dict)  # "footnote", "endnote" → style


def prepare(body: bytes, name: str) -> Package:
    """Return the package with fields and numbers as bookmarks, hidden text gone.

    Raises:
        InputError: it unpacks to too much, or declares entities, which Word never does.
    """
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        sizes = sum(info.file_size for info in archive.infolist() if info.filename in _KEPT)
        if sizes > _MAX_XML_BYTES:
            raise InputError(f"{name} unpacks to {sizes / 1e6:.0f} MB of text: split it")
        package = Package(title=_title(archive))
        hidden = _hidden_styles(archive)
        numbering = _Numbering(archive)
        rewritten: dict[str, bytes] = {}
        for member in _TEXTS:
            tree = _parse(archive, member, name)
            if tree is not None:
                _drop_hidden(tree, hidden)
                _mark_fields(tree, package)
                numbering.mark(tree)
                rewritten[member] = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
        package.note_formats = _note_formats(archive, name)
        package.body = _repack(archive, rewritten)
    return package


def _parse(archive: zipfile.ZipFile, member: str, name: str = "") -> etree._Element | None:
    try:
        data = archive.read(member).replace(_STRICT, _W[1:-1].encode())
    except KeyError:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    tree = etree.fromstring(data, parser)
    if tree.getroottree().docinfo.doctype:
        raise InputError(f"{name} declares XML entities, which no word processor does: refused")
    return tree


def _repack(archive: zipfile.ZipFile, rewritten: dict[str, bytes]) -> bytes:
    """Return the package with some members replaced; pictures stay behind."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as copy:
        for info in archive.infolist():
            if info.filename in rewritten:
                copy.writestr(info.filename, rewritten[info.filename])
            elif (
                info.filename.endswith((".xml", ".rels")) and info.file_size < _MAX_XML_BYTES // 10
            ):
                copy.writestr(info.filename, archive.read(info.filename))
    return target.getvalue()


def _title(archive: zipfile.ZipFile) -> str | None:
    tree = _parse(archive, "docProps/core.xml")
    found = None if tree is None else tree.findtext("{http://purl.org/dc/elements/1.1/}title")
    return " ".join(found.split()) or None if found else None


def _note_formats(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Return how notes are numbered. Source: ISO/IEC 29500-1, 17.11 (endnotes: lower Roman)."""
    formats = {"footnote": "1", "endnote": "i"}
    for member in ("word/settings.xml", _DOCUMENT):
        tree = _parse(archive, member, name)
        for kind in formats if tree is not None else ():
            for chosen in tree.iterfind(f".//{_W}{kind}Pr/{_W}numFmt"):
                formats[kind] = _FORMATS.get(chosen.get(f"{_W}val", ""), "1")
    return formats


# --- hidden text ----------------------------------------------------------------------


def _is_on(properties: etree._Element | None, name: str) -> bool:
    found = None if properties is None else properties.find(_W + name)
    return found is not None and found.get(f"{_W}val", "true") not in ("0", "false", "off")


def _hidden_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    tree = _parse(archive, "word/styles.xml")
    if tree is None:
        return frozenset()
    styles = tree.iterfind(f"{_W}style")
    hidden = (style for style in styles if _is_on(style.find(f"{_W}rPr"), "vanish"))
    return frozenset(style.get(f"{_W}styleId", "") for style in hidden)


def _drop_hidden(tree: etree._Element, hidden_styles: frozenset[str]) -> None:
    for run in list(tree.iter(f"{_W}r")):
        properties = run.find(f"{_W}rPr")
        style = None if properties is None else properties.find(f"{_W}rStyle")
        named = style is not None and style.get(f"{_W}val") in hidden_styles
        if named or _is_on(properties, "vanish") or _is_on(properties, "webHidden"):
            for text in [*run.iter(f"{_W}t"), *run.iter(f"{_W}tab")]:
                text.getparent().remove(text)
    for moved in list(tree.iter(f"{_W}moveFrom")):
        moved.getparent().remove(moved)


# --- fields ---------------------------------------------------------------------------


@dataclass(slots=True)
class _OpenField:
    instruction: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    separator: etree._Element | None = None


def _mark_fields(tree: etree._Element, package: Package) -> None:
    """Put a bookmark before and behind what each citation field shows."""
    open_fields: list[_OpenField] = []
    tags = ("fldChar", "instrText", "fldSimple", "sdt")
    for element in list(tree.iter(*(_W + tag for tag in tags))):
        tag = element.tag.removeprefix(_W)
        if tag == "sdt":
            _mark_control(element, package)
        elif tag == "fldSimple":
            found = read_field(element.get(f"{_W}instr", ""))
            if found is not None and len(element):
                _bracket(package, found, element, element)
        elif tag == "instrText":
            if open_fields and open_fields[-1].separator is None:
                open_fields[-1].instruction.append(element.text or "")
        else:
            _follow(element, open_fields, package)


def _follow(mark: etree._Element, open_fields: list[_OpenField], package: Package) -> None:
    """Go on at the begin, separator or end of a complex field."""
    kind = mark.get(f"{_W}fldCharType")
    if kind == "begin":
        data = [text.text or "" for text in mark.iter(f"{_W}fldData")]
        open_fields.append(_OpenField(data=data))
    elif kind == "separate" and open_fields:
        open_fields[-1].separator = mark.getparent()
    elif kind == "end" and open_fields:
        done = open_fields.pop()
        if open_fields and open_fields[-1].separator is None:
            open_fields[-1].data += done.data  # EndNote nests its data in the instruction
        found = read_field("".join(done.instruction), "".join(done.data))
        if found is not None and done.separator is not None:
            _bracket(package, found, done.separator, mark.getparent())


def _mark_control(control: etree._Element, package: Package) -> None:
    tag = control.find(f"{_W}sdtPr/{_W}tag")
    found = None if tag is None else read_tag(tag.get(f"{_W}val", ""))
    content = control.find(f"{_W}sdtContent")
    if found is not None and content is not None and len(content):
        _bracket(package, found, content[0], content[-1])


def _bracket(package: Package, found: Field, first: etree._Element, last: etree._Element) -> None:
    name = f"{FIELD}{len(package.fields)}"
    package.fields[name] = found
    first.addprevious(_bookmark(name))
    last.addnext(_bookmark(f"{name}-end"))


def _bookmark(name: str) -> etree._Element:
    return etree.Element(f"{_W}bookmarkStart", {f"{_W}id": "0", f"{_W}name": name})


# --- numbers of list items ------------------------------------------------------------


class _Numbering:
    """Counts numbered paragraphs as Word does. Source: ISO/IEC 29500-1, 17.9."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._levels: dict[tuple[str, str], tuple[str, int]] = {}  # (numId, level) → style, start
        self._list_of: dict[str, str] = {}  # numId → what it shares its count with
        self._counts: Counter[tuple[str, int]] = Counter()
        tree = _parse(archive, "word/numbering.xml")
        if tree is not None:
            self._read(tree)

    def _read(self, tree: etree._Element) -> None:
        abstract = {
            item.get(f"{_W}abstractNumId"): item for item in tree.iterfind(f"{_W}abstractNum")
        }
        for number in tree.iterfind(f"{_W}num"):
            number_id = number.get(f"{_W}numId", "")
            link = number.find(f"{_W}abstractNumId")
            definition = None if link is None else abstract.get(link.get(f"{_W}val"))
            if definition is None or link is None:
                continue
            overrides = {
                item.get(f"{_W}ilvl"): item for item in number.iterfind(f"{_W}lvlOverride")
            }
            self._list_of[number_id] = number_id if overrides else str(link.get(f"{_W}val"))
            for level in definition.iterfind(f"{_W}lvl"):
                depth = level.get(f"{_W}ilvl", "0")
                start = _value(overrides.get(depth), "startOverride") or _value(level, "start")
                style = _FORMATS.get(_value(level, "numFmt") or "decimal")
                if style is not None:
                    first = int(start) if start and start.isdecimal() and len(start) < 9 else 1
                    self._levels[number_id, depth] = (style, first)

    def mark(self, tree: etree._Element) -> None:
        """Put the number of each numbered paragraph into a bookmark at its start."""
        for properties in list(tree.iter(f"{_W}numPr")):
            paragraph = properties.getparent().getparent()
            number_id = _value(properties, "numId")
            depth = _value(properties, "ilvl") or "0"
            known = self._levels.get((number_id or "", depth))
            if known is None or number_id is None or paragraph.tag != f"{_W}p":
                continue
            style, first = known
            shown = numeral(self._next(self._list_of[number_id], int(depth), first), style)
            properties.getparent().addnext(_bookmark(NUMBER + shown))

    def _next(self, list_id: str, depth: int, first: int) -> int:
        """Count one on, and let deeper levels begin anew."""
        for key in [key for key in self._counts if key[0] == list_id and key[1] > depth]:
            del self._counts[key]
        if (list_id, depth) not in self._counts:
            self._counts[list_id, depth] = first - 1
        self._counts[list_id, depth] += 1
        return self._counts[list_id, depth]


def _value(parent: etree._Element | None, name: str) -> str | None:
    found = None if parent is None else parent.find(_W + name)
    return None if found is None else found.get(f"{_W}val")
