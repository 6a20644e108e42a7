"""Opposite meanings, and which words say the one and which the other.

The scales stand in `language.en.opposites`; what their marks mean is told there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from citecheck.language.en.function_words import IRREGULAR
from citecheck.language.en.opposites import SCALES
from citecheck.lazy_regex import regex

_DOUBLED = regex(r"[^aeiou]*[aeiou][bdgklmnprt]|.*[^aeiou](?:it|el|er)")  # "stopped", "admitted"
_COMPARED = frozenset({"good", "bad", "beat"})  # their other forms stand at other poles


class Pole(Struct, frozen=True):
    """One end of a scale; scales are numbered in the order of the table."""

    scale: int
    first: bool  # which end
    outright: bool  # whether the word says it, and does not merely go with it
    grave: bool  # whether nobody says it without having read it

    def opposes(self, other: Pole) -> bool:
        """Whether `other` is the other end of the same scale."""
        return self.scale == other.scale and self.first is not other.first

    def equals(self, other: Pole) -> bool:
        """Whether `other` is the same end of the same scale."""
        return self.scale == other.scale and self.first is other.first


@lru_cache(maxsize=65536)
def poles(word: str) -> tuple[Pole, ...]:
    """Return the poles at which `word` stands, in the order of the table; mostly ().

    Example: "rose" and "climbs" stand at one pole of a scale, "fell" at the other.
    """
    form = word.lower().replace("’", "'").removesuffix("'s")
    scales, stem = _scales(), form[:-3]
    near = {form, form[:-1], form[:-2], stem, stem + "e", stem + "y", form[:-4]}
    near.add(IRREGULAR.get(form, form))
    bases = [base for base in near & scales.keys() if form in _inflected(base)]
    found: list[Pole] = []
    for pole in sorted((pole for base in bases for pole in scales[base]), key=_place):
        if not (found and found[-1].equals(pole)):
            found.append(pole)
    return tuple(found)


def _place(pole: Pole) -> tuple[int, bool, bool]:
    """Return where a pole stands in the table."""
    return pole.scale, not pole.first, not pole.outright


@cache
def _scales() -> dict[str, list[Pole]]:
    """Return the poles of each word, by the word as it stands on the scales."""
    scales: dict[str, list[Pole]] = defaultdict(list)
    for number, scale in enumerate(re.split(r"\n(?=\S)", SCALES.strip())):
        for first, side in zip((True, False), scale.split("/"), strict=True):
            sure, _, loose = side.replace("!", " ").partition(";")
            for outright, words in ((True, sure), (False, loose)):
                pole = Pole(number, first, outright, grave=outright and "!" in side)
                for word in words.split():
                    scales[word].append(pole)
    return dict(scales)


def _inflected(word: str) -> Iterator[str]:
    """Yield the regular forms of a verb or noun, some of which may not exist, and the others."""
    yield from (word, f"{word}s", f"{word}es", f"{word}ed", f"{word}ing")
    if word.endswith("e"):
        yield from (f"{word}d", f"{word[:-1]}ing")
    elif word.endswith("y"):
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied")
    elif _DOUBLED.fullmatch(word):
        yield from (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")
    if word not in _COMPARED:
        yield from _irregular().get(word, ())


@cache
def _irregular() -> dict[str, list[str]]:
    forms: dict[str, list[str]] = defaultdict(list)
    for form, base in IRREGULAR.items():
        forms[base].append(form)
    return forms
