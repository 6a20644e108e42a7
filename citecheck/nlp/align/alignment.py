"""What a claim laid over a source looks like: a place of the source for each word that matters."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct, field

from citecheck.model import How
from citecheck.nlp.align.source import Source
from citecheck.nlp.align.units import Unit
from citecheck.nlp.align.words import Term


class Place(Struct, frozen=True):
    """Where a unit of the claim stands in the source: words `at` to `last` of a piece."""

    piece: int
    at: int
    last: int
    how: How


class Order(Enum):
    """How the things of a claim's comparison stand in the source's."""

    KEPT = 1
    EXCHANGED = 2
    OTHER = 3  # what it is held against stands before it, too
    MIXED = 4


class Comparison(Struct, frozen=True):
    """What is compared at a word ("taller"), and the word between the two things ("than")."""

    word: int
    pivot: int


class Compared(Struct, frozen=True):
    """A comparison of the claim beside one of the source."""

    mine: Comparison
    theirs: Comparison
    order: Order
    opposite: bool


class Alignment(Struct, dict=True):
    """A claim laid over a stretch of a source; `places` go with `units`."""

    text: str
    terms: tuple[Term, ...]
    units: tuple[Unit, ...]
    source: Source
    centre: int
    places: list[Place | None]
    score: float
    elsewhere: set[int] = field(default_factory=set)  # units ticked by how they are named elsewhere
    derived: set[int] = field(default_factory=set)  # figures that two of the source's give
    compared: tuple[Compared, ...] = ()
    converse: set[int] = field(default_factory=set)  # words that the source has from the other side

    @property
    def content(self) -> list[int]:
        """The units that say something by themselves, by number."""
        return [at for at, unit in enumerate(self.units) if unit.content]

    @property
    def open(self) -> list[int]:
        """The content units without a tick that the source may not lack, by number."""
        return [at for at in self.content if self.places[at] is None and not self.units[at].faint]

    @property
    def central(self) -> list[int]:
        """The content units that stand in the central piece, by number."""
        return [
            at
            for at in self.content
            if (place := self.places[at])
            and place.piece == self.centre
            and at not in self.elsewhere
        ]

    def lower(self, at: int) -> str:
        """Return the claim's word `at` in lower case, "" beyond its end."""
        return self.terms[at].lower if at < len(self.terms) else ""

    def used(self, piece: int) -> set[int]:
        """Return the words of a piece that tick something."""
        return {
            at
            for place in self.places
            if place and place.piece == piece
            for at in range(place.at, place.last + 1)
        }

    def place(self, at: int) -> Place:
        """Return the place of a unit that has one."""
        found = self.places[at]
        if found is None:
            raise LookupError(at)
        return found
