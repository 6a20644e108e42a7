r"""Signs, quantities and formulas of LaTeX → characters."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text, get_default_latex_context_db

from citecheck.formats.bibliography.latex_text import plain
from citecheck.formats.latex.scan import Argument
from citecheck.lazy_regex import regex

LONGEST_FORMULA = 60  # code points of a formula in the sentence that are shown

QUANTITIES = MappingProxyType(  # siunitx: macro → form of its arguments
    {
        "num": "[{",
        "ang": "[{",
        "si": "[{",
        "unit": "[{",
        "SI": "[{[{",
        "qty": "[{{",
        "numrange": "[{{",
        "SIrange": "[{{{",
        "qtyrange": "[{{{",
        "numlist": "[{",
        "SIlist": "[{{",
    }
)
_ONLY_UNIT = frozenset(("si", "unit"))
_UNIT_NAME = regex(r"\\([A-Za-z]+)")
_UNITS = MappingProxyType(
    {"percent": "%", "degreeCelsius": "°C", "celsius": "°C", "degree": "°", "per": " per "}
)
_PREFIXES = frozenset(
    word
    for words in (
        "femto pico nano micro milli centi deci deca hecto kilo mega giga tera peta exa",
        "square cubic",
    )
    for word in words.split()
)
_EXPONENT = regex(r"(?<=\d)[eE]([+-]?\d+)$")
_VALUE = regex(r"[\d.,\s%+\-–±×·~∼≈<>≤≥=^°/()$€£]+")


@cache
def decoder() -> LatexNodes2Text:
    """Return what turns nodes of signs, accents and formulas into characters."""
    return LatexNodes2Text(latex_context=get_default_latex_context_db(), math_mode="text")


def sign(node: Any) -> str | None:  # noqa: ANN401 - pylatexenc is untyped
    r"""Return what a macro such as ``\'e`` or ``\ldots`` prints, None where it is unknown."""
    if decoder().latex_context.get_macro_spec(node.macroname) is None:
        return None
    try:
        return str(decoder().macro_node_to_text(node))
    except Exception:  # noqa: BLE001 - the converter raises anything on odd arguments
        return None


def formula(nodes: list[Any]) -> tuple[str, bool]:
    """Return what a formula in a sentence prints, and whether it is a mere value ("5 %")."""
    try:
        words = " ".join(str(decoder().nodelist_to_text(nodes)).split()).replace("^∘", "°")
    except Exception:  # noqa: BLE001 - as above
        return "", False
    if len(words) > LONGEST_FORMULA:
        return "", False
    return words, _VALUE.fullmatch(words) is not None


def quantity(text: str, name: str, places: list[Argument | None]) -> str:
    """Return what siunitx prints for a number, a unit, or both; units by their English names.

    Args:
        text: what its places are offsets into.
        name: the macro's name, one of `QUANTITIES`.
        places: of its arguments.
    """
    given = [text[slice(*place)] for place in places if place and text[place[0] - 1] == "{"]
    has_unit = name in _ONLY_UNIT or name in ("SI", "qty", "SIrange", "qtyrange", "SIlist")
    unit = _unit(given.pop()) if has_unit and given else ""
    if name == "ang":
        unit = "°"
    between = " to " if name.endswith("range") else ", "
    number = between.join(_number(one) for one in ";".join(given).split(";")) if given else ""
    glue = "" if unit in ("", "°") or not number else " "
    return f"{number}{glue}{unit}"


def _number(raw: str) -> str:
    words = plain(raw).replace("+-", "±").replace("+ -", "±")
    return _EXPONENT.sub(lambda one: f" × 10^{one[1]}", words)


def _unit(raw: str) -> str:
    names = _UNIT_NAME.findall(raw)
    if not names:
        return plain(raw)
    words = ""
    for name in names:
        word = _UNITS.get(name, name)
        is_glued = words.endswith(" ") or word.startswith((" ", "°", "%")) or not words
        last = words.rsplit(" ", 1)[-1]
        words += word if is_glued or last in _PREFIXES else f" {word}"
    return re.sub(r"\s+", " ", words).strip()
