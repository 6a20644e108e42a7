"""A leaf: what raised digits are, by the words around them: a power, part of a name, or a note.

Kept powers are written with Unicode's own raised digits, so that a text of characters alone still
tells 10⁶ from 106; marks of notes are no words of a sentence.
"""

from __future__ import annotations

from msgspec.structs import replace

from citecheck.formats.draft_builder import Content
from citecheck.lazy_regex import regex
from citecheck.model import HintKind, Span

_RAISE = str.maketrans("0123456789+-−–nn", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿⁿ")
_NUMBER = regex(r"(?P<sign>[+−–-])?\d{1,3}")
_CHARGE = regex(r"\d?[+−–-]")
_NOTE_MARK = regex(r"\[?(?:\d{1,3}|[a-z*†‡§])\]?(?:[,;–-]\s?\[?\d{1,3}\]?)*")
_TEN = regex(r"(?:^|[^\d.,])10$")
# What is raised to a power: units of length, area and time, and the letters of formulas.
_UNIT = regex(r"(?:^|[\s\d/·(])(?:[kcmdµμn]?m|ft|mi|in|yd|s|kg/m|mol|L|ha)$")
_LETTER = regex(r"(?:^|[\s(=+*/·×−-])(?:mc|[xynrRpπσχχλ])$")
_SYMBOL = regex(r"[A-Za-z)\]]$")
_MOST_OF_A_UNIT = 4
_HEAVY = 99
_NEAR = 10  # characters
_BEFORE_NUCLIDE = regex(r"(?:^|[\s(\[–—/,-])$")
# Elements that are dated, measured or dosed by isotope, and the least mass of one.
# Source: IUPAC, "Isotopic compositions of the elements", 2013; "A" and "I" also begin sentences.
_NUCLIDE = regex(
    r"(?:H|He|Li|Be|B|C|N|O|F|Na|Mg|Al|Si|P|S|Cl|Ar|K|Ca|Cr|Fe|Co|Cu|Zn|Ga|Se|Kr|Rb|Sr|Y|Mo|Tc|Ag|Sn"
    r"|Xe|Cs|Ba|Sm|Eu|Gd|Lu|Re|Ir|Au|Hg|Tl|Pb|Bi|Po|Rn|Ra|Ac|Th|Pa|U|Np|Pu|Am)(?![a-z])"
)
_IODINE = regex(r"I(?![a-z])")


def as_read(raised: str, before: str, after: str = "") -> str:
    """Return what a raised stretch adds to the words of a sentence; "" for the mark of a note.

    Args:
        raised: the raised characters.
        before: the words right before them, on one line, at least the last ten characters.
        after: the words right behind them; what they are matters to nuclides alone.
    """
    words = raised.strip()
    power = power_of(words, before, after)
    if power is not None:
        return power
    return "" if _NOTE_MARK.fullmatch(words) else raised


def power_of(raised: str, before: str, after: str = "") -> str | None:
    """Return raised digits as such where they are a power, a charge or a mass; None elsewhere.

    Args:
        raised: the raised characters, without space around them.
        before: as in `as_read`.
        after: as in `as_read`.
    """
    return raised.translate(_RAISE) if _is_power(raised, before, after) else None


def _is_power(raised: str, before: str, after: str) -> bool:
    number = _NUMBER.fullmatch(raised)
    if _TEN.search(before):
        return number is not None or raised == "n"
    if number is None:
        return _CHARGE.fullmatch(raised) is not None and before[-1:].isalpha()
    if number["sign"]:
        return _SYMBOL.search(before) is not None
    value = int(raised)
    if _UNIT.search(before) or _LETTER.search(before):
        return 2 <= value <= _MOST_OF_A_UNIT
    if not _BEFORE_NUCLIDE.search(before):
        return False
    is_iodine = value > _HEAVY and _IODINE.match(after)
    return bool(_NUCLIDE.match(after) or is_iodine)


def with_powers(content: Content) -> Content:
    """Return a draft's content with its powers in raised digits, which are no marks.

    Every offset stays.
    """
    text = content.text
    marks = {hint.span for hint in content.hints if hint.kind is HintKind.NOTE_MARK}
    powers: dict[Span, str] = {}
    for hint in content.hints:
        span = hint.span
        if hint.kind is not HintKind.SUPERSCRIPT or span in marks:
            continue
        before, after = text[max(span.start - _NEAR, 0) : span.start], text[span.end : span.end + 4]
        power = power_of(span.of(text), before, after)
        if power is not None:
            powers[span] = power
    if not powers:
        return content
    parts, end = [], 0
    for span, power in sorted(powers.items()):
        parts += [text[end : span.start], power]
        end = span.end
    hints = tuple(one for one in content.hints if one.span not in powers)
    return replace(content, text="".join([*parts, text[end:]]), hints=hints)
