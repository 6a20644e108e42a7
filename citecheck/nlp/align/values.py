"""Ties of values: is the number that of the same thing, year, place or group (RULES F15, S2)?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from citecheck.language.en.alignment import GOVERNING, ORDINALS, PREPOSITIONS, REST
from citecheck.language.en.assertion import FORESEEING, INTENDED
from citecheck.language.en.figures import EARLIER, SET_BEFORE
from citecheck.language.en.wordnet import Pos
from citecheck.lazy_regex import regex
from citecheck.model import Date, Figure, Finding, Granularity, How
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.relations import opposed, relate
from citecheck.nlp.align.source import Source
from citecheck.nlp.align.units import Kind, Unit
from citecheck.nlp.align.words import Term, is_proper_at, tag
from citecheck.nlp.dates import compare as dates
from citecheck.nlp.figures.compare.compare import SUPPORTS
from citecheck.nlp.figures.compare.compare import compare as compare_figures

_CUT = regex(
    r",\s|;|\s(?:and|but|while|against|compared with|versus|vs\.?|to(?=\s[\d$£€])|with(?=\s\d))\s"
    rf"|\bor\b|\((?=[^()]{{0,40}}(?:\b(?:1[5-9]|20)\d\d\b|{EARLIER}))"  # "(2025: 9,800)"
)
_FORESEEN = [word for word in sorted(FORESEEING) if word.endswith("ed")]
_WAS_TO_BE = "|".join((*INTENDED, *_FORESEEN, *SET_BEFORE))
_OF_ANOTHER_TIME = regex(rf"{EARLIER}|\b(?:{_WAS_TO_BE})\b", re.IGNORECASE)
_GOVERNED = 2  # words behind a preposition within which its noun stands
_COUNTED = 4  # words behind a number that may be what it counts


def broken_values(found: Alignment) -> Iterator[Break]:
    """Yield the values of the claim that the source gives for something else, each once a kind."""
    for number in found.content:
        place = found.places[number]
        if place is None or number in found.derived:
            continue
        seen: set[BreakKind] = set()
        for one in _of_a_value(found, number, place):
            if one.kind not in seen:
                yield one
            seen.add(one.kind)


def _of_a_value(found: Alignment, number: int, place: Place) -> Iterator[Break]:
    unit = found.units[number]
    if unit.kind is Kind.FIGURE and isinstance(unit.value, Figure):
        yield from _counts_another(found, number, place)
        yield from _belongs_to_another(found, number, unit.value, place)
        yield from _under_another_word(found, number, unit.value, place)
        yield from _beside_another(found, number, unit.value, place)
        yield from _of_another_time(found, number, unit.value, place)
        if unit.value.unit == "ord":
            yield from _of_the_other(found, number, place)
        yield from _of_a_neighbour(found, number, unit.value, place)
        if place.piece != found.centre and number not in found.elsewhere:
            yield from _rivalled(found, number, unit.value)
    elif isinstance(unit.value, Date) and place.piece == found.centre:
        yield from _belongs_to_another(found, number, unit.value, place)
    elif unit.kind is Kind.DATE:
        others = found.source.dates_in(found.centre)
        beside = (found.places[n] for n in (number - 1, number + 1) if 0 <= n < len(found.units))
        if others and not any(one and one.piece == place.piece for one in beside):
            yield _break(found, number, BreakKind.PAIRING, others[0].text)


def _break(found: Alignment, number: int, kind: BreakKind, other: str) -> Break:
    span = found.units[number].span
    return Break(kind=kind, said=span.of(found.text), found=other, unit=number, span=span)


def _run_behind(terms: Sequence[Term], text: str, last: int) -> list[int]:
    """Return the content words that stand right behind word `last`, with nothing between them."""
    run: list[int] = []
    if last + 1 < len(terms) and terms[last + 1].lower == "of":  # "dozens of boats"
        last += 1
    for at in range(last + 1, min(len(terms), last + 1 + _COUNTED)):
        if not terms[at].content or text[terms[at - 1].end : terms[at].start].strip(" -"):
            break
        run.append(at)
    return run


def _counts_another(found: Alignment, number: int, place: Place) -> Iterator[Break]:
    """Yield where both numbers are followed by a noun, and not by the same."""
    words, text = found.source.words(place.piece), found.source.text(place.piece)
    mine = _run_behind(found.terms, found.text, found.units[number].last)
    theirs = _run_behind(words, text, place.last)
    nouns = any(Pos.NOUN in tag(found.terms, at) for at in mine)
    if not nouns or not any(Pos.NOUN in tag(words, at) for at in theirs):
        return
    counted = [n for n, unit in enumerate(found.units) if unit.first in mine and unit.content]
    placed = {(one.piece, one.at) for n in counted if (one := found.places[n])}
    same = any((place.piece, at) in placed for at in theirs) or any(
        relate(found.terms[found.units[n].first], found.units[n].tags, words, at)
        for n in counted
        for at in theirs
    )
    if not same:
        yield _break(
            found, number, BreakKind.COUNTED, text[words[theirs[0]].start : words[theirs[-1]].end]
        )


def _under_another_word(
    found: Alignment, number: int, value: Figure, place: Place
) -> Iterator[Break]:
    """Yield where the small word before the value stands in the source before another one.

    "They send it every six hours, and it lasts two seconds" does not tell of "every two seconds".
    """
    first = found.units[number].first
    word = found.lower(first - 1) if first else ""
    words = found.source.words(place.piece)
    if word not in GOVERNING or (place.at and words[place.at - 1].lower == word):
        return
    for rival in _rivals(found.source, place.piece, value):
        at = found.source.within(place.piece, rival.span)[0]
        if at and words[at - 1].lower == word:
            yield _break(found, number, BreakKind.PAIRING, rival.text)
            return


def _beside_another(found: Alignment, number: int, value: Figure, place: Place) -> Iterator[Break]:
    """Yield where another number stands right behind the name behind which the claim has its own.

    "Ilse Horn, 17, was robbed by a man posing as a 19-year-old" does not tell of "Ilse Horn, 19".
    """
    name = number - 1
    named = name >= 0 and found.units[name].kind is Kind.NAME
    behind = named and found.units[number].first - found.units[name].last == 1
    theirs = found.places[name] if behind else None
    if theirs is None or place.at == theirs.last + 1:
        return
    for figure in found.source.figures(theirs.piece):
        at = found.source.within(theirs.piece, figure.span)[0]
        if at == theirs.last + 1 and figure.value != value.value:
            yield _break(found, number, BreakKind.PAIRING, figure.text)
            return


def _of_another_time(found: Alignment, number: int, value: Figure, place: Place) -> Iterator[Break]:
    """Yield where the source gives the value only as what was before, or what was to be.

    "In 2026 sales were $80 million, against $61 million the year before" does not tell of 61 in
    2026, nor "850,000 had been planned" of what it cost.
    """
    text, offset = found.source.text(place.piece), found.source.words(place.piece)[place.at].start
    starts = _stretches(text)
    own = bisect_right(starts, offset)
    stretch = text[starts[own - 1] : starts[own] if own < len(starts) else len(text)]
    told = _OF_ANOTHER_TIME.search(stretch)
    if told is None or _OF_ANOTHER_TIME.search(found.text):
        return
    base = found.source.pieces.spans[place.piece].start
    for rival in _rivals(found.source, place.piece, value):
        if bisect_right(starts, rival.span.start - base) != own:
            yield _break(found, number, BreakKind.PAIRING, rival.text)
            return


def _of_the_other(found: Alignment, number: int, place: Place) -> Iterator[Break]:
    """Yield where a word of the claim stands with another ordinal: "the second failed at noon".

    "The first failed at noon and the second at dusk" says of the second what the claim lacks.
    """
    words, used = found.source.words(place.piece), found.used(place.piece)
    stretches = _stretches(found.source.text(place.piece))
    own = bisect_right(stretches, words[place.at].start)
    lacked = any(
        word.content and at not in used and bisect_right(stretches, word.start) == own
        for at, word in enumerate(words)
    )
    others = {
        bisect_right(stretches, word.start): word.text
        for word in words
        if word.lower in ("first", *ORDINALS) and bisect_right(stretches, word.start) != own
    }
    for other in found.content:
        theirs = found.places[other]
        if lacked and theirs and theirs.piece == place.piece and other > number:
            at = bisect_right(stretches, words[theirs.at].start)
            if at in others:
                yield _break(found, number, BreakKind.PAIRING, others[at])
                return


def _of_a_neighbour(found: Alignment, number: int, value: Figure, place: Place) -> Iterator[Break]:
    """Yield where what it is said of has another value in a sentence of its own.

    "Birk employs 410 people. Holm, its rival, employs 230." What it is said of is a name of the
    claim beside another name in the place of the value, or more of the claim's words than stand
    with the value.
    """
    words, used = found.source.words(place.piece), found.used(place.piece)
    others = any(is_proper_at(words, at) for at in range(len(words)) if at not in used)
    beside: dict[int, list[int]] = defaultdict(list)
    for other in found.content:
        theirs = found.places[other]
        if theirs and other not in found.elsewhere and found.units[other].value is None:
            beside[theirs.piece].append(other)
    names = [n for n in found.content if found.units[n].kind is Kind.NAME]
    owners = {n for n in names if _nearest_figure(found, n) == number}
    if owners.intersection(beside.get(place.piece, ())):
        return  # "Kinstler is 20, Spence 21": the value stands with its own name
    here = len(beside.pop(place.piece, ()))
    for piece, units in beside.items():
        if _is_in_row(found, piece, place.piece):
            continue
        named = others and not owners.isdisjoint(units)
        if not named and len(units) <= here:
            continue
        figures = _free_figures(found, piece)
        findings = [compare_figures(value, figure) for figure in figures]
        if not named and not SUPPORTS.isdisjoint(findings):
            continue
        for figure, finding in zip(figures, findings, strict=True):
            if finding is Finding.CONTRADICTED and (named or _counts_alike(value, figure)):
                one = _break(found, number, BreakKind.PAIRING, figure.text)
                yield replace(one, owner=units[-1])
                return


def _is_in_row(found: Alignment, one: int, two: int) -> bool:
    """Whether two pieces are cells of one row of a table."""
    cells = found.source.pieces.cells
    own, other = cells.get(one), cells.get(two)
    return own is not None and other is not None and own.row == other.row is not None


def _counts_alike(one: Figure, two: Figure) -> bool:
    """Whether two figures have the same unit, and count the same where they have none."""
    return one.unit == two.unit and (one.unit != "" or one.subject == two.subject is not None)


def _free_figures(found: Alignment, piece: int) -> list[Figure]:
    """Return the figures of a piece that tick no other value of the claim."""
    used, source = found.used(piece), found.source
    return [
        figure
        for figure in source.figures(piece)
        if source.within(piece, figure.span)[0] not in used
    ]


def _rivalled(found: Alignment, number: int, value: Figure) -> Iterator[Break]:
    """Yield where the value stands in another sentence, and another one in that of the rest."""
    rest = len(found.central) > 1
    for figure in _free_figures(found, found.centre):
        same = rest and figure.unit == value.unit and value.unit
        if same and compare_figures(value, figure) is Finding.CONTRADICTED:
            yield _break(found, number, BreakKind.PAIRING, figure.text)
            return


def _belongs_to_another(
    found: Alignment, number: int, value: Figure | Date, place: Place
) -> Iterator[Break]:
    """Yield where the claim's year, place or group stands with another value of the same kind.

    "5 per cent in 2021 and 8 per cent in 2022": the stretch of 2021 has a value of its own, and
    that of 8 a year of its own.
    """
    source, piece = found.source, place.piece
    starts = _stretches(source.text(piece))
    words = source.words(piece)
    offset = source.pieces.spans[piece].start

    def stretch(start: int) -> int:
        return bisect_right(starts, start) - 1

    rivals: dict[int, Figure | Date] = {}
    for rival in _rivals(source, piece, value):
        rivals.setdefault(stretch(rival.span.start - offset), rival)
    own = stretch(words[place.at].start)
    inside = [(at, word) for at, word in enumerate(words) if stretch(word.start) == own]
    dated = any(stretch(date.span.start - offset) == own for date in source.dates_in(piece))
    for other in found.content:
        theirs = found.places[other]
        if other == number or theirs is None or theirs.piece != piece:
            continue
        at = stretch(words[theirs.at].start)
        kind = found.units[number].kind
        if at == own or at not in rivals or _nearest_value(found, other, kind) != number:
            continue
        if kind is Kind.DATE and found.units[other].kind is not Kind.NAME:
            continue
        also = found.units[other].value
        if isinstance(also, Figure) and isinstance(value, Figure) and _may_be_alike(also, value):
            continue  # "from £494 to £530"
        beside = [(place_at, word) for place_at, word in inside if place_at != theirs.at]
        if any(place_ and place_.how is How.PHRASE for place_ in _near(found, number)):
            beside = [item for item in beside if item[1].lower not in REST]
        parallel = _is_parallel(words, theirs.at, [one for one, _ in inside], found.used(piece))
        parallel = parallel or _is_measured_otherwise(found, other, [one for one, _ in inside])
        parallel = parallel or source.text(piece)[: starts[at]].endswith("(")
        if parallel or _has_another(found.units[other], found.terms, beside, dated=dated):
            yield _break(found, number, BreakKind.PAIRING, rivals[at].text)
            return


def _may_be_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures can measure one thing: "by 20 cm to 2 metres"."""
    measured = one.dimension == other.dimension is not None
    return one.unit in ("", other.unit) or measured


