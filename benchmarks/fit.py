"""Fit the support model on the open claim sets and write `citecheck/verdict/support_weights.py`.

    python benchmarks/fit.py --data FOLDER [--rows N]

The sets are measured, their texts and labels stay where they are. Every set counts the same.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from data import existing, options
from logistic import Logistic
from open_claims import Judged, judged, open_rows, sampled

OUT = Path(__file__).parents[1] / "citecheck" / "verdict" / "support_weights.py"

FEATURES = (
    "one", "open", "whole", "polarity", "turned", "apart", "names_open", "names_absent",
    "absent_in_page", "snippet", "open_in_snippet", "facts_lacking", "date_lacking",
    "differing",
)  # fmt: skip
"""What is weighed; a feature without which the leave-one-set-out area is the same is not here."""

LEFT_OUT = ("healthver", "numswap")
"""Sets that are not fitted on: noisy labels, and pairs of one row that differ in a number alone."""

HEAD = '''"""Coefficients of the support model, by feature; written by ``benchmarks/fit.py``.

Logistic regression on {rows} rows of the open claim sets, {day}:
{sets}.
A feature's contribution to the logit is its value times its coefficient. Leave-one-set-out figures:
docs/benchmarks/unseen.md.
"""

WEIGHTS: dict[str, float] = {{
{lines}}}
'''


def matrix(cases: Sequence[Judged]) -> np.ndarray:
    """Return one row a case, one column a feature."""
    return np.array([[case.features.get(name, 0.0) for name in FEATURES] for case in cases])


def fitted(cases: Sequence[Judged]) -> Logistic:
    """Return the model of cases that have features; every set weighs the same."""
    counts = Counter(case.row.set for case in cases)
    weight = np.array([len(cases) / len(counts) / counts[case.row.set] for case in cases])
    y = np.array([case.row.supported for case in cases])
    return Logistic(matrix(cases), y, weight)


def usable(cases: Sequence[Judged]) -> list[Judged]:
    """Return the cases to fit on."""
    return [case for case in cases if case.features and case.row.set not in LEFT_OUT]


def main(argv: list[str]) -> None:
    parser = options("Fit the support model")
    parser.add_argument("--rows", type=int, help="rows a set; all unless given")
    given = parser.parse_args(argv)
    cases = usable(judged(sampled(open_rows(existing(given.data)), given.rows)))
    model = fitted(cases)
    lines = "".join(
        f'    "{name}": {value:.3f},\n'
        for name, value in zip(FEATURES, model.coefficients, strict=True)
    )
    sets = ", ".join(dict.fromkeys(case.row.set for case in cases))
    day = datetime.now(tz=UTC).date().isoformat()
    text = HEAD.format(rows=len(cases), day=day, sets=sets, lines=lines)
    OUT.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
