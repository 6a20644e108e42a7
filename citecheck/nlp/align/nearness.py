"""Ties of place: what the claim says together must stand together in the source (RULES S2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from citecheck.language.en.alignment import (
    BACK,
    PREPOSITIONS,
    RELATIVES,
    SEVERAL,
    SUBJECTS,
    THIRD,
    WHO,
)
from citecheck.language.en.wordnet import Pos
from citecheck.model import Span
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.further import is_of_the_subject, may_be_titled, tells_of_another
from citecheck.nlp.align.pronouns import is_about, stands_for
from citecheck.nlp.align.relations import relate
from citecheck.nlp.align.tables import is_of_the_row
from citecheck.nlp.align.units import Kind, Unit
from citecheck.nlp.align.words import Term, is_proper_at, tag

_SLACK = 5  # words that may stand between two of the claim's beside those that stand there
_DEED = 2  # units: a verb and something to it
_OPENING = 2  # words of a sentence among which its subject is a pronoun
_NAMED_WITHIN = 5  # units of a name or description that a pronoun can stand for
_BESIDE = 6
_RELATIVE = 3  # words between a relative pronoun and its verb, or its noun
_PLACES_BACK = 2  # pieces
_QUALIFIED = 3  # words between a noun and what says which: "the passengers of all ferries"


def broken_nearness(found: Alignment) -> Iterator[Break]:
    """Yield pairs of words with another deed between them, and words in other sentences."""
    yield from _far(found)
    yield from _apart(found)


def _far(found: Alignment) -> Iterator[Break]:
    numbers = [number for number in found.content if number not in found.elsewhere]
    for one, two in pairwise(numbers):
        left, right = found.places[one], found.places[two]
        mine, other = found.units[one], found.units[two]
        if left is None or right is None or left.piece != right.piece:
            continue
        if mine.clause != other.clause:
            continue
        kind = _separated(found, (mine, left), (other, right))
        if kind is not None:
            said = found.text[other.span.start : other.span.end]
            yield Break(kind=kind, said=said, unit=two, span=other.span)


def _separated(
    found: Alignment, one: tuple[Unit, Place], two: tuple[Unit, Place]
) -> BreakKind | None:
    """Return what parts the places of two neighbours of the claim, None where nothing does."""
    (mine, left), (other, right) = one, two
    words = found.source.words(left.piece)
    claimed = other.first - mine.last
    if abs(right.at - left.last) > claimed + _SLACK:
        first, last = (left.last, right.at) if right.at > left.last else (right.last, left.at)
        used = found.used(left.piece)
        between = (at for at in range(first + 1, last) if at not in used)
        deed = any(words[at].content and _is_deed(words, at) for at in between)
        return BreakKind.FAR if deed else None
    words_only = mine.kind is Kind.WORD and other.kind is Kind.WORD
    if claimed == 1 and right.at < left.at and words_only:
        gap = found.source.text(left.piece)[words[right.last].end : words[left.at].start]
        again = any(
            relate(found.terms[other.first], other.tags, words, at)
            for at in range(left.last + 1, min(len(words), left.last + 3))
        )
        return BreakKind.INVERTED if "," in gap and not again else None
    return None


def _is_deed(words: Sequence[Term], at: int) -> bool:
    tags = tag(words, at)
    return tags == {Pos.VERB} or (Pos.VERB in tags and words[at].lower.endswith("ed"))


def _apart(found: Alignment) -> Iterator[Break]:
    """Yield the runs of units that stand outside the central piece and are not tied to it."""
    for run in _runs(found):
        if all(found.units[number].faint for number in run):
            continue
        if _is_named_before(found, run):
            continue
        if _is_meant_by_then(found, run) or _goes_on(found, run) or _is_known_of(found, run):
            continue
        if _is_in_its_place(found, run) or _is_topic(found, run):
            continue
        if is_of_the_row(found, run) or all(is_of_the_subject(found, n) for n in run):
            continue
        span = Span(found.units[run[0]].span.start, found.units[run[-1]].span.end)
        said = span.of(found.text)
        yield Break(kind=BreakKind.APART, said=said, unit=run[0], span=span)


def _runs(found: Alignment) -> list[list[int]]:
    """Return the runs of neighbouring units that stand in one piece outside the centre."""
    runs: list[list[int]] = []
    for number in found.content:
        place = found.places[number]
        if place is None or number in found.elsewhere or place.piece == found.centre:
            continue
        last = runs[-1][-1] if runs else None
        if last == number - 1 and found.place(last).piece == place.piece:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _is_named_before(found: Alignment, run: Sequence[int]) -> bool:
    """Whether a run is the subject, named in a sentence before, to which the centre points back."""
    first = found.units[run[0]]
    if found.place(run[0]).piece >= found.centre or len(run) > _NAMED_WITHIN:
        return False
    if _is_told_of_another(found):
        return False
    if all(found.units[n].kind is Kind.NAME for n in run) and _only_points_back(found):
        return True
    if any(found.units[n].clause == first.clause for n in found.content if n < run[0]):
        return False
    return all(map(_is_nominal, (found.units[n] for n in run))) and _points_back(found)


def _is_told_of_another(found: Alignment) -> bool:
    """Whether the centre says it in a relative clause: "the Arden strike, which lasted a week"."""
    words, used = found.source.words(found.centre), found.used(found.centre)
    first = min((found.place(number).at for number in found.central), default=0)
    relative = next(
        (at for at in range(first - 1, max(0, first - _RELATIVE), -1) if words[at].lower in WHO),
        None,
    )
    if relative is None or any(word.lower in SUBJECTS for word in words[relative:first]):
        return False
    before = range(max(0, relative - _RELATIVE), relative)
    return any(words[at].content and at not in used for at in before)


def _is_topic(found: Alignment, run: Sequence[int]) -> bool:
    """Whether a run of names or things stands in the title over the centre."""
    piece = found.place(run[0]).piece
    if piece != found.source.topic(found.centre) or tells_of_another(found):
        return False
    return all(_is_nominal(found.units[n]) for n in run) and may_be_titled(found, run[0], piece)


def _is_in_its_place(found: Alignment, run: Sequence[int]) -> bool:
    """Whether a pronoun of the centre stands where the claim has a run that was named before.

    "Exchange *them*" for "exchange the green notes", "*its* northern end" for "the northern end of
    Mill Lane", "*those* in 2022" for "the night flights in 2022".
    """
    at = stands_for(found, run) if all(_is_nominal(found.units[n]) for n in run) else None
    if at is None:
        return False
    near = 0 < found.centre - found.place(run[0]).piece <= _PLACES_BACK
    return near or (all(found.units[n].kind is Kind.NAME for n in run) and is_about(found, run, at))


def _is_meant_by_then(found: Alignment, run: Sequence[int]) -> bool:
    """Whether a run is a date of the sentences before, to which "then" points, or a place."""
    if found.place(run[0]).piece >= found.centre:
        return False
    words = {word.lower for word in found.source.words(found.centre)}
    if all(found.units[number].kind is Kind.DATE for number in run):
        return "then" in words
    return "there" in words and all(found.units[n].kind is Kind.NAME for n in run)


def _is_known_of(found: Alignment, run: Sequence[int]) -> bool:
    """Whether a run only says which things are meant, and a sentence before has said so of them.

    "We counted the passengers of all ferries. The number of passengers fell" tells of "ferry
    passengers", since the noun comes again without another word that tells which; it does not
    where the sentence before names several ("of ferries and trains").
    """
    head = run[0] + 1
    if len(run) > 1 or head not in found.central or not _is_nominal(found.units[run[0]]):
        return False
    mine, noun, place = found.units[run[0]], found.units[head], found.place(run[0])
    if noun.first - mine.last != 1 or not 0 < found.centre - place.piece <= _PLACES_BACK:
        return False
    again, words = found.source.words(found.centre), found.source.words(place.piece)
    at = found.place(head).at
    if at and again[at - 1].content:
        return False
    near = words[max(0, place.at - _QUALIFIED) : place.last + 2]
    heads = [relate(found.terms[noun.first], noun.tags, near, n) for n in range(len(near))]
    return any(heads) and not any(word.lower in SEVERAL for word in near)


def _only_points_back(found: Alignment) -> bool:
    """Whether the centre has a pronoun for a person or thing, and names nobody else."""
    words, used = found.source.words(found.centre), found.used(found.centre)
    named = any(is_proper_at(words, at) for at in range(len(words)) if at not in used)
    return not named and any(word.lower in THIRD for word in words)


def _goes_on(found: Alignment, run: Sequence[int]) -> bool:
    """Whether a run is what the next sentence says of the same one: "It burned down in 1934".

    It must be a deed with its verb, in a sentence that begins with a pronoun, next to the centre,
    and stand together there; in the claim it is a stretch of its own at the end or the beginning.
    """
    piece = found.place(run[0]).piece
    later = max(piece, found.centre)
    if abs(piece - found.centre) != 1 or len(run) < _DEED:
        return False
    opening = [word.lower for word in found.source.words(later)[:_OPENING]]
    if not SUBJECTS & set(opening):
        return False
    before = found.source.words(piece)[: found.place(run[0]).at]
    if piece == later and any(word.lower in RELATIVES for word in before):
        return False  # "It is unlike the Dale strike, which lasted eleven days"
    if not any(found.units[number].verbal for number in run):
        return False
    numbers = found.content
    at_an_end = run[-1] == numbers[-1] or run[0] == numbers[0]
    places = [found.place(number) for number in run]
    together = all(0 < two.at - one.last <= _BESIDE for one, two in pairwise(places))
    words, used = found.source.words(later), found.used(later)
    first = min(used, default=0)
    if any(is_proper_at(words, at) for at in range(1, first)):
        return False  # "It stood beside the Alhambra, which burned down"
    return at_an_end and together


def _is_nominal(unit: Unit) -> bool:
    return unit.kind is not Kind.WORD or not unit.verbal or len(unit.tags) > 1


def _points_back(found: Alignment) -> bool:
    """Whether the central piece has a pronoun, or a description of its own, for a subject."""
    places = [found.place(number) for number in found.central]
    if not places:
        return False
    words = found.source.words(found.centre)
    first, last = min(place.at for place in places), max(place.last for place in places)
    used = found.used(found.centre)
    back = next((at for at in range(last + 1) if words[at].lower in BACK), None)
    if back is not None:
        return not _names_another(words, used, back)
    described = (
        at
        for at in range(min(max(1, first), len(words) - 1))
        if words[at].lower == "the" and words[at + 1].content and at + 1 not in used
    )
    return any(not _names_another(words, used, at) for at in described)


def _names_another(words: Sequence[Term], used: Collection[int], end: int) -> bool:
    """Whether a name that the claim lacks stands before the word `end`, behind no preposition.

    "The Central Bank, in its outlook, expects" points to the bank itself.
    """
    names = [at for at in range(end) if is_proper_at(words, at)]
    first = (at for at in names if at - 1 not in names and at not in used)
    return any(not at or words[at - 1].lower not in PREPOSITIONS for at in first)
