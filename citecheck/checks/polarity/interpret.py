"""Whether the opposite of a claim's word stands in its place, by what the direction check measured.

In: `Evidence` of the direction check. Out: the same evidence with the finding that its signals
warrant, and which words no source bears out. The thresholds stand in `thresholds.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from citecheck.model import Evidence, Finding
from citecheck.verdict.thresholds import OPPOSITE_NEAR, OPPOSITE_SLOT

DIRECTION = "direction"
"""The check of words that have an opposite."""


def settled(item: Evidence) -> Evidence:
    """Return evidence on a direction with the finding that its signals warrant; any other as it is.

    An opposite in the same place contradicts; what merely goes with the opposite leaves the claim's
    word without support there; elsewhere a person must look.
    """
    if item.check != DIRECTION or not item.signals:
        return item
    signals = {signal.name: signal.value for signal in item.signals}
    outright = bool(signals.get("opposite_outright"))
    if signals.get("opposite_slot", 0.0) >= OPPOSITE_SLOT:
        return replace(item, finding=Finding.CONTRADICTED if outright else Finding.NOT_FOUND)
    if outright and signals.get("opposite_near", 0.0) >= OPPOSITE_NEAR:
        return replace(item, finding=Finding.CONTRADICTED)
    return replace(item, finding=Finding.AMBIGUOUS if outright else Finding.RELATED)


def is_lacking(item: Evidence) -> bool:
    """Whether evidence shows a word of direction that its source does not bear out."""
    return item.check == DIRECTION and item.finding is Finding.NOT_FOUND


def is_unborne(evidence: Iterable[Evidence]) -> bool:
    """Whether a word of direction is not borne out by any of the sources that were read."""
    items = list(evidence)
    sources = {item.source_key for item in items}
    lacking: dict[str | None, set[str]] = defaultdict(set)
    for item in items:
        if is_lacking(item):
            lacking[item.said].add(item.source_key)
    return any(keys == sources for keys in lacking.values())
