"""Coefficients of the support model, by feature; written by ``benchmarks/fit.py``.

Logistic regression on 2811 rows of the open claim sets, 2026-11-22:
wice, perturb, numswap, attribution, fever.
A feature's contribution to the logit is its value times its coefficient; `SNIPPET_WEIGHTS` or
`EXCERPT_WEIGHTS` is added to `WEIGHTS` where the source is one (`likelihood.Extent`).
Figures: docs/benchmarks/support.md.
"""

WEIGHTS: dict[str, float] = {
    "one": -1.399,
    "cover_predicate": 0.835,
    "word_pairs": 1.163,
    "claim_words": 0.299,
    "names_missing": -0.246,
    "name_missing": -0.761,
    "name_contradicted": -3.098,
    "number_absent": -1.402,
    "figure_missing": -1.833,
    "figure_contradicted": -2.120,
    "figure_borne_out": 0.446,
    "date_missing": -2.140,
    "date_contradicted": -4.223,
    "denial_added": -2.152,
    "denial_dropped": -1.537,
    "opposed": -0.211,
    "direction_contradicted": -3.304,
    "direction_missing": -3.013,
    "exchanged": -1.114,
    "clause_missing": -2.396,
}

SNIPPET_WEIGHTS: dict[str, float] = {
    "one": 0.685,
    "plain_missing": -0.158,
    "cover_tail": 0.877,
}

EXCERPT_WEIGHTS: dict[str, float] = {
    "one": 0.897,
    "cover_predicate": -1.446,
}
