"""Step 2b: the claims of one draft → where it gives two values for what looks like one thing.

Two figures count the same noun in the same unit, or two dates say when, in claims that share most
of their words; one of them must be wrong, whichever source is right. No source is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import combinations

from citecheck.match.dates import comparison as date_comparison
from citecheck.match.figures import comparison as figure_comparison
from citecheck.match.wording.words import find_words, key
from citecheck.model import Claim, Date, Fact, FactKind, Figure, Finding, Inconsistency

_SHARED = 3  # content words that two claims must share, the counted noun among them
_LIKE = 0.6  # of all content words of two claims, the part that both must have
_LIKE_NAMED = 0.5  # the same, where both name the same person, place or thing
_FIGURES_TOLD = 3
_MOST = 60  # facts of one kind that are compared with each other


@dataclass(frozen=True, slots=True)
class _Told:
    """A fact, its claim, and what else the claim says."""

    claim: Claim
    fact: Fact
    words: frozenset[str]


def inconsistencies(claims: tuple[Claim, ...]) -> tuple[Inconsistency, ...]:
    """Return the pairs of facts that contradict each other, in the order of the first.

    Claims about different dates may differ in their figures; hedged, vague and relative values
    contradict nothing.
    """
    groups: dict[Hashable, list[_Told]] = defaultdict(list)
    for claim in claims:
        if _is_list(claim):
            continue
        words = _words(claim)
        for fact in claim.facts:
            kind = _kind(fact, claim)
            if kind is not None:
                groups[kind].append(_Told(claim, fact, words))
    found = [pair for told in groups.values() for pair in _pairs(told[:_MOST])]
    return tuple(sorted(found, key=lambda pair: (pair.first.span, pair.second.span)))


def _is_list(claim: Claim) -> bool:
    """Whether the claim rather lists values (a table, a series) than tells one."""
    return sum(isinstance(fact.value, Figure) for fact in claim.facts) > _FIGURES_TOLD


def _words(claim: Claim) -> frozenset[str]:
    """Return the keys of the claim's content words outside its figures and dates."""
    spans = [fact.span.shifted(-claim.span.start) for fact in claim.facts if fact.value]
    return frozenset(
        word.key
        for word in find_words(claim.words)
        if word.content and not any(span.start <= word.start < span.end for span in spans)
    )


def _kind(fact: Fact, claim: Claim) -> Hashable | None:
    """Return what facts must share to be compared, None for those that never are."""
    value = fact.value
    if isinstance(value, Figure):
        exact = value.value is not None and value.bound is None and not value.negated
        if not exact or value.subject is None or value.unit == "ord":
            return None
        return value.unit, value.change in ("up", "down"), value.role, key(value.subject)
    if isinstance(value, Date):
        alone = sum(isinstance(other.value, Date) for other in claim.facts) == 1
        return value.granularity if alone and not value.relative and value.first else None
    return None


def _pairs(told: list[_Told]) -> Iterator[Inconsistency]:
    for one, two in combinations(told, 2):
        shared = one.words & two.words
        if one.claim is two.claim or not _about_one_thing(one, two, shared):
            continue
        if _contradict(one.fact, two.fact):
            yield Inconsistency(
                claims=(one.claim.id, two.claim.id),
                first=one.fact,
                second=two.fact,
                about=_shown(one.claim, shared),
            )


def _about_one_thing(one: _Told, two: _Told, shared: frozenset[str]) -> bool:
    named = bool(_names(one.claim) & _names(two.claim))
    alike = _LIKE_NAMED if named else _LIKE
    if len(shared) < _SHARED or len(shared) < alike * len(one.words | two.words):
        return False
    if _says_too(one.claim, two.fact) or _says_too(two.claim, one.fact):
        return False
    if isinstance(one.fact.value, Date):  # with figures, the two may compare two years
        return named and not (_has_figures(one.claim) or _has_figures(two.claim))
    return _same_time(one.claim, two.claim)


def _names(claim: Claim) -> set[str]:
    return {fact.text.lower() for fact in claim.facts if fact.kind is FactKind.NAME}


def _has_figures(claim: Claim) -> bool:
    return any(isinstance(fact.value, Figure) for fact in claim.facts)


def _says_too(claim: Claim, fact: Fact) -> bool:
    """Whether the claim gives the other claim's value as well, for something else."""
    return any(fact.text.lower() == other.text.lower() for other in claim.facts)


def _same_time(one: Claim, two: Claim) -> bool:
    """Whether the dates of two claims agree, or neither has any."""
    dates = [
        [fact.value for fact in claim.facts if isinstance(fact.value, Date)] for claim in (one, two)
    ]
    if not all(dates):
        return not any(dates)
    found = {date_comparison.compare(a, b) for a in dates[0] for b in dates[1]}
    return bool(found & date_comparison.SUPPORTS)


def _contradict(one: Fact, two: Fact) -> bool:
    """Whether neither value allows the other, whichever was said first."""
    if isinstance(one.value, Figure) and isinstance(two.value, Figure):
        found = {
            figure_comparison.compare(one.value, two.value),
            figure_comparison.compare(two.value, one.value),
        }
    elif isinstance(one.value, Date) and isinstance(two.value, Date):
        found = {
            date_comparison.compare(one.value, two.value),
            date_comparison.compare(two.value, one.value),
        }
    else:
        return False
    return found == {Finding.CONTRADICTED}


def _shown(claim: Claim, shared: frozenset[str]) -> str:
    return " ".join(word.text for word in find_words(claim.words) if word.key in shared)
