"""Step 5: of all the places in a source that bear on one value, which one decides, and how.

In: `Candidate` places, each with the finding of a comparison and the agreement of what stands
around it. Out: the place that an editor should be shown, with its finding; None where nothing
bears on the value. Used for figures and for dates alike; knows neither.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from citecheck.checks.value_context import Agreement
from citecheck.model import Finding, Span

CLEAR_FROM = 0.45
"""Least strength at which another value is about the same thing, so that it contradicts."""

CLEAR_WORDS = 3
"""Least number of shared words for the same, two where the counted noun is the same."""

_AKIN_FROM = 0.3
"""Least strength at which a value contradicts that is akin to the claim's."""

_AKIN_WORDS = 4
"""Words shared with its sentence that make such a value clear, however much else the claim says."""

OUTWEIGHED_BY = 0.3
"""How much stronger another value must be to outweigh the same value about something else."""

NEARER_BY = 0.25
"""How much more of the claim must stand around one of two figures in a sentence to be meant."""

_WHOLE, _ALIKE = 0.99, 0.5
"""Share of the claim's clause in a sentence that says all of it, and in one that is built alike."""

_SUPPORTS = (Finding.EQUAL, Finding.ROUNDED, Finding.COMPATIBLE)
AGAINST = (Finding.CONTRADICTED, Finding.UNIT_MISMATCH)
"""What speaks against a claim, where it is clear."""

_OPEN = (Finding.OVERPRECISE, Finding.AMBIGUOUS)


class Candidate(Struct, frozen=True):
    """One place of the source with a value that can be compared."""

    span: Span
    text: str
    finding: Finding
    agreement: Agreement
    rival: bool = True  # whether it could contradict: same kind of value, nothing else differs
    akin: bool = False  # the same number in another unit or direction, a day of the same month
    open_ended: bool = False  # whether it supports no more than "before" or "after" a date
    unit: str | None = None  # of a figure

    @property
    def is_clear(self) -> bool:
        """Whether it is clearly about the same thing as the claim's value."""
        return self.rival and may_contradict(self.agreement, akin=self.akin)


def may_contradict(agreement: Agreement, *, akin: bool) -> bool:
    """Whether a rival value with this agreement is clearly about the same as the claim's."""
    if akin:  # so much in common is hardly chance
        alike = agreement.strength >= _AKIN_FROM or agreement.shared >= _AKIN_WORDS
        return agreement.shared > 0 and alike
    enough = CLEAR_WORDS - 1 if agreement.head else CLEAR_WORDS
    shared = min(enough, agreement.words)
    return agreement.shared >= shared > 0 and agreement.strength >= CLEAR_FROM


def decide(candidates: Iterable[Candidate]) -> Candidate | None:
    """Return the deciding candidate, None where none bears on the value.

    Support counts unless another value is clearly about the same thing and the support is not; a
    contradiction counts only where it is clear (RULES F15, F18).
    """
    ranked = sorted(candidates, key=_rank)
    support = next((one for one in ranked if _supports(one)), None)
    against = next((one for one in ranked if one.finding in AGAINST and one.is_clear), None)
    if support is not None and not _is_outweighed(support, against):
        return support
    if against is not None:
        return against
    return next((one for one in ranked if one.finding in _OPEN), None)


def _supports(candidate: Candidate) -> bool:
    """Whether it speaks for the claim; "before 2020" is true of too many dates not to be asked."""
    return candidate.finding in _SUPPORTS and (candidate.is_clear or not candidate.open_ended)


def _rank(candidate: Candidate) -> tuple[float, int, Span]:
    """Strongest first; of equals what says most, then what comes first."""
    order = (*_SUPPORTS, *_OPEN, *AGAINST)
    return -candidate.agreement.strength, order.index(candidate.finding), candidate.span


def _is_outweighed(support: Candidate, against: Candidate | None) -> bool:
    if against is None:
        return False
    one, two = support.agreement, against.agreement
    if two.head and one.piece == two.piece and two.near - one.near >= NEARER_BY:
        return True
    if one.head and two.head and two.sentence >= _WHOLE and _ALIKE <= one.sentence < _WHOLE:
        return one.piece != two.piece  # "the south pier took 14 ships", the claim says the north
    return two.strength - one.strength >= OUTWEIGHED_BY
