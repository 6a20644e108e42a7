"""The ZIP package of an EPUB: what it says of itself, and its chapters in the order of reading.

Sizes are checked before anything is unpacked. Source: EPUB 3.3, package documents and OCF.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

DAMAGE = (
    zipfile.BadZipFile,
    KeyError,
    EOFError,
    zlib.error,
    NotImplementedError,
    StopIteration,
    etree.XMLSyntaxError,
)
_MOST_BYTES = 50_000_000  # of all chapters, unpacked
_MOST_CHAPTERS = 500
_CONTAINER = "META-INF/container.xml"
_MOST_PACKAGE_BYTES = 10_000_000


class Book(Struct, frozen=True, kw_only=True):
    """What a package says: `chapters` are names of members, in the order of reading."""

    title: str | None
    authors: tuple[str, ...]
    language: str | None
    date: str | None
    chapters: tuple[str, ...]
    left_out: int = 0  # chapters beyond what is unpacked

    @property
    def told(self) -> str | None:
        """What is said of chapters that are not read; None where all are."""
        if not self.left_out:
            return None
        return f"Its last {self.left_out} chapters are not read: the book is too long."


def book_of(archive: zipfile.ZipFile) -> Book:
    """Return what the package document says.

    Raises:
        one of `DAMAGE`: the package is no EPUB, or damaged.
    """
    container = _parse(archive, _CONTAINER)
    name = next(container.iter("{*}rootfile")).get("full-path", "")
    package = _parse(archive, name)
    language = (_first(package, "language") or "")[:2].lower()
    named = tuple(_named(package, posixpath.dirname(name)))
    chapters = tuple(_fitting(archive, named))
    return Book(
        title=_first(package, "title"),
        authors=tuple(filter(None, map(_words, package.iter("{*}creator")))),
        language=language or None,
        date=_first(package, "date"),
        chapters=chapters,
        left_out=len(named) - len(chapters),
    )


def _parse(archive: zipfile.ZipFile, name: str) -> etree._Element:
    if archive.getinfo(name).file_size > _MOST_PACKAGE_BYTES:
        raise zipfile.BadZipFile(f"{name} unpacks to more than any book has")
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(name), parser)


def _first(package: etree._Element, name: str) -> str | None:
    return next(filter(None, map(_words, package.iter(f"{{*}}{name}"))), None)


def _words(element: etree._Element) -> str:
    return " ".join((element.text or "").split())


def _named(package: etree._Element, folder: str) -> Iterator[str]:
    """Yield the names of the chapters, in the order of reading."""
    files = {
        item.get("id"): item.get("href", "")
        for item in package.iter("{*}item")
        if "nav" not in item.get("properties", "").split()
    }
    for place in package.iter("{*}itemref"):
        if place.get("idref") in files:
            yield posixpath.normpath(posixpath.join(folder, unquote(files[place.get("idref")])))


def _fitting(archive: zipfile.ZipFile, names: Sequence[str]) -> Iterator[str]:
    """Yield the first of the chapters `names`, as far as they may be unpacked."""
    left = _MOST_BYTES
    for name in names[:_MOST_CHAPTERS]:
        left -= archive.getinfo(name).file_size
        if left < 0:
            return
        yield name
