"""DOCX → its content: mammoth makes HTML of the file, the page walker reads that.

Before, the package is made to show what mammoth would lose (citation fields, numbers of lists) as
bookmarks with names of our own; see `docx_package`.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from zipfile import BadZipFile

import mammoth
from lxml import html
from lxml.etree import XMLSyntaxError
from lxml.html import HtmlElement

from citecheck.document.content import Content, ContentBuilder
from citecheck.document.docx_package import NUMBER, Package, prepare
from citecheck.document.html_walk import PageWalk
from citecheck.document.note_links import survey
from citecheck.document.numerals import numeral
from citecheck.errors import InputError
from citecheck.model import Coordinates, Place

_STYLES = "p[style-name='Title'] => h1:fresh\nr[style-name='Verbatim Char'] => code"
_NOTE_MARK = re.compile(r"#(footnote|endnote)-(?!ref-)")
_BACK_LINK = re.compile(r"#(?:footnote|endnote)-ref-")


def read(body: bytes, name: str) -> Content:
    """Return what a person reads in the document, tracked changes accepted.

    Raises:
        InputError: the file is damaged, too large when unpacked, or nested too deeply.
    """
    try:
        package = prepare(body, name)
        page = html.fromstring(_to_html(package.body))
    except (BadZipFile, XMLSyntaxError, KeyError, EOFError, NotImplementedError) as error:
        raise InputError(f"{name} is damaged ({error}): open it in Word, save it anew") from error
    except RecursionError as error:
        raise InputError(f"{name}: its tables are nested too deeply; flatten them") from error
    _number_notes(page, package)
    _number_items(page)
    builder = ContentBuilder()
    PageWalk(builder, survey(page), fields=package.fields).walk(page)
    builder.end()
    content = builder.build(Place, title=package.title, coordinates=Coordinates.PARAGRAPH)
    places = (Place(block.span.start, n, 1) for n, block in enumerate(content.blocks, 1))
    return replace(content, places=tuple(places))


def _to_html(body: bytes) -> str:
    """Return mammoth's HTML; pictures are left out."""
    result = mammoth.convert_to_html(
        io.BytesIO(body),
        style_map=_STYLES,
        convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
    )
    return f"<div>{result.value}</div>"


def _number_notes(page: HtmlElement, package: Package) -> None:
    """Show notes and their marks as Word does; mammoth counts endnotes on after footnotes."""
    counts = {"footnote": 0, "endnote": 0}
    shown: dict[str, str] = {}
    for link in list(page.iter("a")):
        target = link.get("href", "")
        if _BACK_LINK.match(target) and link.text == "↑":  # made by mammoth
            link.drop_tree()
            continue
        found = _NOTE_MARK.match(target)
        if found is None or link.getparent().tag != "sup":
            continue
        kind = found.group(1)
        if target not in shown:
            counts[kind] += 1
            shown[target] = numeral(counts[kind], package.note_formats[kind])
        link.text = shown[target]
    for item in page.iter("li"):
        label = shown.get(f"#{item.get('id')}")
        if label is not None:
            item.set("data-number", label)


def _number_items(page: HtmlElement) -> None:
    """Take the bookmarks that hold an item's number."""
    for anchor in list(page.iter("a")):
        name = anchor.get("id", "")
        if name.startswith(NUMBER):
            item = next(anchor.iterancestors("li"), None)
            if item is not None and "data-number" not in item.attrib:
                item.set("data-number", name.removeprefix(NUMBER))
            anchor.drop_tree()
