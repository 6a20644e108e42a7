"""Tokens → a number in digits, words or both: "1.8 billion", "two and a half", "one in five".

Part of `match/figures/`: a list of tokens and the place of one → a :class:`Numeral` that starts
there, or None. Units, hedges and whether it is a quantity at all are for the callers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Context, Decimal

from citecheck.match.figures import vocabulary as words
from citecheck.match.figures.digits import read_digits
from citecheck.match.tokens import Kind, Token, touches

EXACT = Context(prec=50)
_HYPHENS = frozenset("-‐‑–")
_MINUS = frozenset("-−")
_TIMES = frozenset("x×·*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number read from tokens up to `end` (a token's index, not included)."""

    value: Decimal
    end: int
    step: Decimal = Decimal(1)  # size of the last significant digit
    spelled: bool = False  # begins with a word, not with digits
    plain: bool = False  # digits alone, without separator, sign or scale
    scaled: bool = False  # a magnitude word or letter belongs to it
    denominator: int | None = None
    vague: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the surroundings say about how to read a number."""

    decimal_comma: bool = False
    money: bool = False  # a currency sign stands before it: "m" is million


def read_numeral(tokens: list[Token], at: int, setting: Setting) -> Numeral | None:
    """Return the longest number that starts at ``tokens[at]``, None where there is none."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind is Kind.NUMBER:
        return _in_digits(tokens, at, setting)
    if token.kind is not Kind.WORD:
        return None
    if token.text in words.VULGAR:
        return _vulgar(token.text, at)
    return _in_words(tokens, at, setting)


def word_at(tokens: list[Token], at: int) -> str:
    """Return the lower-case word at `at`, "" for signs, numbers and places outside."""
    if 0 <= at < len(tokens) and tokens[at].kind is Kind.WORD:
        return tokens[at].lower
    return ""


def sign_at(tokens: list[Token], at: int) -> str:
    """Return the sign at `at`, "" for words, numbers and places outside."""
    if 0 <= at < len(tokens) and tokens[at].kind is Kind.SIGN:
        return tokens[at].text
    return ""


# --- digits ---------------------------------------------------------------------------


def _in_digits(tokens: list[Token], at: int, setting: Setting) -> Numeral | None:
    """Read a number that starts with digits, with all that may follow."""
    digits = read_digits(tokens[at].text, decimal_comma=setting.decimal_comma)
    if digits is None:
        return None
    numeral = Numeral(
        value=digits.value,
        step=digits.step,
        end=at + 1,
        plain=tokens[at].text.isdecimal(),
    )
    numeral = _with_power(tokens, numeral)
    numeral = _with_fraction(tokens, numeral, at)
    return _with_scale(tokens, numeral, setting)


def _with_power(tokens: list[Token], numeral: Numeral) -> Numeral:
    """Read "1e-3", "2.48×10−5", "5.5x10^-3", "8x2^10" and "10^6"."""
    at = numeral.end
    if at >= len(tokens) or not (touches(tokens[at - 1], tokens[at]) or _is_times(tokens, at)):
        return numeral
    if word_at(tokens, at) == "e":
        exponent, end = _exponent(tokens, at + 1)
        if exponent is not None and touches(tokens[at], tokens[at + 1]):
            return _powered(numeral, Decimal(10), exponent, end)
    if sign_at(tokens, at) == "^":
        exponent, end = _exponent(tokens, at + 1)
        if exponent is not None and numeral.value:
            value = EXACT.power(numeral.value, exponent)
            return replace(numeral, value=value, step=_last_digit(value), end=end, plain=False)
    if _is_times(tokens, at) and at + 1 < len(tokens) and tokens[at + 1].text in ("10", "2"):
        mark = at + 2 + (sign_at(tokens, at + 2) == "^")
        exponent, end = _exponent(tokens, mark)
        if exponent is not None and (mark > at + 2 or sign_at(tokens, mark) in _MINUS):
            return _powered(numeral, Decimal(tokens[at + 1].text), exponent, end)
    return numeral


def _is_times(tokens: list[Token], at: int) -> bool:
    """Whether a sign or letter for "times" stands at `at`."""
    return at < len(tokens) and tokens[at].lower in _TIMES


