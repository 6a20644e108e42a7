"""Markdown that no author writes → a refusal, before the parser has spent its time on it.

marko takes the square of what one paragraph holds of a few things: blanks in a row, openings of
links and tags, stars. Here they are counted, at next to no cost, and weighed with what they took
in seconds on one core (2026-11-22); real drafts stay below a hundredth of the limit.
"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.errors import InputError
from citecheck.lazy_regex import regex

_MOST_SECONDS = 4.0
_MOST_CELLS = 400_000
_MOST_LINES = 200_000  # a book of 300 pages has 12,000
_DEEPEST = 100  # lists or quotations inside each other; marko's own limit is lower
_STEP = 2  # columns that a list inside a list is set in, at least

_BLANKS = regex(r"(?<=\S)[^\S\n]{200,}")
_OWN_LINE = regex(r"[ \t]*(?:[-*+]|\d{1,9}[.)]|#|\||\[[^\]\n]{1,40}\]:)[ \t]?")
_DELIMITERS = regex(r"[ \t]*\|?[ \t]*:?-[-:| \t]*")
_NESTED = regex(r"([ \t]{200,})(?:[-*+]|\d{1,9}[.)])[ \t]|(?:[ \t]?(?:>|[-*+][ \t]+)){100,}")
_DELIMITING = regex(r"[*_~]+")

# Seconds for each pair, measured at 24,000 code points.
_A_BLANK = 8.3e-9
_A_LINK = 7.6e-8
_A_TAG = 7.4e-9
_A_STAR = 2.1e-9


def refuse_endless(source: str) -> None:
    """Raise InputError where reading `source` would take far longer than any article does."""
    lines = source.split("\n")
    if len(lines) > _MOST_LINES:
        raise InputError(f"it has {len(lines):,} lines, at most {_MOST_LINES:,}; split it")
    if any(_is_too_deep(line) for line in lines):
        raise InputError("its lists or quotations are nested too deeply; flatten them")
    cells = sum(_cells(lines))
    if cells > _MOST_CELLS:
        raise InputError(f"its tables have {cells:,} cells, at most {_MOST_CELLS:,}; split them")
    if sum(map(_seconds, _paragraphs(lines))) > _MOST_SECONDS:
        raise InputError("one paragraph of it is endless, or full of signs; split it")


def _is_too_deep(line: str) -> bool:
    found = _NESTED.match(line)
    return found is not None and (found.group(1) is None or len(found.group(1)) >= _STEP * _DEEPEST)


def _cells(lines: list[str]) -> Iterator[int]:
    """Yield how many cells each table has; short rows are filled up."""
    columns = rows = 0
    for above, line in zip(["", *lines], lines, strict=False):
        if columns and line.strip():
            rows += 1
            continue
        if columns:
            yield columns * rows
        is_table = "|" in above and "-" in line and _DELIMITERS.fullmatch(line)
        columns, rows = (line.count("|") + 1, 2) if is_table else (0, 0)
    yield columns * rows


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield the stretches whose signs the parser looks at together."""
    part: list[str] = []
    for line in lines:
        if part and (not line.strip() or _OWN_LINE.match(line)):
            yield "\n".join(part)
            part = []
        part.append(line)
    yield "\n".join(part)


def _seconds(paragraph: str) -> float:
    """Return about how long the parser takes for the words of a paragraph."""
    length = len(paragraph)
    if length < 1_000:
        return 0.0
    stars = len(_DELIMITING.findall(paragraph))
    return (
        _A_BLANK * sum((found.end() - found.start()) ** 2 for found in _BLANKS.finditer(paragraph))
        + _A_LINK * paragraph.count("](") * length
        + _A_TAG * paragraph.count("<") * length
        + _A_STAR * stars * stars
    )
