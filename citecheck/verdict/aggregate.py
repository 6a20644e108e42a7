"""What all of a claim's sources together bear on it, before it is called anything.

In: `Claim` and `Evidence`. Out: a `Bearing`: the evidence in reading order, how each fact and the
wording stand, the likelihood of full support. A clash of words counts only where the passage is
surely about the claim; elsewhere it is shown as something that a person must look at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from citecheck.checks.coverage import interpret as parts
from citecheck.checks.name import interpret
from citecheck.checks.polarity import interpret as opposing
from citecheck.model import Claim, Evidence, Fact, FactKind, Finding
from citecheck.verdict.fact_status import WORDING, Standing, order, standing_of, standings
from citecheck.verdict.support_model import best_wording, features, probability
from citecheck.verdict.thresholds import (
    CLASH_COVER,
    DOUBTED_FROM,
    PAIRED_FROM,
    QUOTED_WORDS,
    RESTATED_FROM,
    TAIL_FROM,
)

FIGURE = "figure"
"""The check that looks for the numbers of names too: "part 9" and "11–7" have no other form."""

MEANING = "meaning"
"""The check of configured language models: they may doubt a claim, never decide on it."""

ON_WORDS = (WORDING, MEANING, opposing.DIRECTION)
"""The checks whose clashes are of the claim as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """The state of a claim before judgement."""

    evidence: tuple[Evidence, ...]
    facts: tuple[Standing, ...]  # in the order of the claim's facts
    telling: frozenset[Standing]  # of quotations, figures and dates: names have other names
    lacking: tuple[str, ...]  # words of its parts that no source speaks of
    wording: Standing
    cover: float  # part of the claim's weighted words that one stretch of a source holds
    quoted: float  # part of the claim that stands in quotation marks and in the source
    restated: bool  # one passage says its words in its order, with hardly any between them
    loose: bool  # its words do not stand together, or its end is not there
    score: float
    foreign: bool  # no source is in the claim's language


def bearing(claim: Claim, evidence: tuple[Evidence, ...]) -> Bearing:
    """Return what `evidence` bears on `claim`."""
    best = best_wording(evidence)
    signals = {signal.name: signal.value for signal in best.signals} if best else {}
    settled = settle(evidence)
    facts = standings(claim, settled)
    numbered = {item.fact for item in settled if item.check == FIGURE}
    told = {
        standing
        for number, (fact, standing) in enumerate(zip(claim.facts, facts, strict=True))
        if _tells(fact) or number in numbered
    }
    lacking = parts.unborne(settled)
    if lacking or interpret.is_unborne(settled) or opposing.is_unborne(settled):
        told.add(Standing.MISSING)
    clashes = (item for item in settled if item.check in ON_WORDS and _is_clash(item))
    return Bearing(
        evidence=settled,
        facts=facts,
        telling=frozenset(told),
        lacking=lacking,
        wording=standing_of(clashes),
        cover=signals.get("cover_window", 0.0),
        quoted=_quoted(claim, facts),
        restated=signals.get("restated", 0.0) >= RESTATED_FROM,
        loose=_is_loose(signals),
        score=probability(features(claim, settled, facts)) if settled else 0.0,
        foreign=best is None and any(_is_clash(item) for item in settled if item.check == WORDING),
    )


def settle(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return `evidence` in reading order, with the findings that its signals warrant."""
    best = best_wording(evidence)
    signals = {signal.name: signal.value for signal in best.signals} if best else {}
    return order(tuple(_settled(item, best, signals) for item in evidence))


def _is_loose(signals: dict[str, float]) -> bool:
    together = signals.get("word_pairs", 1.0) >= PAIRED_FROM
    return not together or signals.get("cover_tail", 1.0) < TAIL_FROM


def _quoted(claim: Claim, facts: tuple[Standing, ...]) -> float:
    """Return the part of the claim's letters that a source has word for word."""
    pairs = zip(claim.facts, facts, strict=True)
    found = [fact for fact, standing in pairs if standing is Standing.BORNE_OUT]
    letters = sum(len(fact.text) for fact in found if fact.kind is FactKind.QUOTE)
    return letters / max(1, len(claim.words.strip()))


def _tells(fact: Fact) -> bool:
    """Whether the fact's absence is one: a name has other forms, a short quotation may be none."""
    if fact.kind is FactKind.QUOTE:
        return len(fact.text.split()) >= QUOTED_WORDS
    return fact.kind is not FactKind.NAME


def _is_clash(item: Evidence) -> bool:
    return item.finding in (Finding.CONTRADICTED, Finding.AMBIGUOUS)


def _settled(item: Evidence, best: Evidence | None, signals: dict[str, float]) -> Evidence:
    """Return `item` weighed: a faint doubt doubts nothing, a clash of words far off only asks."""
    if item.check == MEANING and (item.score or 0.0) < DOUBTED_FROM:
        return replace(item, finding=Finding.RELATED)
    if item.check != WORDING or item.finding is not Finding.CONTRADICTED:
        return parts.settled(opposing.settled(interpret.settled(item)))
    same_source = best is not None and item.source_key == best.source_key
    if same_source and _certain(signals):
        return item
    return replace(item, finding=Finding.AMBIGUOUS)


def _certain(signals: dict[str, float]) -> bool:
    denied = signals.get("denial_added", 0.0) or signals.get("denial_dropped", 0.0)
    return signals.get("cover_window", 0.0) >= CLASH_COVER and bool(denied)
