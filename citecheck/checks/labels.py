"""Step 5: a number that names something ("position 8", "10–7") → where the source has it.

Such numbers are no quantities: they stand in the source word by word, or they do not. Where the
source gives the same thing one other number, it contradicts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.checks.reading import Reading
from citecheck.checks.showing import Shown
from citecheck.checks.surroundings import Surroundings
from citecheck.match.wording.words import WORD, Word, key
from citecheck.model import Finding, Span

_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_OTHER_FROM = 0.3  # least strength at which another number is that of the same thing
_OTHER_WORDS = 2  # words that both sentences must share for it


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of a piece of the source in the form of the label, with their keys."""

    span: Span
    keys: tuple[str, ...]
    strength: float
    shared: int


def label_in(text: str, around: Surroundings, reading: Reading) -> Shown | None:
    """Return the place that has `text` word by word and shares a word with the claim, or None."""
    keys = _keys(text)
    runs = [run for run in _runs(keys, around, reading) if run.keys == keys]
    if not runs:
        return None
    best = max(runs, key=lambda run: (run.strength, -run.span.start))
    return Shown(Finding.PRESENT, text, at=best.span, note="the source has the number")


def other_label(text: str, around: Surroundings, reading: Reading) -> Shown | None:
    """Return the one other number that the source gives the same thing: "part 2" for "part 9"."""
    keys = _keys(text)
    if len(keys) < 2:  # a bare number says nothing of what it is the number of
        return None
    runs = [
        run
        for run in _runs(keys, around, reading)
        if run.strength >= _OTHER_FROM and run.shared >= _OTHER_WORDS
    ]
    if len({run.keys for run in runs}) != 1 or runs[0].keys == keys:
        return None
    best = max(runs, key=lambda run: (run.strength, -run.span.start))
    found = best.span.of(reading.text.body)
    note = f"says {text}, the source says {found}"
    return Shown(Finding.CONTRADICTED, text, found, best.span, note, best.strength)


def _keys(text: str) -> tuple[str, ...]:
    """Return the keys of a label, () where no number is in it."""
    keys = tuple(one for match in WORD.finditer(text) if (one := key(match[0])) not in _ENDINGS)
    return keys if any(one[0].isdigit() for one in keys) else ()


def _runs(keys: tuple[str, ...], around: Surroundings, reading: Reading) -> Iterator[_Run]:
    """Yield the words in the source that have the label's words, whatever their numbers."""
    pieces = reading.pieces
    words = [one for one in keys if not one[0].isdigit()]
    numbers = [one for one in keys if one[0].isdigit()]
    if not keys:
        return
    held = pieces.holding.get(words[0] if words else numbers[0], ())
    for number in held:
        agreement = around.at(pieces.spans[number])
        if not agreement.stretch:
            continue
        inside = [word for word in pieces.words(number) if word.key not in _ENDINGS]
        for at in range(len(inside) - len(keys) + 1):
            run = inside[at : at + len(keys)]
            if _has_form(run, keys):
                start = pieces.spans[number].start
                span = Span(start + run[0].start, start + run[-1].end)
                found = tuple(word.key for word in run)
                yield _Run(span, found, agreement.strength, agreement.shared)


def _has_form(run: list[Word], keys: tuple[str, ...]) -> bool:
    """Whether numbers stand where the label has numbers, and its words where it has words."""
    return all(
        word.key[0].isdigit() if one[0].isdigit() else word.key == one
        for word, one in zip(run, keys, strict=True)
    )
