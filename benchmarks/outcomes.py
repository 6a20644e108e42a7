"""What `compare` says of the claims of the open sets, without any fitting.

    python benchmarks/outcomes.py --data FOLDER

Unlike `support`, which cross-validates the likelihood and needs scikit-learn, this measures the
verdicts and scores as they are given: some of the rows are those that the model was fitted on.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from statistics import mean

from claims import Seen, seen
from data import existing, options

from citecheck import verdict
from citecheck.model import Comparison, Outcome

ACCUSING = {Outcome.PARTIAL, Outcome.ALTERED, Outcome.CONTRADICTED, Outcome.NOT_FOUND}
RANKED = ("wice", "attribution", "fever")


def main(argv: list[str]) -> None:
    given = options(__doc__ or "").parse_args(argv)
    for name, value in measures(existing(given.data)).items():
        print(f"{name:40} {value:.4f}")


def measures(data: Path) -> dict[str, float]:
    """Return shares and areas in [0, 1] by name; more is better."""
    judged: dict[str, list[tuple[Seen, Comparison]]] = defaultdict(list)
    for case in seen(data, (*RANKED, "perturb")):
        judged[case.name].append((case, verdict.compare(case.claim, case.evidence)))
    wice = judged["wice"]
    called = [case.supported for case, found in wice if found.outcome is Outcome.SUPPORTED]
    false = [found.outcome is Outcome.CONTRADICTED for case, found in wice if case.supported]
    return {
        **{f"{name}, area under the curve": _area(judged[name]) for name in RANKED},
        "wice, supported is right": mean(called),
        "wice, the supported called so": sum(called) / sum(case.supported for case, _ in wice),
        "wice, the supported not called contradicted": 1 - mean(false),
        **{f"wice, evidence within {count}": share for count, share in evidence(wice).items()},
        **_edits(judged["perturb"]),
    }


def evidence(judged: Sequence[tuple[Seen, Comparison]]) -> dict[int, float]:
    """Return how often an annotated unit is among the first one and three passages shown."""
    asked = [(case, found) for case, found in judged if case.row["evidence_sentences"]]
    hits: dict[int, list[bool]] = {1: [], 3: []}
    for case, found in asked:
        wanted = {unit for units in case.row["evidence_sentences"] for unit in units}
        shown = _units(case, found)
        for count, of in hits.items():
            of.append(not wanted.isdisjoint(shown[:count]))
    return {count: mean(of) for count, of in hits.items()}


def _units(case: Seen, found: Comparison) -> list[int]:
    """Return the source units of the passages of `because`, in order, each once."""
    starts = [0, *accumulate(len(line) + 1 for line in case.source.split("\n"))]
    places = [item.passage.start for item in found.because if item.passage]
    return list(dict.fromkeys(bisect_right(starts, place) - 1 for place in places))


def _area(judged: Sequence[tuple[Seen, Comparison]]) -> float:
    """Return the chance that a supported claim scores above another; ties count half."""
    ranks: dict[float, list[bool]] = defaultdict(list)
    for case, found in judged:
        ranks[found.score].append(case.supported)
    below = wins = 0.0
    for _, labels in sorted(ranks.items()):
        others = labels.count(False)
        wins += labels.count(True) * (below + others / 2)
        below += others
    return wins / (below * sum(case.supported for case, _ in judged))


def _edits(judged: Sequence[tuple[Seen, Comparison]]) -> dict[str, float]:
    flagged: dict[str, list[bool]] = defaultdict(list)
    for case, found in judged:
        flagged[case.row["edit"]].append(found.outcome in ACCUSING)
    originals = flagged.pop("original")
    return {
        "edits, originals not accused": 1 - mean(originals),
        "edits, all accused": mean(one for ones in flagged.values() for one in ones),
        **{f"edits, {edit} accused": mean(ones) for edit, ones in sorted(flagged.items())},
    }


if __name__ == "__main__":
    main(sys.argv[1:])
