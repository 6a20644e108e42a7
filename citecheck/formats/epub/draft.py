"""EPUB → its content: the chapters one behind the other as one page, links between them kept.

Notes in a file of their own are then in-page links, and the page walker reads them as such.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import html
from lxml.html import HtmlElement
from msgspec.structs import replace

from citecheck.errors import InputError
from citecheck.formats.charset import decode
from citecheck.formats.draft_builder import Content, ContentBuilder, parse_date
from citecheck.formats.epub.package import DAMAGE, Book, book_of
from citecheck.formats.html import visibility
from citecheck.formats.html.note_links import survey
from citecheck.formats.html.parse import parse
from citecheck.formats.html.walk import PageWalk
from citecheck.model import Coordinates, Place, ReaderNotice

_TYPE = "epub:type"
_NO_PROSE = frozenset(  # Source: EPUB Structural Semantics Vocabulary 1.1
    ("toc", "landmarks", "page-list", "titlepage", "halftitlepage", "imprint", "colophon",
     "copyright-page", "cover", "index", "loi", "lot")
)  # fmt: skip
_MOST_STYLE_BYTES = 100_000  # of the style sheets of one chapter


def read(body: bytes) -> Content:
    """Return what a person reads in the book, title pages and imprint left out.

    Raises:
        InputError: the file is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            book = book_of(archive)
            page = _joined(_chapters(archive, book), set(book.chapters))
    except DAMAGE as error:
        raise InputError(f"the EPUB is damaged ({error or type(error).__name__})") from error
    builder = ContentBuilder()
    if book.told:
        builder.notices.append(ReaderNotice(code="draft.text_skipped", message=book.told))
    PageWalk(builder, survey(page)).walk(page)
    content = builder.build(
        coordinates=Coordinates.PARAGRAPH,
        title=book.title,
        language=book.language,
        date=parse_date(book.date or ""),
    )
    places = (Place(block.span.start, n, 1) for n, block in enumerate(content.blocks, 1))
    return replace(content, places=tuple(places))


def _chapters(archive: zipfile.ZipFile, book: Book) -> Iterator[tuple[str, HtmlElement]]:
    """Yield the name and the tree of each chapter, what its readers do not see marked."""
    for name in book.chapters:
        page = parse(decode(archive.read(name), "application/xhtml+xml"))
        if page is None:
            continue
        _take_styles(archive, name, page)
        visibility.mark_hidden(page)
        yield name, page


def _take_styles(archive: zipfile.ZipFile, name: str, page: HtmlElement) -> None:
    """Put the style sheets of the package that a chapter links to into it."""
    left = _MOST_STYLE_BYTES
    for link in list(page.iter("link")):
        address = posixpath.join(posixpath.dirname(name), unquote(link.get("href", "")))
        member = posixpath.normpath(address)
        if "stylesheet" not in link.get("rel", "") or member not in archive.namelist():
            continue
        left -= archive.getinfo(member).file_size
        if left >= 0:
            style = html.Element("style")
            style.text = archive.read(member).decode("utf-8", "replace")
            link.addprevious(style)


def _joined(chapters: Iterator[tuple[str, HtmlElement]], names: set[str]) -> HtmlElement:
    """Return one page of all chapters; ids have the chapter's name before them."""
    whole = html.Element("body")
    for name, page in chapters:
        body = page.find("body")
        for element in list((page if body is None else body).iter()):
            if isinstance(element.tag, str):
                _rename(element, name, names)
        section = html.Element("div", id=_id(name, ""))
        section.extend(list(page if body is None else body))
        if body is None or not _is_no_prose(body):
            whole.append(section)
    return whole


def _rename(element: HtmlElement, name: str, names: set[str]) -> None:
    for attribute in ("id", "name"):
        if attribute in element.attrib:
            element.set(attribute, _id(name, element.get(attribute, "")))
    address = element.get("href", "")
    if element.tag == "a" and address and ":" not in address.split("#")[0]:
        path, _, fragment = address.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path)))
        target = target if path else name
        if target in names:
            element.set("href", f"#{_id(target, unquote(fragment))}")
    if _is_no_prose(element):
        element.set("hidden", "")


def _id(name: str, fragment: str) -> str:
    return f"{name}:{fragment}"


def _is_no_prose(element: HtmlElement) -> bool:
    return not _NO_PROSE.isdisjoint(element.get(_TYPE, "").split())
