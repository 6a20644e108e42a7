"""Numbers of list items as they are shown: 3, c, iii."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def numeral(number: int, style: str) -> str:
    """Return `number` in the style "1", "a", "A", "i" or "I".

    What the style cannot show (zero in letters) is shown in digits, as browsers do.
    """
    if style in ("a", "A") and number > 0:
        shown = _letters(number)
    elif style in ("i", "I") and 0 < number < 4000:
        shown = _roman(number)
    else:
        return str(number)
    return shown.upper() if style.isupper() else shown


def _letters(number: int) -> str:
    shown = ""
    while number:
        number, rest = divmod(number - 1, 26)
        shown = chr(ord("a") + rest) + shown
    return shown


def _roman(number: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        shown += letters * count
    return shown
