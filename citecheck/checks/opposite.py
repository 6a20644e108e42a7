"""Directions: does the source say the opposite of a word of the claim, in its place?

A check of step 5, on words that have an opposite: rose, first, before, refused. Read are the
passages about the rest of the claim. Where they have the word or one like it, nothing is seen;
where they have its opposite, the evidence tells in `signals` how alike the two places are, for
`verdict/` to weigh. A refusal or dismissal that no passage speaks of is `not_found`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.checks.beside import LONGEST, Beside
from citecheck.checks.reading import Reading
from citecheck.checks.showing import passage_around
from citecheck.match.wording.facing import Side, directed, facing, phrase
from citecheck.match.wording.slots import likeness, slot
from citecheck.match.wording.words import Word, find_words
from citecheck.model import Claim, Evidence, Finding, Signal, Span

CODE = "direction"
SUMMARY = "No word of the claim has its opposite in its place in the source"


def applies(claim: Claim) -> bool:
    """Whether the claim has a word with an opposite, and is a sentence."""
    return len(claim.words) < LONGEST and bool(_directed(find_words(claim.words)))


def examine(claim: Claim, reading: Reading, source_key: str) -> tuple[Evidence, ...]:
    """Return one piece of evidence for each word whose opposite stands there, or that none bears.

    The finding is `ambiguous` for an opposite and `not_found` for a word that none bears.
    """
    words = find_words(claim.words)
    found = []
    for at in _directed(words):
        seen = _seen(Beside(words, range(at, at + 1), reading.pieces), at)
        if seen is not None:
            found.append(_evidence(claim, phrase(words, at), seen, reading, source_key))
    return tuple(found)


def _directed(words: Sequence[Word]) -> list[int]:
    return [at for at in range(len(words)) if any(pole.outright for pole in directed(words, at))]


@dataclass(frozen=True, slots=True)
class _Seen:
    """The opposite that a source has of a word, and its place; None where it has nothing on it."""

    opposite: str | None = None
    at: Span | None = None
    signals: tuple[Signal, ...] = ()


def _seen(beside: Beside, at: int) -> _Seen | None:
    """Return what the passages have in place of a word, None where they bear it out or are mute."""
    faced = [
        (one.number, other)
        for one in beside.ranked
        for other in facing(beside.words, at, beside.source.words(one.number))
    ]
    sides = {other.side for _, other in faced}
    if Side.SAME in sides or not beside.ranked:
        return None
    opposites = [
        _opposite(beside, number, other.at, outright=other.side is Side.AGAINST)
        for number, other in faced
        if other.side in (Side.AGAINST, Side.LOOSELY_AGAINST)
    ]
    if opposites:
        return max(opposites, key=lambda seen: [signal.value for signal in seen.signals])
    grave = any(pole.grave for pole in directed(beside.words, at))
    anywhere = beside.source.holding.get(beside.words[at].key)
    return _Seen() if grave and not anywhere and Side.WITH not in sides else None


def _opposite(beside: Beside, number: int, at: int, *, outright: bool) -> _Seen:
    words, piece = beside.source.words(number), beside.source.spans[number]
    signals = (
        Signal(name="opposite_slot", value=likeness(beside.slot, slot(words, at, at))),
        Signal(name="opposite_outright", value=float(outright)),
        Signal(name="opposite_near", value=beside.near(number, at)),
    )
    at_word = Span(piece.start + words[at].start, piece.start + words[at].end)
    return _Seen(phrase(words, at), at_word, signals)


def _evidence(claim: Claim, said: str, seen: _Seen, reading: Reading, source_key: str) -> Evidence:
    note = f"says “{said}”, of which the source does not speak"
    if seen.opposite:
        note = f"says “{said}”, the source says “{seen.opposite}”"
    return Evidence(
        claim_id=claim.id,
        check=CODE,
        finding=Finding.AMBIGUOUS if seen.opposite else Finding.NOT_FOUND,
        source_key=source_key,
        passage=passage_around(seen.at, reading) if seen.at else None,
        note=note,
        said=said,
        found=seen.opposite,
        signals=seen.signals,
    )
