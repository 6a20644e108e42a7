"""One sentence of a claim laid beside one source: its ticks, its broken ties, what differs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from citecheck.language.en.alignment import FAINT
from citecheck.model import Claim, FactKind, How, Signal, Span, Tick
from citecheck.nlp import sentences
from citecheck.nlp.align import Alignment, Break, BreakKind, Kind, Source, Unit, align, find_breaks
from citecheck.nlp.align.differing import Differing, find_differing
from citecheck.nlp.align.relations import expand
from citecheck.nlp.align.units import find_units
from citecheck.nlp.align.words import is_proper_at, read

_QUOTED_WORDS = 4
"""Words of a quotation that the quote check locates in its source."""

_FAR_IN_SHORT = 3
"""Content words up to which another deed between two of them parts them: of longer claims 18 of 20
that have one are supported (open sets, 2026-11-28)."""

_UNTYING = frozenset({BreakKind.PAIRING, BreakKind.COUNTED, BreakKind.APART})
"""Breaks that leave a figure or date of the claim without its tick: it stands there of another."""


class Sentence(Struct, dict=True):
    """A sentence of a claim, `span` into ``claim.words``, beside the source that `found` is of."""

    claim: Claim
    number: int
    span: Span
    found: Alignment
    breaks: tuple[Break, ...] = ()

    def __post_init__(self) -> None:
        """Look for the ties that the source does not keep."""
        short = len(self.found.content) <= _FAR_IN_SHORT
        found = find_breaks(self.found)
        paired = [one.span for one in found if one.kind is BreakKind.PAIRING and one.span]
        owners = {one.owner for one in found if one.owner is not None}
        self.breaks = tuple(
            one
            for one in found
            if (short or one.kind is not BreakKind.FAR)
            and not (
                one.kind is BreakKind.APART
                and (one.span in paired or one.unit in owners or self._quotes(one))
            )
        )

    def _quotes(self, one: Break) -> bool:
        """Whether a break only parts a quotation from who is said to have said it.

        The words of a quotation, and whose they are, are the quote check's to find.
        """
        shift = self.claim.span.start + self.span.start
        own = Span(shift, shift + len(self.text))
        inside = [
            fact.span
            for fact in self.claim.facts
            if fact.kind is FactKind.QUOTE
            and len(fact.text.split()) >= _QUOTED_WORDS
            and fact.span.overlaps(own)
        ]
        if one.span is None or not inside or self._names_another(inside):
            return False
        return not any(span.overlaps(one.span.shifted(shift)) for span in inside)

    def _names_another(self, quotes: Sequence[Span]) -> bool:
        """Whether the passage names somebody outside the quotation whom the claim does not."""
        words, used = self.found.source.words(self.found.centre), self.found.used(self.found.centre)
        quoted = " ".join(
            span.shifted(-self.claim.span.start).of(self.claim.words) for span in quotes
        )
        return any(
            at not in used and word.text not in quoted and is_proper_at(words, at)
            for at, word in enumerate(words)
        )

    @cached_property
    def differing(self) -> tuple[Differing, ...]:
        """The open words in whose place the source has another."""
        return find_differing(self.found)

    @property
    def hard(self) -> tuple[Break, ...]:
        """The breaks that turn the sense."""
        return tuple(one for one in self.breaks if not one.kind.is_soft)

    @property
    def is_whole(self) -> bool:
        """Whether every word that matters is ticked, and tied as in the claim."""
        return not self.found.open and not self.breaks

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.span.of(self.claim.words)

    @cached_property
    def absent(self) -> list[int]:
        """The open units of which no form or synonym stands anywhere in the source."""
        return [number for number in self.found.open if not self._stands(self.found.units[number])]

    def _stands(self, unit: Unit) -> bool:
        holding = self.found.source.pieces.holding
        if unit.value is not None:
            return False
        mine = self.found.terms[unit.first]
        return mine.key in holding or any(one in holding for one in expand(mine.lower, unit.tags))

    def open_words(self) -> tuple[str, ...]:
        """Return the open stretches of the sentence as they are written, neighbours joined."""
        numbers = self.found.open
        runs: list[list[int]] = []
        for number in numbers:
            last = runs[-1][-1] if runs else None
            if last is not None and number == last + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        units = self.found.units
        return tuple(self.text[units[run[0]].span.start : units[run[-1]].span.end] for run in runs)

    def ticks(self, source_key: str) -> tuple[Tick, ...]:
        """Return the tick of each word that matters, spans into the draft."""
        shift = self.claim.span.start + self.span.start
        differing = {one.unit: one for one in self.differing}
        return tuple(
            self._tick(number, shift, differing.get(number), source_key)
            for number, unit in enumerate(self.found.units)
            if not unit.faint or self.found.places[number] is not None
        )

    def _tick(self, number: int, shift: int, differing: Differing | None, source_key: str) -> Tick:
        unit, place = self.found.units[number], self.found.places[number]
        span = unit.span.shifted(shift)
        numeric = unit.value is not None or self.found.terms[unit.first].text[0].isdigit()
        if numeric and place is not None and (untied := self._untied(number)):
            return Tick(
                span=span,
                how=How.DIFFERS if untied.found else How.OPEN,
                found=untied.found or None,
                source_key=source_key,
            )
        if place is not None:
            words = self.found.source.words(place.piece)
            start = self.found.source.pieces.spans[place.piece].start
            stands = Span(start + words[place.at].start, start + words[place.last].end)
            how, found = place.how, stands.of(self.found.source.pieces.text)
            if not found:  # a heading over a cell
                found = words[place.at].text
                stands = self.found.source.pieces.spans[place.piece]
            return Tick(span=span, how=how, found=found, place=stands, source_key=source_key)
        if differing is not None:
            word = self.found.source.words(self.found.centre)[differing.at]
            start = self.found.source.pieces.spans[self.found.centre].start
            stands = Span(start + word.start, start + word.end)
            return Tick(
                span=span, how=How.DIFFERS, found=word.text, place=stands, source_key=source_key
            )
        how = How.SAME if not unit.content and self._is_kept(unit) else How.OPEN
        return Tick(span=span, how=how, source_key=source_key)

    def _untied(self, number: int) -> Break | None:
        """Return why the value that ticks a value of the claim is none of the same thing."""
        return next(
            (one for one in self.breaks if one.unit == number and one.kind in _UNTYING), None
        )

    def _is_kept(self, unit: Unit) -> bool:
        """Whether a negator, modal or quantifier without a place turns nothing."""
        return not any(one.span and one.span.overlaps(unit.span) for one in self.breaks)

    def signals(self) -> tuple[Signal, ...]:
        """Return what the likelihood of support is made of, by name."""
        found = self.found
        total = sum(found.units[number].weight for number in found.content) or 1.0
        opened = sum(found.units[number].weight for number in found.open) / total
        absent = sum(found.units[number].weight for number in self.absent) / total
        names = [n for n in found.content if found.units[n].kind is Kind.NAME]
        kinds = {one.kind.value for one in self.breaks}
        values = {
            "open": math.sqrt(opened),
            "absent": absent,
            "names_open": len(set(names) & set(found.open)) / max(1, len(names)),
            "names_absent": float(bool(set(names) & set(self.absent))),
            "whole": float(self.is_whole),
            "polarity": float("polarity" in kinds),
            "turned": float(any(one.kind.value != "polarity" for one in self.hard)),
            "apart": float("apart" in kinds),
            "differing": float(bool(self.differing)),
            "source_length": math.log1p(len(found.source.pieces.text)),
        }
        return tuple(Signal(name=name, value=value) for name, value in values.items())


def lay(claim: Claim, source: Source) -> tuple[Sentence, ...]:
    """Return each sentence of a claim beside the source, those without a shared word left out."""
    laid = []
    for number, span in enumerate(says_something(claim)):
        shift = claim.span.start + span.start
        facts = [
            (fact.span.shifted(-shift), fact)
            for fact in claim.facts
            if shift <= fact.span.start < claim.span.start + span.end
        ]
        found = align(span.of(claim.words), facts, source)
        if found is not None:
            laid.append(Sentence(claim, number, span, found))
    return tuple(laid)


def says_something(claim: Claim) -> tuple[Span, ...]:
    """Return the sentences of a claim that have a content word, spans into ``claim.words``.

    A number alone, such as that of a note behind the claim, says nothing.
    """
    return _telling(claim.words)


@lru_cache(1024)  # asked by each step of the check, for each source of the claim
def _telling(words: str) -> tuple[Span, ...]:
    return tuple(
        span
        for span in sentences.split(words)
        if any(
            term.content and term.lower not in FAINT and not term.text.isdecimal()
            for term in read(span.of(words))
        )
    )


def open_ticks(claim: Claim, span: Span, source: Source) -> tuple[Tick, ...]:
    """Return the words that matter of a sentence that shares none with the source, all open."""
    shift = claim.span.start + span.start
    _, units = find_units(span.of(claim.words), (), source.pieces)
    return tuple(
        Tick(span=unit.span.shifted(shift), how=How.OPEN)
        for unit in units
        if unit.content and not unit.faint
    )


def nothing(source: Source) -> tuple[Signal, ...]:
    """Return the signals of a sentence that shares no word with the source."""
    values = {"open": 1.0, "absent": 1.0, "source_length": math.log1p(len(source.pieces.text))}
    return tuple(Signal(name=name, value=value) for name, value in values.items())