def _exponent(tokens: list[Token], at: int) -> tuple[int | None, int]:
    """Return a signed exponent of at most three digits at `at`, and the index behind it."""
    negative = 0
    while sign_at(tokens, at) in ("-", "−", "+", "–") and negative < 2:
        negative += sign_at(tokens, at) != "+"
        at += 1
    if at < len(tokens) and tokens[at].text.isdecimal() and len(tokens[at].text) <= 3:
        size = int(tokens[at].text)
        return (-size if negative == 1 else size), at + 1
    return None, at


def _powered(numeral: Numeral, base: Decimal, exponent: int, end: int) -> Numeral:
    """Return the numeral times base^exponent."""
    factor = EXACT.power(base, exponent)
    return replace(
        numeral,
        value=EXACT.multiply(numeral.value, factor),
        step=EXACT.multiply(numeral.step, factor),
        end=end,
        plain=False,
    )


def _with_fraction(tokens: list[Token], numeral: Numeral, at: int) -> Numeral:
    """Read "1/40", "2 1/2", "2½" and "2-1/2" behind an integer."""
    if not numeral.plain:
        return numeral
    end = numeral.end
    text = tokens[end].text if end < len(tokens) else ""
    if text in words.VULGAR:
        above, below = words.VULGAR[text]
        return _mixed(numeral, above, below, end + 1)
    own = _slashed(tokens, at)
    if own is not None:
        above, below = own
        return replace(_divided(above, below), end=at + 3, plain=False)
    start = (
        end + 1
        if sign_at(tokens, end) in _HYPHENS and touches(tokens[end - 1], tokens[end])
        else end
    )
    tail = _slashed(tokens, start)
    if tail is not None and tail[0] < tail[1] <= 64:
        return _mixed(numeral, *tail, start + 3)
    return numeral


