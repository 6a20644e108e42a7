"""Tokens → one quantity: sign, currency, number and unit.

Part of `nlp/figures/`. Ranges, lists and compounds of quantities are put together in
`joined.py`; whether the thing is a quantity at all is judged in `identifiers.py`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from citecheck.language.en.figures import BEFORE_AGE, BEHIND_AGE
from citecheck.nlp.figures.grammar.measures import may_name_unit, read_measure
from citecheck.nlp.figures.grammar.numeral import Numeral, Setting, times
from citecheck.nlp.figures.grammar.numerals import read_numeral
from citecheck.nlp.figures.units.money import Named, currency_before, currency_behind, scaled_code
from citecheck.nlp.tokens import Kind, Token, sign_at, touches, word_at

_MONEY_FROM = Decimal(100_000)  # so many "pounds" are money, not weight
_AGED = frozenset({"aged", "age", "ages"})
_OLDEST = 125
_PERSONS = frozenset({"he", "she", "who", "i"})
_BEHIND_AGE = frozenset(".,;)") | BEHIND_AGE
_AGES = frozenset({"year", "month", "week", "day"})


class Quantity(NamedTuple):
    """A number with its unit, in the tokens [first, end); a range has `upper`."""

    first: int
    end: int
    number: Numeral
    unit: str = ""
    upper: Numeral | None = None
    spread: Decimal | None = None  # what stands behind "±"
    descending: bool = False  # written from the greater to the smaller ("2-1")

    @property
    def value(self) -> Decimal:
        """The value, or the lower end of a range."""
        return self.number.value


def read_quantity(tokens: list[Token], at: int, setting: Setting) -> Quantity | None:
    """Return the quantity that starts at `at`, None where there is none."""
    cursor, negative = _minus(tokens, at)
    currency = currency_before(tokens, cursor) if cursor < len(tokens) else None
    if currency is not None:
        cursor = currency.end
        setting = setting._replace(money=True)
        if not negative:
            cursor, negative = _minus(tokens, cursor)
    number = read_numeral(tokens, cursor, setting)
    if number is None:
        return None
    if negative:
        number = number._replace(value=number.value.copy_negate(), plain=False)
    if currency is not None:
        return Quantity(
            first=at,
            end=_repeated(tokens, number.end, currency.name),
            number=number,
            unit=currency.name,
        )
    return _with_unit(tokens, at, number)


def _repeated(tokens: list[Token], at: int, currency: str) -> int:
    """Return the place behind the currency's name where it is said twice: "$10 dollars"."""
    again = currency_behind(tokens, at)
    return again.end if again is not None and again.name == currency else at


def _with_unit(tokens: list[Token], at: int, number: Numeral) -> Quantity:
    """Return the quantity of `number` with the unit, age or currency that goes with it."""
    unit = read_unit(tokens, number)
    if unit is not None:
        return Quantity(first=at, end=_with_age(tokens, unit), number=number, unit=unit.name)
    scaled = scaled_code(tokens, number.end)
    if scaled is not None:
        number = times(number, scaled[0], number.end, scaled=True)
        return Quantity(first=at, end=number.end + 1, number=number, unit=scaled[1])
    aged = number.vague is None and (_is_aged(tokens, at) or _is_age_of(tokens, at, number))
    return Quantity(first=at, end=number.end, number=number, unit="year" if aged else "")


def _is_aged(tokens: list[Token], at: int) -> bool:
    """Whether "aged", "at the age of" stands before the number at `at`."""
    before = word_at(tokens, at - 1)
    return before in _AGED or (before == "of" and word_at(tokens, at - 2) in _AGED)


def _is_age_of(tokens: list[Token], at: int, number: Numeral) -> bool:
    """Whether a bare number is all that a person is: "who was 10.", "she is now 91 and"."""
    if not number.plain or not 0 < number.value <= _OLDEST:
        return False
    behind = tokens[number.end] if number.end < len(tokens) else None
    if behind is not None and behind.lower not in _BEHIND_AGE:
        return False
    if sign_at(tokens, at - 1) == ",":
        return _is_name_with_age(tokens, at, number.end)
    verb = at - 1
    verb -= word_at(tokens, verb) in ("now", "just", "only", "almost", "nearly", "already")
    being = word_at(tokens, verb)
    if being == "be":
        verb -= 1
        being = word_at(tokens, verb)
    person = being.removesuffix("'s").removesuffix("’s")
    return (
        person in _PERSONS
        if person != being
        else (being in BEFORE_AGE and word_at(tokens, verb - 1) in _PERSONS)
    )


