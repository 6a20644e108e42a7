"""Facts beside the ticks of their sentence: what a comparison of values alone cannot know.

In: `Evidence` of all checks. Out: the same, with what the whole sentence says of a fact. A value
that stands in the passage for the same thing is contradicted by no other value near it; another
value contradicts only where everything else of the sentence is ticked (RULES S5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from citecheck.model import Claim, Evidence, FactKind, Finding, How, Tick
from citecheck.verdict.fact_status import STATUS_OF, FactStatus

OPEN_BESIDE: Mapping[FactKind, int] = {
    FactKind.FIGURE: 0,
    FactKind.DATE: 2,
    FactKind.NAME: 0,
}
"""Open words beside a fact up to which another value in its place contradicts it.

Of claims with a contradicted figure 40 of 45 are not supported where nothing else is open, 40 of 59
where something is; with a contradicted date 19 of 19 up to two open words (all open sets and cases,
2026-11-28).
"""

_OPEN_BESIDE_SURE = 2
"""The same for the same number in another direction or unit (18 of 21), and for a figure that the
source has nowhere, whose like stands in the passage about the claim (16 of 19; open sets and blind
rounds, 2026-11-28)."""

_AGAINST = (Finding.CONTRADICTED, Finding.UNIT_MISMATCH)
_OVERRULED = (*_AGAINST, Finding.NOT_FOUND)
_VALUES = (How.NUMBER, How.DATE)


class _Sentence(Struct, frozen=True, kw_only=True):
    """What one source has of the sentence of a fact."""

    item: Evidence
    ticks: tuple[Tick, ...]  # of the fact
    open_beside: int
    doubted: bool
    stitched: bool  # its words stand in several sentences


def settle_facts(claim: Claim, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return `evidence` with the findings on facts that the ticks of their sentences warrant."""
    return tuple(
        item if item.fact is None else _settled(claim, item, evidence) for item in evidence
    )


def _settled(claim: Claim, item: Evidence, evidence: Iterable[Evidence]) -> Evidence:
    if item.fact is None or STATUS_OF[item.finding] is FactStatus.BORNE_OUT:
        return item
    fact = claim.facts[item.fact]
    sentence = _sentence_of(claim, item, evidence)
    if sentence is None or fact.kind is FactKind.QUOTE:
        return item
    if fact.kind is FactKind.NAME:
        named = all(tick.how.is_tick for tick in sentence.ticks)
        valued = sentence.ticks[0] if named else None
    else:
        valued = next((tick for tick in sentence.ticks if tick.how in _VALUES), None)
    if valued is not None and sentence.item.finding is Finding.PRESENT:
        return replace(
            item,
            finding=Finding.PRESENT,
            found=valued.found,
            note=None,
            passage=sentence.item.passage,
        )
    if valued is not None and (item.finding in _OVERRULED or _heads(valued, sentence.item)):
        note = f"The passage has “{valued.found}”; whether it is of this, a person must say."
        return replace(item, finding=Finding.AMBIGUOUS, note=note)
    if item.finding not in _AGAINST:
        return item
    few = sentence.open_beside <= _open_allowed(item, fact.kind, sentence)
    told = {signal.name for signal in item.signals if signal.value}
    if sentence.stitched and item.signals and told.isdisjoint(("alike", "akin")):
        few = False  # "one home in nine" beside "58 per cent" of another sentence
    return item if few and not sentence.doubted else replace(item, finding=Finding.NOT_FOUND)


def _heads(tick: Tick, laid: Evidence) -> bool:
    """Whether a tick stands in the headings over the table cell that the sentence is laid on."""
    passage = laid.passage
    if passage is None or passage.note is None or tick.place is None:
        return False
    return tick.place == passage.span and (tick.found or "") in passage.note


def _open_allowed(item: Evidence, kind: FactKind, sentence: _Sentence) -> int:
    """Return how many words may be open beside another value that contradicts."""
    told = {signal.name for signal in item.signals if signal.value}
    own, laid = item.passage, sentence.item.passage
    same = own is not None and laid is not None and own.span == laid.span
    sure = "akin" in told or ("alike" in told and "elsewhere" not in told and same)
    return max(OPEN_BESIDE[kind], _OPEN_BESIDE_SURE if sure else 0)


def _sentence_of(claim: Claim, item: Evidence, evidence: Iterable[Evidence]) -> _Sentence | None:
    """Return what the source of `item` has of the sentence in which its fact stands."""
    fact = claim.facts[item.fact or 0]
    span = fact.span
    same = [other for other in evidence if other.source_key == item.source_key]
    for other in same:
        own = tuple(tick for tick in other.ticks if tick.span.overlaps(span))
        if own:
            beside = [tick for tick in other.ticks if not tick.span.overlaps(span)]
            doubts = tuple(
                one
                for one in same
                if one.part == other.part and one.fact is None and one is not other
                if one.said is None or one.said not in (item.said or fact.text)
            )
            return _Sentence(
                item=other,
                ticks=own,
                open_beside=sum(not tick.how.is_tick for tick in beside),
                doubted=any(one.finding is Finding.AMBIGUOUS for one in doubts),
                stitched=any(one.finding is Finding.STITCHED for one in doubts),
            )
    return None
