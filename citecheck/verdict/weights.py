"""Coefficients of the support model, by feature; written by ``benchmarks/fit.py``.

Logistic regression on 2811 rows of the open claim sets, 2026-11-22:
wice, perturb, numswap, attribution, fever.
A feature's contribution to the logit is its value times its coefficient; `SNIPPET_WEIGHTS` or
`EXCERPT_WEIGHTS` is added to `WEIGHTS` where the source is one (`likelihood.Extent`).
Figures: docs/benchmarks/support.md.
"""

WEIGHTS: dict[str, float] = {
    "one": -1.409,
    "cover_predicate": 0.836,
    "word_pairs": 1.173,
    "claim_words": 0.299,
    "names_missing": -0.241,
    "name_missing": -0.758,
    "name_contradicted": -3.098,
    "number_absent": -1.406,
    "figure_missing": -1.768,
    "figure_contradicted": -1.935,
    "figure_borne_out": 0.414,
    "date_missing": -2.123,
    "date_contradicted": -4.195,
    "denial_added": -2.147,
    "denial_dropped": -1.456,
    "opposed": -0.184,
    "direction_contradicted": -3.781,
    "direction_missing": -2.953,
    "exchanged": -1.134,
    "clause_missing": -2.387,
}

SNIPPET_WEIGHTS: dict[str, float] = {
    "one": 0.709,
    "plain_missing": -0.160,
    "cover_tail": 0.864,
}

EXCERPT_WEIGHTS: dict[str, float] = {
    "one": 0.905,
    "cover_predicate": -1.451,
}
