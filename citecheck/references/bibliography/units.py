"""Part of step 2a: the draft as units, the pieces a reference list is cut at.

Where line breaks are layout (plain text, PDF) a unit is a line; where the format itself says
what a paragraph or list item is (HTML, Markdown, DOCX) a unit is a block. Page furniture
(page numbers, running heads) is marked, so that nobody takes it for an entry.
"""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct
from msgspec.structs import replace

from citecheck.language.common.references import PAGE_NUMBER
from citecheck.lazy_regex import regex
from citecheck.model import Block, BlockKind, Document, Span
from citecheck.references.bibliography.headings import names_list

LINED = frozenset({"text/plain", "application/pdf"})  # formats whose line breaks are layout

_LINE = regex(r"[^\n\r\f\v\x85\u2028\u2029]+")
_PAGE_NUMBER = regex(
    PAGE_NUMBER,
    re.IGNORECASE,
)
_DIGITS = regex(r"\d+")
_EDGE_NUMBER = regex(r"^\d{1,4}\s{2,}\S|\S\s{2,}\d{1,4}$")
_LETTER = regex(r"[^\W\d_]")
LONGEST_RUNNING_HEAD = 120
FEWEST_RUNNING_HEADS = 3


class Unit(Struct, frozen=True):
    """One line or one block of the draft.

    `start` and `end` bound its words in ``Document.text``; `gap` says that an empty line or a
    block boundary stands before it; `indent` counts the blanks before it on its line.
    """

    start: int
    end: int
    text: str
    gap: bool
    indent: int = 0
    block: Block | None = None
    furniture: bool = False

    @property
    def span(self) -> Span:
        """The place of its words."""
        return Span(self.start, self.end)

    def is_a(self, kind: BlockKind) -> bool:
        """Whether the format says so."""
        return self.block is not None and self.block.kind is kind


def units_of(document: Document) -> tuple[Unit, ...]:
    """Return the units of a draft in order, none of them empty."""
    if document.media_type in LINED or not document.blocks:
        return _lines(document)
    return block_units(document)


def block_units(document: Document) -> tuple[Unit, ...]:
    """Return the blocks of a draft that hold words."""
    units = []
    for block in document.blocks:
        words = block.span.of(document.text).strip()
        if words:
            units.append(Unit(block.span.start, block.span.end, words, gap=True, block=block))
    return tuple(units)


def _lines(document: Document) -> tuple[Unit, ...]:
    text = document.text
    is_paged = document.media_type == "application/pdf"
    starts = {block.span.start: block for block in document.blocks} if is_paged else {}
    raw: list[Unit] = []
    last = 0
    for match in _LINE.finditer(text):
        words = match.group()
        bare = words.strip()
        if not bare:
            continue
        start = match.start() + len(words) - len(words.lstrip())
        gap = not raw or text.count("\n", last, match.start()) > 1 or "\f" in text[last:start]
        block = starts.get(start)
        raw.append(
            Unit(start, start + len(bare), bare, gap=gap, indent=_indent(words), block=block)
        )
        last = match.end()
    return _with_furniture(raw)


def _indent(line: str) -> int:
    blank = line[: len(line) - len(line.lstrip())]
    return len(blank.expandtabs(8))


def _with_furniture(lines: list[Unit]) -> tuple[Unit, ...]:
    """Mark page numbers and lines that return on every page.

    "Notes" under each section returns, too: a line that names a list is a running head only with a
    page number on it or next to it.
    """
    heads = Counter(_shape(line.text) for line in lines if _may_run(line.text))
    numbers = [_PAGE_NUMBER.fullmatch(line.text) is not None and line.gap for line in lines]
    marked = []
    for index, line in enumerate(lines):
        is_furniture = numbers[index]
        if line.gap and _may_run(line.text) and heads[_shape(line.text)] >= FEWEST_RUNNING_HEADS:
            has_number = _EDGE_NUMBER.search(line.text) is not None
            is_paged = any(numbers[max(0, index - 1) : index + 2])
            is_plain = _DIGITS.search(line.text) is None
            is_head = is_plain and (is_paged or not names_list(line.text))
            is_furniture = is_furniture or has_number or is_head
        marked.append(replace(line, furniture=True) if is_furniture else line)
    return tuple(marked)


def _may_run(text: str) -> bool:
    return len(text) <= LONGEST_RUNNING_HEAD and _LETTER.search(text) is not None


def _shape(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split())).strip("0 ")
