"""Step 5: whether a name of the claim stands where the source says the rest of the claim.

In: a `Claim`, one of its names and a `Reading`. Out: a `Displacement`, the measurements by which
`verdict/` tells an exchanged name, with the name that the source has there; None where nothing can
be told. Whether the name stands in the source at all is the name check's to say.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from citecheck.checks.beside import Beside
from citecheck.checks.reading import Reading
from citecheck.match.names import find_names
from citecheck.match.names.forms import same_name
from citecheck.match.names.sorts import Sort, sort_of
from citecheck.match.wording.slots import likeness, slot
from citecheck.match.wording.words import Word
from citecheck.model import Claim, Fact, FactKind, Signal, Span
from citecheck.regex import regex

SAME_SLOT = 1.0
"""Likeness of slots from which another name stands just where the claim has this one."""

AS_GOOD = 0.85
"""Part of the best passage's cover from which the surroundings of the name itself are as good."""

_HEAD = 3  # first pieces of a page: all of it is about what they name
_PAGE_FROM = 8  # pieces from which a source has a head
_LOOKED_AT = 40  # pieces with the name that are asked whether they are lists
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
    claim: Claim, fact: Fact, reading: Reading, places: Iterable[Span]
) -> Displacement | None:
    """Return what speaks for another name having stood in the place of `fact`, or None.

    `places` are those where the name stands in the source, in any form. None where it stands near
    the best passages, or in a list or the head of the page, whose reach cannot be told; where it is
    part of a quoted title or of another name; or where nobody can tell what sort of thing it names.
    """
    sort = _sort(claim, fact)
    if sort is None:
        return None
    beside = Beside(claim, fact, reading, places, by_key=sort is Sort.PLACE)
    if not beside.ranked or _is_all_over(beside):
        return None
    rivals = tuple(_rivals(beside, claim, sort))
    closest = max(rivals, key=lambda rival: rival.likeness, default=None)
    instead = closest if closest is not None and closest.likeness >= SAME_SLOT else None
    if _is_at_home(beside, instead):
        return None
    signals = tuple(Signal(name=name, value=of(beside, rivals)) for name, of in _MEASURES.items())
    by_place = Signal(name="absent_place", value=float(not beside.pieces and sort is Sort.PLACE))
    return Displacement(signals=(*signals, by_place), rival=instead)


def _sort(claim: Claim, fact: Fact) -> Sort | None:
    """Return the sort of a name that stands for itself; None for parts of titles."""
    before = claim.words[: fact.span.start - claim.span.start]
    quoted = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
    return None if quoted or _PART_OF_A_TITLE.search(before) else sort_of(fact.text, before)


def _is_all_over(beside: Beside) -> bool:
    """Whether the name stands where it may be meant anywhere: in the head of a page, in a list."""
    source = beside.source
    if len(source) >= _PAGE_FROM and any(number < _HEAD for number in beside.pieces):
        return True
    seen = beside.pieces[:_LOOKED_AT]
    return any(_is_list(source.words(number), len(beside.own)) for number in seen)


def _is_list(words: tuple[Word, ...], size: int) -> bool:
    """Whether a piece is the name alone, give or take a word, or mostly names."""
    content = [word for word in words if word.content]
    names = sum(word.capital for word in content)
    return len(words) <= size + 1 or (
        len(content) >= _LIST_FROM and names >= _LIST_SHARE * len(content)
    )


def _is_at_home(beside: Beside, instead: Rival | None) -> bool:
    """Whether the name stands by what is said of it as closely as anything in the source does."""
    if not beside.pieces:
        return False
    if beside.own_stretch >= AS_GOOD * beside.best_stretch:
        return True
    return instead is None and beside.distance <= 1


def _rivals(beside: Beside, claim: Claim, sort: Sort) -> Iterator[Rival]:
    """Yield the other names of `sort` in the best passages, but for those that the claim has."""
    named = [fact.text for fact in claim.facts if fact.kind is FactKind.NAME]
    for ranked in beside.ranked:
        words = beside.source.words(ranked.number)
        span = beside.source.spans[ranked.number]
        text = span.of(beside.source.text)
        if _is_headline(words):
            continue
        for place in find_names(text):
            name = place.of(text)
            at = [i for i, word in enumerate(words) if place.start <= word.start < place.end]
            keys = {words[i].key for i in at if words[i].content}
            if not keys or keys & beside.keys or sort_of(name, text[: place.start]) is not sort:
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


_MEASURES: dict[str, Callable[[Beside, tuple[Rival, ...]], float]] = {
    "absent": lambda beside, _: float(not beside.pieces),
    "mentions": lambda beside, _: math.log1p(len(beside.pieces)),
    "source_pieces": lambda beside, _: math.log(len(beside.source)),
    "several_words": lambda beside, _: float(len(beside.own) > 1),
    "cover_lost": lambda beside, _: beside.best_cover - beside.own_cover,
    "own_slot": lambda beside, _: min(2.0, beside.own_likeness),
    "rival_slot": lambda _, rivals: min(2.0, max((one.likeness for one in rivals), default=0.0)),
    "rival_share": lambda _, rivals: max((one.share for one in rivals), default=0.0),
}
"""The signals, by the names under which `verdict/` weighs them."""
