"""The lines of a PDF → blocks: by gaps, indents, sizes, labels, and where links lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct, field

from citecheck.formats.pdf.layout.lines import Line
from citecheck.lazy_regex import regex
from citecheck.model import BlockKind

# In heights of type; tuned on the open PDF drafts (2026-11-22).
_INDENT = 0.45
_GAP = 1.18  # times the usual distance of lines
_SIZE_CHANGE = 0.13
_HEADING_SIZE = 1.12
_NOTE_SIZE = 0.93
_SHORT = 4.0  # a line that ends this far before the right edge may end a paragraph
_COLUMN_EDGE = 6.0  # lines of one column start within this distance
_LONGEST_HEADING = 90  # code points
_LABEL = regex(r"[\[({]?(\d{1,4})[\])}.]?(?=\s)")
_NOTE_OPENING = regex(r"[*†‡§¶∗]|\d{1,2}\s?[A-Z“‘\"(]")
_MOST_NOTES = 0.5  # of a column's lines
_STRONG_LABEL = regex(r"(?:\[(?=\d{1,4}\]))?(\d{1,4})[\].](?=\s)")
_SENTENCE_ENDS = (".", "!", "?", ":", '"', "”", ")", "]")


class LineBlock(Struct):
    """Lines that belong together; `anchors` name the places in it that links lead to."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    anchors: list[str] = field(default_factory=list)


def blocks_of(pages: Sequence[list[Line]], anchors: Mapping[int, str]) -> list[LineBlock]:
    """Return the blocks of all pages in order; notes at the foot come behind their paragraph.

    Args:
        pages: the lines of each page, furniture removed.
        anchors: names of lines that links lead to, by ``id`` of the line.
    """
    heights = Counter(round(line.height, 1) for page in pages for line in page)
    body_height = heights.most_common(1)[0][0] if heights else 0.0
    text, notes = _Run(anchors), _Run(anchors)
    blocks: list[LineBlock] = []
    for page in pages:
        layout = _Layout(page, body_height)
        for line in page:
            if id(line) in layout.foot:
                notes.add(line, layout)
            elif text.add(line, layout):
                # What ran over the end of a page is complete: its notes follow it.
                complete = notes.take_before(line.page)
                blocks += [*text.take_finished(), *_as_notes(complete)]
    blocks += [*text.take_all(), *_as_notes(notes.take_all())]
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and _is_heading(block, body_height):
            block.kind = BlockKind.HEADING
    return blocks


def _as_notes(blocks: list[LineBlock]) -> list[LineBlock]:
    for block in blocks:
        block.kind = BlockKind.NOTE
    return blocks


