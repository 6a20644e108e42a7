"""EPUB sources: the chapters of a book in their order, each read as a page."""

from __future__ import annotations

import io
import zipfile

from msgspec.structs import replace

from citecheck.formats.epub.package import DAMAGE, book_of
from citecheck.formats.html import source
from citecheck.formats.source_builder import BETWEEN_BLOCKS
from citecheck.model import NoText, SourceState, Span, Text


def read(body: bytes, _media_type: str) -> Text | NoText:
    """Return the text of all chapters."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            book = book_of(archive)
            chapters = [
                source.read(archive.read(name), "application/xhtml+xml") for name in book.chapters
            ]
    except DAMAGE as error:
        reason = f"the EPUB is damaged ({error or type(error).__name__})"
        return NoText(state=SourceState.UNREADABLE, reason=reason)
    return replace(
        _joined(chapters),
        title=book.title,
        authors=book.authors,
        skipped=(book.told,) if book.told else (),
        is_cut=book.told is not None,
    )


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
