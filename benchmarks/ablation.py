"""What each signal of the support model brings, by a paired bootstrap over source pages.

For each feature the model is fitted again without it, on the same folds; both likelihoods are then
scored on the same 1,000 resamples of pages. A difference whose interval holds 0 may be chance.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from claims import Seen
from model import LONG, SHORT, cross_validated

RESAMPLES = 1000
GROUPS = {
    "cover of words": ["cover_predicate", "cover_tail", "plain_missing", "claim_words"],
    "words near each other": ["word_pairs"],
    "names": ["names_missing", "name_missing", "name_contradicted"],
    "numbers by digits": ["number_absent"],
    "figures by rule": ["figure_missing", "figure_contradicted", "figure_borne_out"],
    "dates by rule": ["date_missing", "date_contradicted"],
    "denials": ["denial_added", "denial_dropped"],
    "opposites": ["opposed", "direction_contradicted", "direction_missing"],
    "words of a kind exchanged": ["exchanged"],
    "clauses": ["clause_missing"],
}
"""Features that measure one thing."""


def ablation(cases: Sequence[Seen], seeds: Sequence[int]) -> None:
    """Print, a group a row and a set a column, the log loss that leaving the group out costs."""
    known = {name for names in GROUPS.values() for name in names}
    assert known >= {*LONG, *(name for names in SHORT.values() for name in names)} - {"one"}
    supported = np.array([case.supported for case in cases])
    sets = [name for name in dict.fromkeys(case.name for case in cases) if name != "citint"]
    whole = _losses(cases, supported, seeds, ())
    print(f"| without | {' | '.join(sets)} |\n|---|{'---|' * len(sets)}")
    for group, names in GROUPS.items():
        cost = _losses(cases, supported, seeds, names) - whole
        cells = [
            _cell(cost, [i for i, c in enumerate(cases) if c.name == one], cases) for one in sets
        ]
        print(f"| {group} | {' | '.join(cells)} |", flush=True)
    print()


def _losses(
    cases: Sequence[Seen], supported: np.ndarray, seeds: Sequence[int], without: Sequence[str]
) -> np.ndarray:
    """Return the log loss of each case, the mean over draws of folds."""
    scores = np.array([cross_validated(cases, seed, without=without) for seed in seeds])
    right = np.clip(np.where(supported, scores, 1 - scores), 1e-9, 1)
    return -np.log(right).mean(axis=0)


def _cell(cost: np.ndarray, at: list[int], cases: Sequence[Seen]) -> str:
    """Return the mean cost in thousandths with its 95 % interval over resamples of pages."""
    pages: dict[str, list[int]] = {}
    for number in at:
        pages.setdefault(cases[number].source, []).append(number)
    sums = np.array([cost[numbers].sum() for numbers in pages.values()])
    counts = np.array([len(numbers) for numbers in pages.values()])
    drawn = np.random.default_rng(0).integers(len(sums), size=(RESAMPLES, len(sums)))
    means = 1000 * sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    mark = "**" if low > 0 else ""
    return f"{mark}{1000 * cost[at].mean():.1f}{mark} ({low:.1f} to {high:.1f})"
