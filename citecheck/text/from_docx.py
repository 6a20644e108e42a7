"""Word sources: mammoth's HTML, read block by block."""

from __future__ import annotations

import io
import zipfile

import mammoth
from lxml import etree, html

from citecheck.model import NoText, SourceState, Text
from citecheck.text.writing import Writer

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def read(body: bytes, _media_type: str) -> Text | NoText:
    """Return the paragraphs, headings, tables and notes of a DOCX."""
    try:
        page = mammoth.convert_to_html(io.BytesIO(body)).value
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        etree.XMLSyntaxError,
        RecursionError,
    ) as error:
        reason = f"the DOCX is damaged ({error or type(error).__name__})"
        return NoText(state=SourceState.UNREADABLE, reason=reason)
    writer = Writer()
    if page.strip():
        for element in html.fragment_fromstring(page, create_parent="div"):
            _write(element, writer)
    title = (
        writer.body[writer.headings[0].start : writer.headings[0].end] if writer.headings else ""
    )
    return Text(
        body=writer.body,
        cells=tuple(writer.cells),
        headings=tuple(writer.headings),
        title=title or None,
    )


def _write(element: html.HtmlElement, writer: Writer) -> None:
    if element.tag in HEADINGS:
        writer.heading(element.text_content())
    elif element.tag == "table":
        rows = [
            [cell.text_content() for cell in row.iter("td", "th")] for row in element.iter("tr")
        ]
        writer.table(rows, headed=len(rows) > 1)
    elif element.tag in ("ul", "ol"):
        for item in element:
            writer.block(item.text_content())
    else:
        writer.block(element.text_content())
