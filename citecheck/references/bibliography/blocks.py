"""Part of step 2a: the lists of a draft whose format knows its blocks (HTML, Markdown, DOCX).

Notes that the format itself calls notes come first; then what stands under a heading that names
a list: its items, or its paragraphs cut where typed labels begin.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from citecheck.lazy_regex import regex
from citecheck.model import BlockKind, Document, Hint, HintKind, Span
from citecheck.references.bibliography.entries import join_lines
from citecheck.references.bibliography.headings import ends_list, names_list
from citecheck.references.bibliography.lists import listed_in
from citecheck.references.bibliography.title import is_title
from citecheck.references.bibliography.units import Unit
from citecheck.references.markers.labels import label_at
from citecheck.references.types import Entry, FoundList

BRACKETS = "[](){}^ \t\n.:"

_BREAK = regex(r"\n|\s(?=\[\d{1,4}\]:\s)")


def lists_of_blocks(
    document: Document, units: Sequence[Unit], cited: frozenset[str] = frozenset()
) -> tuple[FoundList, ...]:
    """Return the lists of a draft, in order; `cited` are the numbers that the text cites."""
    marks = _Marks(document, cited)
    found: list[FoundList] = []
    for section in _sections(units):
        found.extend(_lists_of(marks, section))
    return tuple(found)


def lists_of_items(document: Document, lists: Sequence[Sequence[Unit]]) -> list[FoundList]:
    """Return a list of references for each list of items of the draft."""
    marks = _Marks(document)
    return [_found(None, tuple(_note(marks, unit) for unit in items), items) for items in lists]


def lines_of_blocks(units: Sequence[Unit]) -> list[Unit]:
    """Return the lines that the author made inside the blocks, headings and code left out."""
    return [line for unit in units for line in _lines(unit)]


def _start(hint: Hint) -> int:
    return hint.span.start


class _Marks:
    """What the draft tells of its notes: what their marks show, the ways back, numbers cited."""

    def __init__(self, document: Document, cited: frozenset[str] = frozenset()) -> None:
        self.text = document.text
        self.cited = cited
        self.shown: dict[str, str] = {}  # by anchor, without brackets
        for hint in document.hints:
            if hint.kind is HintKind.NOTE_MARK and hint.target:
                label = hint.span.of(document.text).strip(BRACKETS)
                if label:
                    self.shown.setdefault(hint.target.removeprefix("#"), label)
        backs = (hint for hint in document.hints if hint.kind is HintKind.BACK_LINK)
        self._backs = sorted(backs, key=_start)

    def words(self, span: Span) -> str:
        """Return the text of `span` without the links back to its marks."""
        pieces = []
        at = span.start
        for hint in self._backs[bisect_left(self._backs, span.start, key=_start) :]:
            if hint.span.start >= span.end:
                break
            pieces.append(self.text[at : hint.span.start])
            at = hint.span.end
        pieces.append(self.text[at : span.end])
        return "".join(pieces).strip(" \t\n^↑↩⤴\ufe0e\ufe0f")


class _Section:
    """A stretch of units that is one list, with the heading that announces it."""

    def __init__(self, heading: Unit | None) -> None:
        self.heading = heading
        self.notes: list[Unit] = []
        self.others: list[Unit] = []


def _sections(units: Sequence[Unit]) -> Iterator[_Section]:
    """Yield the stretches that can be lists: under a heading that names one, and loose notes."""
    section = _Section(None)
    for index, unit in enumerate(units):
        names = names_list(unit.text) and not is_title(units, index)
        is_heading = unit.is_a(BlockKind.HEADING) or (unit.is_a(BlockKind.PARAGRAPH) and names)
        if is_heading and (names or _closes(unit, section)):
            yield section
            section = _Section(unit if names else None)
        elif unit.is_a(BlockKind.NOTE):
            section.notes.append(unit)
        elif section.notes and not unit.is_a(BlockKind.LIST_ITEM):
            yield section  # prose goes on behind notes that stand in the middle of it
            section = _Section(None)
        elif section.heading is not None and not unit.is_a(BlockKind.HEADING):
            section.others.append(unit)
    yield section


def _closes(unit: Unit, section: _Section) -> bool:
    """Whether the heading `unit` ends the section, not merely divides it ("Books", "Films")."""
    if section.heading is None or section.heading.block is None or unit.block is None:
        return True
    outer, inner = section.heading.block.level, unit.block.level
    return ends_list(unit.text) or outer is None or inner is None or inner <= outer


def _lists_of(marks: _Marks, section: _Section) -> tuple[FoundList, ...]:
    if section.notes:
        entries = [_note(marks, unit) for unit in section.notes]
        return (_found(section.heading, tuple(entries), section.notes),)
    items = [unit for unit in section.others if unit.is_a(BlockKind.LIST_ITEM)]
    top = min((unit.block.level or 1 for unit in items if unit.block), default=1)
    items = [unit for unit in items if unit.block and (unit.block.level or 1) == top]
    if items:
        entries = [_note(marks, unit) for unit in items]
        return (_found(section.heading, tuple(entries), items),)
    return listed_in(section.heading, lines_of_blocks(section.others), marks.cited)


def _found(heading: Unit | None, entries: tuple[Entry, ...], units: Sequence[Unit]) -> FoundList:
    first = units[0] if heading is None else heading
    return FoundList(span=Span(first.start, units[-1].end), heading=heading, entries=entries)


def _note(marks: _Marks, unit: Unit) -> Entry:
    """Return the entry that a note or a list item is."""
    assert unit.block is not None
    words = marks.words(unit.span)
    shown = (marks.shown[anchor] for anchor in unit.block.anchors if anchor in marks.shown)
    label = next(shown, None) or unit.block.number
    typed = label_at(words)
    if typed is not None and (label is None or typed.text == label):
        label, words = typed.text, words[typed.end :]
    text = join_lines(words.split("\n"))
    return Entry(
        label=label,
        keys=(label,) if label is not None else (),
        text=text,
        span=unit.span,
        anchors=unit.block.anchors,
    )


def _lines(unit: Unit) -> Iterator[Unit]:
    """Yield the lines that the author made inside a block, and what defines a label in one."""
    if unit.is_a(BlockKind.CODE) or unit.is_a(BlockKind.HEADING):
        return
    at = unit.start
    for number, line in enumerate(_BREAK.split(unit.text)):
        bare = line.strip()
        start = at + len(line) - len(line.lstrip())
        if bare:
            yield Unit(start, start + len(bare), bare, gap=number == 0, block=unit.block)
        at += len(line) + 1
