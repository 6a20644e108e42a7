"""Ties of role: did the same one do it to the same one (RULES S2)?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.language.en.alignment import SAYING
from citecheck.language.en.wordnet import Pos, lemmas
from citecheck.nlp.align.alignment import Alignment
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.units import Kind, Unit
from citecheck.nlp.align.words import Term, is_passive, tag

_REACH = 5  # words from a verb to its subject or object


def broken_roles(found: Alignment) -> Iterator[Break]:
    """Yield verbs of the claim whose doer is the source's done-to, or the other way round."""
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
    by_mine, by_theirs = _by(found.terms, unit.last), _by(words, at)
    if mine == theirs:
        return not before and not after
    if mine and by_mine and not theirs:
        return after
    return before and after and (by_mine or by_theirs)


def _by(terms: Sequence[Term], at: int) -> bool:
    return any(term.lower == "by" for term in terms[at + 1 : at + 3])
