"""EPUB sources: the chapters of a book in their order, each read as a page."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from citecheck.formats.html import source
from citecheck.formats.source_builder import BETWEEN_BLOCKS
from citecheck.model import NoText, SourceState, Span, Text

_MOST_BYTES = 50_000_000  # of all chapters, unpacked
_MOST_CHAPTERS = 500
_DAMAGE = (zipfile.BadZipFile, KeyError, EOFError, zlib.error, NotImplementedError, StopIteration)


def read(body: bytes, _media_type: str) -> Text | NoText:
    """Return the text of all chapters."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            package = _parse(archive, _package_name(archive))
            folder = posixpath.dirname(_package_name(archive))
            chapters = [
                source.read(archive.read(name), "application/xhtml+xml")
                for name in _chapters(archive, package, folder)
            ]
    except (*_DAMAGE, etree.XMLSyntaxError) as error:
        reason = f"the EPUB is damaged ({error or type(error).__name__})"
        return NoText(state=SourceState.UNREADABLE, reason=reason)
    authors = (one.text or "" for one in package.iter("{*}creator"))
    return replace(
        _joined(chapters),
        title=next((one.text for one in package.iter("{*}title")), None),
        authors=tuple(filter(None, authors)),
    )


def _parse(archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(archive.read(name), parser)


def _package_name(archive: zipfile.ZipFile) -> str:
    container = _parse(archive, "META-INF/container.xml")
    return next(container.iter("{*}rootfile")).get("full-path", "")


def _chapters(archive: zipfile.ZipFile, package: etree._Element, folder: str) -> Iterator[str]:
    """Yield the names of the chapters in the order of reading, as far as they may be unpacked."""
    files = {item.get("id"): item.get("href", "") for item in package.iter("{*}item")}
    left = _MOST_BYTES
    for place in list(package.iter("{*}itemref"))[:_MOST_CHAPTERS]:
        name = posixpath.normpath(posixpath.join(folder, unquote(files[place.get("idref")])))
        left -= archive.getinfo(name).file_size
        if left < 0:
            return
        yield name


def _joined(chapters: list[Text]) -> Text:
    """Return the chapters one behind the other, their places moved along."""
    whole = Text(body="")
    for chapter in chapters:
        if not chapter.body.strip():
            whole = replace(whole, hidden=(*whole.hidden, *chapter.hidden))
            continue
        start = len(whole.body) + len(BETWEEN_BLOCKS) if whole.body else 0
        body = BETWEEN_BLOCKS.join(filter(None, (whole.body, chapter.body)))
        cells = (replace(cell, span=_moved(cell.span, start)) for cell in chapter.cells)
        headings = (_moved(heading, start) for heading in chapter.headings)
        whole = Text(
            body=body,
            cells=(*whole.cells, *cells),
            headings=(*whole.headings, *headings),
            language=whole.language or chapter.language,
            hidden=(*whole.hidden, *chapter.hidden),
        )
    return whole


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
