"""French: number words, scales and parts, per cent, multiples, and a few words of change."""

from __future__ import annotations

from citecheck.language.counting import count_from, tens_from

SMALL = count_from(
    2, "deux trois quatre cinq six sept huit · dix onze douze treize quatorze quinze seize"
) | tens_from(20, "vingt/vingts trente quarante cinquante soixante septante · nonante")
FACTORS = {"cent": 100, "cents": 100, "mille": 1000}
PARTS = {"tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "dixième": 10}
ARTICLE = "un"
JOINT = "et"

SCALES = {"mille": 3, "milliard": 9, "milliards": 9, "md": 9, "mds": 9}
"""Powers of ten, those that English has not."""

MULTIPLES = {"doublé": 2, "triplé": 3}
BETWEEN = ("entre",)
UP = ("augmenté",)
DOWN = ("baissé",)

PERCENT = (("pour", "cent"),)
POINTS = {
    ("point", "de", "pourcentage"): "pp", ("points", "de", "pourcentage"): "pp",
    ("point", "de", "base"): "bp", ("points", "de", "base"): "bp",
}  # fmt: skip
