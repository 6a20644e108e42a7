"""A claim → the words of it that matter: its content words, figures, dates, negators, modals."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from citecheck.language.en.alignment import FAINT, FRAMES
from citecheck.language.en.wordnet import Pos
from citecheck.lazy_regex import regex
from citecheck.model import Date, Fact, FactKind, Figure, Span
from citecheck.nlp.align.words import Role, Term, is_proper, read, tag
from citecheck.nlp.lexical.coverage import Pieces
from citecheck.nlp.sentences import clauses

_QUOTED_FROM = 0.4
"""Part of a sentence from which its quotation is what it says, and the rest says who said it. Ours:
the open sets hold too few quotations to choose by."""

_SHARE_OF = regex(r"one ([^\W\d]+(?: [^\W\d]+){0,2}) in (?:\d|[a-z]+$)", re.IGNORECASE)
_FRAMES = regex("|".join(FRAMES), re.IGNORECASE)
_VALUE_WEIGHT = 2.0  # of a figure or date; 4 put pieces first that share a number by chance
_SMALL_WEIGHT = 1.0


class Kind(Enum):
    """What a unit is."""

    WORD = "word"
    NAME = "name"
    FIGURE = "figure"
    DATE = "date"


class Unit(Struct, frozen=True, kw_only=True):
    """A word or value of a claim: ``terms[first : last + 1]`` of it."""

    span: Span  # into the claim's text
    kind: Kind
    role: Role
    weight: float  # how rare it is in the source
    first: int
    last: int
    clause: int
    tags: frozenset[Pos] = frozenset()
    value: Figure | Date | None = None
    faint: bool = False  # joins or attributes: the source may lack it

    @property
    def content(self) -> bool:
        """Whether it says something by itself."""
        return self.role is Role.CONTENT

    @property
    def verbal(self) -> bool:
        """Whether it is likely a verb."""
        return self.kind is Kind.WORD and Pos.VERB in self.tags


def find_units(
    text: str, facts: Sequence[tuple[Span, Fact]], pieces: Pieces
) -> tuple[tuple[Term, ...], tuple[Unit, ...]]:
    """Return the words of a claim and its units, both in order.

    Args:
        text: the claim, or one sentence of it.
        facts: its facts, each with its place in `text`.
        pieces: the source, by which words are weighed.
    """
    terms = read(text)
    frames = [Span(*match.span()) for match in _FRAMES.finditer(text)]
    starts = [clause.start for clause in clauses(text)]
    quotes = [span for span, fact in facts if fact.kind is FactKind.QUOTE]
    quoted = sum(map(len, quotes)) >= _QUOTED_FROM * len(text)
    names = [span for span, fact in facts if fact.kind is FactKind.NAME]
    taken: set[int] = set()
    units: list[Unit] = []
    for span, fact in facts:
        if not isinstance(fact.value, Figure | Date):
            continue
        share = _SHARE_OF.match(span.of(text))  # "one card payment in four": the number is 1 in 4
        apart = Span(*share.span(1)).shifted(span.start) if share else Span(0, 0)
        inside = [
            at
            for at, term in enumerate(terms)
            if term.start < span.end
            and span.start < term.end
            and not apart.start <= term.start < apart.end
        ]
        if not inside or taken & set(inside):
            continue
        taken.update(inside)
        units.append(
            Unit(
                span=span,
                kind=Kind.FIGURE if isinstance(fact.value, Figure) else Kind.DATE,
                role=Role.CONTENT,
                weight=_VALUE_WEIGHT,
                first=inside[0],
                last=inside[-1],
                clause=max(0, bisect_right(starts, span.start) - 1),
                value=fact.value,
            )
        )
    for at, term in enumerate(terms):
        if at in taken or term.role in (Role.SMALL, Role.PRONOUN):
            continue
        named = term.content and (
            any(span.start <= term.start < span.end for span in names) or is_proper(term)
        )
        units.append(
            Unit(
                span=Span(term.start, term.end),
                kind=Kind.NAME if named else Kind.WORD,
                role=term.role,
                weight=pieces.rarity(term.key) if term.content else _SMALL_WEIGHT,
                first=at,
                last=at,
                clause=max(0, bisect_right(starts, term.start) - 1),
                tags=tag(terms, at),
                faint=(term.lower in FAINT and not named)
                or any(frame.start <= term.start < frame.end for frame in frames)
                or (quoted and not named and not _inside(term, quotes)),
            )
        )
    return terms, tuple(sorted(units, key=lambda unit: unit.first))


def _inside(term: Term, spans: Sequence[Span]) -> bool:
    return any(span.start <= term.start < span.end for span in spans)
