"""How each sentence of a claim stands when all its sources are taken together (RULES W2).

In: settled `Evidence`. Out: a `Part` for each sentence that evidence tells of: the ticks of its
words, whether all of them stand, what speaks against it. Knows ticks and findings, no check.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from citecheck.model import Evidence, Finding, Tick
from citecheck.verdict.support_model import probability

_DOUBTING = (Finding.AMBIGUOUS, Finding.STITCHED, Finding.CONTRADICTED)


class Part(Struct, frozen=True, kw_only=True):
    """One sentence: the evidence of the source that says most of it, and its words' ticks."""

    best: Evidence
    ticks: tuple[Tick, ...]
    borne_out: bool
    score: float  # likelihood that it is borne out, its figures and dates left out

    @property
    def cover(self) -> float:
        """Share of its weighted words that one place of a source holds."""
        return self.best.score or 0.0

    @property
    def open(self) -> tuple[Tick, ...]:
        """Its words without a tick."""
        return tuple(tick for tick in self.ticks if not tick.how.is_tick)


def find_parts(evidence: Iterable[Evidence]) -> tuple[Part, ...]:
    """Return the sentences of a claim in order."""
    told: defaultdict[int, list[Evidence]] = defaultdict(list)
    for item in evidence:
        if item.part is not None:
            told[item.part].append(item)
    return tuple(_part(told[number]) for number in sorted(told))


def _part(items: Sequence[Evidence]) -> Part:
    laid = [item for item in items if item.finding not in _DOUBTING]
    best = max(laid or items, key=_worth)
    doubted = {item.source_key for item in items if item.finding in _DOUBTING}
    sure = [item for item in laid if item.source_key not in doubted]
    ticks = _together(best, sure)
    whole = any(item.finding is Finding.PRESENT for item in laid)
    joined = best in sure and bool(ticks) and all(tick.how.is_tick for tick in ticks)
    return Part(
        best=best,
        ticks=ticks,
        borne_out=whole or joined,
        score=probability(best.signals) if best.signals else 0.0,
    )


def _worth(item: Evidence) -> tuple[bool, float, float]:
    likely = probability(item.signals) if item.signals else 0.0
    return item.finding is Finding.PRESENT, likely, item.score or 0.0


def _together(best: Evidence, sure: Sequence[Evidence]) -> tuple[Tick, ...]:
    """Return the ticks of the best source, open words ticked by the others (CONTRACT, outcomes)."""
    others = {tick.span: tick for item in reversed(sure) for tick in item.ticks if tick.how.is_tick}
    return tuple(tick if tick.how.is_tick else others.get(tick.span, tick) for tick in best.ticks)
