"""Directions: does the source say the opposite of a word of the claim, in its place?

A check of step 5, on words that have an opposite: rose, first, before, refused. Read are the
passages about the rest of the claim. Where they have the word or one like it, nothing is seen;
where they have its opposite, the evidence tells in `signals` how alike the two places are, for
`verdict/` to weigh. A refusal or dismissal that no passage speaks of is `not_found`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.checks.evidence import passage_around
from citecheck.checks.polarity.facing import (
    Faced,
    Side,
    directed,
    facing,
    governed,
    phrase,
    qualified,
)
from citecheck.checks.rest_of_claim import LONGEST, Beside
from citecheck.checks.source_view import Reading
from citecheck.model import Claim, Evidence, Finding, Signal, Span
from citecheck.nlp.lexical.slots import likeness, slot
from citecheck.nlp.lexical.words import Word, find_words

CODE = "direction"
SUMMARY = "No word of the claim has its opposite in its place in the source"


_WHOLE_SUBJECT = 2  # words of a subject that leave no doubt that it is the claim's


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
    if not beside.ranked or _is_borne(beside, at, faced):
        return None
    opposites = [
        _opposite(beside, number, other.at, outright=other.side is Side.AGAINST)
        for number, other in faced
        if other.side in (Side.AGAINST, Side.LOOSELY_AGAINST)
        and not _is_of_another_thing(beside, at, number, other.at)
        and not _is_converse(beside, at, number, other.at)
    ]
    if opposites:
        return max(opposites, key=lambda seen: [signal.value for signal in seen.signals])
    sides = {other.side for _, other in faced}
    grave = any(pole.grave for pole in directed(beside.words, at))
    anywhere = beside.source.holding.get(beside.words[at].key)
    return _Seen() if grave and not anywhere and not sides else None


def _is_borne(beside: Beside, at: int, faced: Sequence[tuple[int, Faced]]) -> bool:
    """Whether the passages bear a word out of what the claim says it of.

    They do where they have the word itself, unless they say its opposite of more of that subject,
    and where they have one like it of no less of the subject than any opposite.
    """
    subject = governed(beside.words, at)

    def kinship(*sides: Side) -> int:
        return max(
            (
                len(subject & governed(beside.source.words(number), other.at))
                for number, other in faced
                if other.side in sides and _is_outright(beside, number, other.at)
            ),
            default=-1,
        )

    same, alike, against = kinship(Side.SAME), kinship(Side.WITH), kinship(Side.AGAINST)
    if same >= 0:
        return max(same, alike) >= against or against < _WHOLE_SUBJECT
    return alike > 0 and alike >= against


def _is_outright(beside: Beside, number: int, at: int) -> bool:
    """Whether a word of a piece says a direction and does not merely go with one."""
    ends = directed(beside.source.words(number), at)
    return not ends or any(pole.outright for pole in ends)


def _is_of_another_thing(beside: Beside, at: int, number: int, other: int) -> bool:
    """Whether a passage that has what a word qualifies says the opposite of something else.

    "The new tab bar" is not denied by "the tab bar replaced the old menu".
    """
    own = qualified(beside.words, at)
    opposed = qualified(beside.source.words(number), other)
    return bool(own and opposed) and not own & opposed and own <= beside.source.keys[number]


def _is_converse(beside: Beside, at: int, number: int, other: int) -> bool:
    """Whether the claim's subject is named at the other end of the opposite, not before it.

    "Moe sold it to Lind" says what "Lind bought it from Moe" does.
    """
    words, subject = beside.source.words(number), governed(beside.words, at)
    named = [i for i, word in enumerate(words) if i and word.capital and word.key in subject]
    before = any(word.key in subject for word in words[:other])
    turned = any(word.text.lower() == "by" for word in words[other:])
    return bool(named) and not before and not turned


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
