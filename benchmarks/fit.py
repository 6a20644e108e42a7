"""Fit the support model on the open claim sets and write `citecheck/verdict/support_weights.py`.

    python benchmarks/fit.py --data FOLDER [--out citecheck/verdict/weights.py]

Needs scikit-learn. The sets are measured, their texts and labels stay where they are.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from claims import seen
from data import existing, options
from model import COUNTS, LONG, SHORT, fit, matrix

OUT = Path(__file__).parents[1] / "citecheck" / "verdict" / "support_weights.py"

HEAD = '''"""Coefficients of the support model, by feature; written by ``benchmarks/fit.py``.

Logistic regression on {rows} rows of the open claim sets, 2026-11-22:
{sets}.
A feature's contribution to the logit is its value times its coefficient; `SNIPPET_WEIGHTS` or
`EXCERPT_WEIGHTS` is added to `WEIGHTS` where the source is one (`likelihood.Extent`).
Figures: docs/benchmarks/support.md.
"""

'''


def main(argv: list[str]) -> None:
    parser = options("Fit the support model")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args(argv)
    cases = [case for case in seen(existing(given.data)) if COUNTS[case.name] > 0]
    weight = np.array([COUNTS[case.name] for case in cases])
    y = np.array([case.supported for case in cases])
    intercept, coefficients = fit(matrix(cases), y, weight)
    left = iter(coefficients)
    sets = ", ".join(dict.fromkeys(case.name for case in cases))
    text = HEAD.format(rows=len(cases), sets=sets)
    text += _table("WEIGHTS", [("one", intercept), *((name, next(left)) for name in LONG)])
    for extent, names in SHORT.items():
        text += "\n" + _table(f"{extent.name}_WEIGHTS", [(name, next(left)) for name in names])
    given.out.write_text(text, encoding="utf-8")
    print(text)


def _table(name: str, items: list[tuple[str, float]]) -> str:
    lines = "".join(f'    "{key}": {value:.3f},\n' for key, value in items)
    return f"{name}: dict[str, float] = {{\n{lines}}}\n"


if __name__ == "__main__":
    main(sys.argv[1:])
