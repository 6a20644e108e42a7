"""The types of `nlp.assertion`: a status, a stretch that has it, and what bears what out."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from citecheck.model import Span


class Status(StrEnum):
    """How a text stands to the words of one stretch."""

    STATED = "stated"
    ANSWER = "answer"  # stated, as the answer to a question
    ATTRIBUTED = "attributed"  # somebody's word
    ALLEGED = "alleged"  # somebody's opinion or suspicion, hearsay
    HEDGED = "hedged"  # may be so
    PLAN = "plan"  # meant to be so
    FORECAST = "forecast"  # said to come
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"  # supposed, imagined, or what did not come to pass
    QUESTION = "question"
    DENIED = "denied"
    DEBUNKED = "debunked"  # shown to be a false tale
    HEADING = "heading"

    @property
    def asserts(self) -> bool:
        """Whether the text itself vouches for the words."""
        return self in (Status.STATED, Status.ANSWER)


_OPEN = frozenset({Status.HEDGED, Status.PLAN, Status.FORECAST})
_SOMEBODYS = frozenset({Status.ATTRIBUTED, Status.ALLEGED})
_TURNED_DOWN = frozenset({Status.DENIED, Status.DEBUNKED})
_BORNE_OUT: dict[Status, frozenset[Status]] = {
    Status.ATTRIBUTED: _SOMEBODYS,
    Status.ALLEGED: _SOMEBODYS,
    Status.HEDGED: _OPEN | {Status.CONDITIONAL, Status.ALLEGED},
    Status.PLAN: frozenset({Status.PLAN, Status.FORECAST}),
    Status.FORECAST: frozenset({Status.PLAN, Status.FORECAST}),
    Status.CONDITIONAL: frozenset({Status.CONDITIONAL, Status.HYPOTHETICAL}),
    Status.HYPOTHETICAL: frozenset({Status.CONDITIONAL, Status.HYPOTHETICAL}),
    Status.QUESTION: frozenset({Status.QUESTION}),
    Status.DENIED: _TURNED_DOWN,
    Status.DEBUNKED: _TURNED_DOWN,
}


class Assertion(Struct, frozen=True, kw_only=True):
    """A stretch of a sentence and how the text stands to it; all spans are into the whole text."""

    span: Span  # the sentence
    status: Status
    scope_span: Span  # the words that have the status
    holder_span: Span | None = None  # who says, plans or denies it
    cue_span: Span | None = None  # the words that tell the status
    partner_span: Span | None = None  # the answer of a question, the question of an answer


def unmatched(claim: Iterable[Assertion], source: Iterable[Assertion]) -> tuple[Assertion, ...]:
    """Return what keeps the source from asserting what the claim does, in the source's order.

    `claim` and `source` are the assertions over the words that are held together. A source that
    plans, asks, denies … bears out a claim that says so too: "will close" beside "plans to
    close". A claim may be weaker than its source and never firmer (W3).
    """
    mine = {one.status for one in claim}
    answered = {status for one in mine for status in _BORNE_OUT.get(one, ())}
    return tuple(one for one in source if not one.status.asserts and one.status not in answered)
