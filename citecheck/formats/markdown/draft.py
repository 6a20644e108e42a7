"""Markdown → its content: as rendered, with offsets into the file behind every word.

CommonMark with GitHub's tables and bare addresses, footnotes, ``^[inline notes]``, front matter
and pandoc's citations. How notes and numbered definitions look in the text is told in
`citecheck.formats.draft`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from marko import Markdown
from marko.helpers import MarkoExtension
from msgspec.structs import replace

from citecheck.errors import InputError
from citecheck.formats.bibliography.library import write_entries
from citecheck.formats.draft_builder import Content, ContentBuilder
from citecheck.formats.folder import DraftFolder
from citecheck.formats.html.note_links import is_mark_text, is_way_back
from citecheck.formats.joined import Joined
from citecheck.formats.markdown.bibliographies import library_of
from citecheck.formats.markdown.citations import extension
from citecheck.formats.markdown.effort import refuse_endless
from citecheck.formats.markdown.front_matter import front_matter
from citecheck.formats.markdown.includes import includes
from citecheck.formats.markdown.notes import EXTENSION
from citecheck.formats.markdown.unshown import shown
from citecheck.formats.markdown.walk import MarkdownWalk
from citecheck.model import BlockKind, Hint, HintKind

_MAY_BE_NOTES = (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)


def read(source: str, beside: DraftFolder | None = None) -> Content:
    """Return the rendered text with its links, notes and citations, the cited entries behind it.

    Args:
        source: the file's text.
        beside: where the bibliographies lie that the draft names.

    Raises:
        InputError: lists or quotations are nested deeper than can be read, or it is endless.
    """
    beside = beside or DraftFolder()
    joined = Joined(source.replace("\r\n", "\n").replace("\r", "\n"), beside, includes)
    source = joined.text
    front = front_matter(source)
    # Blank lines in its place keep every offset, and are nothing in Markdown.
    body = source
    for start, end in front.stretches:
        body = body[:start] + re.sub(r"[^\n]", " ", body[start:end]) + body[end:]
    visible = shown(body)
    body = visible.text
    refuse_endless(body)
    builder = ContentBuilder()
    builder.notices += joined.notices
    extensions: list[str | MarkoExtension] = ["gfm", EXTENSION]
    library = None
    if "@" in body or front.nocite:
        library = library_of(front, beside, body)
        extensions.append(extension(library.holds, has_list=library.is_named))
    try:
        tree = Markdown(extensions=extensions).parse(body)
        cited = MarkdownWalk(builder, body, visible.call_outs).walk(tree)
    except RecursionError as error:
        raise InputError("its lists or quotations are nested too deeply; flatten them") from error
    if library is not None:
        listed = library if "*" in front.nocite else front.nocite
        write_entries(builder, library, [*cited, *listed])
        builder.notices += library.notices if cited or front.nocite else []
    content = builder.build(joined, language=front.language, date=front.date)
    title = front.title or content.first_heading()
    return replace(_tied(content), title=title)


def _tied(content: Content) -> Content:
    """Tie the marks and notes that HTML tags or plain links make of a list.

    ``[1](#n1)`` is the mark of a note where such an id follows, the block with the id is a note,
    and an arrow in it leads back.
    """
    starts = {f"#{name}": block.span.start for block in content.blocks for name in block.anchors}
    hints = tuple(_with_marks(content, starts))
    noted = {hint.target for hint in hints if hint.kind is HintKind.NOTE_MARK}
    blocks = tuple(
        replace(block, kind=BlockKind.NOTE)
        if block.kind in _MAY_BE_NOTES and any(f"#{name}" in noted for name in block.anchors)
        else block
        for block in content.blocks
    )
    return replace(content, hints=hints, blocks=blocks)


def _with_marks(content: Content, starts: Mapping[str, int]) -> Iterator[Hint]:
    """Yield the hints, those between marks and notes as such."""
    for hint in content.hints:
        start = starts.get(hint.target or "")
        words = hint.span.of(content.text)
        if start is None or hint.kind is not HintKind.LINK:
            yield hint
        elif is_way_back(words):
            yield replace(hint, kind=HintKind.BACK_LINK)
        elif is_mark_text(words):
            is_ahead = start > hint.span.start
            kind = HintKind.NOTE_MARK if is_ahead else HintKind.BACK_LINK
            yield replace(hint, kind=kind)
        else:
            yield hint
