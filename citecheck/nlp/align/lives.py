"""Birth and death told by the dates behind a name: "Vera Holt (12 May 1898 – 3 October 1971)"."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.language.en.alignment import BIRTH, DEATH
from citecheck.lazy_regex import regex
from citecheck.model import Date, How, Span
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.units import Kind
from citecheck.nlp.dates import compare as dates
from citecheck.nlp.dates import find_dates

_LIFE = regex(
    r"(?:\(|-LRB-)(?P<birth>[^()–—]{4,60}?) ?(?:–|—|--|-) ?(?P<death>[^()–—]{4,60}?)(?:\)|-RRB-)"
)
_YEARS = 12  # the least that lie between the two: shorter times are those of a work or an office
_BEHIND = 3  # words between a name's ticked word and the dates


def tick_lives(found: Alignment) -> None:
    """Tick "born" and "died", and the date that the claim gives, by the dates behind a name."""
    verbs = [n for n in found.open if found.terms[found.units[n].first].lower in BIRTH | DEATH]
    if not verbs:
        return
    for at, birth, death in _lives(found):
        named = any(
            (place := found.places[n]) is not None
            and found.units[n].kind is Kind.NAME
            and place.piece == found.centre
            and 0 < at - place.last <= _BEHIND
            for n in found.content
        )
        for verb in verbs if named else ():
            mine = found.terms[found.units[verb].first].lower
            _tick(found, verb, at, birth if mine in BIRTH else death)


def _lives(found: Alignment) -> Iterator[tuple[int, Date, Date]]:
    """Yield where the dates of a life stand in the centre, with birth and death."""
    source, centre = found.source, found.centre
    start = source.pieces.spans[centre].start
    for match in _LIFE.finditer(source.text(centre)):
        birth, death = find_dates(f"in {match['birth']}"), find_dates(f"in {match['death']}")
        if len(birth) != 1 or len(death) != 1:
            continue
        first, last = birth[0].first, death[0].last
        if first is not None and last is not None and last.year - first.year >= _YEARS:
            at, _ = source.within(centre, Span(*match.span("birth")).shifted(start))
            yield at, birth[0], death[0]


def _tick(found: Alignment, verb: int, at: int, told: Date) -> None:
    """Tick a verb, and the date of its clause where that is the one that is told."""
    clause = found.units[verb].clause
    given = [
        n
        for n in found.content
        if found.units[n].kind is Kind.DATE and found.units[n].clause == clause
    ]
    for number in given:
        value = found.units[number].value
        if not isinstance(value, Date) or dates.compare(value, told) not in dates.SUPPORTS:
            return
    for number in (verb, *given):
        how = How.DATE if number in given else How.PHRASE
        found.places[number] = Place(found.centre, at, at, how)
