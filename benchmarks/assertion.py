"""How what a source only asks, plans, reports or denies stands to a person's label.

    python benchmarks/assertion.py --data FOLDER [--show STATUS]

For each row the sentence of the source that shares most of the claim's content words is taken;
the statuses over the shared words that the claim does not answer (`unmatched`) are counted beside
the label, where that sentence holds at least three fifths of the claim's content words. A status
that keeps a source from bearing a claim out has a smaller share of supported rows than the rows
without any. Nothing is fitted. The last line is the time for a megabyte of text.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import data

from citecheck.model import Span
from citecheck.nlp import sentences
from citecheck.nlp.assertion import Assertion, Assertions, assertions, unmatched
from citecheck.nlp.lexical.words import find_words

SETS = (
    "fresh/averitec_open", "fresh/bump_open", "fresh/fib_open", "fresh/healthver",
    "fresh/qags_xsum", "claims/attributionbench_dev", "claims/fever_symmetric_dev",
    "claims/wice_dev",
)  # fmt: skip
SHARED_AT_LEAST = 0.6
"""Share of a claim's content words in one sentence from which on that sentence is about it."""


def main(argv: list[str]) -> int:
    parser = data.options("Assertion statuses beside labels")
    parser.add_argument("--show", metavar="STATUS", help="print supported rows under a status")
    options = parser.parse_args(argv)
    root = data.existing(options.data)
    total: dict[str, Counter[bool]] = defaultdict(Counter)
    for name in SETS:
        counted: dict[str, Counter[bool]] = defaultdict(Counter)
        for row, left in _judged(root / f"{name}.jsonl"):
            supported = row["label"] == "supported"
            for status in {one.status.value for one in left} or {"(none)"}:
                counted[status][supported] += 1
                total[status][supported] += 1
                if supported and status == options.show:
                    print(f"    {row['claim']}\n      << {left[0].span.of(row['source_text'])}")
        _print(name, counted)
    _print("all sets", total)
    print(f"reading 1 MB: {_seconds(root):.2f} s")
    return 0


def _judged(path: Path) -> Iterator[tuple[dict[str, Any], tuple[Assertion, ...]]]:
    """Yield each row that a sentence is about, with what its source does not assert."""
    for row in data.rows(path):
        claim, text = row["claim"], row["source_text"]
        spans = sentences.split(text)
        wanted = {word.key for word in find_words(claim) if word.content}
        number, stretch, shared = _best(text, spans, wanted)
        if stretch is None or shared < SHARED_AT_LEAST * len(wanted):
            continue
        mine = assertions(claim, sentences.split(claim), page=False)
        yield row, unmatched(mine, Assertions(text, spans).over(number, stretch))


def _best(text: str, spans: tuple[Span, ...], wanted: set[str]) -> tuple[int, Span | None, int]:
    """Return the sentence with most of the wanted words, the stretch they take, their number."""
    best: tuple[int, Span | None, int] = (0, None, 0)
    for number, span in enumerate(spans):
        found = [word for word in find_words(span.of(text)) if word.key in wanted]
        shared = len({word.key for word in found})
        if shared > best[2]:
            stretch = Span(span.start + found[0].start, span.start + found[-1].end)
            best = number, stretch, shared
    return best


def _print(name: str, counted: dict[str, Counter[bool]]) -> None:
    print(f"{name}: supported of rows")
    for status, labels in sorted(counted.items(), key=lambda item: -item[1].total()):
        share = labels[True] / labels.total()
        print(f"  {status:14} {labels[True]:5} of {labels.total():5} = {share:.2f}")


def _seconds(root: Path) -> float:
    """Return the time for the assertions of a million code points of news."""
    texts = (row["source_text"] for row in data.rows(root / "fresh/fib_open.jsonl"))
    text = "\n\n".join(texts)[:1_000_000]
    text *= 1_000_000 // len(text) or 1
    spans = sentences.split(text)
    start = time.process_time()
    assertions(text, spans)
    return time.process_time() - start


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
