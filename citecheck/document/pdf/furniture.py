"""Running heads, page numbers and the like: lines of a PDF that are no part of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from citecheck.document.pdf.words import Line

_OUTERMOST = 3  # lines at the top and at the foot of a page that can be running heads
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page|p\.|seite)?\s?(?:\d{1,5}|[ivxlc]{1,7})\W{0,3}(?:(?:of|von|/)\s?\d{1,5}\W?)?",
    re.IGNORECASE,
)
_STAMP = re.compile(r"(?:Downloaded from|Provided by|This content downloaded|Author manuscript)\b")


def without_furniture(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the pages without lines that repeat at their edges, page numbers and stamps."""
    edges = [_edge_lines(lines) for lines in pages]
    counts = Counter(key for lines in edges for key in {_key(line) for line in lines})
    needed = 2 if len(pages) < 6 else 3
    kept: list[list[Line]] = []
    for lines, edge in zip(pages, edges, strict=True):
        outer = _outer_numbers(lines)
        dropped = {
            id(line)
            for line in edge
            if counts[_key(line)] >= needed or _STAMP.match(line.text) or id(line) in outer
        }
        kept.append([line for line in lines if id(line) not in dropped])
    return kept


def _key(line: Line) -> str:
    """Return the line with its numbers made equal: "12 | Smith et al." repeats as such."""
    return re.sub(r"\d+", "0", line.text.casefold())


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
