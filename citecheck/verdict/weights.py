"""Coefficients of the support model, by feature; written by ``benchmarks/fit.py``.

Logistic regression on 2811 rows of the open claim sets, 2026-11-22:
wice, perturb, numswap, attribution, fever.
A feature's contribution to the logit is its value times its coefficient; `SNIPPET_WEIGHTS` or
`EXCERPT_WEIGHTS` is added to `WEIGHTS` where the source is one (`likelihood.Extent`).
Figures: docs/benchmarks/support.md.
"""

WEIGHTS: dict[str, float] = {
    "one": -1.435,
    "cover_predicate": 0.863,
    "word_pairs": 1.195,
    "claim_words": 0.308,
    "names_missing": -0.253,
    "name_missing": -0.729,
    "name_contradicted": -2.988,
    "number_absent": -1.409,
    "figure_missing": -1.732,
    "figure_contradicted": -2.070,
    "figure_borne_out": 0.358,
    "date_missing": -2.098,
    "date_contradicted": -2.358,
    "denial_added": -2.135,
    "denial_dropped": -1.066,
    "opposed": -0.228,
    "direction_contradicted": -3.736,
    "direction_missing": -3.035,
    "exchanged": -1.153,
    "clause_missing": -2.399,
}

SNIPPET_WEIGHTS: dict[str, float] = {
    "one": 0.681,
    "plain_missing": -0.148,
    "cover_tail": 0.851,
}

EXCERPT_WEIGHTS: dict[str, float] = {
    "one": 0.926,
    "cover_predicate": -1.516,
}
