"""PPTX sources: the slides in their order, a page each, with their tables and speaker notes.

Source: ISO/IEC 29500-1, 19 (PresentationML) and 21 (DrawingML).
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree
from msgspec.structs import replace

from citecheck.formats.archive import DAMAGE, opened, parse
from citecheck.formats.source_builder import Writer
from citecheck.formats.table_grid import Slot, guessed_heads
from citecheck.model import NoText, SourceState, Text

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = "ppt/presentation.xml"
_MOST_SLIDES = 1_000
_TITLES = ("title", "ctrTitle")


def read(body: bytes, _media_type: str) -> Text | NoText:
    """Return the words of the slides that are shown; hidden slides are left out."""
    writer = Writer()
    try:
        with opened(body) as package:
            slides = list(_slides(package))
            for number, name in enumerate(slides[:_MOST_SLIDES]):
                _write_slide(package, name, number, writer)
            if len(slides) > _MOST_SLIDES:
                writer.cut(f"Slides {_MOST_SLIDES + 1} to {len(slides)} are not read.")
    except DAMAGE as error:
        reason = f"the presentation is damaged ({error or type(error).__name__})"
        return NoText(state=SourceState.UNREADABLE, reason=reason)
    return replace(writer.text(), title=writer.first_heading)


def _slides(package: zipfile.ZipFile) -> Iterator[str]:
    """Yield the names of the slides in the order of the presentation."""
    related = _related(package, _MAIN)
    for one in parse(package, _MAIN).iter(f"{_P}sldId"):
        name = related.get(one.get(f"{_R}id", ""))
        if name is not None:
            yield name


def _related(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return the parts that a part names, by id."""
    folder, name = posixpath.split(part)
    address = f"{folder}/_rels/{name}.rels"
    if address not in package.namelist():
        return {}
    return {
        one.get("Id", ""): posixpath.normpath(posixpath.join(folder, one.get("Target", "")))
        for one in parse(package, address)
        if isinstance(one.tag, str) and one.get("TargetMode") != "External"
    }


def _write_slide(package: zipfile.ZipFile, name: str, number: int, writer: Writer) -> None:
    slide = parse(package, name)
    if slide.get("show") == "0":
        return
    for shape in slide.iter(f"{_P}sp", f"{_A}tbl"):
        if shape.tag == f"{_A}tbl":
            rows = [
                [Slot(_words(cell)) for cell in row.iter(f"{_A}tc")]
                for row in shape.iter(f"{_A}tr")
            ]
            writer.table(rows, guessed_heads(rows), page=number)
            continue
        kind = next((one.get("type", "") for one in shape.iter(f"{_P}ph")), "")
        if kind in ("sldNum", "dt", "ftr") or _is_hidden(shape):
            continue
        for words in filter(None, map(_words, shape.iter(f"{_A}p"))):
            writer.paged([(number, words)], is_heading=kind in _TITLES)
    for words in _notes(package, name):
        writer.paged([(number, words)])


def _notes(package: zipfile.ZipFile, name: str) -> Iterator[str]:
    """Yield the paragraphs of the speaker's notes of a slide."""
    for notes in (one for one in _related(package, name).values() if "notesSlide" in one):
        for shape in parse(package, notes).iter(f"{_P}sp"):
            if any(one.get("type") == "body" for one in shape.iter(f"{_P}ph")):
                yield from filter(None, map(_words, shape.iter(f"{_A}p")))


def _is_hidden(shape: etree._Element) -> bool:
    return any(one.get("hidden") == "1" for one in shape.iter(f"{_P}cNvPr"))


def _words(element: etree._Element) -> str:
    parts = [
        " " if one.tag == f"{_A}br" else one.text or "" for one in element.iter(f"{_A}t", f"{_A}br")
    ]
    return " ".join("".join(parts).split())
