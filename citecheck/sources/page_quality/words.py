"""Step 3, words: ``page_words.toml`` → whether a sentence holds a word of one meaning.

With a thousand entries one pattern of all of them takes milliseconds a sentence; here a sentence is
taken apart once, and most entries are looked up.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from citecheck.lazy_regex import regex

_WORD = regex(r"[\w']+")
_LETTER = regex(r"[^\W\d_]")
_UNSPACED = regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BETWEEN = r"\W{1,9}(?:[\w']{1,30}\W{1,9}){0,3}?"  # at most three words


class _Sentence(Struct, frozen=True):
    """A sentence in lower case, its words, and all beginnings of them."""

    text: str
    words: frozenset[str]
    beginnings: frozenset[str]


class Word(Struct, frozen=True):
    """All that says one meaning: whole words, beginnings, signs anywhere, several in a row."""

    whole: frozenset[str]
    beginnings: frozenset[str]
    signs: tuple[str, ...]
    runs: tuple[tuple[str, re.Pattern[str]], ...]  # each with the beginning of its first word

    def is_in(self, text: str) -> bool:
        """Whether `text`, one sentence with straight apostrophes, holds it."""
        sentence = _taken_apart(text)
        return (
            not self.whole.isdisjoint(sentence.words)
            or not self.beginnings.isdisjoint(sentence.beginnings)
            or any(sign in sentence.text for sign in self.signs)
            or any(
                first in sentence.beginnings and run.search(sentence.text) is not None
                for first, run in self.runs
            )
        )


@cache
def word(name: str) -> Word:
    """Return the word of that name."""
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for entry in _table()[name].lower().split():
        kinds[_kind(entry)].append(entry)
    return Word(
        whole=frozenset(kinds["whole"]),
        beginnings=frozenset(entry.rstrip("*") for entry in kinds["beginning"]),
        signs=tuple(entry.strip("*") for entry in kinds["sign"]),
        runs=tuple((_first(entry), regex(_pattern(entry))) for entry in kinds["run"]),
    )


def _kind(entry: str) -> str:
    if "+" in entry or (entry[0] == "*" and _LETTER.search(entry)):
        return "run"
    if _UNSPACED.search(entry) or not _LETTER.search(entry):
        return "sign"
    return "beginning" if entry.endswith("*") else "whole"


def _first(entry: str) -> str:
    """Return the beginning of a run's first word; ``""`` where it may begin anyhow."""
    return "" if _UNSPACED.search(entry) else entry.partition("+")[0].partition("*")[0]


def _pattern(entry: str) -> str:
    words = [re.escape(part).replace(r"\*", r"\w{0,20}") for part in entry.split("+")]
    if _UNSPACED.search(entry):
        return r".{0,9}".join(words)
    return rf"(?<!\w){_BETWEEN.join(words)}(?!\w)"


@lru_cache(maxsize=512)
def _taken_apart(text: str) -> _Sentence:
    text = text.lower()
    words = set(_WORD.findall(text))
    words |= {part for found in words if "'" in found for part in found.split("'")}
    beginnings = {found[:length] for found in words for length in range(len(found) + 1)}
    return _Sentence(text, frozenset(words), frozenset(beginnings) | {""})


@cache
def _table() -> dict[str, str]:
    return tomllib.loads(
        (files("citecheck.language.common") / "page_words.toml").read_text(encoding="utf-8")
    )
