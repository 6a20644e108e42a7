"""Measure whether citecheck's verdicts on claims can be relied on.

    python benchmarks/support.py --data FOLDER [--chart FILE.svg] [--ablation]

Likelihoods are cross-validated by source page (scikit-learn is needed for that); outcomes are those
that `compare` gives. Prints one table a question. Nothing is asserted.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from ablation import ablation
from claims import Seen, seen
from data import existing, options
from model import cross_validated
from outcomes import ACCUSING, evidence
from reliability import brier, calibration_error, chart
from sklearn.metrics import balanced_accuracy_score, roc_auc_score

from citecheck import verdict
from citecheck.model import Outcome

SEEDS = (0, 1, 2)
RESAMPLES = 1000


def main(argv: list[str]) -> None:
    parser = options("Support of claims")
    parser.add_argument("--chart", type=Path)
    parser.add_argument("--ablation", action="store_true", help="what each signal brings")
    given = parser.parse_args(argv)
    cases = seen(existing(given.data))
    scores = np.array([cross_validated(cases, seed) for seed in SEEDS])
    _ranking(cases, scores)
    _calibration(cases, scores.mean(axis=0))
    if given.ablation:
        ablation(cases, SEEDS[:1])
    judged = [(case, verdict.compare(case.claim, case.evidence)) for case in cases]
    shown = evidence([(case, found) for case, found in judged if case.name == "wice"])
    print(f"\nevidence: first {shown[1]:.3f}, within three {shown[3]:.3f}")
    outcomes = [found.outcome for _, found in judged]
    _outcomes(cases, outcomes)
    _edits(cases, outcomes)
    if given.chart:
        known = [number for number, case in enumerate(cases) if case.name != "citint"]
        labels = np.array([cases[number].supported for number in known])
        given.chart.write_text(chart(scores.mean(axis=0)[known], labels), encoding="utf-8")


def _ranking(cases: Sequence[Seen], scores: np.ndarray) -> None:
    print("| set | rows | AUC | 95 % | balanced accuracy |\n|---|---|---|---|---|")
    for name in dict.fromkeys(case.name for case in cases):
        _rank_row(name, [i for i, case in enumerate(cases) if case.name == name], cases, scores)
    digits = [
        i
        for i, case in enumerate(cases)
        if case.name == "wice" and any(letter.isdigit() for letter in case.row["claim"])
    ]
    _rank_row("wice, claims with digits", digits, cases, scores)


def _rank_row(name: str, at: list[int], cases: Sequence[Seen], scores: np.ndarray) -> None:
    y = np.array([cases[i].supported for i in at])
    pages = np.array([hash(cases[i].source) for i in at])
    auc = np.mean([roc_auc_score(y, score[at]) for score in scores])
    balanced = np.mean([_nested_accuracy(y, score[at], pages) for score in scores])
    low, high = _interval(y, scores.mean(axis=0)[at], pages)
    print(f"| {name} | {len(at)} | {auc:.3f} | {low:.3f}–{high:.3f} | {balanced:.3f} |")


def _calibration(cases: Sequence[Seen], score: np.ndarray) -> None:
    """Print how far the likelihoods are from what they say."""
    print("\n| set | Brier | expected calibration error |\n|---|---|---|")
    for name in ("wice", "attribution", "fever"):
        at = np.array([number for number, case in enumerate(cases) if case.name == name])
        y = np.array([cases[number].supported for number in at])
        print(f"| {name} | {brier(score[at], y):.3f} | {calibration_error(score[at], y):.3f} |")
    print()


def _nested_accuracy(y: np.ndarray, score: np.ndarray, pages: np.ndarray) -> float:
    """Return balanced accuracy, each fifth of the pages cut where the others say it is best."""
    fold = pages % 5
    called = np.zeros(len(y), dtype=bool)
    for number in range(5):
        rest = fold != number
        cuts = np.quantile(score[rest], np.linspace(0.05, 0.95, 91))
        best = max(cuts, key=lambda cut: balanced_accuracy_score(y[rest], score[rest] >= cut))
        called[~rest] = score[~rest] >= best
    return float(balanced_accuracy_score(y, called))


def _interval(y: np.ndarray, score: np.ndarray, pages: np.ndarray) -> tuple[float, float]:
    """Return the 95 % interval of the AUC over resamples of source pages."""
    rng = np.random.default_rng(0)
    where = {page: np.flatnonzero(pages == page) for page in np.unique(pages)}
    keys = list(where)
    found = []
    for _ in range(RESAMPLES):
        drawn = rng.integers(len(keys), size=len(keys))
        at = np.concatenate([where[keys[number]] for number in drawn])
        if 0 < y[at].sum() < len(at):
            found.append(roc_auc_score(y[at], score[at]))
    return float(np.quantile(found, 0.025)), float(np.quantile(found, 0.975))


def _outcomes(cases: Sequence[Seen], outcomes: Sequence[Outcome]) -> None:
    print("\n| set, label | rows | " + " | ".join(outcome.value for outcome in Outcome) + " |")
    print("|---|---|" + "---|" * len(Outcome))
    groups: dict[str, Counter[Outcome]] = {}
    for case, outcome in zip(cases, outcomes, strict=True):
        groups.setdefault(f"{case.name}, {case.row['label']}", Counter())[outcome] += 1
    for name, counts in groups.items():
        rows = counts.total()
        shares = " | ".join(f"{counts[outcome] / rows:.3f}" for outcome in Outcome)
        print(f"| {name} | {rows} | {shares} |")
    wice = [
        (case.supported, outcome is Outcome.SUPPORTED)
        for case, outcome in zip(cases, outcomes, strict=True)
        if case.name == "wice"
    ]
    right = sum(label and called for label, called in wice)
    print(f"\n`supported` on wice: precision {right / sum(c for _, c in wice):.3f}, ", end="")
    print(f"share of the truly supported {right / sum(label for label, _ in wice):.3f}")


def _edits(cases: Sequence[Seen], outcomes: Sequence[Outcome]) -> None:
    flagged: dict[str, list[bool]] = {}
    for case, outcome in zip(cases, outcomes, strict=True):
        if case.name == "perturb":
            flagged.setdefault(case.row["edit"], []).append(outcome in ACCUSING)
    originals = flagged.pop("original")
    edited = [one for ones in flagged.values() for one in ones]
    print("\n| edit | rows | flagged |\n|---|---|---|")
    print(f"| (originals) | {len(originals)} | {np.mean(originals):.3f} |")
    for edit, ones in sorted(flagged.items()):
        print(f"| {edit} | {len(ones)} | {np.mean(ones):.3f} |")
    print(f"| all edits | {len(edited)} | {np.mean(edited):.3f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
