"""Quotations: verdicts and places on real differences, edits made by rule, false hits, speed.

    python benchmarks/quotes.py --data FOLDER [--part cases|edits|absent|speed|peer] [--count N]
        [--krokai PYTHON]

Metrics are those of the data's README. Beside the speed stands rapidfuzz's partial ratio, in thread
CPU time of the same run.
"""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import mean
from typing import Any

import data
from rapidfuzz.fuzz import partial_ratio_alignment

from citecheck.model import Finding, Passage
from citecheck.nlp.normalise import fold
from citecheck.nlp.quotes.locate import SourceIndex

SEED = 20261122
NEAR = 10  # code points
VERDICTS = ("verbatim", "altered", "absent")
Edit = Callable[[random.Random, list[str]], str]
Row = dict[str, Any]
SPARE_WORDS = (
    "copper",
    "window",
    "seldom",
    "market",
    "yellow",
    "ninety",
    "gently",
    "never",
    "marble",
)


def main() -> None:
    parser = data.options("Quotations: verdicts, places, false hits, speed.")
    parser.add_argument("--part", choices=("cases", "edits", "absent", "speed", "peer"))
    parser.add_argument(
        "--krokai", help="a Python that has krokai; beside it 52 quotations of 1 MB"
    )
    parser.add_argument("--count", type=int, default=300, help="quotations drawn for each row")
    arguments = parser.parse_args()
    folder = data.existing(arguments.data) / "quotes"
    texts = _texts(folder)
    parts: dict[str, Callable[[], None]] = {
        "cases": lambda: cases(folder, texts),
        "edits": lambda: edits(list(texts.values()), arguments.count),
        "absent": lambda: absent(list(texts.values()), arguments.count),
        "speed": lambda: speed("".join(texts.values())),
    }
    if arguments.krokai:
        parts["peer"] = lambda: beside_krokai("".join(texts.values())[:1_000_000], arguments.krokai)
    for name, part in parts.items():
        if arguments.part in (None, name):
            part()


def cases(folder: Path, texts: dict[str, str]) -> None:
    """Print verdicts and spans on the cases, in their windows and in the whole texts."""
    rows = list(data.rows(folder / "cases.jsonl"))
    judge("window", [(row, *in_window(row, texts)) for row in rows])
    whole = {name: SourceIndex(text) for name, text in texts.items()}
    present = [row for row in rows if row["verdict"] != "absent"]  # absent from a window only
    judge("whole text", [(row, whole[row["text"]], row["window"][0]) for row in present])


def measures(data_folder: Path) -> dict[str, float]:
    """Return shares in [0, 1] by name; more is better."""
    folder = data_folder / "quotes"
    texts = _texts(folder)
    rows = list(data.rows(folder / "cases.jsonl"))
    found = [(row, in_window(row, texts)[0].locate(row["quote"])) for row in rows]
    altered = [passage for row, passage in found if row["verdict"] == "altered"]
    placed = [
        hit(passage, row["start"], row["end"]) for row, passage in found if row["start"] is not None
    ]
    _, near, exact = (mean(column) for column in zip(*placed, strict=True))
    return {
        "verdicts": mean(row["verdict"] == verdict(passage) for row, passage in found),
        "altered not called verbatim": mean(verdict(passage) != "verbatim" for passage in altered),
        "spans within 10 characters": near,
        "spans exact": exact,
    }


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.name: gzip.decompress(path.read_bytes()).decode()
        for path in sorted((folder / "texts").glob("*.txt.gz"))
    }


def in_window(row: Row, texts: dict[str, str]) -> tuple[SourceIndex, int]:
    low, high = row["window"]
    return SourceIndex(texts[row["text"]][low:high]), 0


def judge(title: str, rows: list[tuple[Row, SourceIndex, int]]) -> None:
    """Print the figures of the data's README for `rows` (case, source, offset of its window)."""
    found = [(row, index.locate(row["quote"]), shift) for row, index, shift in rows]
    confusion = Counter((row["verdict"], verdict(passage)) for row, passage, _ in found)
    print(f"\ncases, {title}: {len(rows)} rows; any difference counts as altered")
    for gold in VERDICTS:
        print(f"  {gold:9}", *(f"{name}={confusion[gold, name]:4}" for name in VERDICTS))
    worded = Counter(
        (row["verdict"], verdict(passage))
        for row, passage, _ in found
        if not (row["verdict"] == "altered" and row["casefold_equal"])
    )
    free = Counter(
        (row["verdict"], verdict(passage, free=(Finding.VERBATIM, Finding.TYPOGRAPHIC)))
        for row, passage, _ in found
    )
    print(f"  verdict accuracy {accuracy(confusion):.4f}")
    print(f"  without rows that differ in case or punctuation only {accuracy(worded):.4f}")
    print(f"  typographic (accents too) counted as verbatim {accuracy(free):.4f}")
    print(f"  false verbatim on altered: {confusion['altered', 'verbatim']}")
    kinds = Counter(
        (row["verdict"], passage.finding if passage else "-") for row, passage, _ in found
    )
    print(
        "  findings:", *(f"{gold}/{name} {count};" for (gold, name), count in sorted(kinds.items()))
    )
    hits = [
        hit(passage, row["start"] + shift, row["end"] + shift)
        for row, passage, shift in found
        if row["start"] is not None
    ]
    _, near, exact = (mean(column) for column in zip(*hits, strict=True))
    print(f"  span exact {exact:.4f}, both ends within {NEAR} {near:.4f}")