def _is_name_with_age(tokens: list[Token], at: int, end: int) -> bool:
    """Whether a number between commas is the age of who is named before it: "Ana Ruiz, 34, "."""
    if at < 3 or sign_at(tokens, end) != "," or not touches(tokens[at - 2], tokens[at - 1]):
        return False
    first, last = tokens[at - 3], tokens[at - 2]
    titled = first.text == "." or (len(first.text) > 1 and first.text[0].isupper())  # "Mr. Ruiz"
    named = titled and len(last.text) > 1 and last.text[0].isupper()
    return named and bool(word_at(tokens, end + 1)) and not tokens[end + 1].text[0].isupper()


def _minus(tokens: list[Token], at: int) -> tuple[int, bool]:
    """Return the place behind a minus at `at`, and whether there is one."""
    word = word_at(tokens, at)
    if word in ("minus", "negative"):
        return at + 1 + (sign_at(tokens, at + 1) in ("-", "‑")), True
    if sign_at(tokens, at) not in ("-", "−") or at + 1 >= len(tokens):
        return at, False
    free = at == 0 or not touches(tokens[at - 1], tokens[at]) or tokens[at - 1].text in "([$£€"
    if free and at and _ascends(tokens[at - 1], tokens[at + 1]):
        return at, False  # "75 -300mm" is a range, "Stoxx 50 -1.3%" a fall
    return (at + 1, True) if free and touches(tokens[at], tokens[at + 1]) else (at, False)


def _ascends(left: Token, right: Token) -> bool:
    """Whether two plain numbers, with a hyphen between them, go up as the ends of a range do."""
    first, second = left.text.replace(",", ""), right.text.replace(",", "")
    if left.kind is not Kind.NUMBER or not (first.isdecimal() and second.isdecimal()):
        return False
    return (len(first), first) < (len(second), second)


def read_unit(tokens: list[Token], number: Numeral) -> Named | None:
    """Return the unit or currency behind a number."""
    at = number.end
    if number.vague is not None and word_at(tokens, at) == "of":
        at += 1  # "hundreds of kilometres", "a couple of hours"
    if at >= len(tokens) or not may_name_unit(tokens[at]):
        return None
    unit = read_measure(tokens, at)
    money = currency_behind(tokens, at)
    if money is None and sign_at(tokens, at) in ("-", "‑"):
        money = currency_behind(tokens, at + 1) if word_at(tokens, at + 1) else None
    if money is not None and (unit is None or money.end > unit.end):
        return money if _is_money(tokens, money, number) else None
    if unit is None:
        return None
    if unit.name == "pound" and number.scaled and number.value >= _MONEY_FROM:
        return Named("GBP", unit.end)
    if tokens[at].kind is Kind.WORD and tokens[at].text in ("am", "pm") and not _is_tiny(number):
        return None
    return unit


def _is_money(tokens: list[Token], money: Named, number: Numeral) -> bool:
    """Whether a word that also means something else names a currency here."""
    word = word_at(tokens, money.end - 1)
    if word == "won":
        return number.value >= 100
    if word in ("real", "mark", "lev", "dime"):
        return word == "dime" and not number.spelled
    return True


def _is_tiny(number: Numeral) -> bool:
    """Whether "2.123 pm" is a length: no clock shows such a number."""
    return number.step <= Decimal("0.001") or (
        number.step == Decimal("0.1") and number.value != number.value.to_integral_value()
    )


def _with_age(tokens: list[Token], unit: Named) -> int:
    """Return the end of "years old", "-year-old", "years of age"; of the unit elsewhere."""
    if unit.name not in _AGES:
        return unit.end
    at = unit.end
    if word_at(tokens, at) == "of" and word_at(tokens, at + 1) == "age":
        return at + 2
    at += sign_at(tokens, at) in ("-", "‑")
    return at + 1 if word_at(tokens, at) in ("old", "olds") else unit.end
