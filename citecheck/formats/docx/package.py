"""The ZIP package of a Word file: its parts that hold text, and the package with them rewritten.

Sizes are checked before anything is unpacked.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from lxml import etree

from citecheck.errors import InputError
from citecheck.formats.docx.xml import W, parse_member

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NOTES = ("/footnotes", "/endnotes")  # how the types of their relationships end
_PARTS = (".xml", ".rels")
# What Word keeps beside the text, megabytes at times, and mammoth never opens.
_BESIDE_TEXT = (
    "customXml/",
    "docProps/",
    "word/charts/",
    "word/diagrams/",
    "word/drawings/",
    "word/embeddings/",
    "word/glossary/",
    "word/theme/",
)
_MAX_PARAGRAPHS = 50_000  # mammoth reads 5,000 a second; a book of 1,000 pages has 15,000
_MAX_XML_BYTES = 120_000_000  # of all parts that are read, unpacked


def refuse_bombs(archive: zipfile.ZipFile) -> None:
    """Raise InputError where the parts unpack to more than any article has."""
    size = sum(part.file_size for part in archive.infolist() if part.filename.endswith(_PARTS))
    if size > _MAX_XML_BYTES:
        raise InputError(f"it unpacks to {size / 1e6:.0f} MB of text; split it")


def texts_of(archive: zipfile.ZipFile) -> Iterator[str]:
    """Yield the names of the parts that hold text: the document and its notes.

    Raises:
        InputError: the package says that its text lies outside of it.
    """
    main = main_text(archive)
    yield main
    yield from related(archive, main, _NOTES)


def main_text(archive: zipfile.ZipFile) -> str:
    """Return the name of the part that holds the document itself.

    Raises:
        InputError: the package says that its text lies outside of it.
    """
    return next(related(archive, "", ("/officeDocument",)), "word/document.xml")


def parse_text(archive: zipfile.ZipFile, member: str) -> etree._Element | None:
    """Return the root of a part that holds text, None where there is none.

    Raises:
        InputError: it has more paragraphs than can be read, or declares entities.
        XMLSyntaxError: it is no XML.
    """
    tree = parse_member(archive, member)
    paragraphs = 0 if tree is None else sum(1 for _ in tree.iter(f"{W}p"))
    if paragraphs > _MAX_PARAGRAPHS:
        raise InputError(f"it has {paragraphs:,} paragraphs, at most {_MAX_PARAGRAPHS:,}; split it")
    return tree


def repack(archive: zipfile.ZipFile, rewritten: Mapping[str, bytes]) -> bytes:
    """Return the package with some parts replaced; pictures stay behind."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as copy:
        names = (part.filename for part in archive.infolist() if part.filename.endswith(_PARTS))
        for name in dict.fromkeys(names):
            if name.startswith(_BESIDE_TEXT):
                continue
            copy.writestr(name, rewritten[name] if name in rewritten else archive.read(name))
    return target.getvalue()


def related(archive: zipfile.ZipFile, part: str, kinds: tuple[str, ...]) -> Iterator[str]:
    """Yield the parts that `part` (or the package itself) names as being of these kinds.

    Args:
        archive: the package.
        part: the name of a part, "" for the package.
        kinds: how the types of their relationships end.

    Raises:
        InputError: a part is said to lie outside of the package.
    """
    folder, _, name = part.rpartition("/")
    prefix = f"{folder}/" if folder else ""
    tree = parse_member(archive, f"{prefix}_rels/{name}.rels")
    for relationship in tree.iter(_RELATIONSHIP) if tree is not None else ():
        if relationship.get("Type", "").endswith(kinds):
            target = relationship.get("Target", "")
            if ":" in target:
                raise InputError(f"its text is said to lie at {target[:80]!r}, outside of the file")
            yield target.removeprefix("/") if target.startswith("/") else prefix + target
