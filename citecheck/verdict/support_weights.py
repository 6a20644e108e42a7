"""Coefficients of the support model, by feature; written by ``benchmarks/fit.py``.

Logistic regression on 3684 rows of the open claim sets, 2026-11-28:
wice, perturb, attribution, fever, bump, fib, qags, averitec, newsroom.
A feature's contribution to the logit is its value times its coefficient. Leave-one-set-out figures:
docs/benchmarks/unseen.md.
"""

WEIGHTS: dict[str, float] = {
    "one": 0.317,
    "open": -0.402,
    "whole": 1.863,
    "polarity": -0.780,
    "turned": -0.140,
    "apart": 0.171,
    "names_open": -0.319,
    "names_absent": -0.524,
    "absent_in_page": -0.751,
    "snippet": 0.616,
    "open_in_snippet": -0.615,
    "facts_lacking": -1.111,
    "date_lacking": -0.915,
    "differing": -0.144,
}
