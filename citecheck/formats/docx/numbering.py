"""The numbers that Word shows before paragraphs. Source: ISO/IEC 29500-1, 17.9."""

from __future__ import annotations

import zipfile
from collections import Counter

from lxml import etree
from msgspec import Struct

from citecheck.formats.docx.xml import W, bookmark, parent_of, parse_member, value
from citecheck.formats.list_numbers import numeral

NUMBER = "citecheck-number-"  # begins the bookmark of a numbered paragraph, its number behind it
STYLES = {
    "decimal": "1",
    "decimalZero": "1",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
_LONGEST_NUMBER = 8  # digits


class _Level(Struct, frozen=True):
    """How one level of a list counts, and what it shares its count with."""

    list_id: str
    depth: int
    style: str
    first: int


class Numbering:
    """Counts the numbered paragraphs of a document's parts, one after the other."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._levels: dict[tuple[str, str], _Level] = {}  # by numId and ilvl
        self._by_style: dict[str, tuple[str, str]] = {}  # paragraph style → numId and ilvl
        self._counts: Counter[tuple[str, int]] = Counter()
        numbering = parse_member(archive, "word/numbering.xml")
        if numbering is not None:
            self._read_levels(numbering)
            self._read_styles(parse_member(archive, "word/styles.xml"))

    def _read_levels(self, numbering: etree._Element) -> None:
        abstract = {
            item.get(f"{W}abstractNumId"): item for item in numbering.iterfind(f"{W}abstractNum")
        }
        for number in numbering.iterfind(f"{W}num"):
            number_id, definition_id = number.get(f"{W}numId", ""), value(number, "abstractNumId")
            definition = abstract.get(definition_id)
            if definition is None:
                continue
            restarts = {
                item.get(f"{W}ilvl", "0"): value(item, "startOverride")
                for item in number.iterfind(f"{W}lvlOverride")
            }
            list_id = f"num {number_id}" if restarts else f"abstract {definition_id}"
            for level in definition.iterfind(f"{W}lvl"):
                depth = level.get(f"{W}ilvl", "0")
                style = STYLES.get(value(level, "numFmt") or "decimal")
                if style is None or not depth.isdecimal():
                    continue
                first = _whole(restarts.get(depth)) or _whole(value(level, "start")) or 1
                self._levels[number_id, depth] = _Level(list_id, int(depth[:2]), style, first)

    def _read_styles(self, styles: etree._Element | None) -> None:
        for style in styles.iterfind(f"{W}style") if styles is not None else ():
            properties = style.find(f"{W}pPr/{W}numPr")
            number_id = value(properties, "numId")
            if number_id is not None:
                place = number_id, value(properties, "ilvl") or "0"
                self._by_style[style.get(f"{W}styleId", "")] = place

    def mark(self, tree: etree._Element) -> None:
        """Put the number of each numbered paragraph into a bookmark at its start."""
        if not self._levels:
            return
        for properties in list(tree.iter(f"{W}pPr")):
            own = properties.find(f"{W}numPr")
            place = self._by_style.get(value(properties, "pStyle") or "")
            if own is not None:
                place = value(own, "numId") or "", value(own, "ilvl") or "0"
            level = self._levels.get(place) if place else None
            if level is not None and parent_of(properties).tag == f"{W}p":
                properties.addnext(bookmark(NUMBER + numeral(self._next(level), level.style)))

    def _next(self, level: _Level) -> int:
        """Count one on, and let deeper levels begin anew."""
        for key in [
            key for key in self._counts if key[0] == level.list_id and key[1] > level.depth
        ]:
            del self._counts[key]
        key = level.list_id, level.depth
        self._counts[key] = self._counts.get(key, level.first - 1) + 1
        return self._counts[key]


def _whole(text: str | None) -> int | None:
    is_number = text is not None and text.isdecimal() and len(text) <= _LONGEST_NUMBER
    return int(text) if is_number and text is not None else None
