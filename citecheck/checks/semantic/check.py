"""Step 5: what the models that a user asked for see in one source; silent without them.

`Claim` and `Reading` in, `Evidence` out. An embedding shows passages that say it in other words; an
entailment model may doubt the claim over the passage that is nearest. Neither can bear a claim out.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nlargest

from msgspec.structs import replace

from citecheck.checks.evidence import passage_around
from citecheck.checks.source_view import Reading
from citecheck.model import Claim, Evidence, Finding, Scope
from citecheck.nlp.lexical.coverage import rank
from citecheck.nlp.lexical.model_protocol import Meaning
from citecheck.nlp.lexical.words import find_words

CODE = "meaning"
SUMMARY = "What do language models, where configured, find near the claim or against it?"
SCOPE = Scope.CLAIM

SHOWN = 2
"""Passages found by meaning alone that are shown to a person."""

DOUBTED_FROM = 0.9
"""Doubt of an entailment model from which a person must look; only where one is configured. Ours,
and high: a doubt costs an editor's time, and no such model is at hand to measure it by."""

READ_BY_WORDS = 3
"""Passages that the check of wording shows already."""


def applies(claim: Claim) -> bool:
    """Whether the claim says anything at all."""
    return bool(claim.words.strip())


def interpret(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the evidence, a faint doubt as what doubts nothing."""
    return tuple(
        replace(item, finding=Finding.RELATED)
        if item.finding is Finding.AMBIGUOUS and (item.score or 0.0) < DOUBTED_FROM
        else item
        for item in evidence
    )


def examine(claim: Claim, reading: Reading, source_key: str) -> tuple[Evidence, ...]:
    """Return passages near in meaning that words did not find, and a doubt over the nearest."""
    meaning = reading.meaning
    if meaning is None or not len(reading.pieces):
        return ()
    return tuple(_examined(claim, reading, meaning, source_key))


def _examined(
    claim: Claim, reading: Reading, meaning: Meaning, source_key: str
) -> Iterator[Evidence]:
    spans = reading.pieces.spans
    by_words = [item.number for item in rank(find_words(claim.words), reading.pieces)]
    near = meaning.nearness(claim.words, [span.of(reading.text.body) for span in spans])
    by_meaning = nlargest(SHOWN, range(len(near)), key=lambda number: (near[number], -number))
    for number in by_meaning:
        if number not in by_words[:READ_BY_WORDS]:
            note = "near the claim in meaning, as a language model has it"
            yield Evidence(
                claim_id=claim.id,
                check=CODE,
                finding=Finding.RELATED,
                source_key=source_key,
                passage=passage_around(spans[number], reading),
                score=max(0.0, near[number]),
                note=note,
            )
    for number in (by_words or by_meaning)[:1]:
        passage = passage_around(spans[number], reading)
        doubt = meaning.doubt(claim.words, passage.text)
        if doubt is not None:
            yield Evidence(
                claim_id=claim.id,
                check=CODE,
                finding=Finding.AMBIGUOUS,
                source_key=source_key,
                passage=passage,
                score=doubt,
                note="a language model doubts that this passage bears the claim out",
            )
