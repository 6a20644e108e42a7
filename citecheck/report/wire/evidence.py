"""Step 7: facts and evidence → the wire form.

In: `Fact` and `Evidence` of `model.py`, and the sources they are from. Out: `structs.Fact` and
`structs.Reason`. The order is the verdict's; nothing is weighed again.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from citecheck import model
from citecheck.lazy_regex import regex
from citecheck.report.links import link
from citecheck.report.wire.types import DateValue, Edit, Fact, FigureValue, Reason, Tick

_SURROGATE = regex("[\ud800-\udfff]")
_PLAIN_DIGITS = 40
"""Decimals up to so many digits are written out; longer ones keep their exponent."""


class Sources:
    """Which source answers for which reference, or for a label that has no entry."""

    def __init__(self, checked: model.Checked) -> None:
        self.by_key = {source.key: source for source in checked.sources}
        self.of_reference = {
            item.reference: item.source for item in checked.cited if item.reference
        }
        self.of_label = {item.label: item.source for item in checked.cited if item.label}
        self.labels: dict[str, str | None] = {}
        for reference in checked.extract.references:
            key = self.of_reference.get(reference.id)
            if key is not None:
                self.labels.setdefault(key, reference.label)
        for label, key in self.of_label.items():
            self.labels.setdefault(key, label)

    def digests(self, claim: model.Claim) -> list[str]:
        """Return the sha256 of each source of `claim` that was read."""
        keys = [self.of_reference.get(reference, "") for reference in claim.references]
        keys += [self.of_label.get(label, "") for label in claim.labels]
        found = (self.by_key.get(key) for key in keys)
        return [source.sha256 for source in found if isinstance(source, model.Source)]


def utf8(text: str) -> str:
    """Return `text` with U+FFFD for each lone surrogate: UTF-8 has none, and offsets stay."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def utf8_or_none(text: str | None) -> str | None:
    """Return `text` as `utf8` does, None for None."""
    return None if text is None else utf8(text)


def rounded(score: float) -> float:
    """Return `score` to four places: the same on every machine."""
    return round(float(score), 4)


def fact_of(fact: model.Fact) -> Fact:
    """Return the wire form of one checkable detail."""
    return Fact(
        kind=fact.kind,
        text=utf8(fact.text),
        start=fact.span.start,
        end=fact.span.end,
        value=_value(fact.value),
    )


def _value(value: model.Figure | model.Date | None) -> FigureValue | DateValue | None:
    if isinstance(value, model.Figure):
        return FigureValue(
            value=None if value.value is None else _plain(value.value),
            low=_plain(value.low),
            high=_plain(value.high),
            unit=value.unit,
            change=value.change,
        )
    if isinstance(value, model.Date):
        return DateValue(first=value.first, last=value.last, granularity=value.granularity)
    return None


def _plain(number: Decimal) -> Decimal:
    """Return `number` so that it prints without an exponent where that is short enough."""
    if not number.is_finite() or abs(number.adjusted()) > _PLAIN_DIGITS:
        return number
    text = f"{number:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def reasons(
    evidence: Iterable[model.Evidence], sources: Sources | None = None
) -> tuple[Reason, ...]:
    """Return the evidence in the verdict's order, what has a passage first."""
    ranked = sorted(evidence, key=lambda item: item.passage is None)
    return tuple(_reason(item, sources) for item in ranked)


def ticks_of(ticks: Iterable[model.Tick], evidence: Iterable[model.Evidence]) -> tuple[Tick, ...]:
    """Return the words that matter, each with the first reason whose passage holds its place."""
    ranked = sorted(evidence, key=lambda item: item.passage is None)
    return tuple(
        Tick(
            start=tick.span.start,
            end=tick.span.end,
            how=tick.how,
            because=next((at for at, item in enumerate(ranked) if _holds(item, tick)), None),
            found=utf8_or_none(tick.found),
        )
        for tick in ticks
    )


def _holds(item: model.Evidence, tick: model.Tick) -> bool:
    passage = item.passage
    if passage is None or tick.place is None or item.source_key != tick.source_key:
        return False
    return passage.span.covers(tick.place)


def _reason(item: model.Evidence, sources: Sources | None) -> Reason:
    source = sources.by_key.get(item.source_key) if sources else None
    label = sources.labels.get(item.source_key) if sources else None
    passage = item.passage
    span = passage.span if passage else None
    return Reason(
        check=item.check,
        finding=item.finding,
        fact=item.fact,
        source=utf8(item.source_key),
        label=utf8_or_none(label),
        passage=utf8(passage.text) if passage else None,
        start=span.start if span else None,
        end=span.end if span else None,
        page=passage.page if passage else None,
        score=None if item.score is None else rounded(item.score),
        note=utf8_or_none(item.note),
        link=utf8_or_none(link(source, passage)) if isinstance(source, model.Source) else None,
        before=utf8(passage.before) if passage else "",
        after=utf8(passage.after) if passage else "",
        said=utf8_or_none(item.said),
        found=utf8_or_none(item.found),
        edits=tuple(_edit(edit) for edit in passage.edits) if passage else (),
    )


def _edit(edit: model.Edit) -> Edit:
    return Edit(
        kind=edit.kind,
        source=utf8(edit.source),
        quote=utf8(edit.quote),
        weighty=edit.weighty,
    )
