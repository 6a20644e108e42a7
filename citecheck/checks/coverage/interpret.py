"""Which parts of a claim no source speaks of, by what the clause check measured (RULES W2).

In: `Evidence` of the clause check. Out: the same evidence with the finding that its signals
warrant, and the parts that every source lacks. The thresholds stand in `thresholds.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from citecheck.model import Evidence, Finding
from citecheck.verdict.thresholds import ABSENT_RUN, CLAUSE_BELOW, LITTLE_BELOW, PAGE_FROM

CLAUSE = "clause"
"""The check of a claim's clauses."""

_SHOWN = 90  # characters of a part that are shown


def settled(item: Evidence) -> Evidence:
    """Return evidence on a clause with the finding that its signals warrant; any other as it is.

    Only a whole page is expected to say all: a snippet may put it in quite other words.
    """
    if item.check != CLAUSE or not item.signals:
        return item
    signals = {signal.name: signal.value for signal in item.signals}
    if signals.get("source_length", 0.0) < PAGE_FROM:
        return item
    lacking = signals.get("clause_cover", 1.0) < CLAUSE_BELOW
    if lacking or signals.get("absent_run", 0.0) >= ABSENT_RUN:
        note = f"The source has nothing of “{shortened(item.said or '')}”."
        return replace(item, finding=Finding.NOT_FOUND, passage=None, note=note)
    return item


def shortened(words: str) -> str:
    """Return the words of a part as a sentence can hold them."""
    words = " ".join(words.split()).strip(" ,;:")
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 3].rsplit(' ', 1)[0]}…"


def weakest(evidence: Iterable[Evidence]) -> str | None:
    """Return the words of the part that the sources speak least of; None where all is spoken of."""
    measured = [
        (signal.value, item.said)
        for item in evidence
        for signal in item.signals
        if item.check == CLAUSE and item.said and signal.name == "clause_cover"
    ]
    cover, said = min(measured, default=(1.0, None))
    return said if cover < LITTLE_BELOW else None


def unborne(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Return the words of the parts that none of the sources that were read speaks of."""
    items = list(evidence)
    sources = {item.source_key for item in items}
    lacking: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if item.check == CLAUSE and item.finding is Finding.NOT_FOUND and item.said:
            lacking[item.said].add(item.source_key)
    return tuple(said for said, keys in lacking.items() if keys == sources)
