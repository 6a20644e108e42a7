"""Step 5: the dates of a claim against one source, `Claim` and `Reading` to `Evidence`.

Each date is held against every date of the source, its day of publication among them. A date
stands for an event, so that the same date counts wherever it stands, unless another date is
clearly given for the event (RULES F13, F15, F18). The rules for two dates are in
`nlp/dates/compare.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from citecheck.checks.decide import AGAINST, Candidate, decide, may_contradict
from citecheck.checks.evidence import Shown, evidence, passage_around
from citecheck.checks.figure.number_labels import label_in
from citecheck.checks.source_view import Reading
from citecheck.checks.value_context import Agreement, Surroundings
from citecheck.language.en.alignment import LATER
from citecheck.language.en.dates import UNRESOLVED
from citecheck.lazy_regex import regex
from citecheck.model import Claim, Date, Evidence, Fact, Finding, Granularity, Scope
from citecheck.nlp.dates.compare import OPEN, SUPPORTS, compare, holds, weekday_name, wrong_weekday

CODE = "date"
SUMMARY = "Does the source give each date of the claim, for the same event?"
SCOPE = Scope.FACT

_ONE_YEAR = dt.timedelta(days=366)
"""How far from the day of publication a day without a year is looked for."""

_LATER = regex(LATER)
_UNRESOLVED = regex(
    UNRESOLVED,
    re.IGNORECASE,
)
_RELATIVE_FROM = 0.12
"""Least strength at which "on Friday" may be the claim's day: pages are full of weekdays."""

_STRETCH = 4
"""Sentences on either side of the one that shares most with the claim, which tell of one thing."""

_TOLD_BEFORE = 2
"""Sentences back in which a story has told its year."""

_FINENESS = list(Granularity)


def applies(claim: Claim) -> bool:
    """Whether the claim has a date."""
    return any(isinstance(fact.value, Date) for fact in claim.facts)


