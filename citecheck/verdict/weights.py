"""Coefficients of the support model, by feature; written by ``benchmarks/fit.py``.

Logistic regression on 2811 rows of the open claim sets, 2026-11-22:
wice, perturb, numswap, attribution, fever.
A feature's contribution to the logit is its value times its coefficient; `SHORT_WEIGHTS` is added
to `WEIGHTS` where the source is a snippet (`likelihood.SHORT_SOURCE`).
Figures: docs/benchmarks/support.md.
"""

WEIGHTS: dict[str, float] = {
    "one": -1.664,
    "cover_predicate": 1.483,
    "claim_words": 0.414,
    "names_missing": -0.387,
    "name_missing": -0.605,
    "number_absent": -0.332,
    "number_far": -0.346,
    "figure_missing": -1.762,
    "figure_contradicted": -2.626,
    "figure_borne_out": 0.435,
    "date_missing": -1.707,
    "date_contradicted": -3.893,
    "date_borne_out": 0.405,
    "denial_added": -2.056,
    "denial_dropped": -1.476,
    "opposed": -0.533,
    "exchanged": -1.130,
}

SHORT_INTERCEPT = 1.055

SHORT_WEIGHTS: dict[str, float] = {
    "plain_missing": -0.200,
    "cover_predicate": 0.373,
    "date_borne_out": 0.310,
    "figure_borne_out": 1.029,
}
