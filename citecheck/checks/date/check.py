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
from collections.abc import Set as AbstractSet
from functools import cached_property

from msgspec.structs import replace

from citecheck.checks.decide import AGAINST, Candidate, decide, may_contradict
from citecheck.checks.evidence import Shown, evidence, passage_around
from citecheck.checks.figure.number_labels import label_in
from citecheck.checks.source_view import Reading
from citecheck.checks.value_context import Agreement, Surroundings
from citecheck.language.en.alignment import LATER
from citecheck.language.en.dates import UNRESOLVED
from citecheck.lazy_regex import regex
from citecheck.model import Claim, Date, Evidence, Fact, Finding, Granularity, Scope, Span
from citecheck.nlp.dates.compare import OPEN, SUPPORTS, compare, holds, weekday_name, wrong_weekday
from citecheck.nlp.dates.may_agree import may_agree

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


def _candidates(claim: Claim, fact: Fact, said: Date, reading: Reading) -> list[Candidate]:
    """Return the dates of the source that may decide: see `decide`.

    Those beside words of the claim come first; the others are not looked for where one of these
    outranks them.
    """
    search = _Search(claim, fact, said, reading)
    found = list(search.near(search.bearing()))
    if search.best <= search.around.elsewhere:
        for date in search.alike:  # one that differs is too far off to contradict
            number = reading.piece(date.span)
            if number not in search.around.reached:
                found += search.held(date, search.around.at_best(number))
    return found


class _Search:
    """One date of a claim, held against dates of one source."""

    def __init__(self, claim: Claim, fact: Fact, said: Date, reading: Reading) -> None:
        values = [other.value for other in claim.facts if other is not fact]
        self.said = said
        self.others = [value for value in values if isinstance(value, Date)]
        self.reading = reading
        self.around = Surroundings(claim, fact, reading)
        self.best = 0.0  # strength of the best support so far

    @cached_property
    def alike(self) -> list[Date]:
        """The dates of the whole source that may agree; asked for, all of it is read."""
        return self.reading.calendar.alike(self.said)

    def bearing(self) -> AbstractSet[int]:
        """Return the pieces near words of the claim that may have a date that decides."""
        reached = self.around.reached
        if not self.reading.values.is_read:
            return reached
        alike = {self.reading.piece(date.span) for date in self.alike}
        return reached & (alike | (self.around.where(_may_contradict) & self.reading.dated))

    def near(self, numbers: AbstractSet[int]) -> Iterator[Candidate]:
        """Yield the dates of some pieces that may decide; none weaker than the best support."""
        for strength, number in self.around.strongest_first(numbers):
            if strength < self.best:
                return
            at_best = self.around.at_best(number)
            for found in self.reading.dates_in(number):
                yield from self.held(found, at_best)

    def held(self, found: Date, at_best: Agreement) -> Iterator[Candidate]:
        """Yield a date of the source if it may decide; `at_best` is how much it may agree."""
        if not may_agree(self.said, found) and not _may_contradict(at_best):
            return
        candidate = self._candidate(found, at_best)
        if candidate is not None:
            if candidate.finding in SUPPORTS and not candidate.open_ended:
                self.best = max(self.best, candidate.agreement.strength)
            yield candidate

    def _candidate(self, found: Date, at_best: Agreement) -> Candidate | None:
        said, finding = self.said, _found(self.said, found)
        against, supports = finding in AGAINST, finding in SUPPORTS
        akin = _is_same_month(said, found)
        if finding is Finding.NOT_FOUND or (against and not may_contradict(at_best, akin=akin)):
            return None
        if supports and not _has_year(said, found, self.reading):
            return None
        agreement = self.around.at(found.span)
        if supports and not _is_near_enough(found, agreement, self.around):
            return None
        open_ended = finding is Finding.COMPATIBLE and said.bound in OPEN
        rival = (against or open_ended) and may_contradict(agreement, akin=akin)
        rival = rival and (supports or _is_rival(said, found, self.others))
        rival = rival and not _is_beside_unknown(found, self.reading)
        rival = rival and not _heads_a_value(found.span, self.reading.text.body)
        return Candidate(found.span, found.text, finding, agreement, rival, akin, open_ended)


def _may_contradict(agreement: Agreement) -> bool:
    return may_contradict(agreement, akin=True)


def _heads_a_value(date: Span, body: str) -> bool:
    """Whether a date in brackets tells of the value behind it alone: "412 (2025: 388)"."""
    return body.endswith("(", 0, date.start) and body.startswith(":", date.end)


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
    return reading.may_be_in(said.first.year)


def _told_before(found: Date, reading: Reading) -> dt.date | None:
    """Return the day or month, with its year, told just before: "In August 1865 … By December"."""
    number = reading.piece(found.span)
    if number is None:
        return None
    beside = (reading.dates_in(one) for one in range(max(0, number - _TOLD_BEFORE), number + 1))
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
        for date in reading.values.dates()
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