def _slashed(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """Return numerator and denominator of "3/4" at `at`: small integers, not part of more."""
    if at + 2 >= len(tokens) or sign_at(tokens, at + 1) not in ("/", "⁄"):
        return None
    above, slash, below = tokens[at : at + 3]
    if not (above.text.isdecimal() and below.text.isdecimal()):
        return None
    if not (touches(above, slash) and touches(slash, below)):
        return None
    if len(above.text) > 3 or len(below.text) > 4 or int(below.text) < 2:
        return None
    if sign_at(tokens, at + 3) == "/" or sign_at(tokens, at - 1) == "/":
        return None
    return int(above.text), int(below.text)


def _mixed(numeral: Numeral, above: int, below: int, end: int) -> Numeral:
    """Return numeral + above/below."""
    part = EXACT.divide(Decimal(above), Decimal(below))
    return replace(
        numeral,
        value=EXACT.add(numeral.value, part),
        step=EXACT.divide(Decimal(1), Decimal(below)),
        end=end,
        plain=False,
    )


def _divided(above: int, below: int) -> Numeral:
    """Return above/below as a numeral without a place yet."""
    return Numeral(
        value=EXACT.divide(Decimal(above), Decimal(below)),
        step=EXACT.divide(Decimal(1), Decimal(below)),
        denominator=below,
        end=0,
    )


def _vulgar(text: str, at: int) -> Numeral:
    """Read "¾"."""
    return replace(_divided(*words.VULGAR[text]), end=at + 1)


# --- words ----------------------------------------------------------------------------


def _in_words(tokens: list[Token], at: int, setting: Setting) -> Numeral | None:
    """Read a number that starts with a word."""
    vague = _vague(tokens, at)
    if vague is not None:
        return vague
    fraction = _fraction(tokens, at)
    if fraction is not None:
        return _with_scale(tokens, _of_a_scale(tokens, fraction), setting)
    value, end = _below_thousand(tokens, at)
    if value is None:
        return None
    numeral = Numeral(value=value, end=end, step=_last_digit(value), spelled=True)
    numeral = _with_decimals(tokens, numeral)
    return _with_scale(tokens, numeral, setting)


def _below_thousand(tokens: list[Token], at: int) -> tuple[Decimal | None, int]:
    """Read "two", "twenty-one", "a hundred and two", "hundred" behind "a"; with the end."""
    word = word_at(tokens, at)
    if word in ("a", "an"):
        if word_at(tokens, at + 1) == "hundred":
            return _hundreds(tokens, Decimal(1), at + 1)
        if word_at(tokens, at + 1) in words.SCALES:
            return Decimal(1), at + 1
        return None, at
    value, end = _below_hundred(tokens, at)
    if value is None:
        return None, at
    following = end + 1 if sign_at(tokens, end) in _HYPHENS else end
    if word_at(tokens, following) == "hundred":
        return _hundreds(tokens, value, following)
    return value, end


def _hundreds(tokens: list[Token], count: Decimal, at: int) -> tuple[Decimal, int]:
    """Read what follows "two" in "two hundred [and forty-one]", `at` being "hundred"."""
    total = count * 100
    joint = at + 1 + (word_at(tokens, at + 1) == "and" or sign_at(tokens, at + 1) == "&")
    rest, end = _below_hundred(tokens, joint)
    if rest is None or _fraction(tokens, joint) is not None:
        return total, at + 1
    return total + rest, end


def _below_hundred(tokens: list[Token], at: int) -> tuple[Decimal | None, int]:
    """Read "two", "nineteen", "twenty one", "twenty-one"."""
    word = word_at(tokens, at)
    if word not in words.SMALL:
        return None, at
    value = Decimal(words.SMALL[word])
    if word not in words.TENS:
        return value, at + 1
    following = at + 1
    if sign_at(tokens, following) in _HYPHENS and touches(tokens[at], tokens[following]):
        following += 1
    unit = words.ONES.get(word_at(tokens, following), 0)
    return (value + unit, following + 1) if unit else (value, at + 1)


def _with_decimals(tokens: list[Token], numeral: Numeral) -> Numeral:
    """Read "zero point zero eight" and "and a half"."""
    if word_at(tokens, numeral.end) == "point":
        at, figures = numeral.end + 1, ""
        while word_at(tokens, at) in words.SMALL and len(figures) < 12:
            figures += str(words.SMALL[word_at(tokens, at)])
            at += 1
        if figures:
            value = numeral.value + Decimal("0." + figures)
            return replace(numeral, value=value, step=Decimal(1).scaleb(-len(figures)), end=at)
    return numeral


def _fraction(tokens: list[Token], at: int) -> Numeral | None:
    """Read "two-thirds", "a quarter", "half", "one in five", "nine out of ten"."""
    word = word_at(tokens, at)
    if word in ("half", "quarter"):
        return _bare_fraction(tokens, at, word)
    if word in ("a", "an"):
        above, end = 1, at + 1
    else:
        value, end = _below_hundred(tokens, at)
        if value is None:
            return None
        above = int(value)
    following = end + 1 if sign_at(tokens, end) in _HYPHENS else end
    name = word_at(tokens, following)
    if above == 1 and name in words.DENOMINATORS:
        if word in ("a", "an") and not _fraction_follows(tokens, following + 1):
            return None
        return replace(_divided(1, words.DENOMINATORS[name]), end=following + 1, spelled=True)
    if name in words.PLURAL_DENOMINATORS:
        below = words.PLURAL_DENOMINATORS[name]
        return replace(_divided(above, below), end=following + 1, spelled=True)
    if word not in ("a", "an"):
        return out_of(tokens, above, end)
    return None


_FRACTION_CONTEXT = frozenset(
    "of more less fewer higher lower larger smaller the million billion trillion".split()
)


def _fraction_follows(tokens: list[Token], at: int) -> bool:
    """Whether "a third", "half" before `at` is a share, not an ordinal or part of a noun."""
    word = word_at(tokens, at)
    return word in _FRACTION_CONTEXT or (not word and sign_at(tokens, at) not in _HYPHENS)


def _bare_fraction(tokens: list[Token], at: int, word: str) -> Numeral | None:
    """Read "half of", "half a million", "half the", "quarter million"."""
    following = word_at(tokens, at + 1)
    scaled = following in words.SCALES or (
        following in ("a", "an") and word_at(tokens, at + 2) in words.SCALES
    )
    share = word == "half" and following in ("of", "the", "its", "their", "his", "her", "all")
    before = word_at(tokens, at - 1)
    if scaled or (share and before not in ("first", "second", "latter", "last", "other")):
        return replace(_divided(1, words.DENOMINATORS[word]), end=at + 1, spelled=True)
    return None


def out_of(tokens: list[Token], above: int, at: int) -> Numeral | None:
    """Read the rest of "one in five", "9 out of 10", `at` being "in" or "out"."""
    start = at
    if word_at(tokens, at) == "in":
        start = at + 1
    elif word_at(tokens, at) == "out" and word_at(tokens, at + 1) == "of":
        start = at + 2
    if start == at:
        return None
    start += word_at(tokens, start) in ("every", "each")
    below: Decimal | None
    if start < len(tokens) and tokens[start].text.isdecimal() and len(tokens[start].text) < 4:
        below, end = Decimal(tokens[start].text), start + 1
    else:
        below, end = _below_thousand(tokens, start)
    if below is None or not above < below:
        return None
    return replace(_divided(above, int(below)), end=end, spelled=True)


def _of_a_scale(tokens: list[Token], fraction: Numeral) -> Numeral:
    """Skip the words between fraction and scale: "half *a* million", "two thirds *of a* million"."""
    at = fraction.end
    at += word_at(tokens, at) == "of"
    at += word_at(tokens, at) in ("a", "an")
    if at > fraction.end and word_at(tokens, at) in words.SCALES:
        return replace(fraction, end=at)
    return fraction


def _vague(tokens: list[Token], at: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "a few hundred", "several"."""
    word = word_at(tokens, at)
    if word == "tens" and word_at(tokens, at + 1) == "of":
        ends = words.VAGUE_PLURALS.get(word_at(tokens, at + 2))
        if ends is not None:
            scale = words.SCALES[word_at(tokens, at + 2)]
            return _spread(scale * 20, scale * 100 - 1, at + 3)
        return None
    if word in words.VAGUE_PLURALS:
        low, high = words.VAGUE_PLURALS[word]
        if word_at(tokens, at + 1) == "of" and word_at(tokens, at + 2) in words.VAGUE_PLURALS:
            scale = words.SCALES.get(word_at(tokens, at + 2), Decimal(1))
            return _spread(low * scale, high * scale, at + 3)
        return _spread(low, high, at + 1)
    skip = word in ("a", "an")
    name = word_at(tokens, at + skip)
    if name not in words.VAGUE_COUNTS or skip == (name == "several"):
        return None
    low, high = words.VAGUE_COUNTS[name]
    end = at + skip + 1
    end += word_at(tokens, end) == "of" and name == "couple"
    factor = words.SCALES.get(word_at(tokens, end))
    if factor is not None:
        return _spread(low * factor, high * factor, end + 1)
    return _spread(low, high, at + skip + 1) if skip or name == "several" else None


def _spread(low: Decimal, high: Decimal, end: int) -> Numeral:
    """Return a vague number between `low` and `high`."""
    return Numeral(value=low, vague=(low, high), end=end, step=low, spelled=True)


# --- scales ---------------------------------------------------------------------------


def _with_scale(tokens: list[Token], numeral: Numeral, setting: Setting) -> Numeral:
    """Read "million", "lakh crore", "bn", "k", and what may follow a scale word."""
    if numeral.vague is not None:
        return numeral
    numeral = _with_half(tokens, numeral)
    total, limit = Decimal(0), None
    part = numeral
    while True:
        scale, end = _scale(tokens, part, setting)
        if scale == 1 or (limit is not None and scale >= limit):
            break
        total = EXACT.add(total, EXACT.multiply(part.value, scale))
        numeral = replace(
            numeral,
            value=total,
            step=EXACT.multiply(part.step, scale),
            end=end,
            scaled=True,
            plain=False,
            denominator=None,
        )
        limit = scale
        tail = _tail(tokens, end, limit)
        if tail is None:
            return _with_half_scale(tokens, numeral, limit)
        part = tail
    if part is not numeral and limit is not None:
        numeral = replace(
            numeral,
            value=EXACT.add(total, part.value),
            step=part.step,
            end=part.end,
        )
    return numeral


def _with_half(tokens: list[Token], numeral: Numeral) -> Numeral:
    """Read "and a half", "and three quarters" behind a number."""
    if word_at(tokens, numeral.end) != "and" or numeral.denominator is not None:
        return numeral
    fraction = _fraction_tail(tokens, numeral.end + 1)
    if fraction is None:
        return numeral
    return replace(
        numeral,
        value=EXACT.add(numeral.value, fraction.value),
        step=fraction.step,
        end=fraction.end,
        plain=False,
    )


def _fraction_tail(tokens: list[Token], at: int) -> Numeral | None:
    """Read the fraction in "two and *a half* million": no ordinal can be meant there."""
    word = word_at(tokens, at)
    if word in ("a", "an", "one"):
        name = word_at(tokens, at + 1 + (sign_at(tokens, at + 1) in _HYPHENS))
        if name in words.DENOMINATORS and name != "second":
            end = at + 2 + (sign_at(tokens, at + 1) in _HYPHENS)
            return replace(_divided(1, words.DENOMINATORS[name]), end=end)
        return None
    fraction = _fraction(tokens, at)
    return fraction if fraction is not None and fraction.value < 1 else None


def _with_half_scale(tokens: list[Token], numeral: Numeral, scale: Decimal) -> Numeral:
    """Read "one million and a half"; a smaller scale may follow ("and a half million")."""
    if word_at(tokens, numeral.end) != "and":
        return numeral
    fraction = _fraction_tail(tokens, numeral.end + 1)
    if fraction is None:
        return numeral
    smaller = words.SCALES.get(word_at(tokens, fraction.end))
    if smaller is not None and smaller < scale:
        scale, fraction = smaller, replace(fraction, end=fraction.end + 1)
    return replace(
        numeral,
        value=EXACT.add(numeral.value, EXACT.multiply(fraction.value, scale)),
        step=EXACT.multiply(fraction.step, scale),
        end=fraction.end,
    )


def _scale(tokens: list[Token], part: Numeral, setting: Setting) -> tuple[Decimal, int]:
    """Return the product of the scale words behind `part`, and the index behind them."""
    scale, at = Decimal(1), part.end
    letters = _letters(tokens, part, setting)
    if letters is not None:
        return letters, at + 1
    at += sign_at(tokens, at) in _HYPHENS and word_at(tokens, at + 1) in words.SCALES
    while at < len(tokens) and tokens[at].kind is Kind.WORD:
        factor = _scale_word(tokens[at], decimal_comma=setting.decimal_comma)
        if factor is None:
            break
        scale *= factor
        at += 1
    if scale == 1:
        return scale, part.end
    if sign_at(tokens, at) == "." and tokens[at - 1].lower in ("mio", "mrd", "tsd", "mln", "mil"):
        at += 1
    return scale, at


def _scale_word(token: Token, *, decimal_comma: bool) -> Decimal | None:
    """Return what a scale word stands for; "mil" is a thousand where the comma is decimal."""
    if decimal_comma:
        return words.FOREIGN_SCALES.get(token.lower) or words.SCALES.get(token.lower)
    return words.SCALES.get(token.lower) or (
        words.FOREIGN_SCALES.get(token.lower) if len(token.lower) > 4 else None
    )


def _letters(tokens: list[Token], part: Numeral, setting: Setting) -> Decimal | None:
    """Return the scale that letters behind the digits stand for: "100k", "$10m", "2 bn"."""
    at = part.end
    if part.spelled or at >= len(tokens) or tokens[at].kind is not Kind.WORD:
        return None
    text = tokens[at].text
    factor = words.ABBREVIATIONS.get(text)
    if factor is None:
        return None
    if text in words.SAFE_ABBREVIATIONS or setting.money:
        return factor
    attached = touches(tokens[at - 1], tokens[at])
    if text in ("k", "K") and (attached or text == "k"):
        return factor
    if not attached:
        return None
    if text in ("M", "B") or (text in ("m", "b") and counts_things(tokens, at + 1)):
        return factor
    return None


def counts_things(tokens: list[Token], at: int) -> bool:
    """Whether a plural noun stands at `at`: "12m tonnes", "10m people"."""
    word = word_at(tokens, at)
    if word in ("people", "children", "men", "women"):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss")


def _tail(tokens: list[Token], at: int, limit: Decimal) -> Numeral | None:
    """Read the part below the last scale: "and forty", ", two hundred", "and 21"."""
    joint = at
    if sign_at(tokens, at) == ",":
        joint = at + 1
        if limit < 1000 or word_at(tokens, joint + 1) != "hundred":
            return None
    joint += word_at(tokens, joint) == "and" or sign_at(tokens, joint) == "&"
    if _fraction(tokens, joint) is not None:
        return None
    value, end = _below_thousand(tokens, joint)
    if value is None:
        if limit == 100 and joint > at and joint < len(tokens) and tokens[joint].text.isdecimal():
            if len(tokens[joint].text) < 3:
                number = Decimal(tokens[joint].text)
                return Numeral(value=number, end=joint + 1)
        return None
    return Numeral(value=value, end=end, step=_last_digit(value), spelled=True)


def _last_digit(value: Decimal) -> Decimal:
    """Return the size of the last digit of `value` that is not zero (1 for zero)."""
    if not value:
        return Decimal(1)
    exponent = value.normalize(EXACT).as_tuple().exponent
    return (
        Decimal(1).scaleb(exponent)
        if isinstance(exponent, int) and abs(value) >= 100
        else Decimal(1)
    )
