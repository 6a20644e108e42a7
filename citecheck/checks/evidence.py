"""Step 5: what a check of figures or dates shows: a passage of the source, and `Evidence` on it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from citecheck.checks.source_view import Reading
from citecheck.model import Claim, Evidence, Finding, Passage, Signal, Span

BESIDE = 60
"""Code points on either side by which a passage is found again."""


class Shown(Struct, frozen=True):
    """What was seen for one fact: the finding, the words on both sides and a sentence on them."""

    finding: Finding
    said: str
    found: str | None = None
    at: Span | None = None
    note: str | None = None
    score: float | None = None
    signals: tuple[Signal, ...] = ()


def evidence(check: str, claim: Claim, number: int, shown: Shown, reading: Reading) -> Evidence:
    """Return the evidence of `check` on the fact `number`; the caller's source is added later."""
    return Evidence(
        claim_id=claim.id,
        check=check,
        finding=shown.finding,
        source_key="",
        fact=number,
        passage=None if shown.at is None else passage_around(shown.at, reading),
        score=shown.score,
        note=shown.note,
        said=shown.said,
        found=shown.found,
        signals=shown.signals,
    )


def passage_around(span: Span, reading: Reading) -> Passage:
    """Return the sentence or table cell that holds `span`, with the headings over it as note."""
    pieces, number = reading.pieces, reading.piece(span)
    if number is None:
        return passage_of(span, reading)
    around = pieces.spans[number] if pieces.spans[number].covers(span) else span
    return replace(passage_of(around, reading), note=pieces.notes.get(number))


def passage_of(span: Span, reading: Reading, beside: int = BESIDE) -> Passage:
    """Return `span` of the source as a passage, with `beside` code points on either side."""
    body = reading.text.body
    return Passage(
        span=span,
        text=span.of(body),
        before=body[max(0, span.start - beside) : span.start],
        after=body[span.end : span.end + beside],
        page=reading.text.page(span.start),
    )
