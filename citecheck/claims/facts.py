"""Step 2b: the words of a claim → its checkable details: quotations, figures, dates, names.

Details never overlap: what stands in a quotation belongs to the quotation, a year of a date is no
figure, a name with digits is a name. Whether a detail is true is not asked here.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from citecheck.claims.quotations import find_quotations
from citecheck.language.en.claim_patterns import NUMBERED
from citecheck.language.en.numbers import ORDINALS
from citecheck.lazy_regex import regex
from citecheck.model import Date, Fact, FactKind, Figure, Granularity, Span
from citecheck.nlp.dates import find_dates
from citecheck.nlp.figures import find_figures
from citecheck.nlp.names import find_names

_NUMBERED = regex(
    NUMBERED,
    re.IGNORECASE,
)
_ORDINALS = tuple(word for word, number in ORDINALS.items() if 2 <= number <= 20)
_ORDINAL = regex(
    rf"(?<![\w.,/-])(?:(?P<digits>\d{{1,4}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)}))\b"
    r"(?<!\ba second)(?:(?=[ -](?P<noun>[a-z]{3,20})\b)|)",
    re.IGNORECASE,
)
_INVISIBLE = frozenset("\xad\u200b\u2060\ufeff")  # inside words, and no part of them
_MOST = 200  # facts of one claim; what has more is a table that lost its lines
_RUNS_ON = regex(r"[–/-]\d")  # "2018–15" is no span of years, whatever it is
_BRACKETED_YEAR = regex(r"(?<=\()1\d{3}(?=\))|(?<=\()20\d\d(?=\))")
_NAME_NUMBER = regex(r"[ -]\d{1,4}[A-Z]?(?![.,:/%°–-]*+\w)")
_CLOCK = regex(r" ?(?:[ap]\.?m\b|o['’]clock)")


def facts_in(words: str, offset: int = 0, published: dt.date | None = None) -> tuple[Fact, ...]:
    """Return the facts of `words` in order; spans are shifted by `offset`.

    `published` is the day on which the draft appears, which relative dates need.
    """
    places = [place for place, letter in enumerate(words) if letter not in _INVISIBLE]
    visible = words if len(places) == len(words) else "".join(words[place] for place in places)
    taken = bytearray(len(visible))
    facts: list[Fact] = []
    for fact in _offered(visible, published):
        start, end = fact.span.start, fact.span.end
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            span = Span(places[start] + offset, places[end - 1] + 1 + offset)
            facts.append(_placed(fact, span, span.shifted(-offset).of(words)))
            if len(facts) == _MOST:
                break
    return tuple(sorted(facts, key=lambda fact: fact.span))


def _offered(words: str, published: dt.date | None) -> Iterator[Fact]:
    """Yield all that might be a fact; what comes first keeps its place in the text."""
    for item in find_quotations(words):
        if item.attributed:
            yield _fact(FactKind.QUOTE, words, item.inside)
    for date in (*find_dates(words, published), *_years_in_brackets(words)):
        if not _RUNS_ON.match(words, date.end):
            yield _fact(FactKind.DATE, words, date.span, date)
    for figure in (*find_figures(words), *_ordinals(words)):
        yield _fact(FactKind.FIGURE, words, figure.span, figure)
    for name in find_names(words):
        yield _fact(FactKind.NAME, words, _with_number(words, name))
    for span in _numbered(words):
        yield _fact(FactKind.NAME, words, span)


def _years_in_brackets(words: str) -> Iterator[Date]:
    """Yield the year of a work, "(1616)", which needs no other sign that it is one."""
    for match in _BRACKETED_YEAR.finditer(words):
        year = int(match[0])
        yield Date(
            span=Span(*match.span()),
            text=match[0],
            first=dt.date(year, 1, 1),
            last=dt.date(year, 12, 31),
            granularity=Granularity.YEAR,
        )


def _ordinals(words: str) -> Iterator[Figure]:
    """Yield the places in a row that the grammar of figures leaves out: "the 6th championship"."""
    for match in _ORDINAL.finditer(words):
        place = int(match["digits"] or _ORDINALS.index(match["word"].lower()) + 2)
        value = Decimal(place)
        yield Figure(
            span=Span(*match.span()),
            text=match[0],
            value=value,
            low=value,
            high=value,
            unit="ord",
            subject=match["noun"] and match["noun"].lower(),
        )


def _with_number(words: str, name: Span) -> Span:
    """Return a name with the number that belongs to it: "Boeing 747", "Shahed 136"."""
    behind = _NAME_NUMBER.match(words, name.end)
    return name if behind is None else Span(name.start, behind.end())


def _numbered(words: str) -> Iterator[Span]:
    """Yield what a number names rather than counts: "part 2", "10–7" (RULES F16)."""
    for match in _NUMBERED.finditer(words):
        if not _CLOCK.match(words, match.end()):
            yield Span(*match.span())


def _fact(kind: FactKind, words: str, span: Span, value: Figure | Date | None = None) -> Fact:
    return Fact(kind=kind, text=span.of(words), span=span, value=value)


def _placed(fact: Fact, span: Span, text: str) -> Fact:
    """Return the fact at its place in the draft, with the draft's own text."""
    value = fact.value and replace(fact.value, span=span)
    return replace(fact, span=span, text=text, value=value)
