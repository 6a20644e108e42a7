"""Step 2b: the claims of one draft → where it gives two values for one thing.

Two figures count the same noun in the same unit, or two dates say when, in sentences that nothing
else tells apart (`sameness`); one of them must be wrong, whichever source is right. No source is
looked at. An editor who is sent to a false pair stops looking: any doubt means no pair.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from itertools import combinations

from citecheck.claims.same_subject import (
    about_one_thing,
    are_alike,
    of_a_laboratory,
    others_agree,
    tells_which,
)
from citecheck.claims.statement import Statement
from citecheck.model import Claim, Date, Fact, Figure, Finding, Granularity, Inconsistency
from citecheck.nlp.dates import compare as date_comparison
from citecheck.nlp.figures.compare import compare as figure_comparison
from citecheck.nlp.lexical.words import key

_FIGURES_TOLD = 3  # a claim with more of them lists values rather than tells one
_ALIKE_AT_MOST = 4  # sentences that share most of their words
_VALUES_AT_MOST = 2  # that they may give
_MOST = 60  # facts of one kind that are compared with each other

_Told = tuple[Statement, Fact]


def inconsistencies(claims: tuple[Claim, ...]) -> tuple[Inconsistency, ...]:
    """Return the pairs of facts that contradict each other, in the order of the first.

    Claims about different dates may differ in their figures; hedged, vague and relative values
    contradict nothing, and three values in sentences built alike are a series.
    """
    groups: dict[Hashable, list[_Told]] = defaultdict(list)
    for claim in claims:
        if sum(isinstance(fact.value, Figure) for fact in claim.facts) > _FIGURES_TOLD:
            continue
        statement = Statement(claim)
        kinds = [_kind(fact, statement) for fact in claim.facts]
        for kind, fact in zip(kinds, claim.facts, strict=True):
            if kind is not None and kinds.count(kind) == 1:
                groups[kind].append((statement, fact))
    found = [pair for told in groups.values() for pair in _pairs(told[:_MOST])]
    times = Counter(pair.claims for pair in found)  # two differences are two things
    single = (pair for pair in found if times[pair.claims] == 1)
    return tuple(sorted(single, key=lambda pair: (pair.first.span, pair.second.span)))


def _kind(fact: Fact, statement: Statement) -> Hashable | None:
    """Return what facts must share to be compared, None for those that never are."""
    value = fact.value
    if isinstance(value, Figure):
        exact = value.value is not None and value.bound is None and not value.negated
        counts = value.dimension is None or value.unit == "%"  # what, a measure need not say
        if not exact or value.unit == "ord" or (counts and value.subject is None):
            return None
        if of_a_laboratory(value) or tells_which(fact, statement):
            return None
        counted = key(value.subject) if counts and value.subject else None
        return value.unit, value.change in ("up", "down"), value.role, counted
    if isinstance(value, Date):
        single = value.granularity is not Granularity.INTERVAL and not value.relative
        return value.granularity if single and value.first else None
    return None


def _pairs(told: list[_Told]) -> Iterator[Inconsistency]:
    """Yield the pairs that contradict each other, but for those of a series."""
    for one, two in combinations(told, 2):
        apart = one[0].claim is two[0].claim or not _contradict(one[1], two[1])
        if apart or not _about_one_thing(one, two) or _in_series(one, told):
            continue
        shared = one[0].content & two[0].content
        yield Inconsistency(
            claims=(one[0].claim.id, two[0].claim.id),
            first=one[1],
            second=two[1],
            about=" ".join(word.text for word in one[0].words if word.key in shared),
        )


def _in_series(one: _Told, told: list[_Told]) -> bool:
    """Whether the draft has more such sentences: they go through cases, runs or years."""
    alike = [fact.text for statement, fact in told if are_alike(one[0], statement)]
    return len(set(alike)) > _VALUES_AT_MOST or len(alike) > _ALIKE_AT_MOST


def _about_one_thing(one: _Told, two: _Told) -> bool:
    if _says_too(one[0], two[1]) or _says_too(two[0], one[1]) or not others_agree(one, two):
        return False
    if isinstance(one[1].value, Date):  # with figures, the two may compare two years
        named = one[0].names & two[0].names
        if not named or one[0].values(Figure) or two[0].values(Figure):
            return False
    return about_one_thing(one[0], two[0])


def _says_too(statement: Statement, fact: Fact) -> bool:
    """Whether the claim gives the other claim's value as well, for something else."""
    return any(fact.text.lower() == other.text.lower() for other in statement.claim.facts)


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
