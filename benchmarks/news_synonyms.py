"""Ask open data which news synonyms WordNet lacks, and count the families that it lacks.

    python benchmarks/news_synonyms.py --data FOLDER [--show] [--out FILE]

Candidates are written by hand (`own/synonym_candidates.txt`), without a look at any row; each two
words of a group are a pair, unless WordNet links them (one family, or a common sense of rank 3 at
most for both). A pair is met where a claim has one of them, its three best sentences have the
other, and those have no form of the first. Counted are sources, not claims; *weight* is as in
`lexicon.py` (by open words, .5 says nothing).

A rule of choice flatters what it chose, so what is printed is what it is worth unseen: pairs chosen
on all sets but one (met beside supported claims of `LEAST_SOURCES` sources, with a weight of
`LEAST`), met on that one; and all candidates of a part of speech, unchosen. What came of it stands
in `docs/benchmarks/lexicon.md`: neither is worth having. The families (`*`) are a closed list of
forms of one root, written with their figures to `citecheck/language/en/beyond_wordnet.tsv`.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from data import existing, options, rows
from lexicon import BOTH, SETS, share
from lexicon_links import Claim, known, read, sentences_of, words_of

from citecheck.language.en import wordnet as wn

CANDIDATES = Path(__file__).with_name("own") / "synonym_candidates.txt"
OUT = Path(__file__).parents[1] / "citecheck" / "language" / "en" / "beyond_wordnet.tsv"
LEAST = 0.6  # synonyms of rank 2 in WordNet have .66, of any rank .57: docs/benchmarks/lexicon.md
LEAST_SOURCES = 2
RANK = 3
FAMILY = "*"
# Left out of a phrase: "lost their lives" is "lose life".
SKIPPED = frozenset({"a", "an", "the", "his", "her", "its", "their", "my", "our", "your"})


@dataclass
class Pair:
    """Two words or phrases, and the sources in which they stood for one another, by set."""

    a: str
    b: str
    pos: str
    met: dict[bool, dict[str, set[str]]] = field(
        default_factory=lambda: {truth: defaultdict(set) for truth in BOTH}
    )

    def count(self, *, supported: bool, without: str = "") -> int:
        """Return in how many sources it was met, of all sets but one."""
        return sum(len(met) for name, met in self.met[supported].items() if name != without)

    @property
    def sets(self) -> list[str]:
        """The sets in which it was met beside a supported claim."""
        return [name for name, met in self.met[True].items() if met]

    def weight(self, totals: Counter[tuple[bool, str]], without: str = "") -> float:
        """Return the share of supported claims if both classes were equally many."""
        right, wrong = (
            self.count(supported=truth, without=without)
            / sum(totals[truth, name] for name in SETS if name != without)
            for truth in BOTH
        )
        return right / (right + wrong) if right + wrong else 0.0


def candidates() -> Iterator[Pair]:
    """Yield the pairs that WordNet does not link."""
    seen = set()
    for line in CANDIDATES.read_text("utf-8").splitlines():
        pos, _, group = line.partition(": ")
        if line.startswith("#"):
            continue
        for a, b in combinations(group.split(", "), 2):
            if (a, b) not in seen and (b, a) not in seen and not linked(a, b, pos):
                seen.add((a, b))
                yield Pair(a, b, pos)


def linked(a: str, b: str, pos: str) -> bool:
    if pos == FAMILY:
        return False
    return wn.same_family(a, b) or wn.are_synonyms(a, b, wn.Pos(pos), max_rank=RANK)


class Passage:
    """The words of a text, ready to be asked for words and phrases in any form."""

    def __init__(self, words: Iterable[str]) -> None:
        self.forms = [
            {(text, pos.value) for text, pos in known(word)} | {(word.lower(), "*")}
            for word in words
            if word.lower() not in SKIPPED
        ]
        self.places: dict[str, list[int]] = defaultdict(list)
        for at, forms in enumerate(self.forms):
            for text in {text for text, _ in forms}:
                self.places[text].append(at)

    def holds(self, phrase: str, pos: str) -> bool:
        """Whether `phrase` stands there; a single word as that part of speech."""
        words = [word for word in phrase.split() if word not in SKIPPED]
        for at in self.places.get(words[0], ()):
            if len(words) == 1:
                if pos == "*" or (words[0], pos) in self.forms[at]:
                    return True
            elif all(
                at + step < len(self.forms) and word in {text for text, _ in self.forms[at + step]}
                for step, word in enumerate(words)
            ):
                return True
        return False


def meet(pairs: list[Pair], claim: Claim, said: Passage, name: str, source: str) -> None:
    """Count the pairs of which the claim has one and its passage only the other."""
    there = Passage(claim.window)
    for pair in pairs:
        for a, b in ((pair.a, pair.b), (pair.b, pair.a)):
            if (
                said.holds(a, pair.pos)
                and there.holds(b, pair.pos)
                and not said.holds(b, pair.pos)
                and not there.holds(a, pair.pos)
            ):
                pair.met[claim.supported][name].add(source)


def main(argv: list[str]) -> None:
    parser = options(__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="also every pair that was met")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args(argv)
    root = existing(arguments.data)
    pairs, totals = list(candidates()), Counter[tuple[bool, str]]()
    for name in SETS:
        sentences = sentences_of()
        for row in rows(root / f"{name}.jsonl"):
            if row["label"] != "partial":
                claim = read(row, sentences)
                totals[claim.supported, name] += len(claim.open)
                said = Passage(words_of(row["claim"]))
                meet(pairs, claim, said, name, row["source_text"])
    families = [pair for pair in pairs if pair.pos == FAMILY]
    lines = [
        f"{pair.a}\t{pair.b}\t{pair.count(supported=True)}\t{pair.count(supported=False)}"
        for pair in sorted(families, key=lambda pair: (pair.a, pair.b))
    ]
    arguments.out.write_text("\n".join(["a\tb\tsupported\tunsupported", *lines]) + "\n", "utf-8")
    met = [pair for pair in pairs if pair.count(supported=True) + pair.count(supported=False)]
    print(f"{len(pairs)} candidates that WordNet lacks, {len(met)} met")
    chosen = [pair for pair in pairs if pair.pos != FAMILY]
    print_worth("chosen on the other sets", chosen, totals, choose=True)
    for pos in (*wn.Pos, FAMILY):
        print_worth(f"all of {pos}", [pair for pair in pairs if pair.pos == pos], totals)
    if arguments.show:
        for pair in met:
            counts = [pair.count(supported=truth) for truth in BOTH]
            print(f"{pair.pos} {pair.a} ~ {pair.b}", *counts, f"{pair.weight(totals):.2f}")


def holds(pair: Pair, totals: Counter[tuple[bool, str]], without: str = "") -> bool:
    """Whether figures bear a pair out, those of one set left aside."""
    enough = pair.count(supported=True, without=without) >= LEAST_SOURCES
    return enough and pair.weight(totals, without) >= LEAST


def print_worth(
    what: str, pairs: list[Pair], totals: Counter[tuple[bool, str]], *, choose: bool = False
) -> None:
    """Print how often pairs were met, each set with those that the others choose or with all."""
    whole: Counter[bool] = Counter()
    rates: Counter[bool] = Counter()
    for name in SETS:
        chosen = [pair for pair in pairs if not choose or holds(pair, totals, name)]
        met = {truth: sum(len(pair.met[truth][name]) for pair in chosen) for truth in BOTH}
        whole.update(met)
        rates.update({truth: met[truth] / totals[truth, name] for truth in BOTH})
    weight = share(rates[True], rates[False])
    print(
        f"{what}: {len(pairs)} pairs, met {whole[True]} and {whole[False]} times, weight {weight}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
