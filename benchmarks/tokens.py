"""Measure which words of a partly supported claim are said to lack support.

    python benchmarks/tokens.py --data FOLDER

On WiCE's claims whose unsupported tokens are marked: precision, recall and F1 of the tokens in what
citecheck names as lacking: facts that the source does not give or gives otherwise, then the parts
of which it has nothing as well, then every content word that stands nowhere in it, too.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from data import folder, rows

from citecheck.checks import CHECKS
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Claim, Span, Text
from citecheck.nlp.lexical.words import find_words
from citecheck.verdict.aggregate import Bearing, bearing
from citecheck.verdict.fact_status import Standing

LACKING = (Standing.MISSING, Standing.ALTERED, Standing.CONTRADICTED)


def main(argv: list[str]) -> None:
    print("| set | claims | named | precision | recall | F1 |\n|---|---|---|---|---|---|")
    for name in ("wice_tokens_train", "wice_tokens_dev"):
        _measure(folder(argv) / "claims", name)


def _measure(data: Path, name: str) -> None:
    pages = {row["id"]: row["source_text"] for row in rows(data / "wice_dev.jsonl")}
    hits: dict[str, Counter[str]] = {}
    count = 0
    for row in rows(data / f"{name}.jsonl"):
        count += 1
        reading = Reading(Text(body=row.get("source_text") or pages[row["source_id"]]))
        for named, spans in _named(claim_of(row["claim"]), reading):
            tally = hits.setdefault(named, Counter())
            for token, lacks in _tokens(row):
                said = any(span.overlaps(token) for span in spans)
                tally["right"] += said and lacks
                tally["said"] += said
                tally["lacking"] += lacks
    for named, tally in hits.items():
        precision, recall = (tally["right"] / max(1, tally[of]) for of in ("said", "lacking"))
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"| {name} | {count} | {named} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")


def _named(claim: Claim, reading: Reading) -> Iterator[tuple[str, list[Span]]]:
    """Yield what is named as lacking, by ever more ways, as spans into the claim."""
    evidence = tuple(
        item
        for check in CHECKS
        if check.applies(claim)
        for item in check.examine(claim, reading, "source")
    )
    borne = bearing(claim, evidence)
    facts = [
        fact.span for fact, state in zip(claim.facts, borne.facts, strict=True) if state in LACKING
    ]
    yield "facts", facts
    parts = [*facts, *_parts(claim, borne)]
    yield "and parts", parts
    yield (
        "and words",
        [
            *parts,
            *(
                Span(word.start, word.end)
                for word in find_words(claim.words)
                if word.content and not reading.pieces.holding.get(word.key)
            ),
        ],
    )


def _parts(claim: Claim, borne: Bearing) -> Iterator[Span]:
    for said in borne.lacking:
        start = claim.words.find(said)
        if start >= 0:
            yield Span(start, start + len(said))


def _tokens(row: dict[str, Any]) -> Iterator[tuple[Span, bool]]:
    """Yield the tokens of a claim that can be found in it, with whether they lack support."""
    at = 0
    for token, lacks in zip(row["claim_tokens"], row["non_supported"], strict=True):
        start = row["claim"].find(token, at)
        if start >= 0:
            at = start + len(token)
            yield Span(start, at), lacks


if __name__ == "__main__":
    main(sys.argv[1:])
