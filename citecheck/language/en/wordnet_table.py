"""The table behind `wordnet`: ``wordnet.table`` → words, senses and links, each read where asked.

The table is made by ``benchmarks/build_wordnet.py``, which says from what. Words are numbered in
the order of their lower-case letters, synsets by part of speech (nouns, verbs, adjectives,
adverbs); a sense is one word in one synset, and the senses of a word stand together, by part of
speech and then the most frequent first. The file is mapped, not read: what nobody asks for costs
nothing, and processes share it. Its first line tells as JSON where each part begins and how many
bytes it has; numbers take four, the lowest first. The parts:

- ``words``: the words in the writing of WordNet, one a line; ``words.starts``: where each 64th of
  them begins; ``heads``: those, lower case, one a line;
- ``parts``: a byte for each word, of its parts of speech (1 noun, 2 verb, 4 adjective, 8 adverb);
  ``counts``: synsets of each;
- ``tags``: a byte for each sense, how often it was met in SemCor (255: at least that);
  ``senses.starts``: the first sense of each word;
- ``members``: the senses of each synset, one synset after the other; ``members.starts``: where
  each begins;
- ``NAME.sources`` and ``NAME.targets``: links, by rising sources;
- ``exceptions``: part of speech, irregular form and base, with tabs between.

It knows nothing of inflection, and asks nothing of the words.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import msgspec

TABLE = Path(__file__).with_name("wordnet.table")
_TOGETHER = 64  # words that are read at once
_REMEMBERED = 65536  # answers of a kind: the words of a source are asked for again with each claim


class Pos(StrEnum):
    """Part of speech, by WordNet's letters; adjectives and their satellites are one."""

    NOUN = "n"
    VERB = "v"
    ADJECTIVE = "a"
    ADVERB = "r"


class Links(NamedTuple):
    """Pairs of numbers, sorted: what each source leads to."""

    sources: Sequence[int]
    targets: Sequence[int]

    def of(self, source: int) -> Sequence[int]:
        """Return the targets of `source`; none where it has none."""
        first = bisect_left(self.sources, source)
        return self.targets[first : bisect_right(self.sources, source, first)]


