"""A tool of every step: prose → spans of its sentences, and of the clauses in one sentence.

sentencex proposes boundaries; the rules here add those that it misses behind markers and at hard
line breaks, and take back those that it sees in abbreviations. Spans are code points into the
given text, in order, without the white space around a sentence; every other character is in
exactly one of them. Nothing here knows what a sentence says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise, starmap

import sentencex

from citecheck.language.en.calendar import MONTH_ABBREVIATIONS, MONTHS
from citecheck.language.en.sentences import (
    BEFORE_NUMBER,
    CLAUSE_CUT,
    NEVER_LAST,
    STARTERS,
    WEEKDAY_STARTS,
)
from citecheck.lazy_regex import regex
from citecheck.model import Span

# Possessive, or a row of raised digits could be cut into markers in more ways than can be tried.
_MARKER = r"(?:\[[^\[\]\n]{1,40}\]|[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹,–-]*+)"
_MARKERS_NEXT = regex(rf"[ \t]*{_MARKER}(?:[ \t,;]{{0,2}}{_MARKER}){{0,12}}[.]?(?=\s|$)")
_CLOSERS = "\"'”’»)\\]"

# A full stop, what closes behind it, markers, then the start of a sentence; a full stop behind
# marks that were blanked, or behind a unit of one letter ("in 6.2 s. We"). All but the blanks begin
# with one class, and look back from there: the search then leaps from stop to stop.
_UNIT = "|".join(rf"(?<=[\d/][ \u00a0\u202f][A-Za-zµ]{{{size}}}[.])" for size in (1, 2))
_UNIT_BELOW = "|".join(rf"(?<=\w/[A-Za-z]{{{size}}}[.])" for size in (1, 2, 3))
_BEHIND_STOP = rf"""
        (?:{_UNIT})(?!\s{{1,4}}\d) | (?:{_UNIT_BELOW})
        | [{_CLOSERS}]{{0,3}}[ \t]?{_MARKER}(?:[ \t]?{_MARKER}){{0,12}}
        | (?<=[a-z%{_CLOSERS}][.!?])[{_CLOSERS}]{{0,3}}\d{{1,3}}(?:[,–-]\d{{1,3}}){{0,9}}
        | (?<=[!?.])[{_CLOSERS}]{{1,3}}"""
_STARTS_ANEW = r"""\s{1,4}(?=["'“‘«„(\[]?[A-Z0-9À-Þ$£€¥])"""
_MISSED = regex(rf"[.!?…](?:{_BEHIND_STOP}){_STARTS_ANEW}", re.VERBOSE)
_BLANKED = r"(?<=[^\s.])[ \t]{2,60}[.!?]"
_MISSED_BEHIND_BLANKS = regex(rf"(?:[.!?…](?:{_BEHIND_STOP})|{_BLANKED}){_STARTS_ANEW}", re.VERBOSE)
_PARAGRAPH_AT_MOST = 4000
_PARAGRAPH = regex(rf"(?:[^\n]|\n(?![ \t\r]*\n)){{1,{_PARAGRAPH_AT_MOST}}}")
_BLANK_LINE = regex(r"\n[ \t\r]*\n\s*")
_LINE_BREAK = regex(r"\n[ \t]*")
_BULLET = regex(r"[•▪◦‣·*–-]\s|\d{1,3}[.)]\s")


def _words(of: str) -> frozenset[str]:
    return frozenset(of.split())


_BEFORE_NUMBER = BEFORE_NUMBER.union(MONTH_ABBREVIATIONS)
_MONTH_STARTS = "|".join(name[:3].title() for name in MONTHS)
_TIME_FOLLOWS = regex(
    rf"{WEEKDAY_STARTS}\b"
    rf"|(?:{_MONTH_STARTS})[a-z]*\b|[A-Z]{{2,4}}\b"
)
_LAST_TOKEN = regex(r"([^\s(\[“\"‘]{1,20})\.$")
_WORD_NEXT = regex(r"[“\"‘'(]?([^\W\d_]+)")
_WRAPPED_AT_MOST = 120  # longer lines are paragraphs, not wrapped prose

_CLAUSE_CUT = regex(CLAUSE_CUT)
_QUOTED_OR_BRACKETED = regex(r"“[^”]{0,600}”|\"[^\"]{0,600}\"|«[^»]{0,600}»|\([^()]{0,400}\)")
_LETTER_OR_DIGIT = regex(r"[^\W_]")
_WORD = regex(r"\S+")
_CLAUSE_WORDS = 3  # a shorter stretch is no clause of its own


def split(text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the sentences of `text`, trimmed, in order; () where there is nothing but space.

    Blank lines always end a sentence; a single line break does where it was not made by wrapping.
    `language` (ISO 639-1) chooses sentencex's own abbreviations.
    """
    cuts = _proposed(text, language)
    blanked = "  " in text or "\t" in text
    missed = _MISSED_BEHIND_BLANKS if blanked else _MISSED
    cuts.update(match.end() for match in missed.finditer(text))
    kept = {moved for cut in cuts if (moved := _settled(text, cut)) is not None}
    kept.update(_paragraph_cuts(text))
    return _trimmed(text, sorted(kept))


def clauses(text: str) -> tuple[Span, ...]:
    """Return the clauses of one sentence, trimmed, in order, covering all its words.

    Cuts fall at semicolons, colons, dashes and commas before a conjunction, outside quotations
    and brackets, and only where three words stand on both sides.
    """
    words = [word.start() for word in _WORD.finditer(text)]
    open_text = _QUOTED_OR_BRACKETED.sub(lambda closed: "x" * len(closed[0]), text)
    cuts: list[int] = []
    for match in _CLAUSE_CUT.finditer(open_text):
        last = cuts[-1] if cuts else 0
        if _long_enough(text, words, last, match.start()):
            cuts.append(match.end())
    if cuts and not _long_enough(text, words, cuts[-1], len(text)):
        cuts.pop()
    return _trimmed(text, cuts)


def _proposed(text: str, language: str) -> set[int]:
    """Return sentencex's boundaries as the offsets at which a sentence starts.

    It sees a paragraph at a time, and no more than `_PARAGRAPH_AT_MOST` code points of it:
    unbalanced quotation marks cost it the square of the length.
    """
    cuts: set[int] = set()
    for paragraph in _PARAGRAPH.finditer(text):
        lengths = map(len, sentencex.segment(language, paragraph[0]))
        cuts.update(accumulate(lengths, initial=paragraph.start()))
        cuts -= {paragraph.start(), paragraph.end()}
    return cuts


def _settled(text: str, cut: int) -> int | None:
    """Return where a proposed boundary really lies, or None where there is none."""
    before = text[max(0, cut - 24) : cut].rstrip()
    behind = _MARKERS_NEXT.match(text, max(0, cut - 24) + len(before))
    if behind:
        cut = behind.end()
        before = text[max(0, cut - 24) : cut]
    after = text[cut : cut + 24].lstrip()
    if not after:
        return None
    return None if _runs_on(before, after) else cut


def _runs_on(before: str, after: str) -> bool:
    """Whether the full stop at the end of `before` belongs to a shortened word."""
    if after[0].islower() or (after[0] in "-–—" and before[-1:] in "!?"):
        return True
    token = _LAST_TOKEN.search(before) if before.endswith(".") else None
    if token is None:
        return False
    word = token[1].lower()
    if word in {"a.m", "p.m"}:
        return _TIME_FOLLOWS.match(after) is not None
    if word in NEVER_LAST or (word in _BEFORE_NUMBER and after[0].isdigit()):
        return True
    following = _WORD_NEXT.match(after)
    starts_anew = following is None or following[1].lower() in STARTERS
    return len(word) == 1 and token[1].isupper() and not starts_anew  # an initial


def _paragraph_cuts(text: str) -> set[int]:
    """Return the starts of paragraphs, and of lines that no wrapping explains."""
    cuts: set[int] = set()
    start = 0
    for match in _BLANK_LINE.finditer(text):
        cuts.add(match.end())
        cuts |= _hard_lines(text, start, match.start())
        start = match.end()
    return cuts | _hard_lines(text, start, len(text))


def _hard_lines(text: str, start: int, end: int) -> set[int]:
    """Return the starts of those lines of one paragraph that begin something new.

    A line was broken by wrapping where the next line's first word would not have fitted.
    """
    breaks = list(_LINE_BREAK.finditer(text, start, end))
    if not breaks:
        return set()
    edges = [(start, breaks[0].start())]
    edges += [(one.end(), two.start()) for one, two in pairwise(breaks)]
    edges.append((breaks[-1].end(), end))
    lines = [(edge, text[edge:edge_end].rstrip()) for edge, edge_end in edges]
    width = max(len(line) for _, line in lines)
    cuts: set[int] = set()
    for (_, above), (following, line) in pairwise(lines):
        if not line or line[0].islower():
            continue
        if width > _WRAPPED_AT_MOST or _BULLET.match(line) or _would_fit(line, above, width):
            cuts.add(following)
    return cuts


def _would_fit(line: str, above: str, width: int) -> bool:
    """Whether the first word of a line would have fitted behind the line above."""
    return len(above) + 1 + len(line.split(maxsplit=1)[0]) <= width


def _long_enough(text: str, words: Sequence[int], start: int, end: int) -> bool:
    """Whether a stretch holds words enough; `words` are the starts of all words of `text`."""
    whole = bisect_left(words, end) - bisect_left(words, start)
    opens_inside = 0 < start < end and not (text[start - 1].isspace() or text[start].isspace())
    return whole + opens_inside >= _CLAUSE_WORDS


def _trimmed(text: str, cuts: list[int]) -> tuple[Span, ...]:
    """Return the stretches between the cuts without surrounding space; wordless ones join."""
    bounds: list[tuple[int, int]] = []
    for start, end in pairwise([0, *cuts, len(text)]):
        body = text[start:end].rstrip()
        behind = start + len(body)
        body = body.lstrip()
        if not body:
            continue
        left = behind - len(body)
        wordless = not body[0].isalnum() and _LETTER_OR_DIGIT.search(body) is None
        if bounds and wordless and "\n\n" not in text[bounds[-1][1] : left]:
            left = bounds.pop()[0]
        bounds.append((left, behind))
    return tuple(starmap(Span, bounds))
