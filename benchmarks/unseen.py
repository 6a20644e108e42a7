"""Measure verdicts on claims that nothing was fitted on: each open set with the others fitted.

    python benchmarks/unseen.py --data FOLDER [--rows N] [--sets NAMES] [--round DIR]...

The score of a set comes from a model fitted on all other sets; the outcomes do not depend on it.
A blind round (DIR with sources.json and claims.jsonl) is measured with the model of all sets.
`--show` prints the rows of one kind: false-supported, accused, false-contradicted.
Nothing is asserted. Terms: docs/benchmarks/unseen.md.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from data import existing, options
from fit import fitted, matrix, usable
from logistic import area, calibration_error
from open_claims import NEWS, Judged, Row, describe, judged, open_rows, round_rows, sampled

from citecheck.language.en.wordnet import Pos
from citecheck.model import Outcome
from citecheck.nlp.align.words import read, tag

ACCUSING = (Outcome.CONTRADICTED, Outcome.ALTERED, Outcome.NOT_FOUND)
FLAGGING = (*ACCUSING, Outcome.PARTIAL)
KINDS = ("false-supported", "accused", "false-contradicted", "not-supported")


def main(argv: list[str]) -> None:
    given = _parser().parse_args(argv)
    data = existing(given.data)
    names = given.sets.split(",") if given.sets else None
    cases = judged(sampled(open_rows(data, names), given.rows))
    scores = left_out_scores(cases)
    table(cases, scores)
    edits(cases)
    exchanged(cases)
    for folder in given.round or ():
        a_round(judged(round_rows(folder)), folder.name, given.show)
    if given.show:
        show(cases, given.show)


def _parser() -> argparse.ArgumentParser:
    parser = options("Verdicts on unseen claims")
    parser.add_argument("--rows", type=int, help="rows a set; all unless given")
    parser.add_argument("--sets", help="names with commas; all unless given")
    parser.add_argument("--round", type=Path, action="append", help="folder of a blind round")
    parser.add_argument("--show", choices=KINDS, help="print the rows of one kind")
    return parser


def left_out_scores(cases: Sequence[Judged]) -> dict[str, float]:
    """Return the score of each row by its id, from a model of the other sets."""
    scores = {f"{case.row.set} {case.row.id}": 0.0 for case in cases}
    with_features = [case for case in cases if case.features]
    for family in dict.fromkeys(case.row.family for case in cases):
        others = [case for case in usable(cases) if case.row.family != family]
        own = [case for case in with_features if case.row.family == family]
        if not others or not own:
            continue
        found = fitted(others)(matrix(own))
        for case, value in zip(own, found, strict=True):
            settled = case.found.outcome in ACCUSING
            score = min(float(value), 0.1) if settled else float(value)
            scores[f"{case.row.set} {case.row.id}"] = score
    return scores


def table(cases: Sequence[Judged], scores: dict[str, float]) -> None:
    """Print the figures of each set and their means."""
    lines = [measured(name, of, scores) for name, of in _by_set(cases).items()]
    print("| " + " | ".join(lines[0]) + " |\n" + "|---" * len(lines[0]) + "|")
    for line in lines:
        print(describe(line))
    counted = [line for line in lines if line["set"] not in ("numswap", "perturb")]
    numeric = [key for key, value in lines[0].items() if isinstance(value, float)]
    print(describe({"set": "macro", "rows": len(cases), **{k: _mean(counted, k) for k in numeric}}))
    news = [case for case in cases if case.row.set in NEWS]
    if news:
        print(describe(measured("news, all rows", news, scores)))
    print(describe(measured("all rows", cases, scores)))


def measured(name: str, cases: Sequence[Judged], scores: dict[str, float]) -> dict[str, Any]:
    """Return the figures of some rows, by name."""
    supported = np.array([case.row.supported for case in cases])
    score = np.array([scores[f"{case.row.set} {case.row.id}"] for case in cases])
    called = [case for case in cases if case.found.outcome is Outcome.SUPPORTED]
    against = [case for case in cases if case.found.outcome is Outcome.CONTRADICTED]
    true = [case for case in cases if case.row.supported]
    return {
        "set": name,
        "rows": len(cases),
        "AUC": area(supported, score),
        "supported": len(called),
        "precision": _share(case.row.supported for case in called),
        "share": sum(case.row.supported for case in called) / max(1, len(true)),
        "contradicted": len(against),
        "its precision": _share(not case.row.supported for case in against),
        "true accused": _share(case.found.outcome in ACCUSING for case in true),
        "true contradicted": _share(case.found.outcome is Outcome.CONTRADICTED for case in true),
        "calibration": calibration_error(supported, score),
    }


def _mean(lines: Iterable[dict[str, Any]], key: str) -> float:
    values = [line[key] for line in lines if line[key] == line[key]]
    return mean(values) if values else float("nan")


def _share(found: Iterable[bool]) -> float:
    values = list(found)
    return mean(values) if values else float("nan")


def _by_set(cases: Iterable[Judged]) -> dict[str, list[Judged]]:
    found: dict[str, list[Judged]] = defaultdict(list)
    for case in cases:
        found[case.row.set].append(case)
    return found


def edits(cases: Sequence[Judged]) -> None:
    """Print how often edited claims, and their originals, are flagged."""
    for name in ("numswap", "perturb"):
        of = [case for case in cases if case.row.set == name]
        if of:
            changed = _share(c.found.outcome in FLAGGING for c in of if not c.row.supported)
            kept = _share(c.found.outcome in FLAGGING for c in of if c.row.supported)
            passed = _share(c.found.outcome is Outcome.SUPPORTED for c in of if not c.row.supported)
            print(
                f"{name}: edited flagged {changed:.3f}, passed {passed:.3f}; originals {kept:.3f}"
            )


def exchanged(cases: Sequence[Judged]) -> None:
    """Print how many supported claims stay so when one content word is another's."""
    true = [
        case.row for case in cases if case.found.outcome is Outcome.SUPPORTED and case.row.supported
    ]
    changed = list(_exchanged(true))
    stayed = [case for case in judged(changed) if case.found.outcome is Outcome.SUPPORTED]
    total = len(changed)
    share = len(stayed) / max(1, total)
    print(f"one word exchanged: still supported {len(stayed)} of {total} ({share:.3f})")
    for case in stayed:
        print(f"    {case.row.claim[:160]}")


