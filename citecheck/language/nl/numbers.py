"""Dutch: number words, scales and parts, per cent, multiples, and a few words of change."""

from __future__ import annotations

from citecheck.language.counting import count_from, tens_from

SMALL = count_from(
    2,
    "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien",
) | tens_from(20, "twintig dertig veertig vijftig zestig zeventig tachtig negentig")
FACTORS = {"honderd": 100, "duizend": 1000}
PARTS = {"derde": 3, "kwart": 4, "vijfde": 5, "tiende": 10}
ARTICLE = "een"
GLUE = "en"

SCALES = {"duizend": 3, "mln": 6, "miljoen": 6, "miljard": 9, "biljoen": 12}
"""Powers of ten."""

MULTIPLES = {"verdubbeld": 2, "verdubbelde": 2, "gehalveerd": 0.5}
BETWEEN = ("tussen",)
UP = ("steeg",)
DOWN = ("daalde",)

PERCENT = (("procent",),)
POINTS = {("procentpunt",): "pp", ("procentpunten",): "pp", ("basispunten",): "bp"}
