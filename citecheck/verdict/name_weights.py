"""Coefficients of the likelihood of an exchanged name; by ``benchmarks/fit_names.py``.

Logistic regression on 177 names of supported claims and 726 others put in their place, of
those that `checks/displaced` measures, 2026-11-22:
wice_dev, attributionbench_dev, fever_symmetric_dev.
"""

NAME_INTERCEPT = 1.446

NAME_WEIGHTS: dict[str, float] = {
    "absent": -5.730,
    "absent_place": 2.274,
    "cover_lost": 1.495,
    "mentions": -1.218,
    "own_slot": -2.205,
    "rival_share": 1.261,
    "rival_slot": 1.367,
    "several_words": -0.874,
    "source_pieces": 0.404,
}
