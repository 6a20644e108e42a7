"""German: names of months."""

from __future__ import annotations

MONTHS = (
    "januar", "februar", "märz", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "dezember",
)  # fmt: skip
MORE_MONTHS = {"jänner": 1, "okt": 10, "dez": 12}  # Austrian; abbreviations unlike English ones