class Words(Sequence[str]):
    """Every word and phrase, in the order of their lower-case letters; some are read at a time."""

    def __init__(self) -> None:
        self._letters = _part("words")
        self._starts = _numbers("words.starts")
        self._heads = _text("heads").split("\n")
        self._read: dict[int, list[str]] = {}

    def __len__(self) -> int:
        last = len(self._heads) - 1
        return last * _TOGETHER + len(self._block(last))

    def __getitem__(self, at: int) -> str:  # type: ignore[override]  # nobody asks for a stretch
        return self._block(at // _TOGETHER)[at % _TOGETHER]

    def place(self, lower: str) -> int:
        """Return the number of the first word whose lower-case letters are `lower` or behind it."""
        before = max(bisect_left(self._heads, lower) - 1, 0)
        return before * _TOGETHER + bisect_left(self._block(before), lower, key=str.lower)

    def alike(self, lower: str) -> list[tuple[int, str]]:
        """Return the words whose lower-case letters are `lower`, with their numbers."""
        found = []
        number = max(bisect_left(self._heads, lower) - 1, 0)
        while number < len(self._heads) and self._heads[number] <= lower:
            block = self._block(number)
            at = bisect_left(block, lower, key=str.lower)
            while at < len(block) and block[at].lower() == lower:
                found.append((number * _TOGETHER + at, block[at]))
                at += 1
            number += 1
        return found

    def _block(self, number: int) -> list[str]:
        found = self._read.get(number)
        if found is None:
            first, last = self._starts[number : number + 2]
            letters = bytes(self._letters[first : last - 1])
            self._read[number] = found = letters.decode("ascii").split("\n")
        return found


words = cache(Words)


@cache
def links(name: str) -> Links:
    """Return the links of one kind.

    Args:
        name: ``senses`` (word → synset); from synset to synset ``hypernyms``, ``similar``,
            ``entailed``, ``caused``, ``attributes``; from sense to sense ``antonyms`` and
            ``derived``.

    Raises:
        KeyError: the table has no such part.
    """
    return Links(_numbers(f"{name}.sources"), _numbers(f"{name}.targets"))


@cache
def tags() -> Sequence[int]:
    """Return for each sense how often SemCor has it, up to 255."""
    return _part("tags")


@cache
def _exceptions() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {pos: {} for pos in Pos}
    for line in _text("exceptions").split("\n"):
        pos, form, base = line.split("\t")
        found[pos].setdefault(form, []).append(base)
    return found


def irregular(form: str, pos: Pos) -> list[str]:
    """Return the bases of an irregular form: "take" of "took"; none where it is regular.

    Args:
        form: one word or phrase, lower case.
        pos: the part of speech of the base.
    """
    return _exceptions()[pos].get(form, [])


@lru_cache(_REMEMBERED)
def find(text: str) -> tuple[int, ...]:
    """Return the numbers of the words written `text`; several only where case leaves it open.

    A writing of WordNet is itself alone: "turkey" is the bird, "Turkey" the country. Another case
    falls back ("germany", "GROW"), but what is not all capitals is no abbreviation: "us" and "who"
    are not the US and the WHO.

    Args:
        text: a word or a phrase with single spaces, in any case.
    """
    lower = text.lower()
    same = words().alike(lower)
    for writing in (text, lower):
        exact = tuple(at for at, word in same if word == writing)
        if exact:
            return exact
        if text.isupper():
            return tuple(at for at, _ in same)
    return tuple(at for at, word in same if not word.isupper())


def starting(prefix: str) -> list[str]:
    """Return the words whose lower-case letters begin with `prefix`, which is lower-case."""
    whole = words()
    return [whole[at] for at in range(whole.place(prefix), whole.place(prefix + "\x7f"))]


def pos_of_synset(synset: int) -> Pos:
    """Return the part of speech of a synset by its number."""
    return PARTS[bisect_right(_bounds(), synset)]


@lru_cache(_REMEMBERED)
def senses_of(lemma: str, pos: Pos, max_rank: int | None = None) -> tuple[int, ...]:
    """Return the senses of `lemma` as `pos`, the most frequent first, up to `max_rank`."""
    found: list[int] = []
    for word in find(lemma):
        found += _senses_as(word, pos)[:max_rank]
    return tuple(found)


def parts_of(word: int) -> tuple[Pos, ...]:
    """Return the parts of speech that a word has, by its number."""
    return _COMBINED[_parts()[word]]


@lru_cache(_REMEMBERED)
def _senses_as(word: int, pos: Pos) -> tuple[int, ...]:
    senses, targets = senses_of_word(word), links("senses").targets
    first, behind = _synsets(pos)
    low = bisect_left(targets, first, senses.start, senses.stop)
    return tuple(range(low, bisect_left(targets, behind, low, senses.stop)))


def senses_of_word(word: int) -> range:
    """Return the senses of a word by its number, by part of speech and then by frequency."""
    starts = _starts("senses")
    return range(starts[word], starts[word + 1])


def pos_of_sense(sense: int) -> Pos:
    """Return the part of speech of a sense by its number."""
    return pos_of_synset(links("senses").targets[sense])


def synsets_of(lemma: str, pos: Pos, max_rank: int | None = None) -> set[int]:
    """Return the synsets of the senses that `senses_of` returns."""
    targets = links("senses").targets
    return {targets[sense] for sense in senses_of(lemma, pos, max_rank)}


def ranks_of(lemma: str, pos: Pos) -> dict[int, int]:
    """Return the rank of each synset that holds `lemma`."""
    targets = links("senses").targets
    return {targets[sense]: rank for rank, sense in enumerate(senses_of(lemma, pos), start=1)}


@lru_cache(_REMEMBERED)
def words_in(synset: int, max_rank: int | None) -> tuple[str, ...]:
    """Return the words of a synset for which it is a sense of rank `max_rank` at most."""
    return tuple(
        word_of(sense)
        for sense in senses_in(synset)
        if max_rank is None or rank_of(sense) <= max_rank
    )


def senses_in(synset: int) -> Sequence[int]:
    """Return the senses of which a synset is made."""
    starts = _starts("members")
    return _members()[starts[synset] : starts[synset + 1]]


def rank_of(sense: int) -> int:
    """Return the place of a sense among those of its word and part of speech."""
    return 1 + _senses_as(links("senses").sources[sense], pos_of_sense(sense)).index(sense)


def word_of(sense: int) -> str:
    """Return the writing of the word of a sense by its number."""
    return words()[links("senses").sources[sense]]


PARTS = tuple(Pos)
_COMBINED = [tuple(pos for at, pos in enumerate(PARTS) if code >> at & 1) for code in range(16)]


@cache
def _parts() -> Sequence[int]:
    return _part("parts")


@cache
def _members() -> Sequence[int]:
    return _numbers("members")


@cache
def _starts(name: str) -> Sequence[int]:
    return _numbers(f"{name}.starts")


@cache
def _bounds() -> tuple[int, ...]:
    """Return the number of the first verb, the first adjective and the first adverb."""
    return _ends()[:-1]


@cache
def _ends() -> tuple[int, ...]:
    """Return for each part of speech the number behind its last synset."""
    return tuple(accumulate(map(int, _text("counts").split())))


@cache
def _synsets(pos: Pos) -> tuple[int, int]:
    """Return the number of the first synset of a part of speech, and that behind its last."""
    at = PARTS.index(pos)
    return (_ends()[at - 1] if at else 0), _ends()[at]


def _numbers(part: str) -> Sequence[int]:
    found = _part(part)
    if sys.byteorder == "little":
        return found.cast("I")
    numbers = array("I", bytes(found))  # pragma: no cover
    numbers.byteswap()  # pragma: no cover
    return numbers  # pragma: no cover


def _text(part: str) -> str:
    return bytes(_part(part)).decode("ascii")


def _part(name: str) -> memoryview:
    file = _file()
    first, size = file.parts[name]
    return file.letters[first : first + size]


class _File(NamedTuple):
    letters: memoryview
    parts: dict[str, tuple[int, int]]  # where each begins behind the first line, and its bytes


@cache
def _file() -> _File:
    from mmap import ACCESS_READ, mmap  # noqa: PLC0415 - for what is seldom asked

    with TABLE.open("rb") as file:
        mapped = mmap(file.fileno(), 0, access=ACCESS_READ)
    parts = msgspec.json.decode(mapped.readline(), type=dict[str, tuple[int, int]])
    return _File(memoryview(mapped)[mapped.tell() :], parts)
