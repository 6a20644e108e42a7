"""Portuguese: number words, scales and parts, per cent, multiples, and a few words of change."""

from __future__ import annotations

from citecheck.language.counting import count_from, hundreds_from, tens_from

SMALL = {
    **count_from(
        2,
        "dois/duas três quatro cinco seis sete oito nove dez onze doze treze quatorze/catorze "
        "quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove",
    ),
    **tens_from(20, "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"),
    **hundreds_from(
        200,
        "duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas quinhentos/quinhentas "
        "seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas novecentos/novecentas",
    ),
}
FACTORS = {"cem": 100, "cento": 100, "mil": 1000}
PARTS = {"terço": 3, "terços": 3, "quarto": 4, "quartos": 4, "quinto": 5, "décimo": 10}
ARTICLE = "um"
JOINT = "e"

SCALES = {
    "mil": 3, "milhão": 6, "milhões": 6, "bilhão": 9, "bilhões": 9, "trilhão": 12, "trilhões": 12,
}  # fmt: skip
"""Powers of ten."""

MULTIPLES = {"dobrou": 2, "triplicou": 3}
BETWEEN = ("entre",)
UP = ("subiu", "aumentou")
DOWN = ("caiu",)

PERCENT = (("por", "cento"),)
POINTS = {
    ("ponto", "percentual"): "pp", ("pontos", "percentuais"): "pp", ("pontos", "base"): "bp",
}  # fmt: skip
