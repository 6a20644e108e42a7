"""Names: is every person, place, body and thing that the claim names in the source too?

A check of step 5. A name counts as present under any form in which it may stand (`names.forms`);
whether it stands by what the claim says of it is told by the ticks of the wording check. It is
contradicted where the source has the same sentence with another name in its place.
`Evidence.score` tells how much of the rest of the claim stands beside the name.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from citecheck.checks.evidence import passage_of
from citecheck.checks.source_view import Reading
from citecheck.language.en.function_words import STOPWORDS
from citecheck.lazy_regex import regex
from citecheck.model import (
    Claim,
    EditKind,
    Evidence,
    Fact,
    FactKind,
    Finding,
    Passage,
    Scope,
    Span,
)
from citecheck.nlp.names import find_names
from citecheck.nlp.names.forms import expansion, same_name, variants

CODE = "name"
SUMMARY = "Names in the claim stand in the source, under this or another form"
SCOPE = Scope.FACT

_OTHERWISE_CHANGED = 0.15  # share of a sentence that may differ besides the name
_HITS_AT_MOST = 20
_CONTEXT = 120  # code points shown on either side
_NEAR = 100  # code points on either side in which the rest of the claim is looked for
_WORD = regex(r"[^\W_]{3,40}")


def applies(claim: Claim) -> bool:
    """Whether the claim names anything."""
    return any(fact.kind is FactKind.NAME for fact in claim.facts)


def examine(claim: Claim, reading: Reading, source_key: str) -> tuple[Evidence, ...]:
    """Return one piece of evidence for each name of the claim; a name said twice is seen once."""
    seen: dict[str, Evidence] = {}
    found = []
    for number, fact in enumerate(claim.facts):
        if fact.kind is FactKind.NAME:
            if fact.text not in seen:
                seen[fact.text] = _examine(claim, fact, reading)
            found.append(replace(seen[fact.text], fact=number, source_key=source_key))
    return tuple(found)


def interpret(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the evidence as it is: what a name's place is worth is told by the ticks."""
    return evidence


def _examine(claim: Claim, fact: Fact, reading: Reading) -> Evidence:
    most_faithful: list[Span] = next(filter(None, _by_form(fact.text, reading)), [])
    return _seen(claim, fact, reading, most_faithful)


def _seen(claim: Claim, fact: Fact, reading: Reading, spans: list[Span]) -> Evidence:
    """Return whether the name stands in the source, by the places of its most faithful form."""
    if spans:
        return _present(claim, fact, reading, spans)
    swapped = _swapped(claim, fact, reading)
    if swapped:
        note = f"The source has the same sentence with {swapped.text} in place of {fact.text}."
        return _evidence(claim, fact, Finding.CONTRADICTED, swapped, note)
    return _evidence(claim, fact, Finding.NOT_FOUND, None, f"The source does not name {fact.text}.")


def _present(claim: Claim, fact: Fact, reading: Reading, spans: list[Span]) -> Evidence:
    """Show the name where it stands closest to what the claim says of it."""
    topic = _topic(claim, fact, reading)
    closeness, _, span = max(
        (_closeness(topic, span, reading), -span.start, span) for span in spans
    )
    passage = passage_of(span, reading, _CONTEXT)
    note = f"The source has it as “{passage.text}”." if passage.text != fact.text else None
    return replace(_evidence(claim, fact, Finding.PRESENT, passage, note), score=closeness)


def _topic(claim: Claim, fact: Fact, reading: Reading) -> dict[str, float]:
    """Return the claim's other words that the source has, the rare ones with more weight."""
    name = set(_WORD.findall(fact.text.lower()))
    words = set(_WORD.findall(claim.words.lower())) - STOPWORDS - name
    counts = {word: reading.frequency(word) for word in sorted(words)}
    return {word: 1 / (1 + count) for word, count in counts.items() if count}


def _closeness(topic: dict[str, float], span: Span, reading: Reading) -> float:
    """Return the share of `topic` that stands beside `span`, in [0, 1]."""
    near = reading.text.body[max(span.start - _NEAR, 0) : span.end + _NEAR].lower()
    found = sum(weight for word, weight in topic.items() if word in near)
    return found / sum(topic.values()) if topic else 1.0


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


def _by_form(name: str, reading: Reading) -> Iterator[list[Span]]:
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


def _swapped(claim: Claim, fact: Fact, reading: Reading) -> Passage | None:
    """Return the other name in the source's otherwise same sentence, or None."""
    located = reading.index.locate(claim.words)
    if located is None:
        return None
    changes = [edit for edit in located.edits if edit.kind is not EditKind.KEEP]
    for gone, put in pairwise(changes):
        other = gone.source
        if put.quote != fact.text or gone.kind is not EditKind.DELETE or not _is_one_name(other):
            continue
        rest = sum(len(edit.source + edit.quote) for edit in changes) - len(other + put.quote)
        if rest > _OTHERWISE_CHANGED * len(claim.words) or same_name(other, fact.text):
            return None
        start = reading.text.body.find(other, located.start, located.end)
        return passage_of(Span(start, start + len(other)), reading, _CONTEXT)
    return None


def _is_one_name(words: str) -> bool:
    return [len(span) for span in find_names(f"it {words}")] == [len(words)]
