"""Currency signs, codes and words before or behind a number → ISO 4217 code.

Part of `nlp/figures/`: tokens and a place → the currency there and where it ends. Amounts are
read by the caller; "cents" and "pence" keep their own names, since they name no currency.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from citecheck.language.common import currencies
from citecheck.language.en.numbers import ABBREVIATIONS, SCALES
from citecheck.nlp.figures.units.units import plural
from citecheck.nlp.tokens import Kind, Token, sign_at, touches, word_at

# Signs and lower-case words that an amount of money, or a negative number, can begin with.
OPENING_SIGNS = frozenset([*currencies.SIGNS, "-", "−"])
CURRENCY_STARTERS = frozenset(
    [*currencies.DOLLARS, "u", "ps", *(code.lower() for code in currencies.PREFIX_CODES)]
    + [alias.lower() for alias in currencies.ALIASES]
)
_BEHIND = {"RMB": "CNY", "rmb": "CNY", "元": "CNY", "円": "JPY", "p": "penny", "kr": "krone"}
_CODE_SCALES = {"M": Decimal(10**6), "T": Decimal(10**3), "k": Decimal(10**3), "K": Decimal(10**3)}


class Named(NamedTuple):
    """A unit or currency, and the index of the token behind it."""

    name: str
    end: int


_PHRASES = {
    spelling: code
    for name, code in {**currencies.NATIONAL, **currencies.WORDS}.items()
    for spelling in (name, plural(name))
}
# First word of a phrase → the words of the longest that begins with it: sorted, the last one wins.
_PHRASE_STARTS = {
    phrase.split()[0]: phrase.count(" ") + 1
    for phrase in sorted(_PHRASES, key=lambda phrase: phrase.count(" "))
}
CURRENCY_OPENINGS = frozenset(
    [*_PHRASE_STARTS, *currencies.SIGNS, "¢", "de", "di", "u", "us"]
    + [text.lower() for text in (*currencies.CODES, *_BEHIND)]
)


def currency_before(tokens: list[Token], at: int) -> Named | None:
    """Return the currency whose sign or code starts at `at` and goes before a number."""
    token = tokens[at]
    if token.kind is Kind.SIGN:
        code = currencies.SIGNS.get(token.text)
        return None if code is None else _with_nation(tokens, Named(code, at + 1))
    if token.kind is not Kind.WORD:
        return None
    dollar = _lettered_dollar(tokens, at)
    if dollar is not None:
        return dollar
    end = at + 1
    end += sign_at(tokens, end) == "." and token.lower == "rs"
    if end >= len(tokens) or tokens[end].kind is not Kind.NUMBER:
        return None
    code = _code(token.text) or _transliterated(tokens, at)
    if code is not None and (len(token.text) > 1 or touches(token, tokens[end])):
        return Named(code, end)
    return None


def _with_nation(tokens: list[Token], currency: Named) -> Named:
    """Read "$US160", "$A 5": the letters of the nation behind the sign."""
    at = currency.end
    nation = currencies.DOLLARS.get(word_at(tokens, at))
    if currency.name != "USD" or nation is None or not touches(tokens[at - 1], tokens[at]):
        return currency
    behind = at + 1 < len(tokens) and tokens[at + 1].kind is Kind.NUMBER
    return Named(nation, at + 1) if behind and tokens[at].text.isupper() else currency


def _lettered_dollar(tokens: list[Token], at: int) -> Named | None:
    """Read "US$", "hk $", "A$", "u.s $", "Mex$"; a single letter needs to touch the sign."""
    name, end = tokens[at].lower, at + 1
    if name == "u" and sign_at(tokens, end) == "." and word_at(tokens, end + 1) == "s":
        name, end = "us", end + 2
        end += sign_at(tokens, end) == "."
    sign = sign_at(tokens, end)
    if sign not in ("$", "£"):
        return None
    near = touches(tokens[end - 1], tokens[end]) or len(name) > 1 or tokens[at].text == "S"
    if sign == "$" and name in currencies.DOLLARS and (near or name == "c"):
        return Named(currencies.DOLLARS[name], end + 1)
    return None


def _transliterated(tokens: list[Token], at: int) -> str | None:
    """Return the pound where "PS" touches an amount, as plain letters write it: "PS2.7m".

    Source: the tables of Unidecode, through which many collected texts have gone.
    """
    amount = tokens[at + 1]
    if tokens[at].text != "PS" or not touches(tokens[at], amount):
        return None
    behind = tokens[at + 2].lower if at + 2 < len(tokens) else ""
    sized = not amount.text.isdecimal() or behind in SCALES or behind in ABBREVIATIONS
    return "GBP" if sized else None  # "PS5" is a console


def _code(text: str) -> str | None:
    """Return the currency that a code before a number names; lower case only where unmistakable."""
    if text in currencies.PREFIX_CODES:
        return currencies.ALIASES.get(text, text)
    if text in ("usd", "eur", "gbp", "cad", "aud", "rmb", "inr", "jpy", "chf"):
        return currencies.ALIASES.get(text.upper(), text.upper())
    return None


def currency_behind(tokens: list[Token], at: int) -> Named | None:
    """Return the currency named at `at`, behind a number: "€", "USD", "Swiss francs", "pence"."""
    if at >= len(tokens) or tokens[at].kind is Kind.NUMBER:
        return None
    if tokens[at].kind is Kind.SIGN:
        return _sign_behind(tokens, at)
    return _phrase(tokens, at) or _code_behind(tokens, at)


def _code_behind(tokens: list[Token], at: int) -> Named | None:
    """Read "USD", "eur", "US $", "元", "p" and "kr" behind a number."""
    text = tokens[at].text
    upper = text.upper()
    if text == "US" and sign_at(tokens, at + 1) == "$":
        return Named("USD", at + 2)
    if upper in currencies.CODES and (text.isupper() or upper in ("USD", "EUR", "GBP")):
        return Named(currencies.ALIASES.get(upper, upper), at + 1)
    name = _BEHIND.get(text)
    if name is None:
        return None
    touching = touches(tokens[at - 1], tokens[at]) and sign_at(tokens, at + 1) != "/"
    return Named(name, at + 1) if touching or len(name) == 3 else None


def _sign_behind(tokens: list[Token], at: int) -> Named | None:
    """Read "10 €"; the sign must not go with a number behind it ("1 $ 10")."""
    name = "cent" if tokens[at].text == "¢" else currencies.SIGNS.get(tokens[at].text)
    if name is None:
        return None
    if at + 1 < len(tokens) and tokens[at + 1].kind is Kind.NUMBER:
        near = touches(tokens[at - 1], tokens[at]) and not touches(tokens[at], tokens[at + 1])
        if not near and word_at(tokens, at + 2) not in ("cent", "cents"):
            return None
    return Named(name, at + 1)


def _phrase(tokens: list[Token], at: int) -> Named | None:
    """Read the longest of one to three words that names a currency."""
    first = tokens[at].lower
    if first in ("de", "di"):  # "1.500 millones de euros"
        return _phrase(tokens, at + 1) if word_at(tokens, at + 1) not in ("", "de", "di") else None
    if first.startswith(("d'", "d’")):
        code = _PHRASES.get(first[2:])
        return None if code is None else Named(code, at + 1)
    for length in range(_PHRASE_STARTS.get(first, 0), 0, -1):
        name = " ".join(word_at(tokens, at + i) for i in range(length))
        code = _PHRASES.get(name)
        if code is not None:
            return Named(code, at + length)
    if first == "u" and word_at(tokens, at + 2) == "s":
        dollars = at + 3 + (sign_at(tokens, at + 3) == ".")
        if word_at(tokens, dollars) in ("dollar", "dollars"):
            return Named("USD", dollars + 1)
    return None


def scaled_code(tokens: list[Token], at: int) -> tuple[Decimal, str] | None:
    """Return magnitude and currency of "MUSD", "TEUR", "MSEK" behind a number."""
    if at >= len(tokens) or len(tokens[at].text) != 4:
        return None
    scale, code = _CODE_SCALES.get(tokens[at].text[0]), tokens[at].text[1:]
    return None if scale is None or code not in currencies.CODES else (scale, code)
