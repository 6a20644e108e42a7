"""Markdown sources: rendered as a reader sees them, tags and hidden text gone, tables kept."""

from __future__ import annotations

import re

from marko import Markdown

from citecheck.errors import InputError
from citecheck.formats.charset import decode
from citecheck.formats.html import strip_hidden
from citecheck.formats.html.blocks import write_blocks
from citecheck.formats.html.parse import parse
from citecheck.formats.markdown.effort import refuse_endless
from citecheck.formats.markdown.unshown import shown
from citecheck.formats.plain import source as plain
from citecheck.formats.source_builder import Writer
from citecheck.lazy_regex import regex
from citecheck.model import NoText, Text

_FRONT_MATTER = regex(r"\A(---|\+\+\+)[ \t]*\n(?:.{0,1000}\n){0,200}?\1[ \t]*\n")
_TITLE = regex(r"^title[ \t]{0,9}[:=][ \t]{0,9}(\S[^\n]{0,300})$", re.MULTILINE)


def read(body: bytes, media_type: str) -> Text | NoText:
    """Return the text as rendered; what marko would not end on is read as plain text.

    Args:
        body: the bytes of the source.
        media_type: its type, which may tell the charset.
    """
    source = decode(body, media_type).replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(source)
    titled = _TITLE.search(front[0]) if front else None
    text = shown(source[front.end() if front else 0 :]).text
    try:
        refuse_endless(source)
        page = parse(Markdown(extensions=["gfm"]).convert(text))
    except (InputError, RecursionError):
        return plain.read(body, media_type)
    writer = Writer()
    if page is not None:
        strip_hidden.clean(page)
        write_blocks(page, writer)
    title = titled[1].strip().strip("\"'") if titled else writer.first_heading
    return writer.text(title=title)
