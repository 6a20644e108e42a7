"""The calibrated probability that a claim's sources bear it out in full.

In: the signals of the sentence's alignment, and how the facts of the claim stand. Out: a number in
[0, 1]. The coefficients stand in `support_weights.py`, written by ``benchmarks/fit.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp

from citecheck.model import Claim, FactKind, Signal
from citecheck.verdict.fact_status import FactStatus
from citecheck.verdict.support_weights import WEIGHTS

SNIPPET_BELOW = 6.5
"""Natural logarithm of the length in characters under which a source is a snippet, which may leave
out anything."""

_LACKING = (FactStatus.MISSING, FactStatus.PARTLY, FactStatus.CONTRADICTED, FactStatus.ALTERED)


def probability(signals: Iterable[Signal], facts: Mapping[str, float] | None = None) -> float:
    """Return the logistic function of the weighted features.

    Args:
        signals: of one sentence of the claim.
        facts: what `fact_features` says of the claim's facts; None where they are left out.
    """
    values = features(signals) | dict(facts or {})
    logit = sum(weight * values.get(name, 0.0) for name, weight in WEIGHTS.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))


def features(signals: Iterable[Signal]) -> dict[str, float]:
    """Return what is weighed of a sentence, by name."""
    values = {signal.name: signal.value for signal in signals}
    snippet = values.get("source_length", 0.0) < SNIPPET_BELOW
    values["one"] = 1.0
    values["snippet"] = float(snippet)
    values["open_in_snippet"] = values.get("open", 0.0) if snippet else 0.0
    values["absent_in_page"] = 0.0 if snippet else values.get("absent", 0.0)
    return values


def fact_features(claim: Claim, facts: Iterable[FactStatus]) -> dict[str, float]:
    """Return which kinds of facts lack support, by name."""
    found: dict[str, float] = {}
    for fact, status in zip(claim.facts, facts, strict=True):
        if status in _LACKING:
            found[f"{fact.kind}_lacking"] = 1.0
            if fact.kind is not FactKind.NAME:
                found["facts_lacking"] = found.get("facts_lacking", 0.0) + 1.0
    return found
