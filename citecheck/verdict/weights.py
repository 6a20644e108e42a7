"""Coefficients of the support model, by feature; written by ``benchmarks/fit.py``.

Logistic regression on 2811 rows of the open claim sets (wice, perturb, numswap, attribution, fever), 2026-11-22. A feature's
contribution to the logit is its value times its coefficient; `SHORT_WEIGHTS` is added to `WEIGHTS`
where the source is a snippet (`likelihood.SHORT_SOURCE`). Figures: docs/benchmarks/support.md.
"""

WEIGHTS: dict[str, float] = {
    "one": -1.634,
    "cover_predicate": 1.481,
    "claim_words": 0.412,
    "names_missing": -0.379,
    "name_missing": -0.624,
    "number_absent": -0.386,
    "number_far": -0.338,
    "figure_missing": -2.756,
    "figure_contradicted": -2.624,
    "figure_borne_out": 0.478,
    "date_missing": -1.718,
    "date_contradicted": -3.889,
    "date_borne_out": 0.386,
    "denial_added": -2.070,
    "denial_dropped": -1.164,
    "opposed": -0.539,
    "exchanged": -1.145,
}

SHORT_INTERCEPT = 1.030

SHORT_WEIGHTS: dict[str, float] = {
    "plain_missing": -0.205,
    "cover_predicate": 0.394,
    "date_borne_out": 0.314,
    "figure_borne_out": 0.993,
    "figure_missing": 2.568,
}