def _rivals(source: Source, piece: int, value: Figure | Date) -> Iterator[Figure | Date]:
    """Yield the values of a piece that are other than a claim's, of the same kind."""
    if isinstance(value, Date):
        several = value.granularity is Granularity.INTERVAL  # no one day is a rival of them
        for date in source.dates_in(piece):
            if several and date.granularity is Granularity.DAY:
                continue
            if dates.compare(value, date) is Finding.CONTRADICTED:
                yield date
        return
    for figure in source.figures(piece):
        finding = compare_figures(value, figure)
        if finding is Finding.CONTRADICTED or (
            figure.unit == value.unit and finding not in SUPPORTS
        ):
            yield figure


def _stretches(text: str) -> list[int]:
    """Return where the stretches begin of which each may have a value of its own."""
    return [0, *(match.end() for match in _CUT.finditer(text))]


def _distance(found: Alignment, one: Unit, two: Unit) -> int:
    """Return how many words of the claim stand between two units, a comma as three."""
    left, right = sorted((one, two), key=lambda unit: unit.first)
    commas = found.text[left.span.end : right.span.start].count(",")
    return right.first - left.last + 3 * commas


def _near(found: Alignment, number: int) -> list[Place | None]:
    """Return the places of the units whose figure is that of `number`."""
    return [found.places[n] for n in found.content if _nearest_figure(found, n) == number]


