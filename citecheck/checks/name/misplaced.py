"""Step 5: whether a name of the claim stands where the source says the rest of the claim.

In: a `Claim`, one of its names and a `Reading`. Out: a `Displacement`, the measurements by which
`verdict/` tells an exchanged name, with the name that the source has there; None where nothing can
be told. Whether the name stands in the source at all is the name check's to say.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from citecheck.checks.rest_of_claim import LONGEST, Beside
from citecheck.checks.source_view import Reading
from citecheck.lazy_regex import regex
from citecheck.model import Claim, Fact, FactKind, Signal, Span
from citecheck.nlp.lexical.slots import likeness, slot
from citecheck.nlp.lexical.words import Word, find_words, key
from citecheck.nlp.names.forms import same_name
from citecheck.nlp.names.sorts import Sort, sort_of

SAME_SLOT = 1.0
"""Likeness of slots from which another name stands just where the claim has this one."""

AS_GOOD = 0.85
"""Part of the best passage's cover from which the surroundings of the name itself are as good."""

_FOREMOST = (3, 0.6)  # how many pieces the name should be near, with what part of the best's share
_SLOT_AT_MOST = 2.0
_FAR = 30  # pieces: beyond, one distance is like another
_LOOKED_AT = 40  # pieces with the name that are asked what else they hold
_CLOSELY = 5  # of them, those whose slots are compared
_HEAD = 3  # first pieces of a page: all of it is about what they name
_PAGE_FROM = 8  # pieces from which a source has a head
_LIST_FROM = 6  # content words from which a piece of many capitals is a list
_LIST_SHARE = 0.6
_HEADLINE = range(4, 13)  # content words of a line in which every word may be written large
_HEADLINE_SHARE = 0.75
_PART_OF_A_TITLE = regex(r"(?:\b[A-Z]\w+ of (?:the )?|['’]s? )$")


@dataclass(frozen=True, slots=True)
class Rival:
    """Another name of the same sort in a passage about the claim, and how alike its slot is."""

    name: str
    at: Span
    share: float  # of the claim, in that passage
    likeness: float


@dataclass(frozen=True, slots=True)
class Displacement:
    """The measurements, and the name that stands where the claim's should, if one does."""

    signals: tuple[Signal, ...]
    rival: Rival | None


def displacement(
    claim: Claim, fact: Fact, reading: Reading, places: tuple[Span, ...]
) -> Displacement | None:
    """Return what speaks for another name having stood in the place of `fact`, or None.

    `places` are those where the name stands in the source, in any form. None where it stands near
    the best passages, or in a list or the head of the page, whose reach cannot be told; where it is
    part of a quoted title or of another name; or where nobody can tell what sort of thing it names.
    """
    sort = _sort(claim, fact) if len(claim.words) < LONGEST else None
    if sort is None:
        return None
    name = _Name(_beside(claim, fact, reading), _pieces(fact, reading, sort, places), places)
    if _is_all_over(name) or not name.beside.ranked or _is_at_home(name):
        return None
    rivals = tuple(_rivals(name.beside, claim, reading, sort))
    closest = max(rivals, key=lambda rival: rival.likeness, default=None)
    instead = closest if closest is not None and closest.likeness >= SAME_SLOT else None
    if name.pieces and instead is None and name.distance <= 1:
        return None
    signals = tuple(Signal(name=label, value=of(name, rivals)) for label, of in _MEASURES.items())
    by_place = Signal(name="absent_place", value=float(not name.pieces and sort is Sort.PLACE))
    return Displacement(signals=(*signals, by_place), rival=instead)


@dataclass(frozen=True)
class _Name:
    """A name beside the rest of its claim, and where it stands: pieces by number, and spans."""

    beside: Beside
    pieces: tuple[int, ...]
    places: tuple[Span, ...]

    @cached_property
    def best_cover(self) -> float:
        """Most of the rest that one of the best pieces holds."""
        return max(self.beside.cover(one.number) for one in self.beside.ranked)

    @cached_property
    def best_stretch(self) -> float:
        """Most of the rest that one of the best pieces holds together with its neighbours."""
        return max(self.beside.stretch(one.number) for one in self.beside.ranked)

    @cached_property
    def own_cover(self) -> float:
        """Most of the rest that a piece with the name holds."""
        return max(map(self.beside.cover, self.pieces[:_LOOKED_AT]), default=0.0)

    @cached_property
    def own_stretch(self) -> float:
        """Most of the rest that a piece with the name holds together with its neighbours."""
        return max(map(self.beside.stretch, self.pieces[:_LOOKED_AT]), default=0.0)

    @cached_property
    def distance(self) -> int:
        """Pieces between the name and the nearest of the foremost pieces."""
        most, part = _FOREMOST
        least = part * self.beside.ranked[0].share
        foremost = [one.number for one in self.beside.ranked[:most] if one.share >= least]
        return min((abs(one - at) for one in foremost for at in self.pieces), default=_FAR)

    @cached_property
    def likeness(self) -> float:
        """How alike the most alike slot is in which the source has the name."""
        closest = sorted(self.pieces[:_LOOKED_AT], key=lambda number: -self.beside.cover(number))
        return max(map(self._likeness, closest[:_CLOSELY]), default=0.0)

    def _likeness(self, number: int) -> float:
        words, piece = self.beside.source.words(number), self.beside.source.spans[number]
        standing = (_within(words, place, piece.start) for place in self.places)
        return max(
            (likeness(self.beside.slot, slot(words, at[0], at[-1])) for at in standing if at),
            default=0.0,
        )


