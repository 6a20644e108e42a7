"""Whether a name of the claim was exchanged for another, by what the name check measured.

In: `Evidence` of the name check with the signals of `checks/name/misplaced`. Out: the same evidence
with the finding that its likelihood warrants. The coefficients stand in `interpret.py`, written by
``benchmarks/fit_names.py``, the thresholds in `thresholds.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from math import exp

from citecheck.model import Evidence, Finding
from citecheck.verdict.thresholds import (
    DEED_FROM,
    DISPLACED_FROM,
    EXCHANGED_FROM,
    OUT_OF_PLACE_FROM,
    SLOT_FROM,
)

NAME_INTERCEPT = 1.446

NAME_WEIGHTS: dict[str, float] = {
    "absent": -5.730,
    "absent_place": 2.274,
    "cover_lost": 1.495,
    "mentions": -1.218,
    "own_slot": -2.205,
    "rival_share": 1.261,
    "rival_slot": 1.367,
    "several_words": -0.874,
    "source_pieces": 0.404,
}


NAME = "name"
"""The check of names."""

DEED = "deed_of_another"
"""The signal of a name whose deed the source gives to another."""


def settled(item: Evidence) -> Evidence:
    """Return evidence on a name with the finding that its signals warrant; any other as it is."""
    if item.check != NAME or not item.signals:
        return item
    if _is_of_another(item):
        sure = _signal(item, DEED) >= DEED_FROM
        return replace(item, finding=Finding.NOT_FOUND if sure else Finding.AMBIGUOUS)
    likely = likelihood(item)
    if likely >= EXCHANGED_FROM and _signal(item, "rival_slot") >= SLOT_FROM:
        return replace(item, finding=Finding.CONTRADICTED)
    if likely >= DISPLACED_FROM:
        return replace(item, finding=Finding.NOT_FOUND)
    if likely < OUT_OF_PLACE_FROM and item.finding is Finding.AMBIGUOUS:
        return replace(item, finding=Finding.PRESENT, note=None)
    return item


def is_displaced(item: Evidence) -> bool:
    """Whether evidence shows a name that does not belong where the claim has it."""
    if item.check != NAME or not item.signals:
        return False
    if _is_of_another(item):
        return _signal(item, DEED) >= DEED_FROM
    return likelihood(item) >= DISPLACED_FROM


def is_unborne(evidence: Iterable[Evidence]) -> bool:
    """Whether a name does not belong where the claim has it by any of the sources that were read.

    That another check finds the name too, such as that of origins, makes no difference.
    """
    by_fact: dict[int | None, list[Evidence]] = defaultdict(list)
    for item in evidence:
        if item.check == NAME:
            by_fact[item.fact].append(item)
    return any(
        any(map(is_displaced, items)) and all(one.finding is Finding.NOT_FOUND for one in items)
        for items in by_fact.values()
    )


def likelihood(item: Evidence) -> float:
    """Return how likely the name was put in the place of another, in [0, 1]."""
    logit = NAME_INTERCEPT + sum(
        NAME_WEIGHTS.get(signal.name, 0.0) * signal.value for signal in item.signals
    )
    return 1 / (1 + exp(-logit))


def _is_of_another(item: Evidence) -> bool:
    return any(signal.name == DEED for signal in item.signals)


def _signal(item: Evidence, name: str) -> float:
    return next((signal.value for signal in item.signals if signal.name == name), 0.0)
