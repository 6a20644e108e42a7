"""Plain text → its content: the file's own text, with blocks guessed by blank lines alone.

What a line is (a heading, an entry, hard-wrapped prose) depends on the lines around it and is left
to `citecheck.references`, which reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.formats.draft_builder import Content, Lines
from citecheck.lazy_regex import regex
from citecheck.model import Block, BlockKind, Hint, HintKind, Place, Span

_LIST_ITEM = regex(r"[ \t]{0,8}(?:[-*•–]|\[?\(?\{?\d{1,4}[\])}.])[ \t]{1,8}\S")
_NUMBERED_HEADING = regex(r"(?:\d{1,2}\.){0,3}\d{0,2}[ \t]{0,3}[A-Z]")
_SET_APART = 3  # columns by which a block quotation is indented
_LONGEST_HEADING = 80  # code points
_SENTENCE_END = ".!?:;,”\"')]"


def read(source: str) -> Content:
    """Return `source` as it is; paragraphs, one-line headings and list items are light guesses."""
    blocks = tuple(_blocks(source))
    return Content(
        text=source,
        blocks=blocks,
        hints=tuple(_set_apart(source, blocks)),
        places=tuple(Place(start, line, 1) for line, start in enumerate(Lines(source).starts, 1)),
    )


def _set_apart(source: str, blocks: Sequence[Block]) -> Iterator[Hint]:
    """Yield the indented paragraphs that end like a sentence: words that are quoted as a block."""
    for block in blocks:
        words = block.span.of(source)
        line = source.rfind("\n", 0, block.span.start) + 1
        indent = len(source[line : block.span.start].expandtabs(4))
        is_prose = block.kind is BlockKind.PARAGRAPH and words[-1] in '.!?”"’»])'
        if is_prose and indent >= _SET_APART and not words[0].islower():
            yield Hint(kind=HintKind.QUOTATION, span=block.span)


def _blocks(source: str) -> list[Block]:
    blocks: list[Block] = []
    start = end = None
    for line in re.finditer(r"[^\r\n]*(?:\r\n?|\n|\Z)", source):
        bare = line.group().strip()
        if not bare or (start is not None and _LIST_ITEM.match(line.group())):
            if start is not None and end is not None:
                blocks.append(_block(source, start, end))
            start = None
        if bare:
            indent = len(line.group()) - len(line.group().lstrip())
            start = line.start() + indent if start is None else start
            end = line.start() + len(line.group().rstrip())
    if start is not None and end is not None:
        blocks.append(_block(source, start, end))
    return blocks


def _block(source: str, start: int, end: int) -> Block:
    text = source[start:end]
    if _LIST_ITEM.match(text):
        kind = BlockKind.LIST_ITEM
    elif _looks_like_heading(text):
        kind = BlockKind.HEADING
    else:
        kind = BlockKind.PARAGRAPH
    return Block(kind=kind, span=Span(start, end))


def _looks_like_heading(text: str) -> bool:
    """Whether a block is one short line without a sentence's end, beginning like a title."""
    if len(text) > _LONGEST_HEADING or "\n" in text or "\r" in text:
        return False
    return text[-1] not in _SENTENCE_END and bool(_NUMBERED_HEADING.match(text))
