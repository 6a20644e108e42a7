"""ODT sources: what a person reads in the document, as of a draft."""

from __future__ import annotations

from citecheck.errors import InputError
from citecheck.formats.odt import draft
from citecheck.formats.source_builder import Writer
from citecheck.model import Block, BlockKind, NoText, SourceState, Text


def read(body: bytes, _media_type: str) -> Text | NoText:
    """Return the headings, paragraphs, lists, cells and notes of a document."""
    try:
        content = draft.read(body)
    except InputError as error:
        return NoText(state=SourceState.UNREADABLE, reason=f"the ODT file cannot be read: {error}")
    writer = Writer()
    for block in content.blocks:
        _write(writer, block, block.span.of(content.text))
    return writer.text(title=content.title)


def _write(writer: Writer, block: Block, words: str) -> None:
    if block.kind is BlockKind.HEADING:
        writer.heading(words)
    else:
        writer.block(words)
