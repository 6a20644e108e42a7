"""Pronouns of a place that stand where the claim has a name or a thing (RULES S2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.language.en.alignment import OF, OF_MANY, OF_ONE, PERSONAL, POINTING, SOMEBODYS
from citecheck.nlp.align.alignment import Alignment
from citecheck.nlp.align.source import Source
from citecheck.nlp.align.units import Kind
from citecheck.nlp.align.words import is_proper_at

_GOVERNING = 4  # words before a noun in which its possessive stands
_OPENING = 4  # pieces in which a text names whom it is about
_TOLD = 3  # pieces at least that name them
_RECENT = 3  # pieces within which one was named who is not the only one meant by "he" or "she"


def stands_for(found: Alignment, run: Sequence[int]) -> int | None:
    """Return the pronoun of the centre in the place of a run of units, None where there is none."""
    last = found.terms[found.units[run[-1]].last].lower
    plural = last.endswith("s") and not last.endswith("ss")
    wrong = OF_ONE if plural else OF_MANY
    words, used = found.source.words(found.centre), found.used(found.centre)
    others = [at for at in range(len(words)) if at not in used and is_proper_at(words, at)]
    named = any(found.units[n].kind is Kind.NAME for n in run)
    return next(
        (
            at
            for at in _in_place(found, run)
            if words[at].lower not in wrong and not (named and others and others[0] < at)
        ),
        None,
    )


def _in_place(found: Alignment, run: Sequence[int]) -> Iterator[int]:
    """Yield the pronouns of the centre that stand where the claim has a run."""
    words = found.source.words(found.centre)
    before = [n for n in found.central if n < run[0]]
    behind = [n for n in found.central if n > run[-1]]
    if words and words[0].lower in ("here", "there"):
        yield 0
    if before:
        unit, place = found.units[before[-1]], found.place(before[-1])
        for at in range(place.last + 1, min(place.last + 3, len(words))):
            if words[at].content:
                break
            owns = at + 1 < len(words) and words[at + 1].content
            if words[at].lower in POINTING and not owns:
                yield at
        between = found.terms[unit.last + 1 : found.units[run[0]].first]
        if any(term.lower in OF for term in between):
            near = range(max(0, place.at - _GOVERNING), place.at)
            yield from (at for at in near if words[at].lower in SOMEBODYS)
    if behind:
        at = found.place(behind[0]).at
        adjoining = found.units[behind[0]].first - found.units[run[-1]].last == 1
        owned = found.units[behind[0]].verbal is False and adjoining
        for one in range(max(0, at - 2), at):
            mine = words[one].lower in SOMEBODYS
            if words[one].lower in POINTING and mine == owned:
                yield one


def is_about(found: Alignment, run: Sequence[int], at: int) -> bool:
    """Whether the text is about the one whom a run names, so that the pronoun ``at`` means them.

    They are named at the beginning, again and again, and nobody else more often, or before all
    others; where the text has both "he" and "she", not long before.
    """
    source = found.source
    mine = found.terms[found.units[run[-1]].last].key
    pieces = source.pieces.holding.get(mine, [])
    if not pieces or pieces[0] >= min(_OPENING, found.centre):
        return False
    pronoun = source.words(found.centre)[at].lower
    family = next((family for family in PERSONAL if pronoun in family), None)
    other = next((one for one in PERSONAL if family is not None and one is not family), None)
    if other is not None and source.has_any(other):
        last = max(piece for piece in pieces if piece < found.centre)
        if found.centre - last > _RECENT or source.has_any(other, last, found.centre):
            return False
    elif family is not None and _is_named_first(source, mine):
        return True
    return len(pieces) >= _TOLD and not _is_named_less(source, pieces)


def _is_named_first(source: Source, name: str) -> bool:
    """Whether the first name of the text is, or ends in, the word of key `name`."""
    words = source.words(0)
    first = next((at for at in range(len(words)) if is_proper_at(words, at)), len(words))
    behind = first
    while behind < len(words) and is_proper_at(words, behind):
        behind += 1
    return any(word.key == name for word in words[first:behind])


def _is_named_less(source: Source, pieces: Sequence[int]) -> bool:
    """Whether another name of the beginning stands in more pieces."""
    holding = source.pieces.holding
    return any(
        len(holding.get(words[at].key, ())) > len(pieces)
        for words in map(source.words, range(min(_OPENING, len(source.pieces))))
        for at in range(len(words))
        if is_proper_at(words, at)
    )