def _beside(claim: Claim, fact: Fact, reading: Reading) -> Beside:
    words = find_words(claim.words)
    return Beside(words, _within(words, fact.span, claim.span.start), reading.pieces)


def _within(words: Sequence[Word], span: Span, offset: int) -> range:
    """Return which of `words`, whose text begins at `offset`, stand in `span`."""
    at = [i for i, word in enumerate(words) if span.start <= word.start + offset < span.end]
    return range(at[0], at[-1] + 1) if at else range(0)


def _pieces(fact: Fact, reading: Reading, sort: Sort, places: Iterable[Span]) -> tuple[int, ...]:
    """Return the numbers of the pieces with the name; a country is also in those of its people."""
    found = {reading.piece(span) for span in places}
    if sort is Sort.PLACE and " " not in fact.text:
        found.update(reading.pieces.holding.get(key(fact.text), ()))
    return tuple(sorted(number for number in found if number is not None))


def _sort(claim: Claim, fact: Fact) -> Sort | None:
    """Return the sort of a name that stands for itself; None for parts of titles."""
    before = claim.words[: fact.span.start - claim.span.start]
    quoted = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
    return None if quoted or _PART_OF_A_TITLE.search(before) else sort_of(fact.text, before)


def _is_all_over(name: _Name) -> bool:
    """Whether the name stands where it may be meant anywhere: in the head of a page, in a list."""
    source = name.beside.source
    if len(source) >= _PAGE_FROM and any(number < _HEAD for number in name.pieces):
        return True
    seen = name.pieces[:_LOOKED_AT]
    return any(_is_list(source.words(number), len(name.beside.own)) for number in seen)


def _is_list(words: tuple[Word, ...], size: int) -> bool:
    """Whether a piece is the name alone, give or take a word, or mostly names."""
    content = [word for word in words if word.content]
    names = sum(word.capital for word in content)
    return len(words) <= size + 1 or (
        len(content) >= _LIST_FROM and names >= _LIST_SHARE * len(content)
    )


def _is_at_home(name: _Name) -> bool:
    """Whether the name stands by what is said of it as closely as anything in the source does."""
    return bool(name.pieces) and name.own_stretch >= AS_GOOD * name.best_stretch


def _rivals(beside: Beside, claim: Claim, reading: Reading, sort: Sort) -> Iterator[Rival]:
    """Yield the other names of `sort` in the best passages, but for those that the claim has."""
    stated = {word.key for word in beside.words}
    named = [fact.text for fact in claim.facts if fact.kind is FactKind.NAME]
    for ranked in beside.ranked:
        words = beside.source.words(ranked.number)
        span = beside.source.spans[ranked.number]
        text = span.of(beside.source.text)
        if _is_headline(words):
            continue
        for place in reading.names_in(ranked.number):
            name = place.of(text)
            at = _within(words, place, 0)
            keys = {words[i].key for i in at if words[i].content}
            if not keys or keys & stated or sort_of(name, text[: place.start]) is not sort:
                continue
            if not any(same_name(name, other) for other in named):
                alike = likeness(beside.slot, slot(words, at[0], at[-1]))
                whole = Span(span.start + place.start, span.start + place.end)
                yield Rival(name, whole, ranked.share, alike)


def _is_headline(words: tuple[Word, ...]) -> bool:
    """Whether every word of a line may be written large, so that capitals make no names."""
    content = [word for word in words if word.content]
    large = sum(word.capital for word in content)
    return len(content) in _HEADLINE and large >= _HEADLINE_SHARE * len(content)


_MEASURES: dict[str, Callable[[_Name, tuple[Rival, ...]], float]] = {
    "absent": lambda name, _: float(not name.pieces),
    "mentions": lambda name, _: math.log1p(len(name.pieces)),
    "source_pieces": lambda name, _: math.log(len(name.beside.source)),
    "several_words": lambda name, _: float(len(name.beside.own) > 1),
    "cover_lost": lambda name, _: name.best_cover - name.own_cover,
    "own_slot": lambda name, _: min(_SLOT_AT_MOST, name.likeness),
    "rival_slot": lambda _, rivals: min(
        _SLOT_AT_MOST, max((rival.likeness for rival in rivals), default=0.0)
    ),
    "rival_share": lambda _, rivals: max((rival.share for rival in rivals), default=0.0),
}
"""The signals, by the names under which `verdict/` weighs them."""
