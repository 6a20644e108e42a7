"""Names: is every person, place, body and thing that the claim names in the source too?

A check of step 5. A name counts as present under any form in which it may stand (`names.variants`).
It is contradicted only where the source has the same sentence with another name in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from citecheck.checks.reading import Reading
from citecheck.match.names import expansion, find_names, same_name, variants
from citecheck.model import (
    Claim,
    EditKind,
    Evidence,
    Fact,
    FactKind,
    Finding,
    Passage,
    Span,
)

CODE = "name"
SUMMARY = "Names in the claim stand in the source, under this or another form"

_SAME_SENTENCE = 0.75  # share of a claim that the source has word by word, its name aside
_HITS_AT_MOST = 20
_CONTEXT = 120  # code points shown on either side


def applies(claim: Claim) -> bool:
    """Whether the claim names anything."""
    return any(fact.kind is FactKind.NAME for fact in claim.facts)


def examine(claim: Claim, reading: Reading, source_key: str) -> tuple[Evidence, ...]:
    """Return one piece of evidence for each name of the claim."""
    return tuple(
        replace(_examine(claim, fact, reading), fact=number, source_key=source_key)
        for number, fact in enumerate(claim.facts)
        if fact.kind is FactKind.NAME
    )


def _examine(claim: Claim, fact: Fact, reading: Reading) -> Evidence:
    spans = next((spans for spans in _places(fact.text, reading) if spans), None)
    if spans:
        topic = {word for word in claim.words.lower().split() if len(word) > 3}
        span = max(spans, key=lambda span: _shared(topic, span, reading))
        found = span.of(reading.text.body)
        note = None if found == fact.text else f"The source has it as “{found}”."
        return _evidence(claim, fact, Finding.PRESENT, _passage(span, reading), note)
    swapped = _swapped(claim, fact, reading)
    if swapped:
        other = swapped.text
        note = f"The source has the same sentence with {other} in place of {fact.text}."
        return _evidence(claim, fact, Finding.CONTRADICTED, swapped, note)
    return _evidence(claim, fact, Finding.NOT_FOUND, None, f"The source does not name {fact.text}.")


def _evidence(
    claim: Claim, fact: Fact, finding: Finding, passage: Passage | None, note: str | None
) -> Evidence:
    return Evidence(
        claim_id=claim.id,
        check=CODE,
        finding=finding,
        source_key="",
        passage=passage,
        note=note,
        said=fact.text,
        found=passage.text if passage else None,
    )


def _places(name: str, reading: Reading) -> Iterator[list[Span]]:
    """Yield where each form of `name` stands, the most faithful form first."""
    for form in variants(name):
        found = reading.index.occurrences(form, _HITS_AT_MOST)
        yield [span for span in found if _is_written_like(form, span.of(reading.text.body))]
    if pattern := expansion(name):
        match = pattern.search(reading.text.body)
        yield [Span(*match.span())] if match else []


def _is_written_like(form: str, found: str) -> bool:
    """Whether `found` has the capitals of a name: "US" is not "us", "May" not "may"."""
    if form.isupper():
        return found.isupper()
    return not form[0].isupper() or any(word[0].isupper() for word in found.split())


def _shared(topic: set[str], span: Span, reading: Reading) -> int:
    near = reading.text.body[max(span.start - 200, 0) : span.end + 200].lower()
    return sum(word in near for word in topic)


def _swapped(claim: Claim, fact: Fact, reading: Reading) -> Passage | None:
    """Return the other name in the source's otherwise same sentence, or None."""
    located = reading.index.locate(claim.words)
    if located is None or located.score is None or located.score < _SAME_SENTENCE:
        return None
    for gone, put in pairwise(located.edits):
        if gone.kind is not EditKind.DELETE or put.kind is not EditKind.INSERT:
            continue
        other = gone.source.strip()
        inside = find_names(f"it {other}")
        if put.quote.strip() == fact.text and len(inside) == 1 and len(inside[0]) == len(other):
            start = reading.text.body.find(other, located.start, located.end)
            return (
                None
                if same_name(other, fact.text)
                else _passage(Span(start, start + len(other)), reading)
            )
    return None


def _passage(span: Span, reading: Reading) -> Passage:
    body = reading.text.body
    return Passage(
        span=span,
        text=span.of(body),
        before=body[max(span.start - _CONTEXT, 0) : span.start],
        after=body[span.end : span.end + _CONTEXT],
        page=reading.text.page(span.start),
    )
