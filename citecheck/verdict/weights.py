"""Coefficients of the support model, by signal."""

INTERCEPT = -3.0

WEIGHTS: dict[str, float] = {
    "cover": 4.0,
    "figure_missing": -1.5,
    "figure_contradicted": -2.5,
    "date_missing": -1.5,
    "date_contradicted": -2.5,
    "name_missing": -0.7,
    "quote_missing": -1.5,
    "quote_altered": -2.0,
}
