"""The lines of a PDF → blocks: by gaps, indents, sizes, and the places that links lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from citecheck.document.pdf_words import Line
from citecheck.model import BlockKind

# In heights of type; tuned on the open PDF drafts (2026-11-22).
_INDENT = 0.45
_GAP = 1.3  # times the usual distance of lines
_SIZE_CHANGE = 0.06
_HEADING_SIZE = 1.12
_NOTE_SIZE = 0.93
_SHORT = 4.0  # a line that ends this far before the right edge ends a paragraph


@dataclass(slots=True)
class LineBlock:
    """Lines that belong together; `anchors` name the places in it that links lead to."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    anchors: list[str] = field(default_factory=list)


def blocks_of(pages: Sequence[list[Line]], anchors: dict[int, str]) -> list[LineBlock]:
    """Return the blocks of all pages in order; notes at the foot come behind their paragraph.

    Args:
        pages: the lines of each page, furniture removed.
        anchors: names of lines that links lead to, by ``id`` of the line.
    """
    body_height = _usual(
        [round(line.height, 1) for page in pages for line in page for _ in line.pieces]
    )
    blocks: list[LineBlock] = []
    waiting: list[LineBlock] = []  # notes of the page that ends inside a paragraph
    for page in pages:
        pitch = _pitch(page)
        foot = _foot(page, body_height)
        current: LineBlock | None = blocks[-1] if blocks else None
        for line in page:
            target = waiting if id(line) in foot else blocks
            if (
                target is blocks
                and current is not None
                and not _begins(current, line, pitch, anchors)
            ):
                current.lines.append(line)
                continue
            if target is waiting and waiting and not _begins(waiting[-1], line, pitch, anchors):
                waiting[-1].lines.append(line)
                continue
            block = LineBlock([line])
            if id(line) in anchors:
                block.anchors.append(anchors[id(line)])
            if target is waiting:
                block.kind = BlockKind.NOTE
                waiting.append(block)
                continue
            if current is not None:
                blocks += _of_earlier_pages(waiting, line.page)
            blocks.append(block)
            current = block
    blocks += waiting
    for block in blocks:
        if block.kind is BlockKind.PARAGRAPH and _is_heading(block, body_height):
            block.kind = BlockKind.HEADING
    return blocks


def _of_earlier_pages(waiting: list[LineBlock], page: int) -> list[LineBlock]:
    """Take the notes of earlier pages out of `waiting`."""
    done = [block for block in waiting if block.lines[0].page < page]
    waiting[:] = [block for block in waiting if block.lines[0].page >= page]
    return done


def _usual(values: list[float]) -> float:
    return Counter(values).most_common(1)[0][0] if values else 0.0


def _pitch(page: list[Line]) -> float:
    """Return the usual distance of two lines of a paragraph, in heights of their type."""
    steps = [
        (before.y - after.y) / after.height
        for before, after in zip(page, page[1:], strict=False)
        if after.height > 0 and 0.5 < (before.y - after.y) / after.height < 3
    ]
    return median(steps) if steps else 1.2


def _begins(block: LineBlock, line: Line, pitch: float, anchors: dict[int, str]) -> bool:
    """Whether `line` begins a block of its own after `block`."""
    last = block.lines[-1]
    height = max(last.height, 1.0)
    if id(line) in anchors or abs(line.height - last.height) > _SIZE_CHANGE * height:
        return True
    drop = last.y - line.y
    goes_on_elsewhere = line.page != last.page or drop < -height or line.x0 > last.x1
    if not goes_on_elsewhere and drop > _GAP * pitch * height:
        return True
    if abs(drop) < 0.3 * height and not goes_on_elsewhere:
        return True  # another cell of the same row
    first, body = block.lines[0], block.lines[1:]
    shift = 0.0
    if goes_on_elsewhere:
        return _begins_elsewhere(block, line)
    tolerance = _INDENT * height
    if not body:
        shift = line.x0 - first.x0
        return shift > tolerance and _ends_short(last, block)
    edge = min(one.x0 for one in body[-2:])
    return abs(line.x0 - edge) > tolerance or _is_last(last, block)


def _begins_elsewhere(block: LineBlock, line: Line) -> bool:
    """Whether a line at the top of a column or page is no continuation of the block before it."""
    text = line.text
    last_text = block.lines[-1].text.rstrip()
    if last_text.endswith((".", "!", "?", ":", '"', "”")) and not text[:1].islower():
        return True
    return _ends_short(block.lines[-1], block) and not text[:1].islower()


def _ends_short(last: Line, block: LineBlock) -> bool:
    right = max(line.x1 for line in block.lines)
    return len(block.lines) > 1 and last.x1 < right - _SHORT * last.height


def _is_last(last: Line, block: LineBlock) -> bool:
    """Whether the last line ends well before the others and ends a sentence."""
    return _ends_short(last, block) and last.text.endswith((".", "!", "?", "]", ")", '"', "”"))


def _foot(page: list[Line], body_height: float) -> set[int]:
    """Return the lines of small type at the foot of a page that follow larger type."""
    if not body_height:
        return set()
    small: list[Line] = []
    for line in sorted(page, key=lambda one: one.y):
        if line.height >= _NOTE_SIZE * body_height:
            break
        small.append(line)
    if not small or len(small) > 0.6 * len(page):
        return set()
    return {id(line) for line in small}


def _is_heading(block: LineBlock, body_height: float) -> bool:
    first = block.lines[0]
    return first.height > _HEADING_SIZE * body_height and len(block.lines) <= 3
