"""Spanish: number words, scales and parts, per cent, multiples, and a few words of change."""

from __future__ import annotations

from citecheck.language.counting import count_from, hundreds_from, tens_from

SMALL = {
    **count_from(
        2,
        "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
        "diecisiete dieciocho diecinueve veinte veintiuno/veintiún veintidós veintitrés "
        "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
    ),
    **tens_from(30, "treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
    **hundreds_from(
        200,
        "doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas "
        "quinientos/quinientas seiscientos/seiscientas setecientos/setecientas "
        "ochocientos/ochocientas novecientos/novecientas",
    ),
}
FACTORS = {"cien": 100, "ciento": 100, "mil": 1000}
PARTS = {
    "tercio": 3, "tercios": 3, "cuarto": 4, "cuartos": 4, "quinto": 5, "décimo": 10,
}  # fmt: skip
ARTICLE = "un"
JOINT = "y"

SCALES = {"mil": 3, "millón": 6, "millones": 6, "billón": 12, "billones": 12}
"""Powers of ten."""

MULTIPLES = {"duplicó": 2, "triplicó": 3}
BETWEEN = ("entre",)
UP = ("subió", "aumentó")
DOWN = ("bajó", "cayó")

PERCENT = (("por", "ciento"),)
POINTS = {
    ("punto", "porcentual"): "pp", ("puntos", "porcentuales"): "pp", ("puntos", "básicos"): "bp",
}  # fmt: skip
