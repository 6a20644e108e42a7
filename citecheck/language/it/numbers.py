"""Italian: number words, scales and parts, per cent, multiples, and a few words of change."""

from __future__ import annotations

from citecheck.language.counting import count_from, tens_from

SMALL = count_from(
    2,
    "due tre quattro cinque · sette otto nove dieci undici dodici tredici quattordici quindici "
    "sedici diciassette diciotto diciannove",
) | tens_from(20, "venti trenta quaranta cinquanta sessanta settanta ottanta novanta")
FACTORS = {"cento": 100, "mille": 1000, "mila": 1000}
PARTS = {"terzo": 3, "terzi": 3, "quarto": 4, "quarti": 4, "quinto": 5, "decimo": 10}
ARTICLE = "un"
GLUE = ""

SCALES = {
    "mille": 3, "mila": 3, "mln": 6, "milione": 6, "milioni": 6, "miliardo": 9, "miliardi": 9,
    "bilioni": 12,
}  # fmt: skip
"""Powers of ten."""

MULTIPLES = {"raddoppiato": 2, "triplicato": 3}
BETWEEN = ("tra", "fra")
UP = ("aumentato",)
DOWN = ("calato",)

PERCENT = (("per", "cento"),)
POINTS = {
    ("punto", "percentuale"): "pp", ("punti", "percentuali"): "pp", ("punti", "base"): "bp",
}  # fmt: skip