def interpret(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the evidence, another date as open where its passage tells dates from one another."""
    return tuple(
        replace(item, finding=Finding.AMBIGUOUS)
        if item.finding is Finding.CONTRADICTED
        and item.passage is not None
        and _LATER.search(item.passage.text)
        else item
        for item in evidence
    )


def examine(claim: Claim, reading: Reading, source_key: str) -> tuple[Evidence, ...]:
    """Return one piece of evidence for each date of the claim."""
    return tuple(
        replace(
            evidence(CODE, claim, number, _shown(claim, fact, fact.value, reading), reading),
            source_key=source_key,
        )
        for number, fact in enumerate(claim.facts)
        if isinstance(fact.value, Date)
    )


def _shown(claim: Claim, fact: Fact, said: Date, reading: Reading) -> Shown:
    real = wrong_weekday(said)
    if real is not None:
        note = f"says {fact.text}, but that day was a {weekday_name(real)}"
        return Shown(Finding.CONTRADICTED, fact.text, weekday_name(real), note=note)
    decided = decide(_candidates(claim, fact, said, reading))
    if decided is not None and decided.finding in SUPPORTS:
        return _of(fact, decided)
    ends = _ends(said, reading)
    if ends is not None:
        at = ends[0].span
        note = f"the source gives both ends: {ends[0].text}, {ends[1].text}"
        return Shown(Finding.COMPATIBLE, fact.text, ends[0].text, at, note)
    published = reading.published
    open_yet = decided is None or decided.finding is Finding.OVERPRECISE
    if open_yet and published is not None and holds(said, published):
        note = f"the source was published on {published.isoformat()}"
        return Shown(Finding.COMPATIBLE, fact.text, published.isoformat(), note=note)
    if decided is not None:
        return _of(fact, decided)
    absent = Shown(Finding.NOT_FOUND, fact.text, note=f"the source does not say {fact.text}")
    return label_in(fact.text, Surroundings(claim, fact, reading), reading) or absent


def _candidates(claim: Claim, fact: Fact, said: Date, reading: Reading) -> Iterator[Candidate]:
    """Yield every date of the source that can bear on the claim's."""
    around = Surroundings(claim, fact, reading)
    values = [other.value for other in claim.facts if other is not fact]
    others = [value for value in values if isinstance(value, Date)]
    best = 0.0  # strength of the best support so far: a weaker one is not looked at closely
    for found in _weighed(said, around, reading):
        finding = _found(said, found)
        supports, akin = finding in SUPPORTS, _is_same_month(said, found)
        if finding is Finding.NOT_FOUND:
            continue
        at_best = around.at_best(reading.piece(found.span))
        if finding in AGAINST and not may_contradict(at_best, akin=akin):
            continue
        if supports and (at_best.strength < best or not _has_year(said, found, reading)):
            continue
        agreement = around.at(found.span)
        if supports and not _is_near_enough(found, agreement, around):
            continue
        open_ended = finding is Finding.COMPATIBLE and said.bound in OPEN
        rival = (finding in AGAINST or open_ended) and may_contradict(agreement, akin=akin)
        rival = rival and (supports or _is_rival(said, found, others))
        rival = rival and not _is_beside_unknown(found, reading)
        if supports and not open_ended:
            best = max(best, agreement.strength)
        yield Candidate(found.span, found.text, finding, agreement, rival, akin, open_ended)


def _weighed(said: Date, around: Surroundings, reading: Reading) -> Iterator[Date]:
    """Yield the dates that may agree with the claim's, and those near enough to contradict it."""
    agreeing = reading.datebook.agreeing(said)
    yield from agreeing
    known = {date.span for date in agreeing}
    for number in around.sharing:
        dates = reading.dates_in.get(number)
        if not dates or not may_contradict(around.at_best(number), akin=True):
            continue  # one that is not akin needs more still
        for found in dates:
            akin = _is_same_month(said, found)
            if found.span not in known and may_contradict(around.at_best(number), akin=akin):
                yield found


def _found(said: Date, found: Date) -> Finding:
    """Compare two dates; one date inside "from 2019 to 2023" says nothing of its ends."""
    finding = compare(said, found)
    spans = said.granularity is Granularity.INTERVAL is not found.granularity
    if finding in SUPPORTS and spans and not said.text.lower().startswith("between"):
        return Finding.OVERPRECISE
    return finding


def _is_near_enough(found: Date, agreement: Agreement, around: Surroundings) -> bool:
    """Whether a date of the source may be the claim's: a day may stand alone, a mere year not.

    A year must stand beside words of the claim, or in the stretch that has most of them.
    """
    if found.relative:
        return agreement.strength >= _RELATIVE_FROM
    if found.granularity is not Granularity.YEAR or agreement.stretch > 0:
        return True
    most = around.closest(1)
    return bool(most) and abs((agreement.piece or 0) - most[0]) <= _STRETCH


def _is_same_month(said: Date, found: Date) -> bool:
    """Whether both are days of one month of one year: near each other by more than chance."""
    if said.first is None or found.first is None or said.granularity is not Granularity.DAY:
        return False
    days = found.granularity in (Granularity.DAY, Granularity.TIME) and not found.relative
    return days and (said.first.year, said.first.month) == (found.first.year, found.first.month)


def _is_rival(said: Date, found: Date, others: list[Date]) -> bool:
    """Whether the source's date could be meant for the same event.

    A mere year beside a day is of something else, and so is what the claim says elsewhere; one day
    is no rival of several ("17 and 24 June").
    """
    if said.granularity is Granularity.INTERVAL and found.granularity is Granularity.DAY:
        return False
    if found.relative or any(
        compare(other, found) in (Finding.EQUAL, Finding.COMPATIBLE) for other in others
    ):
        return False
    return _FINENESS.index(found.granularity) <= _FINENESS.index(said.granularity)


def _is_beside_unknown(found: Date, reading: Reading) -> bool:
    """Whether "this year" stands beside a date and nothing says which year that is."""
    if reading.published is not None:
        return False
    around = passage_around(found.span, reading)
    return _UNRESOLVED.search(around.text) is not None


def _has_year(said: Date, found: Date, reading: Reading) -> bool:
    """Whether a day that the source gives without a year may lie in the claim's year."""
    if said.first is None or found.first is not None:
        return True
    if reading.published is not None and abs(said.first - reading.published) < _ONE_YEAR:
        return True
    told = _told_before(found, reading)
    if told is not None:
        turned = found.month is not None and found.month < told.month
        return said.first.year in (told.year, told.year + turned)
    years = reading.datebook.years
    unknown = not years and reading.published is None
    return unknown or said.first.year in years


def _told_before(found: Date, reading: Reading) -> dt.date | None:
    """Return the day or month, with its year, told just before: "In August 1865 … By December"."""
    number = reading.piece(found.span)
    if number is None:
        return None
    beside = (reading.dates_in.get(one, ()) for one in range(number - _TOLD_BEFORE, number + 1))
    before = [date for dates in beside for date in dates if date.span < found.span]
    told = [date for date in before if date.first is not None and not date.relative]
    if not told or told[-1].granularity not in (Granularity.DAY, Granularity.MONTH):
        return None
    return told[-1].first


def _ends(said: Date, reading: Reading) -> tuple[Date, Date] | None:
    """Return two dates of the source that are the ends of the claim's interval."""
    if said.granularity is not Granularity.INTERVAL or said.first is None or said.last is None:
        return None
    singles = [
        date
        for date in reading.dates
        if date.granularity is not Granularity.INTERVAL and _has_year(said, date, reading)
    ]
    first = next((date for date in singles if _starts(date, said)), None)
    last = next((date for date in singles if _stops(date, said)), None)
    return None if first is None or last is None else (first, last)


def _starts(date: Date, said: Date) -> bool:
    if date.first is None:
        return said.first is not None and date.day is None and date.month == said.first.month
    return date.first == said.first


def _stops(date: Date, said: Date) -> bool:
    if date.last is None:
        return said.last is not None and date.day is None and date.month == said.last.month
    return date.last == said.last


def _of(fact: Fact, decided: Candidate) -> Shown:
    """Return a candidate as it is shown, with the sentence for an editor."""
    said, found = fact.text, decided.text
    if decided.finding is Finding.EQUAL:
        note = None if said == found else f"the source says {found}"
    elif decided.finding in SUPPORTS:
        note = f"the source says {found}, which agrees"
    elif decided.finding is Finding.OVERPRECISE:
        note = f"says {said}, the source only {found}"
    elif decided.finding is Finding.AMBIGUOUS:
        note = f"says {said}, the source says {found}: they can be read alike or not"
    else:
        note = f"says {said}, the source says {found}"
    return Shown(decided.finding, said, found, decided.span, note, decided.agreement.strength)