def _is_measured_otherwise(found: Alignment, number: int, inside: Sequence[int]) -> bool:
    """Whether a stretch has another figure in the place of a unit: "seven-day" for "three-day"."""
    value, place = found.units[number].value, found.place(number)
    if not isinstance(value, Figure):
        return False
    return any(
        figure.unit == value.unit and compare_figures(value, figure) is Finding.CONTRADICTED
        for figure in found.source.figures(place.piece)
        if found.source.within(place.piece, figure.span)[0] in inside
    )


def _is_parallel(words: Sequence[Term], at: int, inside: Sequence[int], used: set[int]) -> bool:
    """Whether the value's own stretch has another noun behind the preposition of words[at].

    "Seven people in the class and four in the leaflet group".
    """
    mine = {word.lower for word in words[max(0, at - _GOVERNED) : at]} & PREPOSITIONS
    return any(
        words[one].content
        and one not in used
        and Pos.NOUN in tag(words, one)
        and mine & {word.lower for word in words[max(0, one - _GOVERNED) : one]}
        for one in inside
    )


def _nearest_figure(found: Alignment, number: int) -> int | None:
    """Return the figure of the claim that stands nearest to a unit, in its clause."""
    return _nearest_value(found, number, Kind.FIGURE)


def _nearest_value(found: Alignment, number: int, kind: Kind) -> int | None:
    """Return the figure or date of the claim that stands nearest to a unit, in its clause.

    One of the same stretch goes first: "5 per cent in the first group and 6 in the second".
    """
    unit, starts = found.units[number], _stretches(found.text)
    own = bisect_right(starts, unit.span.start)
    values = [
        (bisect_right(starts, one.span.start) != own, _distance(found, unit, one), n)
        for n in found.content
        if (one := found.units[n]).kind is kind and one.clause == unit.clause and n != number
    ]
    return min(values)[2] if values else None


def _has_another(
    unit: Unit, terms: Sequence[Term], beside: Sequence[tuple[int, Term]], *, dated: bool
) -> bool:
    """Whether the value's own stretch has another of what the claim gives as its year or name."""
    if unit.kind is Kind.DATE:
        return dated
    if unit.kind is Kind.NAME:
        return any(at and word.text[0].isupper() for at, word in beside)
    if unit.kind is Kind.FIGURE:
        return False
    mine = terms[unit.first].lower
    return any(
        word.lower in REST or opposed(mine, word.lower)
        for _, word in beside
        if word.content or word.lower in REST
    )
