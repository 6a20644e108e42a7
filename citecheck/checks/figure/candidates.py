"""A tool of the figure check: the figures of one source that can be held against a claim's.

A figure of a claim and the `Reading` of a source go in, `Candidate` places for `checks/decide.py`
come out. What is told of the place that decides is for `check.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec.structs import replace

from citecheck.checks.decide import AGAINST, Candidate, may_contradict
from citecheck.checks.figure.exclusions import is_anothers, is_aside
from citecheck.checks.source_view import Reading
from citecheck.checks.value_context import Agreement, Surroundings
from citecheck.language.en.figure_patterns import THAN
from citecheck.lazy_regex import regex
from citecheck.model import Claim, Date, Fact, Figure, Finding, Span
from citecheck.nlp.dates import compare as date_comparison
from citecheck.nlp.figures.compare.compare import SUPPORTS, compare
from citecheck.nlp.figures.compare.convert import of_a_rate
from citecheck.nlp.figures.grammar.gapped import gapped

_CLOSEST = 3  # pieces of the source that have most of the claim
_THAN = regex(THAN)
_RIGHT_BEHIND = regex(r" (?:[a-z]{2,7} ){0,3}")
_LEVELS = frozenset({"level", "to", "from"})
"""What a figure may tell of a thing whose level at a time is meant: itself, an end of a change."""


class Candidates:
    """The figures of one source, as they can be held against one figure of a claim.

    `said` is the claim's figure as it is compared, `around` what stands around it, `closest` the
    numbers of the pieces of the source that have most of the claim.
    """

    def __init__(self, claim: Claim, fact: Fact, figure: Figure, reading: Reading) -> None:
        self.claim = claim
        self.reading = reading
        self.around = Surroundings(claim, fact, reading)
        values = [other.value for other in claim.facts if other is not fact]
        self._others = [value for value in values if isinstance(value, Figure)]
        beside = (found for number in self.closest for found in self.of(number))
        self.said = of_a_rate(figure, beside)

    def __iter__(self) -> Iterator[Candidate]:
        """Yield every figure of the source that may decide: see `decide`."""
        strongest = 0.0  # support so far
        near = self.reading.valued(self.around.reached)
        for strength, number in self.around.strongest_first(near):
            if strength < strongest:
                return  # no better support, and nothing that outweighs it
            at_best = self.around.at_best(number, head=True)
            for candidate in (self._held(found, at_best) for found in self.of(number)):
                if candidate is None:
                    continue
                if candidate.finding in SUPPORTS:
                    strongest = max(strongest, candidate.agreement.strength)
                yield candidate

    def _held(self, found: Figure, at_best: Agreement) -> Candidate | None:
        """Return a figure held against the claim's; None where it cannot decide."""
        finding = compare(self.said, found)
        against, supports, akin = finding in AGAINST, finding in SUPPORTS, self._is_akin(found)
        if finding is Finding.NOT_FOUND or (against and not may_contradict(at_best, akin=akin)):
            return None
        agreement = self.agreement(found)
        if supports and not (agreement.shared or agreement.stretch):
            return None
        if against and not may_contradict(agreement, akin=akin):
            return None
        if self._is_anothers(found, finding):
            return None
        rival = supports or (against and self._is_rival(found))
        return Candidate(found.span, found.text, finding, agreement, rival, akin, unit=found.unit)

    @cached_property
    def closest(self) -> list[int]:
        """Numbers of the pieces that have most of the claim, the nearest first."""
        return self.around.closest(_CLOSEST)

    def of(self, number: int) -> Sequence[Figure]:
        """Return the figures of a piece; of one that has most of the claim elliptic ones too."""
        figures = self.reading.figures_in(number)
        if not figures or number not in self.closest:
            return figures
        span = self.reading.pieces.spans[number]
        more = gapped(span, self.reading.text.body, figures)
        return sorted((*figures, *more), key=lambda figure: figure.span)

    def agreement(self, found: Figure) -> Agreement:
        """Return how the words around agree; what is counted matters for bare counts alone."""
        agreement = self.around.at(found.span, found.subject)
        measured = found.dimension is not None or self.said.dimension is not None
        return replace(agreement, clash=False) if measured and agreement.clash else agreement

    def is_of_another_time(self, place: Span) -> bool:
        """Whether the claim names a date, and the sentence around `place` only other ones.

        "58 per cent, seven more than in 2013" says of 2013 by how much it differed.
        """
        said = [fact.value for fact in self.claim.facts if isinstance(fact.value, Date)]
        number = self.around.piece(place)
        if not said or number is None:
            return False
        span = self.reading.pieces.spans[number]
        beside = [date for date in self.reading.dates_in(number) if span.covers(date.span)]
        other = {Finding.CONTRADICTED, Finding.NOT_FOUND}
        same = [
            two for two in beside if {date_comparison.compare(one, two) for one in said} - other
        ]
        body = self.reading.text.body
        compared = (_THAN.search(body, place.end, max(place.end, two.span.start)) for two in same)
        return bool(beside) and all(compared)

    def _is_dated_alike(self, found: Figure) -> bool:
        """Whether the date right behind a figure is the claim's: "to 66% in 2020"."""
        said = [fact.value for fact in self.claim.facts if isinstance(fact.value, Date)]
        body = self.reading.text.body
        return any(
            _RIGHT_BEHIND.fullmatch(body, found.end, max(found.end, date.start))
            and any(date_comparison.compare(one, date) in date_comparison.SUPPORTS for one in said)
            for date in self.reading.dates_in(self.around.piece(found.span) or 0)
        )

    def _is_anothers(self, found: Figure, finding: Finding) -> bool:
        """Whether its sentence says it of another, and another value of the claim's subject."""
        number = self.around.piece(found.span)
        if number is None or number not in self.closest:
            return False
        opposite = SUPPORTS if finding in AGAINST else AGAINST
        pieces = self.reading.pieces
        start, text = pieces.spans[number].start, pieces.spans[number].of(self.reading.text.body)
        own = found.span.shifted(-start)
        if finding in SUPPORTS and is_aside(own, text, self.claim.words):
            return True
        return any(
            is_anothers(
                (own, other.span.shifted(-start)), text, pieces.words(number), self.around.keys
            )
            for other in self.of(number)
            if compare(self.said, other) in opposite
        )

    def _is_akin(self, found: Figure) -> bool:
        """Whether it is the same number; a denial nearby may be about something else."""
        same = self.said.value is not None and self.said.value == found.value
        return same and self.said.negated == found.negated

    def _is_rival(self, found: Figure) -> bool:
        """Whether another value could be meant for the same: same kind, subject and time."""
        aspects = {_aspect(self.said), _aspect(found)}
        if self.said.value is not None and self.said.value == found.value:
            return aspects != {"by", "level"}  # "down by half" and "half of it" are no rivals
        if any(compare(other, found) in SUPPORTS for other in self._others):
            return False
        ends = aspects | {"to", "from"} == _LEVELS
        same = len(aspects) == 1 or (ends and self._is_dated_alike(found))
        if not same or self.agreement(found).clash:
            return False
        return not self.is_of_another_time(found.span)


def _aspect(figure: Figure) -> str:
    """Return what of a thing the figure tells: its level, its change, or an end of the change."""
    if figure.role in ("to", "from"):
        return figure.role
    return "by" if figure.change in ("up", "down") or figure.unit == "x" else "level"
