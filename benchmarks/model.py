"""The support model as fitted: which features, how much each set counts, folds, coefficients.

Needs scikit-learn, which citecheck itself does not.
"""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from claims import Seen
from sklearn.linear_model import LogisticRegression

from citecheck.verdict.support_model import Extent, extent

LONG = (
    "cover_predicate word_pairs claim_words names_missing name_missing name_contradicted "
    "number_absent figure_missing figure_contradicted figure_borne_out date_missing "
    "date_contradicted denial_added denial_dropped opposed direction_contradicted "
    "direction_missing exchanged clause_missing"
).split()
"""Features for every source; those that brought nothing in cross-validation are not here."""

SHORT: dict[Extent, list[str]] = {
    Extent.SNIPPET: "one plain_missing cover_tail".split(),
    Extent.EXCERPT: "one cover_predicate".split(),
}
"""Features that weigh otherwise where the source is short."""

COUNTS = {
    "wice": 1.0,
    "perturb": 0.6,
    "numswap": 0.5,
    "attribution": 0.3,
    "fever": 0.5,
    "citint": 0.0,
}
"""Weight of one row by set: what a set's rows share with drafts and the pages that they cite."""


def matrix(cases: Sequence[Seen], without: Collection[str] = ()) -> np.ndarray:
    """Return one row a case: LONG, then for each extent of SHORT its features, else zeros.

    The columns of features named in `without` are zero.
    """
    table = []
    for case in cases:
        values = {name: value for name, value in case.features.items() if name not in without}
        is_of = extent(case.features)
        table.append(
            [values.get(name, 0.0) for name in LONG]
            + [values.get(n, 0.0) * (is_of is one) for one, names in SHORT.items() for n in names]
        )
    return np.array(table)


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> tuple[float, np.ndarray]:
    """Return intercept and coefficients, on the features' own scales."""
    used = weight > 0
    scale = np.maximum(x[used].std(axis=0), 0.2)
    model = LogisticRegression(C=0.5, max_iter=3000)
    model.fit(x[used] / scale, y[used], sample_weight=weight[used])
    return float(model.intercept_[0]), model.coef_[0] / scale


def predict(x: np.ndarray, fitted: tuple[float, np.ndarray]) -> np.ndarray:
    """Return P(supported) of each row."""
    intercept, coefficients = fitted
    return 1 / (1 + np.exp(-np.clip(x @ coefficients + intercept, -30, 30)))


def folds(cases: Sequence[Seen], count: int, seed: int) -> np.ndarray:
    """Return a fold number for each case; cases of one source page share it."""
    pages = sorted({case.source for case in cases})
    drawn = np.random.default_rng(seed).permutation(len(pages)) % count
    fold_of = dict(zip(pages, drawn, strict=True))
    return np.array([fold_of[case.source] for case in cases])


def cross_validated(
    cases: Sequence[Seen], seed: int = 0, count: int = 5, without: Collection[str] = ()
) -> np.ndarray:
    """Return P(supported) of each case by a model that saw no case of its page.

    The model does not know the features named in `without`.
    """
    x, fold = matrix(cases, without), folds(cases, count, seed)
    y = np.array([case.supported for case in cases])
    weight = np.array([COUNTS[case.name] for case in cases])
    out = np.zeros(len(cases))
    for number in range(count):
        train = fold != number
        out[~train] = predict(x[~train], fit(x[train], y[train], weight[train]))
    return out
