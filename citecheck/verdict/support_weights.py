"""Coefficients of the support model, by feature; written by ``benchmarks/fit.py``.

Logistic regression on 1339 rows of the open claim sets, 2026-11-28:
wice, perturb, attribution, fever, bump, fib, qags, averitec, newsroom.
A feature's contribution to the logit is its value times its coefficient. Leave-one-set-out figures:
docs/benchmarks/unseen.md.
"""

WEIGHTS: dict[str, float] = {
    "one": 0.514,
    "open": -0.507,
    "whole": 1.776,
    "polarity": -1.102,
    "turned": -0.190,
    "apart": 0.106,
    "names_open": -0.616,
    "names_absent": -0.446,
    "absent_in_page": -0.817,
    "snippet": 0.401,
    "open_in_snippet": -0.254,
    "facts_lacking": -0.939,
    "date_lacking": -1.029,
    "differing": -0.117,
}
