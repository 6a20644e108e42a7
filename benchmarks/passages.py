"""Fit and measure the order of passages: is the one that bears on a claim shown first?

    python benchmarks/passages.py --data FOLDER

A conditional logit over the passages that share most with a claim (`cover.rank`), on the claims of
WiCE with annotated evidence: its development set, and the sub-claims whose unsupported words are
marked. Prints hits cross-validated by source page beside those of `cover.rank`, then the
coefficients that stand in `checks/wording/best_passages.py`. Needs scipy.
"""

from __future__ import annotations

import sys
import zlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from data import folder, rows
from scipy.optimize import minimize

from citecheck.checks.wording.best_passages import WEIGHTS, properties, sought
from citecheck.claims import claim_of
from citecheck.nlp import sentences
from citecheck.nlp.lexical.coverage import Pieces, rank, weigh
from citecheck.nlp.lexical.words import find_words

SETS = {"wice_dev": 1.0, "wice_tokens_train": 0.7}
"""Weight of a claim of each set."""

FOLDS, RIDGE = 5, 2.0


@dataclass(frozen=True)
class Asked:
    """A claim's passages in the order of `rank`: units, properties, which of them are wanted."""

    name: str
    page: int
    units: list[int]
    x: np.ndarray
    wanted: np.ndarray


def main(argv: list[str]) -> None:
    asked = [one for name in SETS for one in _asked(folder(argv), name)]
    fold = np.array([one.page % FOLDS for one in asked])
    plain = [_hits(one, -np.arange(len(one.units), dtype=float)) for one in asked]
    learned = [(False, False)] * len(asked)
    for number in range(FOLDS):
        weights = fit([one for one, at in zip(asked, fold, strict=True) if at != number])
        for at in np.flatnonzero(fold == number):
            learned[at] = _hits(asked[at], asked[at].x @ weights)
    print("| set | claims | order | first | within three |\n|---|---|---|---|---|")
    for name in SETS:
        own = [at for at, one in enumerate(asked) if one.name == name]
        for order, hits in (("rank", plain), ("learned", learned)):
            first, three = np.mean([hits[at] for at in own], axis=0)
            print(f"| {name} | {len(own)} | {order} | {first:.3f} | {three:.3f} |")
    for name, weight in zip(WEIGHTS, fit(asked), strict=True):
        print(f'    "{name}": {weight:.2f},')


def _asked(data: Path, name: str) -> list[Asked]:
    """Return the claims of a set that have evidence and passages."""
    pages: dict[str, Pieces] = {}
    found = []
    for row in rows(data / "claims" / f"{name}.jsonl"):
        source = row["source_text"]
        if source not in pages:
            pages[source] = Pieces(source, sentences.split(source))
        if row["evidence_sentences"] and (one := _one(row, pages[source], name)):
            found.append(one)
    return found


def _one(row: dict[str, Any], pieces: Pieces, name: str) -> Asked | None:
    words = find_words(claim_of(row["claim"]).words)
    ranked, weights, wanted = rank(words, pieces), weigh(words, pieces), sought(words)
    if not ranked:
        return None
    starts = [0, *accumulate(len(line) + 1 for line in row["source_text"].split("\n"))]
    units = [bisect_right(starts, pieces.spans[item.number].start) - 1 for item in ranked]
    table = [properties(item, pieces, weights, wanted) for item in ranked]
    accepted = {unit for group in row["evidence_sentences"] for unit in group}
    return Asked(
        name=name,
        page=zlib.crc32(row["source_text"].encode()),
        units=units,
        x=np.array([[values[name] for name in WEIGHTS] for values in table]),
        wanted=np.array([unit in accepted for unit in units]),
    )


def fit(asked: Sequence[Asked]) -> np.ndarray:
    """Return the coefficients under which wanted passages come first."""
    known = [one for one in asked if one.wanted.any()]
    scale = np.concatenate([one.x for one in known]).std(axis=0) + 1e-9

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = RIDGE * weights @ weights / 2, RIDGE * weights
        for one in known:
            score = one.x / scale @ weights
            shares = np.exp(score - score.max())
            wanted = shares * one.wanted
            value -= SETS[one.name] * np.log(wanted.sum() / shares.sum())
            pull = wanted / wanted.sum() - shares / shares.sum()
            slope = slope - SETS[one.name] * (one.x / scale).T @ pull
        return value, slope

    return minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B").x / scale


def _hits(one: Asked, score: np.ndarray) -> tuple[bool, bool]:
    """Return whether a wanted unit is the first, and whether one is among the first three."""
    order = np.argsort(-score, kind="stable")
    shown = list(dict.fromkeys(one.units[at] for at in order))
    accepted = {unit for unit, wanted in zip(one.units, one.wanted, strict=True) if wanted}
    return bool(accepted & set(shown[:1])), bool(accepted & set(shown[:3]))


if __name__ == "__main__":
    main(sys.argv[1:])
