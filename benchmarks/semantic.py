"""What embeddings would bring to the order of passages, were they to have a say in it.

    python benchmarks/semantic.py [--data FOLDER]

WiCE dev: share of claims with an acceptable unit first, and among the first three, when the order
of words alone is mixed with the nearness of packaged embeddings (the extra ``semantic``).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from heapq import nlargest
from typing import Any

import data

from citecheck.model import Span
from citecheck.nlp.lexical.coverage import Pieces, rank
from citecheck.nlp.lexical.words import find_words
from citecheck.semantic.embedding import Embedding, open_packaged

SHARES = (0.0, 0.1, 0.2, 0.3, 0.5, 1.0)
"""Weights of nearness beside the rank by words."""

CANDIDATES = 8
"""Passages that nearness alone puts beside those found by words."""


def main(argv: list[str]) -> int:
    folder = data.folder(argv) / "claims"
    rows = [row for row in data.rows(folder / "wice_dev.jsonl") if row["evidence_sentences"]]
    model = open_packaged()
    seen = [_nearness(row, model) for row in rows]
    print(f"{len(rows)} claims\nweight  first  within three")
    for share in SHARES:
        first, third = zip(*(_hits(one, share) for one in seen), strict=True)
        print(f"{share:6.1f}  {sum(first) / len(seen):.3f}  {sum(third) / len(seen):.3f}")
    return 0


def _nearness(row: dict[str, Any], model: Embedding) -> list[tuple[float, float, bool]]:
    """Return of each candidate unit its rank by words, its nearness, and whether it is evidence."""
    text, start, spans = row["source_text"], 0, []
    for unit in text.split("\n"):
        spans.append(Span(start, start + len(unit)))
        start += len(unit) + 1
    wanted = {number for units in row["evidence_sentences"] for number in units}
    number_at = {span.start: number for number, span in enumerate(spans)}
    pieces = Pieces(text, [span for span in spans if len(span)])
    by_words = {one.number: one.rank for one in rank(find_words(row["claim"]), pieces)}
    near = model.nearness(row["claim"], [span.of(text) for span in pieces.spans])
    by_meaning = nlargest(CANDIDATES, range(len(near)), key=near.__getitem__)
    return [
        (by_words.get(one, 0.0), near[one], number_at.get(pieces.spans[one].start) in wanted)
        for one in sorted({*by_words, *by_meaning})
    ]


def _hits(candidates: Sequence[tuple[float, float, bool]], share: float) -> tuple[bool, bool]:
    ordered = sorted(candidates, key=lambda one: -(one[0] + share * one[1]))
    return ordered[0][2], any(one[2] for one in ordered[:3])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
