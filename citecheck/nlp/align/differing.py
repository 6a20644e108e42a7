"""What the source has in the place of a word of the claim that it lacks (RULES S4)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from citecheck.language.en.alignment import FALLEN_INTO, FALLING
from citecheck.nlp.align.alignment import Alignment
from citecheck.nlp.align.relations import opposed
from citecheck.nlp.align.units import Kind, Unit
from citecheck.nlp.align.words import Term, is_proper, tag

_OPPOSITE_WITHIN = 3
"""Words of the source between a word's opposite and the tick of a neighbour: 38 of 42 such claims
are not supported, 6 of 13 beyond (all open sets, 2026-11-28)."""
_COMPLEMENT_WITHIN = 4  # words behind "fell" that can make an idiom of it
_NEIGHBOURS = 5  # words of the claim within which a unit is a neighbour


class Differing(Struct, frozen=True):
    """The open unit of a claim, and the word of the central piece in its place."""

    unit: int
    at: int
    opposite: bool  # whether the two are opposites
    named: bool  # whether both are names


def find_differing(found: Alignment) -> tuple[Differing, ...]:
    """Return the open units of a claim in whose place the source has another word.

    A word stands in one place: "revealed" for "showed" is no opposite of "hidden" beside it.
    """
    words, used = found.source.words(found.centre), found.used(found.centre)
    central = found.central
    result: list[Differing] = []
    for number in _lacking(found):
        near = [
            n
            for n in central
            if abs(found.units[n].first - found.units[number].first) <= _NEIGHBOURS
        ]
        at = _opposite(found, number, near, words, used)
        if at is not None:
            result.append(Differing(number, at, opposite=True, named=False))
            continue
        at = _in_slot(found, number, words, used)
        if at is not None:
            named = found.units[number].kind is Kind.NAME and _looks_like_a_name(words, at)
            result.append(Differing(number, at, opposite=False, named=named))
    slots = {one.at for one in result if not one.opposite and found.places[one.unit] is None}
    return tuple(
        one
        for one in result
        if not (one.opposite and one.at in slots and not _governs_the_same(found, one))
    )


def _governs_the_same(found: Alignment, one: Differing) -> bool:
    """Whether the same word follows: "raised the salary", "cut the salary"."""
    words = found.source.words(found.centre)
    behind = next((at for at in range(one.at + 1, len(words)) if words[at].content), None)
    following = next((n for n in found.content if n > one.unit), None)
    place = None if following is None else found.places[following]
    return place is not None and place.piece == found.centre and place.at == behind


def _lacking(found: Alignment) -> list[int]:
    """Return the content words that stand neither in the centre nor by name elsewhere."""
    return [
        number
        for number in found.content
        if found.units[number].value is None
        and number not in found.elsewhere
        and ((place := found.places[number]) is None or place.piece != found.centre)
    ]


def _opposite(
    found: Alignment, number: int, near: Sequence[int], words: Sequence[Term], used: set[int]
) -> int | None:
    first = found.units[number].first
    mine = found.terms[first].lower
    if first and found.terms[first - 1].lower == "non":  # "non-steroidal", "nonsteroidal"
        return None
    places = [found.place(n).at for n in near]
    for at, word in enumerate(words):
        if at in used or not word.content or not places:
            continue
        if not _alike(found.units[number], words, at):
            continue
        if _is_no_fall(found.terms, first) or _is_no_fall(words, at):
            continue
        if min(abs(at - place) for place in places) <= _OPPOSITE_WITHIN and opposed(
            mine, word.lower
        ):
            return at
    return None


def _is_no_fall(words: Sequence[Term], at: int) -> bool:
    """Whether "fell" at `at` goes nowhere: "fell $2bn short", "fell ill"."""
    behind = words[at + 1 : at + 1 + _COMPLEMENT_WITHIN]
    return words[at].lower in FALLING and any(word.lower in FALLEN_INTO for word in behind)


def _alike(unit: Unit, words: Sequence[Term], at: int) -> bool:
    """Whether a word may be of the same part of speech; "include" and "exclusive" are not."""
    tags = tag(words, at)
    return not unit.tags or not tags or not unit.tags.isdisjoint(tags)


def _in_slot(found: Alignment, number: int, words: Sequence[Term], used: set[int]) -> int | None:
    """Return the unused content word between the ticks of both neighbours, or right beside one."""
    numbers = found.content
    position = numbers.index(number)
    before = found.places[numbers[position - 1]] if position else None
    behind = found.places[numbers[position + 1]] if position + 1 < len(numbers) else None
    left = before.last if before and before.piece == found.centre else None
    right = behind.at if behind and behind.piece == found.centre else None
    between: Sequence[int]
    if left is not None and right is not None and left < right:
        between = range(left + 1, right)
    elif right is not None and left is None:
        between = range(max(0, right - 2), right)
    elif left is not None and right is None:
        between = range(left + 1, min(len(words), left + 4))
        before_mine = found.terms[max(0, found.units[number].first - 1)].lower
        if found.units[number].kind is Kind.NAME:
            between = [at for at in between if words[at - 1].lower == before_mine]
    else:
        return None
    unit = found.units[number]
    free = [at for at in between if at not in used and words[at].content]
    alike = [
        at for at in free if unit.kind is Kind.NAME or not unit.tags.isdisjoint(tag(words, at))
    ]
    if found.terms[unit.first].text[0].isdigit():
        alike = [at for at in alike if words[at].text[0].isdigit()]
    return alike[-1] if alike else None


def _looks_like_a_name(words: Sequence[Term], at: int) -> bool:
    word = words[at]
    return word.text[0].isupper() and (at > 0 or is_proper(word))
