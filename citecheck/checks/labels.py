"""Step 5: a number that names something ("position 8", "10–7") → where the source has it."""

from __future__ import annotations

from citecheck.checks.reading import Reading
from citecheck.checks.showing import Shown
from citecheck.checks.surroundings import Surroundings
from citecheck.match.words import WORD, key
from citecheck.model import Finding

_ENDINGS = frozenset({"st", "nd", "rd", "th"})


def label_in(text: str, around: Surroundings, reading: Reading) -> Shown | None:
    """Return the piece that has `text` word by word and shares more with the claim, or None."""
    keys = [one for match in WORD.finditer(text) if (one := key(match[0])) not in _ENDINGS]
    numbers = [one for one in keys if one[0].isdigit()]
    if not numbers:
        return None
    pieces = reading.pieces
    best: tuple[float, int] | None = None
    for number in pieces.holding.get(numbers[0], ()):
        agreement = around.at(pieces.spans[number])
        rank = agreement.strength, -number
        if agreement.stretch and (best is None or rank > best) and _has_run(reading, number, keys):
            best = rank
    if best is None:
        return None
    return Shown(Finding.PRESENT, text, at=pieces.spans[-best[1]], note="the source has the number")


def _has_run(reading: Reading, number: int, keys: list[str]) -> bool:
    """Whether the words of a piece hold `keys` in a row."""
    words = [word.key for word in reading.pieces.words(number) if word.key not in _ENDINGS]
    return any(words[at : at + len(keys)] == keys for at in range(len(words)))
