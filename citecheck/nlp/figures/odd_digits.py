"""Numbers in signs that a reader would not take for what they are, or takes for something else.

Digits in circles and brackets, letters that look like digits, digits of another script among
Latin words, digits struck out, joined by signs without width, or set in the reverse order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from citecheck.lazy_regex import regex
from citecheck.model import Span

REORDERED = "\N{UNCERTAINTY SIGN}"
"""Stands in texts for the signs that begin and end a stretch that is shown in reverse order."""

_ORDER = f"\N{RIGHT-TO-LEFT OVERRIDE}{REORDERED}"
_ENDS = f"\N{POP DIRECTIONAL FORMATTING}{REORDERED}\n"
_NO_WIDTH = (
    "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\ufeff\ufe00-\ufe0f"
)
_ENCLOSED = "\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf\U0001f100-\U0001f10c"
_MARKS = "\u0300-\u036f\u20d0-\u20f0\ufe0f"
_ALIKE = {
    "l": "1",
    "I": "1",
    "\u04c0": "1",
    "O": "0",
    "\u041e": "0",
    "\u043e": "0",
    "\u0417": "3",
    "\u0431": "6",
}
_LETTERS = "".join(_ALIKE)
_LEADING = _LETTERS.replace("O", "").replace("\u041e", "").replace("\u043e", "")  # O2 is no 02
_ORDINARY = "0-9\uff10-\uff19\U0001d7ce-\U0001d7ff"  # and wide and mathematical ones: read as such
_DIGIT = rf"[\d{_ENCLOSED}]"
_SUSPECT = regex(  # begins with one class, so that the search leaps over all other signs
    rf"[\d{_ENCLOSED}{_ORDER}{_NO_WIDTH}{_MARKS}{_LETTERS}]"
    rf"(?:(?<=[{_ENCLOSED}{_ORDER}])|(?<=\d[{_NO_WIDTH}{_MARKS}])|(?<=\d)(?<![{_ORDINARY}])"
    rf"|(?<=[0-9])[{_LETTERS}]|(?<=[{_LETTERS}])[0-9])"
)
_RUN = regex(
    rf"(?:{_DIGIT}[{_MARKS}]*"
    rf"|(?<![^\W\d_])[{_LEADING}](?={_DIGIT})"
    rf"|(?<=\d)[{_LETTERS}](?=\d)"
    rf"|(?<=\d)[O\u041e\u0417\u0431](?![^\W\d_])"
    rf"|(?<={_DIGIT})[{_NO_WIDTH}{_MARKS}]+(?={_DIGIT})"
    rf"|[.,](?={_DIGIT})){{1,40}}"
)
_PLAIN = regex(rf"[{_ORDINARY}.,]+")
_NUMBER = regex(r"\d[\d.,]{0,38}")
_LONGEST = 500  # code points of a stretch in reverse order
_AROUND = 40  # code points in which a number may go on, and whose script is that of its sentence


class OddDigits(NamedTuple):
    """A number in odd signs: where it stands, and the digits that it shows."""

    span: Span
    digits: str


def find_odd_digits(text: str) -> tuple[OddDigits, ...]:
    """Return the numbers in `text` that are written in odd signs, in order."""
    found: list[OddDigits] = []
    done = 0  # where what has been read ends
    for hit in _SUSPECT.finditer(text):
        if hit.start() < done:
            continue
        if hit.group() in _ORDER:
            end = _end_of_order(text, hit.end())
            found += _reordered(text, hit.end(), end)
            done = end
            continue
        window = max(hit.start() - _AROUND, done), hit.end() + _AROUND
        for run in _RUN.finditer(text, *window):
            if run.end() > hit.start():
                done = max(run.end(), hit.end())
                if run.start() < hit.end() and _is_odd(text, run):
                    shown = "".join(map(_digit, run.group()))
                    found.append(OddDigits(Span(*run.span()), shown))
                break
        done = max(done, hit.end())
    return tuple(found)


def digits_of(text: str) -> str:
    """Return the digits of a number as it is written, its signs and separators aside."""
    return "".join(filter(str.isdigit, text))


def _end_of_order(text: str, start: int) -> int:
    ends = (place for sign in _ENDS if (place := text.find(sign, start, start + _LONGEST)) >= 0)
    return min(ends, default=min(start + _LONGEST, len(text)))


def _reordered(text: str, start: int, end: int) -> Iterator[OddDigits]:
    """Yield the numbers of a stretch that is shown from its end to its beginning."""
    for number in _NUMBER.finditer(text, start, end):
        yield OddDigits(Span(*number.span()), digits_of(number.group())[::-1])


def _is_odd(text: str, run: re.Match[str]) -> bool:
    """Whether a run is neither an ordinary number nor a part of a word."""
    written = run.group()
    if text[max(run.start() - 1, 0) : run.start()].isalpha() or _PLAIN.fullmatch(written):
        return False
    if text[run.end() : run.end() + 1].isalpha() and not set(written).isdisjoint(_LETTERS):
        return False  # I2C
    return not _is_own_script(text, run.start(), written)


def _is_own_script(text: str, start: int, written: str) -> bool:
    """Whether the digits are those of the script in which the sentence is written."""
    digits = written.replace(".", "").replace(",", "")
    if not digits.isdecimal() or len({ord(one) - unicodedata.decimal(one) for one in digits}) > 1:
        return False
    around = text[max(start - _AROUND, 0) : start + len(written) + _AROUND]
    letters = [one for one in around if unicodedata.category(one)[0] in "LM"]
    return sum(map(str.isascii, letters)) <= len(letters) / 2


def _digit(character: str) -> str:
    """Return the digits that one character shows, none for a sign without width."""
    if character in _ALIKE:
        return _ALIKE[character]
    value = unicodedata.digit(character, None)
    if value is not None:
        return str(value)
    return digits_of(unicodedata.normalize("NFKC", character))
