"""What the table of WordNet costs, and what each kind of link in it is worth.

    python benchmarks/lexicon.py --data FOLDER [--rows N]

First size, loading, memory and speed. Then, over the open sets (`claims`, `fresh`; partial claims
are left out), each claim is laid beside the three neighbouring sentences of its source that share
most words with it. A content word of the claim none of whose forms stands there is *open*; a link
*closes* it if it leads to a word there. For each kind of link:

- by word: the share of open words that it closes, in supported and in unsupported claims, and
  *weight*, supported/(supported + unsupported): .5 is a link that says nothing;
- by claim: the claims with open words all of which the link closes, alone or with families, how
  many of them are supported, and *precision* as it were if both classes were equally many;
- *sets*: in how many of the sets the precision by claim is above .5, of those where it closes any.

The second table is guarded: a word counts only as its usual part of speech, and a word of the
source that the claim has too closes nothing. Shares are means over the sets. Only words are
compared: what a claim ties together is not, nor are figures (a number is open unless it is there).
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from data import existing, options, rows
from lexicon_links import LINKS, Claim, family, known, read, sentences_of, usual

from citecheck.language.en import wordnet as wn
from citecheck.language.en.wordnet_table import TABLE, Pos

SETS = (
    "claims/wice_dev", "claims/attributionbench_dev", "claims/fever_symmetric_dev",
    "claims/citint_train", "fresh/bump_open", "fresh/fib_open", "fresh/averitec_open",
    "fresh/qags_xsum", "fresh/healthver",
)  # fmt: skip
BOTH = (True, False)  # what a claim may be: supported or not


@dataclass
class Counts:
    """Of one set, by truth: claims without open words and with, those words, what links close."""

    whole: Counter[bool] = field(default_factory=Counter)
    claims: Counter[bool] = field(default_factory=Counter)
    words: Counter[bool] = field(default_factory=Counter)
    closed_words: Counter[tuple[str, bool]] = field(default_factory=Counter)
    closed_claims: Counter[tuple[str, bool]] = field(default_factory=Counter)


def count(claims: Iterable[Claim], *, guarded: bool) -> Counts:
    counts = Counts()
    lemmas = usual if guarded else known
    for claim in claims:
        if not claim.open:
            counts.whole[claim.supported] += 1
            continue
        counts.claims[claim.supported] += 1
        counts.words[claim.supported] += len(claim.open)
        there = claim.free if guarded else claim.there
        by_family = {word for word in claim.open if family(lemmas(word), there)}
        for name, link in LINKS.items():
            closed = {word for word in claim.open if link(lemmas(word), there)}
            counts.closed_words[name, claim.supported] += len(closed)
            counts.closed_claims[name, claim.supported] += bool(closed) and (
                closed | by_family >= set(claim.open)
            )
    return counts


def main(argv: list[str]) -> None:
    parser = options(__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, help="of each set, for a quick look")
    arguments = parser.parse_args(argv)
    print_costs()
    root = existing(arguments.data)
    plain, guarded = [], []
    for name in SETS:
        sentences = sentences_of()
        kept = (row for row in rows(root / f"{name}.jsonl") if row["label"] != "partial")
        claims = [read(row, sentences) for row in islice(kept, arguments.rows)]
        plain.append(one := count(claims, guarded=False))
        guarded.append(count(claims, guarded=True))
        print(
            f"{name}: {one.claims[True]} supported and {one.claims[False]} unsupported claims have "
            f"{one.words[True]} and {one.words[False]} open words; none open: "
            f"{one.whole[True]} and {one.whole[False]}",
            flush=True,
        )
    print_links(plain)
    print_links(guarded)


def print_links(sets: list[Counts]) -> None:
    print(
        "\n| link | supported words | unsupported words | weight | claims, supported of all | "
        "precision | sets |\n|---|---|---|---|---|---|---|"
    )
    whole = {(truth, at): one.whole[truth] for at, one in enumerate(sets) for truth in BOTH}
    every = {key: count + sets[key[1]].claims[key[0]] for key, count in whole.items()}
    print(f"| no open word at all | | | | {claims_row(whole, every, len(sets))}")
    for name in LINKS:
        word = [
            mean(one.closed_words[name, truth] / one.words[truth] for one in sets) for truth in BOTH
        ]
        closed = {
            (truth, at): one.closed_claims[name, truth]
            for at, one in enumerate(sets)
            for truth in BOTH
        }
        print(
            f"| {name} | {word[0]:.4f} | {word[1]:.4f} | {share(*word)} | "
            f"{claims_row(closed, every, len(sets))}"
        )


def claims_row(
    found: Mapping[tuple[bool, int], int], of: Mapping[tuple[bool, int], int], sets: int
) -> str:
    """Return the last three cells: counts and totals are by truth and number of the set."""
    rates = [tuple(found[truth, at] / of[truth, at] for truth in BOTH) for at in range(sets)]
    right = sum(found[True, at] for at in range(sets))
    pairs = [pair for pair in rates if any(pair)]
    return (
        f"{right} of {sum(found.values())} | "
        f"{share(sum(a for a, _ in rates), sum(b for _, b in rates))} | "
        f"{sum(a > b for a, b in pairs)} of {len(pairs)} |"
    )


def mean(values: Iterable[float]) -> float:
    whole = list(values)
    return sum(whole) / len(whole)


def share(a: float, b: float) -> str:
    return f"{a / (a + b):.2f}".removeprefix("0") if a + b else "–"


LOAD = """
import resource, time
from citecheck.language.en import wordnet as wn, wordnet_table as table
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
started = time.process_time()
wn.lemmas("decisions"), wn.synonyms("buy", wn.Pos.VERB), wn.same_family("grew", "growth")
first = time.process_time() - started
for name in ("hypernyms", "similar", "antonyms", "attributes", "entailed", "caused"):
    table.links(name)
table.tags()
whole = time.process_time() - started
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(first * 1000, whole * 1000, (after - before) / 1024)
"""


def print_costs() -> None:
    print(f"size: {TABLE.stat().st_size:,} bytes")
    runs = [
        [float(part) for part in subprocess.check_output([sys.executable, "-c", LOAD]).split()]
        for _ in range(7)
    ]
    first, whole, memory = (min(column) for column in zip(*runs, strict=True))
    print(f"first answers {first:.0f} ms CPU, all parts {whole:.0f} ms, memory {memory:.1f} MB")
    noun, verb = Pos.NOUN, Pos.VERB
    for name, call in {
        "lemmas, first time": lambda: wn.lemmas.__wrapped__("decisions"),
        "lemmas, again": lambda: wn.lemmas("decisions"),
        "synonyms": lambda: wn.synonyms("buy", verb, max_rank=2),
        "are_synonyms": lambda: wn.are_synonyms("buy", "purchase", verb),
        "same_family": lambda: wn.same_family("decide", "decision"),
        "hypernyms": lambda: wn.hypernyms("car", noun, depth=3),
        "antonyms": lambda: wn.antonyms("rise", verb),
    }.items():
        started, times = time.process_time(), 2000
        for _ in range(times):
            call()
        print(f"{name}: {times / (time.process_time() - started):,.0f} a second")


if __name__ == "__main__":
    main(sys.argv[1:])
