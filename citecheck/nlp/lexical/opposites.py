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
def poles(word: str, following: str = "") -> tuple[Pole, ...]:
    """Return the poles at which `word` stands, or `word` with the particle `following`; mostly ().

    Example: "rose" and "climbs" stand at one pole of a scale, "fell" at the other.
    """
    plain = _plain(word)
    if takes(plain, following):
        return _pole_table()[f"{plain}_{following.lower()}"]
    return _pole_table().get(plain, ())


@lru_cache(maxsize=65536)
def takes(word: str, following: str) -> bool:
    """Whether `word` with the particle `following` is in the table ("voted for")."""
    return following.lower() in _particles().get(_plain(word), ())


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


@cache
def _particles() -> dict[str, set[str]]:
    """Return the particles that each verb of the table may take."""
    found: dict[str, set[str]] = defaultdict(set)
    for form in _pole_table():
        verb, joined, particle = form.partition("_")
        if joined:
            found[verb].add(particle)
    return found


@cache
def _pole_table() -> dict[str, tuple[Pole, ...]]:
    table: dict[str, tuple[Pole, ...]] = {}
    for number, scale in enumerate(re.split(r"\n(?=\S)", SCALES.strip())):
        for first, side in zip((True, False), scale.split("/"), strict=True):
            sure, _, loose = side.replace("!", " ").partition(";")
            for outright, words in ((True, sure), (False, loose)):
                pole = Pole(number, first, outright, grave=outright and "!" in side)
                alone = (pole,)
                for form in _forms(words.split()):
                    known = table.setdefault(form, alone)
                    if not known[-1].equals(pole):  # poles come in the order of the table
                        table[form] = (*known, pole)
    return table


def _forms(words: list[str]) -> Iterator[str]:
    for word in words:
        verb, joined, particle = word.partition("_")
        if joined:
            yield from (f"{form}_{particle}" for form in _inflected(verb))
        else:
            yield from _inflected(verb)


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
