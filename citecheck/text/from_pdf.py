"""PDF sources: pdfium's text, page by page; the offset at which each page starts is kept."""

from __future__ import annotations

import pypdfium2
from pypdfium2 import PdfiumError

from citecheck.model import NoText, SourceState, Text
from citecheck.regex import regex

HYPHENATED = regex(r"(?<=[a-z])(?:-\n|\u00ad\n?|\ufffe\n?|\x02\n?)(?=[a-z])")
BETWEEN_PAGES = "\n\n"


def read(body: bytes, _media_type: str) -> Text | NoText:
    """Return the text of all pages, lines kept, words broken at a line's end joined."""
    try:
        document = pypdfium2.PdfDocument(body)
    except PdfiumError as error:
        locked = "password" in str(error).lower()
        reason = "it is locked by a password" if locked else "the PDF is damaged"
        return NoText(state=SourceState.UNREADABLE, reason=reason)
    with document:
        pages = [_page(document, index) for index in range(len(document))]
        about = document.get_metadata_dict(skip_empty=True)
    starts: list[int] = []
    length = 0
    for page in pages:
        starts.append(length)
        length += len(page) + len(BETWEEN_PAGES)
    author = about.get("Author", "").strip()
    return Text(
        body=BETWEEN_PAGES.join(pages) if any(pages) else "",
        pages=tuple(starts),
        title=about.get("Title", "").strip() or None,
        authors=(author,) if author else (),
    )


def _page(document: pypdfium2.PdfDocument, index: int) -> str:
    """Return the text inside the page's own bounds: what lies off the page, nobody sees."""
    try:
        page = document[index]
    except PdfiumError:  # one broken page is no reason to lose the others
        return ""
    text = page.get_textpage().get_text_bounded()
    return HYPHENATED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
