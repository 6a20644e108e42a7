"""Step 5: the places of a source that number something as a label of the claim does.

In: a `Label` ("part 2", "10–7", "fourth") and a `Reading`. Out: `Run` values, places of the same
form with whatever numbers they have, in digits, words, ordinals or Roman numerals. What they say
to the claim is decided in `labels`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.checks.reading import Reading
from citecheck.checks.surroundings import Surroundings
from citecheck.match.wording.words import WORD, Word, key
from citecheck.model import Span
from citecheck.regex import regex

_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ORDINAL = regex(r"\d+(?:st|nd|rd|th)\b|[a-z]*(?:first|second|third|th)\b", re.IGNORECASE)
_SCORE = regex(r"(?<![\d.,])\d{1,4}(?:(?: ?[-–‑:/] ?| to )\d{1,4})+(?![\d%]|[.,]\d)")
_DIGITS = regex(r"\d+")
_ROMAN = regex(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}

_Place = tuple[Span, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Label:
    """What to look for: "part 2" is the noun "part" and 2, "10–7" is 10 and 7."""

    nouns: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def is_score(self) -> bool:
        """Whether it is two or more numbers without a word: "10–7"."""
        return not self.nouns and len(self.numbers) > 1


@dataclass(frozen=True, slots=True)
class Run:
    """Words of the source in the form of a label, with their numbers."""

    span: Span
    numbers: tuple[str, ...]
    strength: float  # how much of the claim stands around, see `Agreement.strength`
    shared: int  # words of the claim in the same sentence

    def is_ordinal_in(self, body: str) -> bool:
        """Whether it says a place in a row: "fourth", "4th"."""
        return _ORDINAL.match(body, self.span.start) is not None


def label_of(text: str) -> Label:
    """Return what `text` looks for; a label without numbers where no number is in it."""
    keys = [one for match in WORD.finditer(text) if (one := key(match[0])) not in _ENDINGS]
    numbers = tuple(one for one in keys if one[0].isdigit())
    nouns = tuple(one for one in keys if not one[0].isdigit())
    return Label(nouns, numbers) if numbers else Label((), ())


def runs(label: Label, around: Surroundings, reading: Reading) -> Iterator[Run]:
    """Yield the places near words of the claim that have the form of `label`."""
    if not label.numbers:
        return
    for span, numbers in _scores(reading) if label.is_score else _named(label, reading):
        agreement = around.at(span)
        if agreement.stretch and len(numbers) == len(label.numbers):
            yield Run(span, numbers, agreement.strength, agreement.shared)


def _scores(reading: Reading) -> Iterator[_Place]:
    """Yield every "10–7" of the source."""
    for match in _SCORE.finditer(reading.text.body):
        yield Span(*match.span()), tuple(_DIGITS.findall(match[0]))


def _named(label: Label, reading: Reading) -> Iterator[_Place]:
    """Yield every number behind the label's nouns, or before: "part 3", "Part IV", "third part"."""
    body, pieces = reading.text.body, reading.pieces
    size = len(label.nouns) + len(label.numbers)
    for number in pieces.holding.get((*label.nouns, *label.numbers)[0], ()):
        start = pieces.spans[number].start
        words = [word for word in pieces.words(number) if word.key not in _ENDINGS]
        for first in range(len(words) - size + 1):
            run = words[first : first + size]
            span = Span(start + run[0].start, start + run[-1].end)
            numbers = _behind(label, run) or _before(label, run, span.of(body))
            if numbers:
                yield span, numbers


def _behind(label: Label, run: Sequence[Word]) -> tuple[str, ...]:
    """Return the numbers of `run` behind the label's nouns, () where it has others."""
    nouns = run[: len(label.nouns)]
    if tuple(word.key for word in nouns) != label.nouns:
        return ()
    numbers = tuple(_number(word, named=bool(nouns)) for word in run[len(nouns) :])
    return numbers if all(numbers) else ()


def _before(label: Label, run: Sequence[Word], written: str) -> tuple[str, ...]:
    """Return the number of "third part", () for "three parts" and for anything else."""
    of_noun = len(run) == 2 and label.nouns == (run[1].key,)
    return (run[0].key,) if of_noun and _ORDINAL.match(written) and run[0].key.isdigit() else ()


def _number(word: Word, *, named: bool) -> str:
    """Return the digits of a number, also of a Roman one behind a noun; "" for other words."""
    if word.key[0].isdigit():
        return word.key
    if not named or not _ROMAN.fullmatch(word.text):
        return ""
    values = [_ROMAN_VALUES[letter] for letter in word.text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return str(sum(-one if one < following else one for one, following in pairs))