def _exchanged(found: Sequence[Row]) -> Iterable[Row]:
    """Yield each claim with one content word put in from another claim, of its part of speech."""
    draw = random.Random(7)
    words: dict[Pos, list[str]] = defaultdict(list)
    for row in found:
        for at, term in enumerate(terms := read(row.claim)):
            if term.content and len(tags := tag(terms, at)) == 1:
                words[next(iter(tags))].append(term.text)
    for row in found:
        terms = read(row.claim)
        places = [
            (term, next(iter(tags)))
            for at, term in enumerate(terms)
            if term.content and len(tags := tag(terms, at)) == 1
        ]
        if not places:
            continue
        term, pos = draw.choice(places)
        others = [word for word in words[pos] if word.lower() not in row.source.lower()]
        if others:
            new = draw.choice(others)
            claim = row.claim[: term.start] + new + row.claim[term.end :]
            yield Row(
                row.set, f"{row.id} {new}", claim, row.source, supported=False, label="exchanged"
            )


def a_round(cases: Sequence[Judged], name: str, kind: str | None) -> None:
    """Print the figures of a blind round."""
    rest = [case for case in cases if not case.row.supported]
    true = [case for case in cases if case.row.supported]
    passed = [case for case in rest if case.found.outcome is Outcome.SUPPORTED]
    accused = [case for case in true if case.found.outcome in ACCUSING]
    right = [case for case in true if case.found.outcome is Outcome.SUPPORTED]
    against = [case for case in cases if case.found.outcome is Outcome.CONTRADICTED]
    supported = np.array([case.row.supported for case in cases])
    figures = {
        "falsely supported": len(passed) / len(rest),
        "true accused": len(accused) / len(true),
        "supported precision": len(right) / max(1, len(right) + len(passed)),
        "share": len(right) / len(true),
        "contradicted precision": _share(not case.row.supported for case in against),
        "AUC": area(supported, np.array([case.found.score for case in cases])),
    }
    shown = ", ".join(f"{key} {value:.3f}" for key, value in figures.items())
    counts = f"{len(rest)} not supported, {len(true)} true, {len(against)} contradicted"
    print(f"{name} ({counts}): {shown}")
    if kind:
        show(cases, kind)


def show(cases: Sequence[Judged], kind: str) -> None:
    """Print the rows of one kind with the reasons given."""
    for case in cases:
        outcome, true = case.found.outcome, case.row.supported
        if {
            "false-supported": outcome is Outcome.SUPPORTED and not true,
            "accused": outcome in ACCUSING and true,
            "false-contradicted": outcome is Outcome.CONTRADICTED and true,
            "not-supported": outcome is not Outcome.SUPPORTED and true,
        }[kind]:
            shown = case.found.because[0].passage if case.found.because else None
            text = " ".join(shown.text.split())[:300] if shown else ""
            print(f"{case.row.set} {case.row.id} {case.row.label}: {outcome}: {case.found.why}")
            print(f"    {case.row.claim}\n    >> {text}")


if __name__ == "__main__":
    main(sys.argv[1:])
