"""Clauses: does the source speak of every part of the claim, or of some of it only (RULES W2)?

A check of step 5. Each clause of a claim of several gets the passage that holds most of it, and the
longest run of the claim's words that stand nowhere in the source is named. How much of a clause
must stand there is for `verdict/` to say; what a clause says is the other checks' to hold against
the source.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.checks.evidence import passage_of
from citecheck.checks.source_view import Reading
from citecheck.model import Claim, Evidence, Finding, Signal, Span
from citecheck.nlp.lexical.coverage import Pieces, mass, weigh
from citecheck.nlp.lexical.words import Word, find_words
from citecheck.nlp.sentences import clauses

CODE = "clause"
SUMMARY = "Does the source speak of every clause of the claim?"

_WORDS = 2  # content words that a clause needs to be found by
_CLAUSES_AT_MOST = 8
_TRIED = 6  # pieces in which a clause is looked for
_RUN = 3  # content words that make a stretch worth naming


@dataclass(frozen=True, slots=True)
class Placed:
    """A clause, the piece that with the one before it holds most of it, and how much that is."""

    clause: Span
    piece: int | None
    cover: float


def applies(claim: Claim) -> bool:
    """Whether the claim says enough to have parts."""
    return sum(word.content for word in find_words(claim.words)) >= _RUN


def examine(claim: Claim, reading: Reading, source_key: str) -> tuple[Evidence, ...]:
    """Return one piece of evidence for each clause of several, and one for a stretch not there."""
    words = find_words(claim.words)
    about = Signal(name="source_length", value=math.log1p(len(reading.text.body)))
    found = [
        Evidence(
            claim_id=claim.id,
            check=CODE,
            finding=Finding.RELATED,
            source_key=source_key,
            passage=None
            if item.piece is None
            else passage_of(reading.pieces.spans[item.piece], reading),
            score=item.cover,
            said=item.clause.of(claim.words),
            signals=(Signal(name="clause_cover", value=item.cover), about),
        )
        for item in placed(claim.words, words, reading.pieces)
    ]
    run = absent_run(words, reading.pieces)
    if len(run) >= _RUN:
        said = claim.words[run[0].start : run[-1].end]
        signals = (Signal(name="absent_run", value=float(len(run))), about)
        found.append(
            Evidence(
                claim_id=claim.id,
                check=CODE,
                finding=Finding.RELATED,
                source_key=source_key,
                said=said,
                signals=signals,
            )
        )
    return tuple(found)


def placed(text: str, words: Sequence[Word], pieces: Pieces) -> Iterator[Placed]:
    """Yield where each clause of `text` stands best; nothing where it has only one."""
    found = [
        (clause, inside)
        for clause in clauses(text)
        if len(inside := [one for one in words if clause.start <= one.start < clause.end]) >= _WORDS
    ]
    if len(found) < 2:
        return
    for clause, inside in found[:_CLAUSES_AT_MOST]:
        weights = weigh(inside, pieces)
        if len(weights) >= _WORDS:
            yield _placed(clause, weights, pieces)


def _placed(clause: Span, weights: dict[str, float], pieces: Pieces) -> Placed:
    held = pieces.holding_most(weights, _TRIED)
    total = sum(weights.values())
    covers = {
        number: mass(weights, pieces.keys[number] | pieces.keys[max(0, number - 1)]) / total
        for number in held
    }
    if not covers:
        return Placed(clause, None, 0.0)
    best = max(covers, key=lambda number: (covers[number], held[number], -number))
    return Placed(clause, best, covers[best])


def absent_run(words: Sequence[Word], pieces: Pieces) -> tuple[Word, ...]:
    """Return the longest run of content words of a claim that stand nowhere in the source."""
    content = [word for word in words if word.content]
    longest, start = slice(0, 0), 0
    for at, word in enumerate(content):
        if pieces.holding.get(word.key):
            start = at + 1
        elif at + 1 - start > longest.stop - longest.start:
            longest = slice(start, at + 1)
    return tuple(content[longest])
