"""Running heads, page numbers and the like: lines of a PDF that are no part of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from citecheck.formats.pdf.layout.lines import Line
from citecheck.language.common.references import SAME
from citecheck.lazy_regex import regex

_SAME_HEIGHT = 6.0  # points
_OUTERMOST = 3  # lines at the top and at the foot of a page that can be running heads
_PAGE_NUMBER = regex(
    r"\W{0,3}(?:page|p\.|seite)?\s?(?:\d{1,5}|[ivxlc]{1,7})\W{0,3}(?:(?:of|von|/)\s?\d{1,5}\W?)?",
    re.IGNORECASE,
)
_LEAST_COUNTED = 10
_COUNTED_SHARE = 0.7  # of the lines on a page, and of the pages
_WORD = regex(r"[^\W\d_]{3}")  # rows of figures at the head of two pages are a table's
_NOTE = regex(rf"\W?\d{{1,4}}\W{{0,2}}\s?(?:{SAME})", re.IGNORECASE)
_STAMP = regex(r"(?:Downloaded from|Provided by|This content downloaded|Author manuscript)\b")


def without_furniture(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the pages without lines that repeat at their edges, page numbers and stamps.

    Numbers that count the lines of a manuscript in its margin are taken out of the lines.
    """
    pages = _without_line_numbers(pages)
    edges = [_edge_lines(lines) for lines in pages]
    counts = Counter(place for lines in edges for place in {_place(line) for line in lines})
    notes = {
        key
        for lines in edges
        for key, times in Counter(map(_key, lines)).items()
        if times > 1 and key[:1] == "0"
    }  # "3 Ibid., 9." above "4 Ibid., 12.": a running head stands once on a page
    needed = 2 if len(pages) < 6 else 3
    kept: list[list[Line]] = []
    for lines, edge in zip(pages, edges, strict=True):
        outer = _outer_numbers(lines)
        dropped = {
            id(line)
            for line in edge
            if (
                _times_at_its_height(line, counts) >= needed
                and _WORD.search(line.text)
                and not _NOTE.match(line.text)
                and _key(line) not in notes
            )
            or _STAMP.match(line.text)
            or id(line) in outer
        }
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def _without_line_numbers(pages: Sequence[list[Line]]) -> Sequence[list[Line]]:
    """Return the pages without the numbers that count a manuscript's lines in its margin."""
    counted = [_is_counted(lines) for lines in pages]
    if len(pages) < 2 or sum(counted) < _COUNTED_SHARE * len(pages):
        return pages  # a list of bare numbers may be counted, too, but not page after page
    for line in (line for lines in pages for line in lines if _opens_with_number(line)):
        del line.pieces[0]
        line.settle()
    return [[line for line in lines if line.pieces] for lines in pages]


def _is_counted(lines: list[Line]) -> bool:
    """Whether nearly every line of a page has a number, each one more than the one before."""
    numbered = [line for line in lines if _opens_with_number(line)]
    numbers = [int(line.pieces[0].text) for line in numbered]
    steps = sum(after - before == 1 for before, after in pairwise(numbers))
    others = sum(len(line.pieces) > 1 or not _opens_with_number(line) for line in lines)
    return steps >= max(_LEAST_COUNTED, _COUNTED_SHARE * others)


def _opens_with_number(line: Line) -> bool:
    first = line.pieces[0]
    if not (first.text.isdecimal() and len(first.text) <= 4):
        return False
    return len(line.pieces) == 1 or line.pieces[1].x0 - first.x1 > 0.5 * line.height


def _key(line: Line) -> str:
    """Return the line with its numbers made equal: "12 | Smith et al." repeats as such."""
    return re.sub(r"\d+", "0", line.text.casefold())


def _place(line: Line) -> tuple[str, int]:
    return _key(line), round(line.y / _SAME_HEIGHT)


def _times_at_its_height(line: Line, counts: Counter[tuple[str, int]]) -> int:
    """Return on how many pages a line like this stands about as high."""
    key, height = _place(line)
    return sum(counts[key, height + off] for off in (-1, 0, 1))


def _edge_lines(lines: list[Line]) -> list[Line]:
    by_height = sorted(lines, key=lambda line: -line.y)
    return by_height[:_OUTERMOST] + by_height[_OUTERMOST:][-_OUTERMOST:]


def _outer_numbers(lines: list[Line]) -> set[int]:
    """Return the page numbers: alone on the first or last line of the page."""
    if not lines:
        return set()
    top = max(line.y for line in lines)
    bottom = min(line.y for line in lines)
    return {
        id(line)
        for line in lines
        if (line.y >= top - line.height or line.y <= bottom + line.height)
        and _PAGE_NUMBER.fullmatch(line.text)
    }
