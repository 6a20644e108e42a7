"""Ties of role: did the same one do it to the same one (RULES S2)?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from citecheck.language.en.alignment import CONTRASTS, JOINING, SAYING
from citecheck.language.en.wordnet import Pos, lemmas
from citecheck.nlp.align.alignment import Alignment
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.relations import relate
from citecheck.nlp.align.units import Kind, Unit
from citecheck.nlp.align.words import Term, is_passive, is_proper_at, tag

_REACH = 5  # words from a verb to its subject or object
_SET_ASIDE = 10  # words behind "not" or "rather than" among which the thing set aside stands


def broken_roles(found: Alignment) -> Iterator[Break]:
    """Yield verbs of the claim whose doer is the source's done-to, or the other way round."""
    yield from _turned_contrasts(found)
    yield from _other_bearers(found)
    words = found.source.words(found.centre)
    for number in found.central:
        unit, place = found.units[number], found.place(number)
        if not _is_deed(found, unit) or Pos.VERB not in tag(words, place.at):
            continue
        before, after = _beside(found, number)
        if before is None or after is None:
            continue
        stands = found.place(before).at < place.at, found.place(after).at > place.at
        if _belongs_to_another_verb(found, before, after, place.at) or _is_turned(
            found, unit, stands, words, place.at
        ):
            yield Break(
                kind=BreakKind.ROLE,
                said=found.terms[unit.first].text,
                found=words[place.at].text,
                unit=number,
                span=unit.span,
                direct=_is_same_verb(found.terms[unit.first], words[place.at])
                and all(found.units[n].kind is Kind.NAME for n in (before, after)),
            )


def _other_bearer(found: Alignment, number: int) -> int | None:
    """Return the word of the centre before a family name where the claim has another first name.

    "Edmund Thrale" beside the claim's "Edgar Thrale".
    """
    if number + 1 >= len(found.units):
        return None
    mine, family = found.units[number], found.units[number + 1]
    named = mine.kind is family.kind is Kind.NAME and mine.value is None
    place = found.places[number + 1]
    if not named or family.first - mine.last != 1 or place is None or place.piece != found.centre:
        return None
    at, words = place.at - 1, found.source.words(found.centre)
    beside = at >= 0 and found.source.text(found.centre)[words[at].end : words[at + 1].start] == " "
    if not beside or at in found.used(found.centre) or not is_proper_at(words, at):
        return None
    return None if relate(found.terms[mine.first], mine.tags, words, at) else at


def _other_bearers(found: Alignment) -> Iterator[Break]:
    """Yield a first name in whose place the source has another, where it knows both people."""
    words = found.source.words(found.centre)
    for number, place in enumerate(found.places):
        if place is None or place.piece == found.centre:
            continue
        at = _other_bearer(found, number)
        mine = found.units[number]
        if at is not None and _stands_before(found, found.terms[mine.first].key, words[at + 1].key):
            yield Break(
                kind=BreakKind.PAIRING,
                said=found.terms[mine.first].text,
                found=words[at].text,
                unit=number,
                span=mine.span,
            )


def _stands_before(found: Alignment, one: str, two: str) -> bool:
    """Whether one key stands right before another in a piece of the source."""
    holding = found.source.pieces.holding
    both = set(holding.get(one, ())) & set(holding.get(two, ()))
    pairs = (pair for piece in both for pair in pairwise(found.source.words(piece)))
    return any(left.key == one and right.key == two for left, right in pairs)


def _turned_contrasts(found: Alignment) -> Iterator[Break]:
    """Yield what the claim sets aside where the source sets aside the other: "A and not B"."""
    mine = _set_aside(found.terms)
    theirs = _set_aside(found.source.words(found.centre))
    if not mine or not theirs:
        return
    nouns = [number for number in found.central if _is_noun(found.units[number])]
    dropped = [n for n in nouns if found.units[n].first in mine and found.place(n).at not in theirs]
    kept = [n for n in nouns if found.units[n].first not in mine and found.place(n).at in theirs]
    if dropped and kept:
        one, two = found.units[dropped[0]], found.units[kept[0]]
        yield Break(
            kind=BreakKind.ROLE,
            said=one.span.of(found.text),
            found=two.span.of(found.text),
            unit=dropped[0],
            span=one.span,
        )


def _set_aside(words: Sequence[Term]) -> frozenset[int]:
    """Return the words that are set aside: "not A but …", "… and not A", "rather than A"."""
    lower = [word.lower for word in words]
    found: set[int] = set()
    for at, word in enumerate(lower):
        behind = range(at + 1, min(len(words), at + 1 + _SET_ASIDE))
        until_but = next((n for n in behind if lower[n] == "but"), None)
        joined = at > 0 and lower[at - 1] in JOINING
        if word == "not" and until_but is not None:
            found.update(range(at + 1, until_but))
        elif (word == "not" and joined) or CONTRASTS.get(word) in lower[at + 1 : at + 2]:
            found.update(behind)
    return frozenset(found)


def _is_same_verb(one: Term, two: Term) -> bool:
    """Whether two words are forms of one verb."""
    verbs = (
        {found.text for found in lemmas(term.lower) if found.pos is Pos.VERB} for term in (one, two)
    )
    return not next(verbs).isdisjoint(next(verbs))


def _is_deed(found: Alignment, unit: Unit) -> bool:
    """Whether a unit is a verb of doing, and no word of a title ("Set" in "My Mind Set on You")."""
    mine = found.terms[unit.first]
    titled = unit.first > 0 and mine.text[0].isupper()
    return Pos.VERB in unit.tags and mine.lower not in SAYING and not titled


def _beside(found: Alignment, verb: int) -> tuple[int | None, int | None]:
    """Return the nouns next to a verb of the claim, before and behind it, that are ticked."""
    unit = found.units[verb]
    nouns = [
        number
        for number in found.central
        if found.units[number].clause == unit.clause and _is_noun(found.units[number])
    ]
    before = [n for n in nouns if 0 < unit.first - found.units[n].last <= _REACH]
    after = [n for n in nouns if 0 < found.units[n].first - unit.last <= _REACH]
    return (before[-1] if before else None, after[0] if after else None)


def _is_noun(unit: Unit) -> bool:
    unknown = unit.kind is Kind.WORD and not unit.tags
    return unit.kind is Kind.NAME or unknown or (unit.kind is Kind.WORD and Pos.NOUN in unit.tags)


def _belongs_to_another_verb(found: Alignment, before: int, after: int, verb: int) -> bool:
    """Whether a name before the verb of the claim stands behind the verb's object in the source.

    "Breuer will join the board; Saal will leave" does not say that Saal joins it.
    """
    if found.units[before].kind is not Kind.NAME or verb == 0:  # "Born in Trieste, Balestra …"
        return False
    return verb < found.place(after).at < found.place(before).at and not any(
        term.lower == "by" for term in found.terms
    )


def _is_turned(
    found: Alignment, unit: Unit, stands: tuple[bool, bool], words: Sequence[Term], at: int
) -> bool:
    """Whether the neighbours of a verb have changed places, the passive allowed for."""
    before, after = stands
    mine, theirs = is_passive(found.terms, unit.first), is_passive(words, at)
    by_mine = _by(found.terms, unit.last)
    if mine == theirs:
        return not before and not after
    if mine and by_mine and not theirs:
        return after
    by_theirs = _by(words, at, _REACH if theirs else 2)  # "were defeated 4–2 by"
    return before and after and (by_mine or by_theirs)


def _by(terms: Sequence[Term], at: int, reach: int = 2) -> bool:
    return any(term.lower == "by" for term in terms[at + 1 : at + 1 + reach])
