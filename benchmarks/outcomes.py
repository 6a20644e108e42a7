"""What `compare` says of the claims of the open sets, without any fitting.

    python benchmarks/outcomes.py --data FOLDER

Unlike `unseen`, which leaves each set out of the fit, this measures the verdicts and scores as they
are given: the rows are those that the likelihood was fitted on.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from statistics import mean

import numpy as np
from data import existing, options, rows
from logistic import area
from open_claims import Judged, judged, open_rows

from citecheck.model import Outcome

ACCUSING = {Outcome.PARTIAL, Outcome.ALTERED, Outcome.CONTRADICTED, Outcome.NOT_FOUND}
RANKED = ("wice", "attribution", "fever")


def main(argv: list[str]) -> None:
    given = options(__doc__ or "").parse_args(argv)
    for name, value in measures(existing(given.data)).items():
        print(f"{name:40} {value:.4f}")


def measures(data: Path) -> dict[str, float]:
    """Return shares and areas in [0, 1] by name; more is better."""
    seen: dict[str, list[Judged]] = defaultdict(list)
    for case in judged(open_rows(data, (*RANKED, "perturb"))):
        seen[case.row.set].append(case)
    wice = seen["wice"]
    called = [case.row.supported for case in wice if case.found.outcome is Outcome.SUPPORTED]
    true = [case for case in wice if case.row.supported]
    contradicted = [case.found.outcome is Outcome.CONTRADICTED for case in true]
    units = {row["id"]: row["evidence_sentences"] for row in rows(data / "claims/wice_dev.jsonl")}
    return {
        **{f"{name}, area under the curve": _area(seen[name]) for name in RANKED},
        "wice, supported is right": mean(called) if called else 1.0,
        "wice, the supported called so": sum(called) / len(true),
        "wice, the supported not called contradicted": 1 - mean(contradicted),
        **{f"wice, evidence within {count}": at for count, at in evidence(wice, units).items()},
        **_edits(seen["perturb"]),
    }


def evidence(cases: Sequence[Judged], units: Mapping[str, list[list[int]]]) -> dict[int, float]:
    """Return how often an annotated unit is among the first one and three passages shown.

    Args:
        cases: rows of WiCE.
        units: the acceptable sets of source units of each row, by its id.
    """
    hits: dict[int, list[bool]] = {1: [], 3: []}
    for case in cases:
        wanted = {unit for acceptable in units[case.row.id] for unit in acceptable}
        if not wanted:
            continue
        shown = _units(case)
        for count, of in hits.items():
            of.append(not wanted.isdisjoint(shown[:count]))
    return {count: mean(of) for count, of in hits.items()}


def _units(case: Judged) -> list[int]:
    """Return the source units of the passages of `because`, in order, each once."""
    starts = [0, *accumulate(len(line) + 1 for line in case.row.source.split("\n"))]
    places = [item.passage.start for item in case.found.because if item.passage]
    return list(dict.fromkeys(bisect_right(starts, place) - 1 for place in places))


def _area(cases: Sequence[Judged]) -> float:
    supported = np.array([case.row.supported for case in cases])
    return area(supported, np.array([case.found.score for case in cases]))


def _edits(cases: Sequence[Judged]) -> dict[str, float]:
    flagged: dict[str, list[bool]] = defaultdict(list)
    passed: list[bool] = []
    for case in cases:
        flagged[case.row.note].append(case.found.outcome in ACCUSING)
        if not case.row.supported:
            passed.append(case.found.outcome is Outcome.SUPPORTED)
    originals = flagged.pop("original")
    return {
        "edits, originals not accused": 1 - mean(originals),
        "edits, not passed": 1 - mean(passed),
        "edits, all accused": mean(one for ones in flagged.values() for one in ones),
        **{f"edits, {edit} accused": mean(ones) for edit, ones in sorted(flagged.items())},
    }


if __name__ == "__main__":
    main(sys.argv[1:])
