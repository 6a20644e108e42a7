"""German: number words, scales and parts, per cent, multiples, and a few words of change."""

from __future__ import annotations

from citecheck.language.counting import count_from, tens_from

SMALL = count_from(
    2,
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn",
) | tens_from(20, "zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig")
FACTORS = {"hundert": 100, "tausend": 1000}
PARTS = {"drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10}
ARTICLE = "ein"
GLUE = "und"

SCALES = {
    "tausend": 3, "tsd": 3, "mio": 6, "mill": 6, "millionen": 6, "mrd": 9, "milliarde": 9,
    "milliarden": 9, "billionen": 12,
}  # fmt: skip
"""Powers of ten; "Billion" of the long scale is told by its ending."""

MULTIPLES = {"verdoppelt": 2, "verdoppelte": 2, "verdreifacht": 3, "halbiert": 0.5}
BETWEEN = ("zwischen",)
UP = ("stieg", "gestiegen")
DOWN = ("fiel", "gesunken")

PERCENT = (("prozent",),)
POINTS = {
    ("prozentpunkt",): "pp", ("prozentpunkte",): "pp", ("prozentpunkten",): "pp",
    ("basispunkte",): "bp", ("basispunkten",): "bp",
}  # fmt: skip
