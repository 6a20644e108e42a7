"""Text → the quantities in it, with unit, rounding, hedge, direction and what they are about.

A tool of `match/`: a string → :class:`~citecheck.model.Figure` values in order, none overlapping.
It does not compare figures; `checks/figure.py` does. Dates, markers, names with digits, pages,
times and scores are no figures (RULES F16).

The flow: tokens → what cannot be a figure → quantities, joined to ranges → the words around them.
"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.match.dates import dates_among
from citecheck.match.figures.bounds import interval_of
from citecheck.match.figures.codes import BARRED, Flag, flags_of
from citecheck.match.figures.identifiers import continues_list, is_identifier
from citecheck.match.figures.joined import read_joined
from citecheck.match.figures.money import CURRENCY_STARTERS, OPENING_SIGNS
from citecheck.match.figures.multiples import read_multiple, read_ordinal
from citecheck.match.figures.notation import setting_of
from citecheck.match.figures.quantities import Quantity
from citecheck.match.figures.subjects import subject_of
from citecheck.match.figures.units import dimension_of
from citecheck.match.figures.vocabulary import AFTER_ARTICLE, STARTERS
from citecheck.match.figures.wording import read_wording
from citecheck.match.tokens import Kind, Token, chunks, tokenise
from citecheck.model import Figure, Span

__all__ = ["find_figures"]

_OPENINGS = STARTERS | OPENING_SIGNS | CURRENCY_STARTERS | {"a", "an"}


def find_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures in `text`, in order; spans are code points into `text`.

    A span covers sign, currency, number and unit ("$1.8 billion", "77%", "30 yards"), not the
    hedge before it nor the counted noun behind. Numbers of more than 40 digits are none. Never
    raises; the time is linear in the length of the text.

    Source: RULES F1-F12 and F16.
    """
    found: list[Figure] = []
    for start, end in chunks(text):
        tokens = tokenise(text, start, end)
        openings = _openings(tokens)
        if openings:
            flags = flags_of(tokens, text, (start, end))
            for date in dates_among(tokens):
                flags[date.start or 0 : date.end] = BARRED * (date.end - (date.start or 0))
            found.extend(_figure(tokens, q, text) for q in _quantities(tokens, openings, flags))
    return tuple(found)


def _quantities(tokens: list[Token], openings: list[int], flags: bytearray) -> Iterator[Quantity]:
    """Yield the quantities among the tokens, none of them an identifier."""
    setting = setting_of(tokens)
    free, label_end = 0, -1
    for at in openings:
        if at < free or flags[at]:
            continue
        quantity = (
            read_ordinal(tokens, at)
            or read_multiple(tokens, at)
            or read_joined(tokens, at, setting)
        )
        if quantity is None or Flag.BARRED in flags[at : quantity.end]:
            continue
        free = quantity.end
        if continues_list(tokens, quantity, label_end) or is_identifier(tokens, quantity):
            label_end = quantity.end
        else:
            yield quantity


def _openings(tokens: list[Token]) -> list[int]:
    """Return where a quantity can begin: a glance that spares most tokens a second look."""
    return [
        at
        for at, token in enumerate(tokens)
        if token.kind is Kind.NUMBER or (token.lower in _OPENINGS and _opens(tokens, at))
    ]


def _opens(tokens: list[Token], at: int) -> bool:
    """Whether an article or the letters of a currency at `at` stand before what they go with."""
    word = tokens[at].lower
    if word in STARTERS or word in OPENING_SIGNS:
        return True
    behind = tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
    if word in ("a", "an"):
        return behind.lower in AFTER_ARTICLE or behind.text == "$"
    return behind.kind is not Kind.WORD


def _figure(tokens: list[Token], quantity: Quantity, text: str) -> Figure:
    """Return a quantity with all that the words around it say, placed in the text."""
    wording = read_wording(tokens, quantity)
    low, high = interval_of(quantity, wording.bound)
    span = Span(tokens[quantity.first].start, tokens[quantity.end - 1].end)
    number = quantity.number
    single = quantity.upper is None and (number.vague is None or number.vague[0] == number.vague[1])
    return Figure(
        span=span,
        text=span.of(text),
        value=number.value if single else None,
        low=low,
        high=high,
        unit=quantity.unit,
        dimension=_dimension(quantity),
        change=wording.change,
        bound=wording.bound,
        role=wording.role,
        digits=_digits(quantity),
        negated=wording.negated,
        subject=subject_of(tokens, quantity),
    )


def _dimension(quantity: Quantity) -> str | None:
    """Return what the quantity measures, None for a bare count."""
    if not quantity.unit:
        return "ratio" if quantity.number.denominator is not None else None
    if quantity.unit == "ord":
        return None
    return dimension_of(quantity.unit) or ("money" if _is_money(quantity.unit) else None)


def _is_money(unit: str) -> bool:
    """Whether `unit` is a currency or one of its subunits."""
    return (len(unit) == 3 and unit.isupper()) or unit in (
        "cent", "penny", "sen", "kopeck", "paisa", "centavo", "dime", "franc", "peso", "krone",
        "dinar", "shilling",
    )  # fmt: skip


def _digits(quantity: Quantity) -> int:
    """Return the number of significant digits as written, at least 1."""
    number = quantity.number
    if not number.value or not number.step:
        return 1
    return max(1, number.value.adjusted() - number.step.adjusted() + 1)
