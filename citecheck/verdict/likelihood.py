"""The calibrated probability that a claim's sources bear it out in full.

In: the `Signal` values of the wording check and the standing of every fact. Out: a number in
[0, 1]. The coefficients stand in `weights.py`, written by ``benchmarks/fit.py``.
"""

from __future__ import annotations

from math import exp

from citecheck.model import Claim, Evidence, FactKind
from citecheck.verdict.standing import WORDING, Standing
from citecheck.verdict.weights import SHORT_INTERCEPT, SHORT_WEIGHTS, WEIGHTS

SHORT_SOURCE = 6.5
"""Natural logarithm of the length, in characters, under which a source is a mere snippet.

In a snippet every word counts; in a page, words may stand anywhere (chosen on the open sets that
``benchmarks/fit.py`` names, 2026-11-22).
"""

BY_DIGITS = ("number_absent", "number_far")
"""Signals that know a number by its digits alone, not by what it says."""


def probability(values: dict[str, float]) -> float:
    """Return the logistic function of the weighted features."""
    logit = _weighed(WEIGHTS, values)
    if is_short(values):
        logit += SHORT_INTERCEPT + _weighed(SHORT_WEIGHTS, values)
    return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))


def is_short(values: dict[str, float]) -> bool:
    """Whether the source is a snippet."""
    return values.get("source_length", SHORT_SOURCE) < SHORT_SOURCE


def features(
    claim: Claim, evidence: tuple[Evidence, ...], facts: tuple[Standing, ...]
) -> dict[str, float]:
    """Return what the model weighs, by name.

    Wording signals come from the source that covers the claim best; for each kind of fact and
    each standing there is a 1 where a fact of the kind stands so in all sources together.
    """
    best = best_wording(evidence)
    values = {signal.name: signal.value for signal in best.signals} if best else {}
    values["one"] = 1.0
    for fact, standing in zip(claim.facts, facts, strict=True):
        values[f"{fact.kind}_{standing.name.lower()}"] = 1.0
    if values.get("number_absent") and _numbers_stand(
        claim, facts
    ):  # "1.8 million" is not absent where "1,794,300" stands
        values |= dict.fromkeys(BY_DIGITS, 0.0)
    return values


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
