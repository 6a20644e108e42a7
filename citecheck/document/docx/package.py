"""The ZIP package of a DOCX → the same, with everything in it that mammoth would miss made visible.

Sizes are checked before anything is unpacked.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from citecheck.document.docx.fields import Field
from citecheck.document.docx.marking import FieldMarker, drop_hidden, hidden_styles
from citecheck.document.docx.numbering import STYLES, Numbering
from citecheck.document.docx.sources import sources_of
from citecheck.document.docx.xml import W, parse_member
from citecheck.errors import InputError

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NOTES = ("/footnotes", "/endnotes")  # how the types of their relationships end
_MAX_PARAGRAPHS = 50_000  # mammoth reads 5,000 a second; a book of 1,000 pages has 15,000
_MAX_XML_BYTES = 120_000_000  # of all parts that are read, unpacked
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A rewritten file and what its bookmarks stand for."""

    body: bytes
    title: str | None
    fields: Mapping[str, Field]  # by the bookmark's name
    note_styles: Mapping[str, str]  # how "footnote" and "endnote" are numbered, as in `numerals`


def prepare(body: bytes) -> Package:
    """Return the package with fields and numbers as bookmarks, hidden text gone.

    Raises:
        InputError: it unpacks to too much, or declares entities, which Word never does.
        BadZipFile, XMLSyntaxError, zlib.error: it is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        parts = [info for info in archive.infolist() if info.filename.endswith((".xml", ".rels"))]
        size = sum(info.file_size for info in parts)
        if size > _MAX_XML_BYTES:
            raise InputError(f"it unpacks to {size / 1e6:.0f} MB of text; split it")
        hidden = hidden_styles(parse_member(archive, "word/styles.xml"))
        numbering, marker = Numbering(archive), FieldMarker(sources_of(archive))
        rewritten: dict[str, bytes] = {}
        for member in _texts(archive):
            tree = parse_member(archive, member)
            if tree is not None:
                _refuse_endless(tree)
                drop_hidden(tree, hidden)
                marker.mark(tree)
                numbering.mark(tree)
                rewritten[member] = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
        return Package(
            body=_repack(archive, parts, rewritten),
            title=_title(archive),
            fields=marker.fields,
            note_styles=_note_styles(archive),
        )


def _texts(archive: zipfile.ZipFile) -> Iterator[str]:
    """Yield the names of the parts that hold text: the document and its notes."""
    main = next(_related(archive, "", ("/officeDocument",)), "word/document.xml")
    yield main
    yield from _related(archive, main, _NOTES)


def _related(archive: zipfile.ZipFile, part: str, kinds: tuple[str, ...]) -> Iterator[str]:
    """Yield the parts that `part` (or the package itself) names as being of these kinds."""
    folder, _, name = part.rpartition("/")
    prefix = f"{folder}/" if folder else ""
    tree = parse_member(archive, f"{prefix}_rels/{name}.rels")
    for relationship in tree.iter(_RELATIONSHIP) if tree is not None else ():
        if relationship.get("Type", "").endswith(kinds):
            target = relationship.get("Target", "")
            if ":" in target:
                raise InputError(f"its text is said to lie at {target[:80]!r}, outside of the file")
            yield target.removeprefix("/") if target.startswith("/") else prefix + target


def _refuse_endless(tree: etree._Element) -> None:
    paragraphs = sum(1 for _ in tree.iter(f"{W}p"))
    if paragraphs > _MAX_PARAGRAPHS:
        raise InputError(f"it has {paragraphs:,} paragraphs, at most {_MAX_PARAGRAPHS:,}; split it")


def _repack(
    archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], rewritten: Mapping[str, bytes]
) -> bytes:
    """Return the package with some parts replaced; pictures stay behind."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as copy:
        for name in dict.fromkeys(info.filename for info in parts):
            copy.writestr(name, rewritten[name] if name in rewritten else archive.read(name))
    return target.getvalue()


def _title(archive: zipfile.ZipFile) -> str | None:
    tree = parse_member(archive, "docProps/core.xml")
    words = "" if tree is None else tree.findtext(_TITLE) or ""
    return " ".join(words.split()) or None


def _note_styles(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return how notes are numbered. Source: ISO/IEC 29500-1, 17.11 (endnotes: lower Roman)."""
    styles = {"footnote": "1", "endnote": "i"}
    for member in ("word/settings.xml", next(_texts(archive))):
        tree = parse_member(archive, member)
        if tree is not None:
            for kind in styles:
                for chosen in tree.iterfind(f".//{W}{kind}Pr/{W}numFmt"):
                    styles[kind] = STYLES.get(chosen.get(f"{W}val", ""), "1")
    return styles