class _Layout:
    """What one page's lines have in common."""

    def __init__(self, page: list[Line], body_height: float) -> None:
        steps = [
            (before.y - after.y) / after.height
            for before, after in pairwise(page)
            if after.height > 0 and 0.5 < (before.y - after.y) / after.height < 3
        ]
        self.pitch = median(steps) if steps else 1.2  # in heights of type
        self.foot = _foot(page, body_height)
        self._reach = max(_COLUMN_EDGE * body_height, 1.0)
        self._lefts: dict[int, float] = {}  # by stripe of the page, `_reach` wide
        self._rights: dict[int, float] = {}
        for line in page:
            stripe = self._stripe(line)
            self._lefts[stripe] = min(self._lefts.get(stripe, line.x0), line.x0)
            self._rights[stripe] = max(self._rights.get(stripe, line.x1), line.x1)

    def column_left(self, line: Line) -> float:
        """Return the left edge of the column that a line stands in."""
        return min(self._around(self._lefts, line), default=line.x0)

    def column_right(self, line: Line) -> float:
        """Return the right edge of the column that a line stands in."""
        return max(self._around(self._rights, line), default=line.x1)

    def _stripe(self, line: Line) -> int:
        return int(line.x0 // self._reach)

    def _around(self, edges: Mapping[int, float], line: Line) -> list[float]:
        stripe = self._stripe(line)
        return [edges[near] for near in (stripe - 1, stripe, stripe + 1) if near in edges]


class _Run:
    """Blocks of one kind (the text, or the notes) under way."""

    def __init__(self, anchors: Mapping[int, str]) -> None:
        self._anchors = anchors
        self._blocks: list[LineBlock] = []
        self._label = 0  # the last number in brackets or before a dot that began a block
        self._hang = 0.0  # how far the last blocks' second lines stand right of their first

    def add(self, line: Line, layout: _Layout) -> bool:
        """Add a line; return whether it began a block."""
        block = self._blocks[-1] if self._blocks else None
        if block is not None and not self._begins(block, line, layout):
            block.lines.append(line)
            if len(block.lines) == 2:
                self._note_hang(block)
            return False
        label = _STRONG_LABEL.match(line.text)
        self._label = int(label.group(1)) if label else self._label
        name = self._anchors.get(id(line))
        self._blocks.append(LineBlock([line], anchors=[name] if name else []))
        return True

    def take_finished(self) -> list[LineBlock]:
        """Take all blocks but the last."""
        finished, self._blocks = self._blocks[:-1], self._blocks[-1:]
        return finished

    def take_before(self, page: int) -> list[LineBlock]:
        """Take the blocks that began on earlier pages."""
        earlier = [block for block in self._blocks if block.lines[0].page < page]
        self._blocks = [block for block in self._blocks if block.lines[0].page >= page]
        return earlier

    def take_all(self) -> list[LineBlock]:
        """Take every block."""
        taken, self._blocks = self._blocks, []
        return taken

    def _note_hang(self, block: LineBlock) -> None:
        first, second = block.lines
        shift = second.x0 - first.x0
        if first.page == second.page and abs(shift) < _COLUMN_EDGE * first.height:
            self._hang = shift

    def _begins(self, block: LineBlock, line: Line, layout: _Layout) -> bool:
        """Whether `line` begins a block of its own after `block`."""
        last = block.lines[-1]
        height = max(last.height, 1.0)
        if id(line) in self._anchors or abs(line.height - last.height) > _SIZE_CHANGE * height:
            return True
        if line.bold != last.bold and _ends_short(last, layout):
            return True
        if _is_next_label(block, line) or self._is_next_strong_label(line):
            return True
        drop = last.y - line.y
        if line.page != last.page or drop < -height or line.x0 > last.x1:
            return self._begins_elsewhere(block, line, layout)
        if drop > _GAP * layout.pitch * height or abs(drop) < 0.3 * height:
            return True
        return self._begins_below(block, line, layout)

    def _is_next_strong_label(self, line: Line) -> bool:
        label = _STRONG_LABEL.match(line.text)
        return label is not None and self._label > 0 and int(label.group(1)) == self._label + 1

    def _begins_below(self, block: LineBlock, line: Line, layout: _Layout) -> bool:
        """Judge a line right below the block by its indent."""
        tolerance = _INDENT * line.height
        last = block.lines[-1]
        if len(block.lines) == 1:
            shift = line.x0 - last.x0
            return shift > tolerance and self._hang < tolerance and _ends_short(last, layout)
        reach = _COLUMN_EDGE * line.height
        edge = min(one.x0 for one in block.lines[1:][-2:] if abs(one.x0 - last.x0) < reach)
        ended = _ends_short(last, layout) and last.text.endswith(_SENTENCE_ENDS)
        return abs(line.x0 - edge) > tolerance or ended

    def _begins_elsewhere(self, block: LineBlock, line: Line, layout: _Layout) -> bool:
        """Whether a line at the top of a column or page is no continuation."""
        tolerance = _INDENT * line.height
        if abs(self._hang) > tolerance:
            first = block.lines[0].x0
            is_near = abs(first - line.x0) < _COLUMN_EDGE * line.height
            left = min(layout.column_left(line), first if is_near else line.x0)
            is_in = line.x0 > left + tolerance
            return is_in == (self._hang < 0)
        last = block.lines[-1]
        ended = last.text.endswith(_SENTENCE_ENDS) or _ends_short(last, layout)
        return ended and not line.text[:1].islower()


def _ends_short(last: Line, layout: _Layout) -> bool:
    """Whether a line ends well before the right edge of its column."""
    return last.x1 < layout.column_right(last) - _SHORT * last.height


def _is_next_label(block: LineBlock, line: Line) -> bool:
    """Whether block and line open with labels of a list that follow on each other."""
    before, after = _LABEL.match(block.lines[0].text), _LABEL.match(line.text)
    return bool(before and after and int(after.group(1)) == int(before.group(1)) + 1)


def _foot(page: list[Line], body_height: float) -> frozenset[int]:
    """Return the lines of the notes at the foot of a page's columns."""
    if not page:
        return frozenset()
    middle = (min(line.x0 for line in page) + max(line.x1 for line in page)) / 2
    columns = (
        [line for line in page if line.x0 < middle],
        [line for line in page if line.x0 >= middle],
    )
    return frozenset(id(line) for column in columns for line in _notes_of(column, body_height))


def _notes_of(column: list[Line], body_height: float) -> list[Line]:
    """Return the run of small type at the foot of a column, if it opens with a note's mark."""
    upwards = sorted(column, key=lambda line: line.y)
    small: list[Line] = []
    for line in upwards:
        if line.height >= _NOTE_SIZE * body_height:
            break
        small.append(line)
    if not small or len(small) > _MOST_NOTES * len(column):
        return []
    while small and not _opens_note(small[-1]):
        small.pop()  # a caption, or the last lines of a table
    return small


def _opens_note(line: Line) -> bool:
    return line.pieces[0].raised or bool(_NOTE_OPENING.match(line.text))


def _is_heading(block: LineBlock, body_height: float) -> bool:
    first, text = block.lines[0], block.lines[0].text
    if len(block.lines) > 3:
        return False
    if first.height > _HEADING_SIZE * body_height:
        return True
    is_short = len(block.lines) == 1 and len(text) <= _LONGEST_HEADING
    return is_short and first.bold and text[-1] not in ".,;" and text[:1].isalnum()
