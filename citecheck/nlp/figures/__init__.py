"""Text → the quantities in it, with unit, rounding, hedge, direction and what they are about.

A tool of `match/`: a string → :class:`~citecheck.model.Figure` values in order, none overlapping.
It does not compare figures; `checks/figure/check.py` does. Dates, markers, names with digits,
pages, times and scores are no figures (RULES F16).

The flow: tokens → what cannot be a figure → quantities, joined to ranges → the words around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from citecheck.language.common import currencies
from citecheck.language.en.numbers import AFTER_ARTICLE, NUMBER_STARTERS, ORDINALS
from citecheck.language.numbers import STARTERS
from citecheck.model import Figure, Span
from citecheck.nlp.dates import DATE_WORDS, dates_among
from citecheck.nlp.dates.types import Reading
from citecheck.nlp.figures.compare.intervals import interval_of
from citecheck.nlp.figures.grammar.codes import BARRED, Flag, flags_of
from citecheck.nlp.figures.grammar.foreign import foreign_openings
from citecheck.nlp.figures.grammar.identifiers import continues_list, is_identifier
from citecheck.nlp.figures.grammar.joined import read_joined
from citecheck.nlp.figures.grammar.multiples import read_multiple, read_ordinal
from citecheck.nlp.figures.grammar.notation import setting_of
from citecheck.nlp.figures.grammar.numeral import Setting
from citecheck.nlp.figures.grammar.quantities import Quantity
from citecheck.nlp.figures.grammar.shares import part_behind
from citecheck.nlp.figures.grammar.subjects import subject_of
from citecheck.nlp.figures.grammar.wording import read_wording
from citecheck.nlp.figures.units.money import CURRENCY_STARTERS, OPENING_SIGNS
from citecheck.nlp.figures.units.units import dimension_of
from citecheck.nlp.tokens import Kind, Token, chunks, marks_among, tokenise

__all__ = ["Passage", "figures_in", "find_figures", "read_passage"]

_OPENINGS = STARTERS | OPENING_SIGNS | CURRENCY_STARTERS | {"a", "an"}
_MARKS = _OPENINGS | DATE_WORDS
_ORDINALS_ALONE = ORDINALS.keys() - NUMBER_STARTERS


def find_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures in `text`, in order; spans are code points into `text`.

    A span covers sign, currency, number and unit ("$1.8 billion", "77%", "30 yards"), not the
    hedge before it nor the counted noun behind. Numbers of more than 40 digits are none. Never
    raises; the time is linear in the length of the text.

    Source: RULES F1-F12 and F16.
    """
    found: list[Figure] = []
    for start, end in chunks(text):
        passage = read_passage(text, start, end)
        found += figures_in(passage)
    return tuple(found)


class Passage(NamedTuple):
    """A stretch of a text: its tokens, the marks among them, and the dates that were found."""

    text: str
    tokens: list[Token]
    marks: list[int]  # places of all numbers, and of the words that begin figures or dates
    dates: list[Reading]


def read_passage(text: str, start: int, end: int) -> Passage:
    """Return ``text[start:end]`` ready to be searched for figures."""
    tokens = tokenise(text, start, end)
    marks = marks_among(tokens, _MARKS)
    return Passage(text, tokens, marks, dates_among(tokens, marks))


def figures_in(passage: Passage, setting: Setting | None = None) -> Sequence[Figure]:
    """Return the figures of a passage, in order; none has a word of one of its dates.

    Args:
        passage: the passage.
        setting: how the text around it writes numbers, None to let the passage tell.
    """
    text, tokens, marks, dates = passage
    setting = setting or setting_of([token.lower for token in tokens])
    openings = _openings(tokens, marks)
    if setting.language:
        openings = sorted({*openings, *foreign_openings(tokens, setting.language)})
    if not openings:
        return []
    flags = flags_of(tokens, marks, text)
    for date in dates:
        flags[date.start or 0 : date.end] = BARRED * (date.end - (date.start or 0))
    free = [at for at in openings if not flags[at]]
    return [_figure(tokens, found, text) for found in _quantities(tokens, free, flags, setting)]


def _quantities(
    tokens: list[Token], openings: list[int], flags: bytearray, setting: Setting
) -> Iterator[Quantity]:
    """Yield the quantities among the tokens, none of them an identifier."""
    free, label_end = 0, -1
    for at in openings:
        if at < free:
            continue
        quantity = read_ordinal(tokens, at) or read_multiple(tokens, at)
        if quantity is None and tokens[at].lower not in _ORDINALS_ALONE:
            quantity = read_joined(tokens, at, setting)
        if quantity is None or Flag.BARRED in flags[at : quantity.end]:
            continue
        free = quantity.end
        if continues_list(tokens, quantity, label_end) or is_identifier(tokens, quantity):
            label_end = quantity.end
        else:
            yield quantity


def _openings(tokens: list[Token], marks: list[int]) -> list[int]:
    """Return those of the marks at which a quantity can begin."""
    return [
        at
        for at in marks
        if tokens[at].kind is Kind.NUMBER or (tokens[at].lower in _OPENINGS and _opens(tokens, at))
    ]


def _opens(tokens: list[Token], at: int) -> bool:
    """Whether a minus, an article or the letters of a currency stand before what they go with."""
    word = tokens[at].lower
    if word in STARTERS or word in currencies.SIGNS:
        return True
    behind = tokens[at + 1] if at + 1 < len(tokens) else tokens[at]
    if word in ("a", "an"):
        opens = behind.lower in AFTER_ARTICLE or behind.text == "$"
        return opens or part_behind(tokens, at + 2) is not None
    return behind.kind is Kind.NUMBER or behind.text in currencies.SIGNS or behind.text in ".="


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
