"""What is measured on our own words alone, so that it can run anywhere: figures, quotations, swaps.

    python benchmarks/own_words.py [--show]

Sentences with their figures (``own/figures.tsv``), quotations edited by rule (as `quotes` does with
books) from the sources of the demonstration, and true claims of ``own/newsroom`` with one number
changed. The open data are larger; this holds the floor where they are not at hand.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from figures import Item, Score, matched
from quotes import EDITS, SEED, draw, hit

import citecheck
from citecheck import SourceIndex
from citecheck.model import Outcome
from citecheck.nlp.figures import find_figures

OWN = Path(__file__).with_name("own")
SOURCES = Path(__file__).parents[1] / "fixtures" / "demo" / "sources"
DRAWN = 40  # quotations for each way of editing, and as many that are not there
_NUMBER = re.compile(r"(?<![\w.,])(?<![^\W\d_]-)\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w,]|\.\d)")


def main(argv: list[str]) -> None:
    for name, value in measures(show="--show" in argv).items():
        print(f"{name:40} {value:.4f}")


def measures(*, show: bool = False) -> dict[str, float]:
    """Return shares in [0, 1] by name; more is better."""
    return {
        "figures, value and unit F1": figures(show=show).f1,
        **quotations(),
        "changed numbers accused": changed_numbers(show=show),
    }


def figures(*, show: bool) -> Score:
    """Return the counts of figures with value and unit over the sentences."""
    total = Score()
    for line in (OWN / "figures.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        sentence, _, written = line.partition("\t")
        gold = [] if written == "-" else [_item(part) for part in written.split("; ")]
        found = [  # four digits, as the sentences have of thirds
            Item((round(float(figure.low), 4), round(float(figure.high), 4)), figure.unit)
            if figure.value is None
            else Item((round(float(figure.value), 4),) * 2, figure.unit)
            for figure in find_figures(sentence)
        ]
        score, missed = matched(gold, found, units=True)
        total += score
        if show and (missed or score.found > score.right):
            print(f"{sentence}: {[(item.value, item.unit) for item in found]}")
    return total


def _item(written: str) -> Item:
    value, _, unit = written.partition(" ")
    low, _, high = value.partition("..")
    return Item((float(low), float(high or low)), unit)


def quotations() -> dict[str, float]:
    """Return how often an edited quotation is found in its place, and an absent one is not."""
    chance = random.Random(SEED)
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(SOURCES.glob("*.txt")))
    source = SourceIndex(text)
    near = {}
    for name, edit in EDITS.items():
        hits = []
        for _ in range(DRAWN):
            start, end = draw(chance, text)
            hits.append(hit(source.locate(edit(chance, text[start:end].split(" "))), start, end)[1])
        near[f"quotations in their place, {name}"] = mean(hits)
    others = "\n\n".join(table["source"] for table in _newsroom())
    absent = [draw(chance, others) for _ in range(DRAWN)]
    found = [source.locate(others[start:end]) for start, end in absent]
    return {**near, "absent quotations not found": mean(passage is None for passage in found)}


def changed_numbers(*, show: bool) -> float:
    """Return the share of true claims that are accused once one of their numbers is changed."""
    accused = []
    for table in _newsroom():
        for pair in table["pairs"]:
            for claim in _changed(pair["claim"]) if pair["outcomes"] == ["supported"] else ():
                outcome = citecheck.compare(claim, table["source"]).outcome
                accused.append(
                    outcome in (Outcome.CONTRADICTED, Outcome.NOT_FOUND, Outcome.PARTIAL)
                )
                if show and not accused[-1]:
                    print(f"{outcome}: {claim}")
    return mean(accused)


def _changed(claim: str) -> Iterator[str]:
    """Yield `claim` with the leading digit of each of its numbers changed in turn."""
    for match in _NUMBER.finditer(claim):
        digit = str(int(match[0][0]) % 9 + 1)
        yield f"{claim[: match.start()]}{digit}{claim[match.start() + 1 :]}"


def _newsroom() -> Iterator[dict[str, object]]:
    for path in sorted((OWN / "newsroom").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main(sys.argv[1:])
