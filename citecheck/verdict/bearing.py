"""What all of a claim's sources together bear on it, before it is called anything.

In: `Claim` and interpreted `Evidence`. Out: a `Bearing`: the evidence in reading order, how each
fact and each sentence stand, the likelihood of full support.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from citecheck.lazy_regex import regex
from citecheck.model import Claim, Evidence, Fact, FactKind, Finding, Tick
from citecheck.verdict.fact_status import STATUS_OF, FactStatus, order, statuses
from citecheck.verdict.parts import Part, find_parts
from citecheck.verdict.settle import settle_facts
from citecheck.verdict.support_model import SNIPPET_BELOW, fact_features, probability

QUOTED_WORDS = 4
"""Words from which a quotation that is not found counts; shorter ones may be titles or scare
quotes (RULES Q5)."""

SENTENCE_BELOW = 5.0
"""Natural logarithm of the length in characters of one sentence, in which a subject may be "it"."""

FOUND_BY = 3
"""Words that matter by which a claim can be found, so that their absence says something (S10)."""

_LABEL = regex(r"(?:[A-Za-z.]+ )?\d[\d–/.:-]*")  # a number that names something: "part 9", "11–7"
_BLEMISHES = (FactStatus.MISSING, FactStatus.PARTLY, FactStatus.OPEN)


class Bearing(Struct, frozen=True, kw_only=True):
    """The state of a claim before judgement."""

    evidence: tuple[Evidence, ...]
    facts: tuple[FactStatus, ...]  # in the order of the claim's facts
    claims: frozenset[FactStatus]  # how checks of the claim as a whole find it
    telling: frozenset[FactStatus]  # of quotations, figures and dates: names have other names
    parts: tuple[Part, ...]
    score: float
    foreign: bool  # no source is in the claim's language
    says_enough: bool  # it could be found by its words, in a text long enough to have them

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The words that matter, in order."""
        return tuple(tick for part in self.parts for tick in part.ticks)

    @property
    def cover(self) -> float:
        """Share of the weighted words of its best covered sentence that a source holds."""
        return max((part.cover for part in self.parts), default=0.0)

    @property
    def is_whole(self) -> bool:
        """Whether every sentence and every telling fact is borne out, and nothing is in doubt."""
        borne = bool(self.parts) and all(part.borne_out for part in self.parts)
        blemished = self.telling.intersection(_BLEMISHES) or FactStatus.OPEN in self.claims
        return borne and not blemished


def bear(claim: Claim, evidence: tuple[Evidence, ...]) -> Bearing:
    """Return what `evidence` bears on `claim`."""
    settled = order(settle_facts(claim, evidence))
    facts = statuses(claim, settled)
    parts = find_parts(settled)
    named = fact_features(claim, facts)
    signals = [part.best.signals for part in parts if part.best.signals]
    scores = [probability(one, named) for one in signals]
    complete = len(signals) == len(parts)
    return Bearing(
        evidence=settled,
        facts=facts,
        claims=frozenset(_of_the_whole(settled)),
        telling=frozenset(
            status
            for fact, status in zip(claim.facts, facts, strict=True)
            if _tells(fact) and _is_said(fact, parts)
        ),
        parts=parts,
        score=min(scores) if scores and complete else 0.0,
        says_enough=_says_enough(parts),
        foreign=bool(settled) and not parts and any(map(_asks, settled)),
    )


def _says_enough(parts: Iterable[Part]) -> bool:
    """Whether the claim has words to be found by, and the text has none, or is no snippet."""
    found = list(parts)
    lengths = [
        signal.value
        for part in found
        for signal in part.best.signals
        if signal.name == "source_length"
    ]
    ticks = [tick for part in found for tick in part.ticks]
    shared = any(tick.how.is_tick for tick in ticks)
    length = min(lengths, default=0.0)
    enough = length >= (SNIPPET_BELOW if shared else SENTENCE_BELOW)
    return len(ticks) >= FOUND_BY and enough


def _of_the_whole(evidence: Iterable[Evidence]) -> Iterable[FactStatus]:
    """Yield what is found against the claim or one of its sentences.

    A doubt about a sentence is none where another source bears it out.
    """
    items = [item for item in evidence if item.fact is None]
    borne = {item.part for item in items if item.finding is Finding.PRESENT}
    for item in items:
        status = STATUS_OF[item.finding]
        if status >= FactStatus.ALTERED:
            yield status
        elif _asks(item) and (item.part is None or item.part not in borne):
            yield FactStatus.OPEN


def _asks(item: Evidence) -> bool:
    return item.finding in (Finding.AMBIGUOUS, Finding.STITCHED)


def _is_said(fact: Fact, parts: Iterable[Part]) -> bool:
    """Whether the fact stands in a sentence that says something; "7." behind a claim does not."""
    ticks = [tick for part in parts for tick in part.ticks]
    if fact.kind is FactKind.QUOTE or not ticks:
        return True
    return any(tick.span.overlaps(fact.span) for tick in ticks)


def _tells(fact: Fact) -> bool:
    """Whether the fact's absence is one: a name has other forms, a short quotation may be none."""
    if fact.kind is FactKind.QUOTE:
        return len(fact.text.split()) >= QUOTED_WORDS
    return fact.kind is not FactKind.NAME or _LABEL.fullmatch(fact.text) is not None
