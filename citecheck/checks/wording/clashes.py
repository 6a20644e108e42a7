"""What the ticks of a sentence leave to say against it: minimal pairs, and what a person must see.

A sentence is contradicted only where all its words that matter stand together in the source but
for one slot, and there the source has an opposite, another name or value, or denies it (RULES S4
to S8). Anything else that differs is shown, and asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from citecheck.checks.wording.sentence import Sentence
from citecheck.language.en.alignment import ALL_BUT, BACK, DENYING, LACKS, TURNING
from citecheck.language.en.function_words import ARTICLES
from citecheck.language.en.wordnet import Pos
from citecheck.lazy_regex import regex
from citecheck.model import FactKind, Finding
from citecheck.nlp.align import Break, BreakKind, Kind
from citecheck.nlp.align.alignment import Order
from citecheck.nlp.align.comparisons import order_beside
from citecheck.nlp.align.sense import stretch
from citecheck.nlp.align.words import Role, bare, tag
from citecheck.nlp.assertion import Status
from citecheck.nlp.names.forms import expansion, variants

_OPEN_BESIDE_OPPOSITE = 3
"""Other open words beside which an opposite still contradicts where no tie is broken: 37 of 37 such
claims are not supported, 12 of 14 with more (open sets and blind rounds, 2026-11-28)."""

_OPEN_BESIDE_DENIAL = 1
"""Open words beside which a denial of the very next word contradicts: 9 of 10 such claims are not
supported, and 10 of 12 of those without one (open sets and blind rounds, 2026-11-28)."""

_OPEN_BESIDE_EXCHANGED = 2
"""Open words beside which two values of one sentence that have changed places contradict."""

_SHORT, _LONG = 2, 4
"""Words of a quotation that is compared here: a single word may be a scare quote, and longer ones
are located by the quote check."""

_WORDS_BESIDE_NAME = 3
"""Ticked words that make a sentence the same but for a name."""

_CONTRADICTING = frozenset({BreakKind.POLARITY, BreakKind.SIDE, BreakKind.PAIRING})

_LACKS = regex(LACKS)
_WEAK_NEGATORS = frozenset({"without", "neither", "nor", "avoid", "avoids", "avoided"})

_STATUS_NOTES = {
    Status.ATTRIBUTED: "the source gives this as somebody's word",
    Status.ALLEGED: "the source gives this as a claim or suspicion",
    Status.HEDGED: "the source says only that it may be so",
    Status.PLAN: "the source tells of it as a plan",
    Status.FORECAST: "the source tells of it as something to come",
    Status.CONDITIONAL: "the source says it under a condition",
    Status.HYPOTHETICAL: "the source only supposes it",
    Status.QUESTION: "the source only asks it",
    Status.DENIED: "the source gives these words as denied",
    Status.DEBUNKED: "the source gives these words as false",
    Status.HEADING: "only a heading of the source says it",
}


class Clash(Struct, frozen=True):
    """Something that speaks against a sentence: `said` and `found` are the words on both sides."""

    finding: Finding  # CONTRADICTED, ALTERED, AMBIGUOUS or STITCHED
    note: str  # one sentence for an editor
    said: str | None = None
    found: str | None = None


def clashes(sentence: Sentence) -> Iterator[Clash]:
    """Yield what speaks against a sentence, the gravest first."""
    found = sorted(_clashes(sentence), key=lambda one: one.finding is not Finding.CONTRADICTED)
    yield from found


def _clashes(sentence: Sentence) -> Iterator[Clash]:
    yield from _differing(sentence)
    alone = len({one.kind for one in sentence.breaks}) == 1 and (
        len(sentence.breaks) == 1 or sentence.breaks[0].kind is BreakKind.PAIRING
    )
    few = _is_nearly_whole(sentence)
    exchanged = _is_exchanged(sentence)
    for one in sentence.breaks:
        minimal = (alone and (not sentence.found.open or one.direct) and few) or (
            exchanged and one.kind is BreakKind.PAIRING
        )
        denied = one.kind is BreakKind.POLARITY and _is_denied_otherwise(sentence, one)
        yield _of_break(one, minimal=minimal, denies=denied)


def _differing(sentence: Sentence) -> Iterator[Clash]:
    found = sentence.found
    words = found.source.words(found.centre)
    differing = sentence.differing
    replaced = {one.unit for one in differing}
    for one in differing:
        said, other = sentence.found.units[one.unit].span.of(sentence.text), words[one.at].text
        rest = [number for number in found.open if number != one.unit]
        contradicted = False
        if _in_quotation(sentence, one.unit):
            note = f"The quotation has “{said}”, the source “{other}”."
            yield Clash(Finding.ALTERED, note, said, other)
            continue
        if one.opposite:
            few = len(rest) <= _OPEN_BESIDE_OPPOSITE
            turned = _denies(sentence) or _is_turned(sentence, one.unit, one.at)
            contradicted = few and not sentence.hard and not turned
        elif one.named:
            names = {other_.unit for other_ in differing if other_.named}
            ticked = len(found.central) >= _WORDS_BESIDE_NAME and _is_whole_name(sentence, one.unit)
            lacking = set(found.open) - names
            few = not lacking or (len(lacking) == 1 and one.unit in sentence.absent)
            contradicted = ticked and few and not sentence.breaks
        if contradicted:
            note = f"The source has “{other}” where the claim has “{said}”."
            yield Clash(Finding.CONTRADICTED, note, said, other)
        elif one.unit in found.open and set(found.open) <= replaced:
            note = (
                f"The source has “{other}” where the claim has “{said}”: a person must say if it"
                " means the same."
            )
            yield Clash(Finding.AMBIGUOUS, note, said, other)


def _is_exchanged(sentence: Sentence) -> bool:
    """Whether two values at least have changed places, and little else is open or broken."""
    paired = {one.unit for one in sentence.breaks if one.kind is BreakKind.PAIRING}
    rest = [one for one in sentence.hard if one.kind is not BreakKind.PAIRING]
    return len(paired) > 1 and not rest and len(sentence.found.open) <= _OPEN_BESIDE_EXCHANGED


def _is_nearly_whole(sentence: Sentence) -> bool:
    """Whether at most one word, or one name, is open, and it neither counts nor dates nor turns."""
    found = sentence.found
    units = [found.units[number] for number in found.open]
    name = all(unit.kind is Kind.NAME for unit in units) and len(sentence.open_words()) == 1
    if any(unit.value is not None for unit in units):
        return False
    turned = any(term.lower in TURNING for term in found.terms) or any(
        (one.lower, two.lower) == ALL_BUT for one, two in pairwise(found.terms)
    )
    lacks = any(_LACKS.search(found.terms[unit.first].lower) for unit in units)
    return (len(units) <= _OPEN_BESIDE_DENIAL or name) and not (turned or lacks)


def _in_quotation(sentence: Sentence, number: int) -> bool:
    """Whether a unit stands in a short quotation of which the source has the other words (Q1)."""
    shift = sentence.claim.span.start + sentence.span.start
    units, places = sentence.found.units, sentence.found.places
    span = units[number].span.shifted(shift)
    for fact in sentence.claim.facts:
        if fact.kind is FactKind.QUOTE and fact.span.covers(span):
            inside = [
                at for at, unit in enumerate(units) if fact.span.covers(unit.span.shifted(shift))
            ]
            lacking = [at for at in inside if places[at] is None and units[at].content]
            words = len(fact.text.split())
            return lacking == [number] and _SHORT <= words <= _LONG
    return False


def _is_whole_name(sentence: Sentence, number: int) -> bool:
    """Whether nothing of the name is ticked, and the passage points to nobody named before.

    "Humphrey Bogart" is not another than "Bogart", nor "Diwali" another than "it", nor "UN"
    another than "United Nations".
    """
    found = sentence.found
    units = found.units
    beside = [n for n in (number - 1, number + 1) if 0 <= n < len(units)]
    part = any(
        units[n].kind is Kind.NAME
        and found.places[n] is not None
        and abs(units[n].first - units[number].first) == 1
        for n in beside
    )
    words = found.source.words(found.centre)
    name, text = bare(found.terms[units[number].first].text), found.source.text(found.centre)
    forms = "|".join(map(re.escape, variants(name)))
    long = expansion(name)
    spelled = re.search(rf"\b(?:{forms})\b", text) or (long and long.search(text))
    return not (part or spelled or any(word.lower in BACK for word in words))


def _is_denied_otherwise(sentence: Sentence, one: Break) -> bool:
    """Whether the side that lacks a denial may have one all the same, in another place or word."""
    if one.said:
        return _source_denies(sentence) or _says_more(sentence)
    return _claim_denies(sentence)


def _says_more(sentence: Sentence) -> bool:
    """Whether the passage has a word of its own among those that say what the claim denies.

    "The fire started by accident" is what "was not started deliberately" says, too. What a thing
    is not ("is not a rock album"), or did not do where all it did stands there, is told by no
    other word.
    """
    found, terms = sentence.found, sentence.found.terms
    for at, (one, two) in enumerate(pairwise(terms), start=1):
        done = not found.open and Pos.VERB in tag(terms, at)
        if one.role is Role.NEGATOR and (two.lower in ARTICLES or done):
            return False
    first, behind = stretch(found)
    used, words = found.used(found.centre), found.source.words(found.centre)
    return any(
        word.content and at not in used and not (word.text[0].isdigit() or word.text[0].isupper())
        for at, word in enumerate(words[first:behind], start=first)
    )


def _source_denies(sentence: Sentence) -> bool:
    """Whether the passage has any word that denies, wherever it stands."""
    words = sentence.found.source.words(sentence.found.centre)
    return any(
        word.role is Role.NEGATOR or word.lower in DENYING or word.lower == "yet" for word in words
    )


def _claim_denies(sentence: Sentence) -> bool:
    """Whether the claim has a word that denies, though not what is ticked: "without one"."""
    return any(term.role is Role.NEGATOR for term in sentence.found.terms)


def _is_turned(sentence: Sentence, number: int, at: int) -> bool:
    """Whether what stands beside an opposite has changed sides: "A lost to B" and "B beat A"."""
    found = sentence.found
    first = found.units[number].first
    told = next((one for one in found.compared if one.mine.word == first), None)
    if told is not None:
        return told.order is not Order.KEPT
    return order_beside(found, first, at) is Order.EXCHANGED


def _denies(sentence: Sentence) -> bool:
    """Whether the claim or the passage has a negation: with an opposite it says the same."""
    found = sentence.found
    first, behind = stretch(found)
    words = found.source.words(found.centre)[first:behind]
    return any(term.role is Role.NEGATOR for term in (*found.terms, *words))


def _of_break(one: Break, *, minimal: bool, denies: bool) -> Clash:
    said, other = one.said or None, one.found or None
    certain = minimal and one.kind in _CONTRADICTING
    if one.kind is BreakKind.POLARITY:
        weak = {*one.said.lower().split(), *one.found.lower().split()} <= _WEAK_NEGATORS
        both = denies or (bool(one.said) and bool(one.found))
        sure = certain and not weak and not both
        finding = Finding.CONTRADICTED if sure else Finding.AMBIGUOUS
        note = (
            f"The source denies it: “{one.found}”."
            if one.found and not one.said
            else f"The claim denies it (“{one.said}”), the source does not."
            if one.said and not one.found
            else f"The claim says “{one.said}”, the source “{one.found}”."
        )
        return Clash(finding, note, said, other)
    if one.kind is BreakKind.STATUS and one.status is not None:
        false = one.status is Status.DEBUNKED and minimal and not one.found.endswith(":")
        cue = f" (“{one.found}”)" if one.found else ""
        finding = Finding.CONTRADICTED if false and one.found else Finding.AMBIGUOUS
        return Clash(finding, f"{_STATUS_NOTES[one.status].capitalize()}{cue}.")
    if one.kind.is_soft:
        return Clash(Finding.STITCHED, _note(one), said, other)
    ranked = one.kind is BreakKind.DEGREE and " " in one.found
    turned = one.kind is BreakKind.ROLE and one.direct
    if turned and minimal:
        note = f"The source has it the other way round, what stands on either side of “{one.said}”."
        return Clash(Finding.CONTRADICTED, note)
    sure = certain or (minimal and ranked)
    return Clash(Finding.CONTRADICTED if sure else Finding.AMBIGUOUS, _note(one), said, other)


_NOTES = {
    BreakKind.APART: "The source has “{said}” in another sentence than the rest.",
    BreakKind.ROLE: "The source may have the two sides of “{said}” the other way round.",
    BreakKind.QUANTITY: "The source does not say “{said}” of it.",
    BreakKind.PAIRING: "The source gives “{said}” for something else, and here “{found}”.",
    BreakKind.COUNTED: "The source's “{said}” counts something else: “{found}”.",
    BreakKind.INVERTED: "The source says “{said}” of something else.",
    BreakKind.FAR: "The source has “{said}” in another part of the sentence.",
}


def _note(one: Break) -> str:
    """Return one sentence on a broken tie that is true as written (RULES S14)."""
    usual = "The claim says “{said}”, the source “{found}”."
    lacking = "The source does not have “{said}” there."
    note = _NOTES.get(one.kind, usual if one.found else lacking)
    return note.format(said=one.said, found=one.found)
