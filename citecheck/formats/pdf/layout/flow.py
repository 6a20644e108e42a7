"""The blocks of a PDF → the same, so that what is one sentence is in one place.

For sources: a quotation must be found where a raised sign set two lines apart, or where a note at
the foot of a page stands between a paragraph's parts. For drafts blocks stay as they are printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.formats.pdf.layout.blocks import LineBlock
from citecheck.formats.pdf.layout.lines import Line
from citecheck.model import BlockKind

# In heights of type.
_FARTHEST = 2.2  # from baseline to baseline
_SET_IN = 3.0
_SAME_SIZE = 0.1
_ENDS = (".", "!", "?", ":", ";", "”", '"', "]", ")")


def rejoined(blocks: Sequence[LineBlock]) -> list[LineBlock]:
    """Return the blocks, those joined of which one goes on in mid-sentence right below another."""
    joined: list[LineBlock] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if before is not None and _goes_on(before, block):
            before.lines.extend(block.lines)
        else:
            joined.append(block)
    return joined


def _goes_on(before: LineBlock, block: LineBlock) -> bool:
    if not before.kind is block.kind is BlockKind.PARAGRAPH:
        return False
    last, first = before.lines[-1], block.lines[0]
    if last.text.endswith(_ENDS) or not first.text[:1].islower():
        return False
    return _is_right_below(last, first)


def _is_right_below(above: Line, line: Line) -> bool:
    height = max(above.height, 1.0)
    return (
        line.page == above.page
        and 0 < above.y - line.y < _FARTHEST * height
        and abs(above.x0 - line.x0) < _SET_IN * height
        and abs(above.height - line.height) < _SAME_SIZE * height
    )


def in_order(blocks: Sequence[LineBlock]) -> list[LineBlock]:
    """Return the blocks, notes put before the paragraph that ran over their page's end.

    So the pages of what stands one behind the other never fall.
    """
    ordered: list[LineBlock] = []
    for block in blocks:
        place = len(ordered)
        while block.kind is BlockKind.NOTE and place and _ends_later(ordered[place - 1], block):
            place -= 1
        ordered.insert(place, block)
    return ordered


def _ends_later(block: LineBlock, note: LineBlock) -> bool:
    return block.lines[-1].page > note.lines[-1].page
