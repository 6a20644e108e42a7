"""Number words of German, French, Spanish, Italian, Portuguese and Dutch: a word → its value.

Part of `nlp/figures/`. German, Dutch and Italian write numbers in one word, which is taken
apart here; the others join words, which `foreign.py` does. Words that mean something else more
often ("neuf", "sei", "um", "cent" behind "pour") are left out or are for the reader to judge.
"""

from __future__ import annotations

from functools import lru_cache


def _count(words: str, start: int = 2) -> dict[str, int]:
    """Return the words of a list numbered from `start`; "·" takes a number without a word."""
    return {
        word: number
        for number, spellings in enumerate(words.split(), start)
        for word in spellings.split("/")
        if word != "·"
    }


def _tens(words: str, start: int = 20) -> dict[str, int]:
    return {word: 10 * number for word, number in _count(words, start // 10).items()}


SMALL: dict[str, dict[str, int]] = {
    "de": _count(
        "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
        "sechzehn siebzehn achtzehn neunzehn"
    )
    | _tens("zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig"),
    "nl": _count(
        "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
        "zestien zeventien achttien negentien"
    )
    | _tens("twintig dertig veertig vijftig zestig zeventig tachtig negentig"),
    "it": _count(
        "due tre quattro cinque · sette otto nove dieci undici dodici tredici quattordici quindici "
        "sedici diciassette diciotto diciannove"
    )
    | _tens("venti trenta quaranta cinquanta sessanta settanta ottanta novanta"),
    "fr": _count(
        "deux trois quatre cinq six sept huit · dix onze douze treize quatorze quinze seize"
    )
    | _tens("vingt/vingts trente quarante cinquante soixante septante · nonante"),
    "es": _count(
        "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciséis diecisiete dieciocho diecinueve veinte veintiuno/veintiún veintidós veintitrés "
        "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
    )
    | _tens("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30)
    | {
        word: 100 * number
        for word, number in _count(
            "doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas "
            "quinientos/quinientas seiscientos/seiscientas setecientos/setecientas "
            "ochocientos/ochocientas novecientos/novecientas"
        ).items()
    },
    "pt": _count(
        "dois/duas três quatro cinco seis sete oito nove dez onze doze treze quatorze/catorze "
        "quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove"
    )
    | _tens("vinte trinta quarenta cinquenta sessenta setenta oitenta noventa")
    | {
        word: 100 * number
        for word, number in _count(
            "duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas "
            "quinhentos/quinhentas seiscentos/seiscentas setecentos/setecentas "
            "oitocentos/oitocentas novecentos/novecentas"
        ).items()
    },
}
# Words that multiply what stands before them, and are worth themselves alone.
FACTORS: dict[str, dict[str, int]] = {
    "de": {"hundert": 100, "tausend": 1000},
    "nl": {"honderd": 100, "duizend": 1000},
    "it": {"cento": 100, "mille": 1000, "mila": 1000},
    "fr": {"cent": 100, "cents": 100, "mille": 1000},
    "es": {"cien": 100, "ciento": 100, "mil": 1000},
    "pt": {"cem": 100, "cento": 100, "mil": 1000},
}
JOINTS = {"fr": "et", "es": "y", "pt": "e"}  # between tens and units: "treinta y dos"
PARTS: dict[str, dict[str, int]] = {
    "de": {"drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10},
    "nl": {"derde": 3, "kwart": 4, "vijfde": 5, "tiende": 10},
    "it": {"terzo": 3, "terzi": 3, "quarto": 4, "quarti": 4, "quinto": 5, "decimo": 10},
    "fr": {"tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "dixième": 10},
    "es": {"tercio": 3, "tercios": 3, "cuarto": 4, "cuartos": 4, "quinto": 5, "décimo": 10},
    "pt": {"terço": 3, "terços": 3, "quarto": 4, "quartos": 4, "quinto": 5, "décimo": 10},
}  # fmt: skip
ARTICLES = {"de": "ein", "nl": "een", "it": "un", "fr": "un", "es": "un", "pt": "um"}
_GLUE = {"de": "und", "nl": "en", "it": ""}
_ONES = {"ein": 1, "eine": 1, "een": 1, "uno": 1, "un": 1, "sei": 6}
_LONGEST = 40


@lru_cache(maxsize=4096)
def value_of(word: str, language: str) -> int | None:
    """Return what one word (lower case) is worth, None where it is no number above one.

    >>> value_of("zweiundzwanzig", "de"), value_of("duecento", "it")
    (22, 200)
    """
    known = SMALL[language].get(word) or FACTORS[language].get(word)
    if known is not None or language not in _GLUE or not 5 < len(word) <= _LONGEST:
        return known
    return _taken_apart(word.replace("ë", "e"), language)


def _taken_apart(word: str, language: str) -> int | None:
    """Return the value of a number that is written as one word."""
    for factor, size in sorted(FACTORS[language].items(), key=lambda item: -item[1]):
        above, found, below = word.partition(factor)
        if found:
            count = 1 if not above else _part(above, language)
            rest = 0 if not below else _part(below.removeprefix(_GLUE[language]), language)
            return None if count is None or rest is None else count * size + rest
    return _tens_and_units(word, language)


def _part(word: str, language: str) -> int | None:
    """Return the value of a piece of a word, "ein" and "sei" included."""
    return SMALL[language].get(word) or _ONES.get(word) or _taken_apart(word, language)


def _tens_and_units(word: str, language: str) -> int | None:
    """Return the value of "zweiundzwanzig", "tweeentwintig", "ventidue", "ventotto"."""
    small = SMALL[language]
    for tens in (name for name, value in small.items() if value >= 20):
        if language == "it":
            unit = word.removeprefix(tens) if word.startswith(tens) else ""
            if not unit and word.startswith(tens[:-1]) and word[len(tens) - 1 :] in ("uno", "otto"):
                unit = word[len(tens) - 1 :]
        else:
            unit = word.removesuffix(_GLUE[language] + tens) if word.endswith(tens) else ""
        value = 3 if unit == "tré" else small.get(unit) or _ONES.get(unit)
        if unit != word and value is not None and value < 10:
            return small[tens] + value
    return None