def verdict(passage: Passage | None, free: tuple[Finding, ...] = (Finding.VERBATIM,)) -> str:
    if passage is None:
        return "absent"
    return "verbatim" if passage.finding in free else "altered"


def accuracy(confusion: Counter[tuple[str, str]]) -> float:
    return sum(confusion[name, name] for name in VERDICTS) / confusion.total()


def draw(chance: random.Random, text: str) -> tuple[int, int]:
    """Return a passage of 60 to 300 code points that starts and ends at words."""
    while True:  # the first and last pages are the publisher's, the same in every book
        start = chance.randrange(
            min(40_000, len(text) // 8), len(text) - min(40_000, len(text) // 8)
        )
        start = text.find(" ", start) + 1
        end = text.rfind(" ", start, start + chance.randint(60, 300))
        passage = text[start:end]
        if (
            len(passage) >= 55
            and passage[0].isalnum()
            and passage[-1].isalnum()
            and "[" not in passage
        ):
            return start, end


def characters(share: float) -> Edit:
    def edit(chance: random.Random, words: list[str]) -> str:
        out = []
        for character in " ".join(words):
            if chance.random() >= share:
                out.append(character)
                continue
            other = chance.choice("abcdefghijklmnopqrstuvwxyz")
            out.append(chance.choice((other, character + other, "")))
        return "".join(out)

    return edit


def substituted(chance: random.Random, words: list[str]) -> str:
    return " ".join(
        chance.choice(SPARE_WORDS) if chance.random() < 0.12 else word for word in words
    )


def left_out(mark: str) -> Edit:
    """Leave out a quarter of the words in one to three runs inside, with `mark` for each run."""

    def edit(chance: random.Random, words: list[str]) -> str:
        lost = max(1, len(words) // 4)
        runs = chance.randint(1, min(3, lost))
        out = list(words)
        for run in range(runs):
            size = lost // runs
            place = 1 + (len(words) - 2) * run // runs
            room = max((len(words) - 2) // runs - size, 1)
            place += chance.randrange(room)
            for index in range(place, min(place + size, len(words) - 1)):
                out[index] = mark if index == place else ""
        return " ".join(word for word in out if word)

    return edit


def scattered(chance: random.Random, words: list[str]) -> str:
    """Leave out a quarter of the words one by one, without a mark."""
    inner = [word for word in words[1:-1] if chance.random() >= 0.25]
    return " ".join([words[0], *inner, words[-1]])


def bracketed(chance: random.Random, words: list[str]) -> str:
    place = chance.randrange(1, len(words) - 1)
    instead = chance.randint(0, 2)
    end = min(place + instead, len(words) - 1)
    return " ".join([*words[:place], "[as the author puts it]", *words[end:]])


EDITS: dict[str, Edit] = {
    "3 % of characters": characters(0.03),
    "10 % of characters": characters(0.10),
    "words substituted": substituted,
    "a quarter left out, …": left_out("…"),
    "a quarter left out, silent": left_out(""),
    "a quarter left out one by one": scattered,
    "bracketed insertion": bracketed,
}


def edits(texts: list[str], count: int) -> None:
    """Print how often the place of an edited passage is found again."""
    print(f"\nedits by rule, {count} passages a row (window of 30 kB | whole text)")
    sources = [(text, SourceIndex(text)) for text in texts]
    for name, edit in EDITS.items():
        chance = random.Random(SEED)
        scores: list[tuple[bool, ...]] = []
        for number in range(count):
            text, whole = sources[number % len(sources)]
            start, end = draw(chance, text)
            quote = edit(chance, text[start:end].split(" "))
            low = max(start - chance.randrange(15_000), 0)
            index = SourceIndex(text[low : low + 30_000])
            scores.append(
                (
                    *hit(index.locate(quote), start - low, end - low),
                    *hit(whole.locate(quote), start, end),
                )
            )
        columns = [f"{mean(column):.3f}" for column in zip(*scores, strict=True)]
        print(f"  {name:30} found {columns[0]} near {columns[1]} exact {columns[2]} |", end="")
        print(f" found {columns[3]} near {columns[4]} exact {columns[5]}")


def hit(passage: Passage | None, start: int, end: int) -> tuple[bool, bool, bool]:
    if passage is None:
        return False, False, False
    near = abs(passage.start - start) <= NEAR and abs(passage.end - end) <= NEAR
    return True, near, (passage.start, passage.end) == (start, end)


def absent(texts: list[str], count: int) -> None:
    """Print how often a quotation of one book is found in the other."""
    chance = random.Random(SEED)
    indexes = [SourceIndex(text) for text in texts]
    false = Counter[str]()
    for number in range(count * 2):
        side = number % 2
        start, end = draw(chance, texts[side])
        if found := indexes[1 - side].locate(texts[side][start:end]):
            false[str(found.finding)] += 1
    print(f"\nabsent: {false.total()} of {count * 2} quotations of one book found in the other")
    print(f"  {dict(false)}")


def speed(text: str) -> None:
    """Print thread CPU time a query beside rapidfuzz, and of making a source ready."""
    print("\nspeed, ms of thread CPU time a query: ours | rapidfuzz partial_ratio_alignment(75)")
    text *= 2
    for size, count in ((10_000, 200), (100_000, 60), (1_000_000, 40), (10_000_000, 12)):
        compare(text[:size], text[-300_000:], count)


def compare(source: str, spare: str, count: int) -> None:
    chance = random.Random(SEED)
    index = SourceIndex(source)
    # The first query for words that are not there makes all that later ones use.
    built = timed(lambda: index.locate("zzyx qqvw " * 20))
    for name, queries in kinds_of_query(chance, source, spare, count).items():
        for quote in queries[:20]:
            index.locate(quote)
        ours = mean(timed(partial(index.locate, quote)) for quote in queries)
        theirs = mean(
            timed(partial(partial_ratio_alignment, quote, source, score_cutoff=75))
            for quote in queries
        )
        print(f"  {len(source):>10} {name:10} {ours:8.3f} | {theirs:8.3f}  {theirs / ours:6.1f} x")
    per_mb = built / len(source) * 1e6
    print(f"  {len(source):>10} made ready in {built:.1f} ms, {per_mb:.0f} ms a MB", end=" ")
    print(f"(folding {timed(lambda: fold(source)):.1f} ms)")


OURS = """
import json, sys, time
from pathlib import Path
from citecheck.nlp.quotes.locate import SourceIndex
start = time.process_time()
index = SourceIndex(Path(sys.argv[1], "source.txt").read_text("utf-8"))
found = [index.locate(quote) for quote in json.loads(sys.argv[2])]
print(time.process_time() - start)
"""
KROKAI = """
import json, sys, time
from krokai.corpus import Corpus
from krokai.verify import check
start = time.process_time()
corpus = Corpus([sys.argv[1]], quiet=True)
found = [check(quote, corpus) for quote in json.loads(sys.argv[2])]
print(time.process_time() - start)
"""


def beside_krokai(source: str, python: str) -> None:
    """Print the CPU seconds of both for 52 quotations, a quarter of each kind, reading and all."""
    queries = kinds_of_query(random.Random(SEED), source[:-300_000], source[-300_000:], 13)
    given = json.dumps([quote for one in queries.values() for quote in one])
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "source.txt").write_text(source, "utf-8")
        for turn in range(5):
            ours, theirs = (
                float(subprocess.check_output([program, "-c", code, folder, given]).split()[-1])
                for program, code in ((sys.executable, OURS), (python, KROKAI))
            )
            print(
                f"  round {turn}: ours {ours:.3f} s, krokai {theirs:.3f} s, {ours / theirs:.2f} x"
            )


def kinds_of_query(
    chance: random.Random, source: str, spare: str, count: int
) -> dict[str, list[str]]:
    queries: dict[str, list[str]] = {
        "verbatim": [],
        "substituted": [],
        "edited 5 %": [],
        "absent": [],
    }
    for _ in range(count):
        start, end = draw(chance, source)
        queries["verbatim"].append(source[start:end])
        queries["substituted"].append(substituted(chance, source[start:end].split(" ")))
        queries["edited 5 %"].append(characters(0.05)(chance, source[start:end].split(" ")))
        start, end = draw(chance, spare)
        queries["absent"].append(spare[start:end])
    return queries


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds of thread CPU time that `work` takes."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1e3


if __name__ == "__main__":
    main()
