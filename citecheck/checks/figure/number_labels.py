"""Step 5: a number that names something ("position 8", "10–7") → what the source says of it.

Such numbers are no quantities: they stand in the source, or they do not. Where the source gives
the same thing another number, it contradicts. Places are found by `numbering`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from citecheck.checks.evidence import Shown
from citecheck.checks.source_view import Reading
from citecheck.checks.value_context import Surroundings
from citecheck.lazy_regex import regex
from citecheck.model import Finding, Span
from citecheck.nlp.lexical.words import WORD, Word, key

_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ORDINAL = regex(r"\d+(?:st|nd|rd|th)\b|[a-z]*(?:first|second|third|th)\b", re.IGNORECASE)
_SCORE = regex(r"(?<![\d.,])\d{1,4}(?:(?: ?[-–‑:/] ?| to )\d{1,4})+(?![\d%]|[.,]\d)")
_CLOCK = regex(r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)")
_DIGITS = regex(r"\d+")
_ROMAN = regex(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}

_Place = tuple[Span, tuple[str, ...]]


class Label(Struct, frozen=True):
    """What to look for: "part 2" is the noun "part" and 2, "10–7" is 10 and 7."""

    nouns: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def is_score(self) -> bool:
        """Whether it is two or more numbers without a word: "10–7"."""
        return not self.nouns and len(self.numbers) > 1


class Run(Struct, frozen=True):
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


def runs(
    label: Label, around: Surroundings, reading: Reading, *, same: bool = False
) -> Iterator[Run]:
    """Yield the places near words of the claim that have the form of `label`.

    Args:
        label: what to look for.
        around: the words around it in the claim.
        reading: the source.
        same: whether only places with the label's own numbers are wanted.
    """
    if not label.numbers:
        return
    for span, numbers in _scores(reading) if label.is_score else _named(label, reading):
        if same and numbers != label.numbers:
            continue
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


_OTHER_FROM = 0.25  # least strength at which another number is that of the same thing
_OTHER_WORDS = 2  # words that both sentences must share for it
_AS_STRONG = 0.8  # a number in a place weaker by more than this is that of something else
_FOUND = "the source has the number"


def label_in(text: str, around: Surroundings, reading: Reading) -> Shown | None:
    """Return the place that has `text` and shares a word with the claim, or None."""
    label = label_of(text)
    same = list(runs(label, around, reading, same=True))
    return Shown(Finding.PRESENT, text, at=_best(same).span, note=_FOUND) if same else None


def clock_in(text: str, reading: Reading) -> Shown | None:
    """Return where the source has a time of day in another form: "21:30" as "9.30 pm"; or None."""
    clock = _CLOCK.fullmatch(text)
    if clock is None:
        return None
    hour, minute = int(clock["hour"]), clock["minute"]
    hours = "|".join(str(one) for one in {hour, (hour + 12) % 24, hour % 12 or 12})
    found = re.search(rf"(?<![\w.,:])0?(?:{hours})[.:]{minute}(?![\w,:]|\.\d)", reading.text.body)
    return Shown(Finding.PRESENT, text, at=Span(*found.span()), note=_FOUND) if found else None


def ordinal_in(
    text: str, subject: str | None, around: Surroundings, reading: Reading
) -> Shown | None:
    """Return where the source has a place in a row: "fourth", "4th", "season 4"; or None.

    A mere count ("four times") is `ambiguous`: the claim may have counted on.
    """
    label, body = label_of(text), reading.text.body
    same = list(runs(label, around, reading, same=True))
    placed = [run for run in same if run.is_ordinal_in(body)]
    if subject is not None:
        named = Label((key(subject),), label.numbers)
        placed += runs(named, around, reading, same=True)
    if placed:
        return Shown(Finding.PRESENT, text, at=_best(placed).span, note=_FOUND)
    if not same:
        return None
    best = _best(same)
    found = best.span.of(body)
    note = f"says {text}, the source counts {found}: that may be another thing"
    return Shown(Finding.AMBIGUOUS, text, found, best.span, note, best.strength)


def other_label(text: str, around: Surroundings, reading: Reading) -> Shown | None:
    """Return the other number that the source gives the same thing: "part 2" for "part 9".

    A score the other way round is `ambiguous`; of several other numbers none contradicts.
    """
    label = label_of(text)
    if not label.nouns and not label.is_score:  # a bare number does not say what it numbers
        return None
    found = [run for run in runs(label, around, reading) if run.numbers != label.numbers]
    turned = [run for run in found if label.is_score and run.numbers == label.numbers[::-1]]
    body = reading.text.body
    if turned:
        best = _best(turned)
        other = best.span.of(body)
        note = f"says {text}, the source says {other}: the other way round"
        return Shown(Finding.AMBIGUOUS, text, other, best.span, note, best.strength)
    rival = _rival(label, found)
    if rival is None:
        return None
    other = rival.span.of(body)
    note = f"says {text}, the source says {other}"
    return Shown(Finding.CONTRADICTED, text, other, rival.span, note, rival.strength)


def _rival(label: Label, found: list[Run]) -> Run | None:
    """Return the place of the other number, None where none or several could be meant."""
    near = [run for run in found if run.strength >= _OTHER_FROM and run.shared >= _OTHER_WORDS]
    near = [run for run in near if _is_akin(run.numbers, label.numbers)] or near
    if not near:
        return None
    best = _best(near)
    rivals = {run.numbers for run in near if run.strength >= _AS_STRONG * best.strength}
    return best if len(rivals) == 1 else None


def _is_akin(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two scores differ on one side only."""
    return len(one) > 1 and any(left == right for left, right in zip(one, two, strict=True))


def _best(found: list[Run]) -> Run:
    return max(found, key=lambda run: (run.strength, -run.span.start))
