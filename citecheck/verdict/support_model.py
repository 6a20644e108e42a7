"""The calibrated probability that a claim's sources bear it out in full.

In: the `Signal` values of the wording check and the standing of every fact. Out: a number in
[0, 1]. The coefficients stand in `support_weights.py`, written by ``benchmarks/fit.py``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from math import exp

from citecheck.model import Claim, Evidence, FactKind, Finding
from citecheck.verdict.fact_status import STANDING_OF, WORDING, Standing
from citecheck.verdict.support_weights import EXCERPT_WEIGHTS, SNIPPET_WEIGHTS, WEIGHTS
from citecheck.verdict.thresholds import EXCERPT_FROM, PAGE_FROM

BY_DIGITS = "number_absent"
"""The signal that knows a number by its digits alone, not by what it says."""


class Extent(Enum):
    """How much of its work a source holds: words weigh otherwise in a few lines than in a page."""

    SNIPPET = "snippet"
    EXCERPT = "excerpt"
    PAGE = "page"


ADDED: dict[Extent, dict[str, float]] = {
    Extent.SNIPPET: SNIPPET_WEIGHTS,
    Extent.EXCERPT: EXCERPT_WEIGHTS,
    Extent.PAGE: {},
}
"""What is added to `WEIGHTS`, by the source's extent."""


def probability(values: dict[str, float]) -> float:
    """Return the logistic function of the weighted features."""
    logit = _weighed(WEIGHTS, values) + _weighed(ADDED[extent(values)], values)
    return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))


def extent(values: dict[str, float]) -> Extent:
    """Return what a source is by its length."""
    length = values.get("source_length", PAGE_FROM)
    if length >= PAGE_FROM:
        return Extent.PAGE
    return Extent.EXCERPT if length >= EXCERPT_FROM else Extent.SNIPPET


def features(
    claim: Claim, evidence: tuple[Evidence, ...], facts: tuple[Standing, ...]
) -> dict[str, float]:
    """Return what the model weighs, by name.

    Wording signals come from the source that covers the claim best; for each kind of fact and
    each standing there is a 1 where a fact of the kind stands so in all sources together, and for
    each other check of the claim as a whole one where it speaks against it.
    """
    best = best_wording(evidence)
    values = {signal.name: signal.value for signal in best.signals} if best else {}
    values["one"] = 1.0
    for fact, standing in zip(claim.facts, facts, strict=True):
        values[f"{fact.kind}_{standing.name.lower()}"] = 1.0
    values |= dict.fromkeys(_against(evidence), 1.0)
    if values.get(BY_DIGITS) and _numbers_stand(claim, facts):
        values[BY_DIGITS] = 0.0  # "1.8 million" is not absent where "1,794,300" stands
    return values


def _against(evidence: tuple[Evidence, ...]) -> Iterator[str]:
    """Yield what the checks of the claim as a whole find: contradicted by one, missing in all."""
    sources = {item.source_key for item in evidence}
    finding: dict[tuple[str, Finding], set[str]] = defaultdict(set)
    for item in evidence:
        if item.fact is None and item.check != WORDING:
            finding[item.check, item.finding].add(item.source_key)
    for (check, found), keys in finding.items():
        if found is Finding.CONTRADICTED or (found is Finding.NOT_FOUND and keys == sources):
            yield f"{check}_{STANDING_OF[found].name.lower()}"


def _numbers_stand(claim: Claim, facts: tuple[Standing, ...]) -> bool:
    """Whether the rules bear out every figure and date of the claim, of which it has some."""
    counted = [
        standing
        for fact, standing in zip(claim.facts, facts, strict=True)
        if fact.kind in (FactKind.FIGURE, FactKind.DATE)
    ]
    return set(counted) == {Standing.BORNE_OUT}


def best_wording(evidence: tuple[Evidence, ...]) -> Evidence | None:
    """Return the evidence on wording of the source whose best passage covers the claim best."""
    wording = [item for item in evidence if item.check == WORDING and item.signals]
    return max(wording, key=lambda item: item.score or 0.0, default=None)


def _weighed(weights: dict[str, float], values: dict[str, float]) -> float:
    return sum(weight * values.get(name, 0.0) for name, weight in weights.items())
