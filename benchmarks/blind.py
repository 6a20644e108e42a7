"""Blind rounds: claims in our own words, beside the sources they cite, run before anyone looked.

    python benchmarks/blind.py [ROUND ...]

Each round was written by somebody who had not read the code (150 claims over 12 sources in the
manner of real articles) and labelled once more by another; rows on which the two disagree about
support are left out. The figure of the first run was written down before the rows were opened
(`FIRST_RUNS`): that curve is what the verdict is worth on text that nobody tuned on. What is
printed beside it is the run of today, on rounds that have been open since and helped to find
faults: it proves nothing.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import citecheck

FOLDER = Path(__file__).with_name("own") / "blind"
ACCUSED = ("contradicted", "altered", "not_found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How one round came out."""

    rows: int
    falsely_supported: tuple[int, int]
    truly_accused: tuple[int, int]
    supported_right: tuple[int, int]
    share: tuple[int, int]
    accusations_right: tuple[int, int]

    def line(self) -> str:
        """Return the figures as a row of a table."""
        parts = (
            self.falsely_supported,
            self.truly_accused,
            self.supported_right,
            self.share,
            self.accusations_right,
        )
        return " | ".join(f"{a}/{b} = {a / b:.3f}" if b else "–" for a, b in parts)


FIRST_RUNS = {
    1: (
        "2026-11-28, as it was before this round of work",
        Figures(
            rows=150,
            falsely_supported=(13, 82),
            truly_accused=(8, 68),
            supported_right=(37, 50),
            share=(37, 68),
            accusations_right=(17, 25),
        ),
    ),
    2: (
        "2026-11-28, the first verdict by ticks",
        Figures(
            rows=150,
            falsely_supported=(3, 82),
            truly_accused=(1, 68),
            supported_right=(17, 20),
            share=(17, 68),
            accusations_right=(3, 4),
        ),
    ),
    3: (
        "2026-11-28, ties within the sentence, statements reported",
        Figures(
            rows=150,
            falsely_supported=(5, 82),
            truly_accused=(0, 68),
            supported_right=(14, 19),
            share=(14, 68),
            accusations_right=(9, 9),
        ),
    ),
    4: (
        "2026-11-28, whole names only, somebody's word, a new fit",
        Figures(
            rows=150,
            falsely_supported=(1, 83),
            truly_accused=(1, 67),
            supported_right=(11, 12),
            share=(11, 67),
            accusations_right=(7, 7),
        ),
    ),
    5: (
        "2026-11-28, headings that the format tells, rates with “per”",
        Figures(
            rows=150,
            falsely_supported=(0, 83),
            truly_accused=(0, 67),
            supported_right=(10, 10),
            share=(10, 67),
            accusations_right=(4, 4),
        ),
    ),
    6: (
        "2026-11-28, the same as round 5",
        Figures(
            rows=150,
            falsely_supported=(7, 83),
            truly_accused=(0, 67),
            supported_right=(12, 19),
            share=(12, 67),
            accusations_right=(6, 6),
        ),
    ),
    7: (
        "2026-11-29, minimal pairs and untied values; freer paraphrases than before",
        Figures(
            rows=150,
            falsely_supported=(1, 82),
            truly_accused=(1, 68),
            supported_right=(2, 3),
            share=(2, 68),
            accusations_right=(5, 6),
        ),
    ),
    8: (
        "2026-11-29, date lines, “then” and qualifiers again; a third paraphrased freely",
        Figures(
            rows=150,
            falsely_supported=(3, 81),
            truly_accused=(2, 69),
            supported_right=(22, 25),
            share=(22, 69),
            accusations_right=(4, 6),
        ),
    ),
    9: (
        "2026-11-29, unchanged: twelve kinds of text, 19 kinds of error",
        Figures(
            rows=150,
            falsely_supported=(2, 82),
            truly_accused=(1, 68),
            supported_right=(14, 16),
            share=(14, 68),
            accusations_right=(3, 4),
        ),
    ),
    10: (
        "2026-11-29, comparisons by their sides, words that values say; longer sources",
        Figures(
            rows=150,
            falsely_supported=(1, 82),
            truly_accused=(1, 68),
            supported_right=(9, 10),
            share=(9, 68),
            accusations_right=(6, 7),
        ),
    ),
    11: (
        "2026-11-29, values however a newsroom writes them; claims that mostly have to be reckoned",
        Figures(
            rows=150,
            falsely_supported=(0, 82),
            truly_accused=(2, 68),
            supported_right=(0, 0),
            share=(0, 68),
            accusations_right=(0, 2),
        ),
    ),
}


def figures(number: int) -> tuple[Figures, Counter[str]]:
    """Return how the round `number` comes out today, and how many claims have which outcome."""
    data = json.loads((FOLDER / f"round{number}.json").read_text(encoding="utf-8"))
    texts = {source["id"]: source["text"] for source in data["sources"]}
    rows = [
        (row["truth"] == "supported", citecheck.compare(row["claim"], texts[row["source"]]).outcome)
        for row in data["claims"]
        if (row["truth"] == "supported") == (row["second"] == "supported")
    ]
    true = [str(outcome.value) for is_true, outcome in rows if is_true]
    false = [str(outcome.value) for is_true, outcome in rows if not is_true]
    supported = (true.count("supported"), true.count("supported") + false.count("supported"))
    accused = [sum(outcome in ACCUSED[:2] for outcome in side) for side in (true, false)]
    return (
        Figures(
            rows=len(rows),
            falsely_supported=(false.count("supported"), len(false)),
            truly_accused=(sum(outcome in ACCUSED for outcome in true), len(true)),
            supported_right=supported,
            share=(true.count("supported"), len(true)),
            accusations_right=(accused[1], sum(accused)),
        ),
        Counter(true + false),
    )


def measures() -> dict[str, float]:
    """Return what the gate holds of all rounds together."""
    found = [figures(number)[0] for number in rounds()]
    false = [sum(one.falsely_supported[side] for one in found) for side in (0, 1)]
    true = [sum(one.truly_accused[side] for one in found) for side in (0, 1)]
    share = [sum(one.share[side] for one in found) for side in (0, 1)]
    return {
        "false claims not supported": 1 - false[0] / false[1],
        "true claims not accused": 1 - true[0] / true[1],
        "true claims supported": share[0] / share[1],
    }


def rounds() -> list[int]:
    """Return the numbers of the rounds that are open."""
    return sorted(int(path.stem.removeprefix("round")) for path in FOLDER.glob("round*.json"))


def main(arguments: list[str]) -> None:
    print(
        "falsely supported | true accused | supported right | share of the true | accusations right"
    )
    for number in [int(one) for one in arguments] or rounds():
        when, first = FIRST_RUNS[number]
        today, outcomes = figures(number)
        print(f"round {number}, first run ({when}): {first.line()}")
        print(f"round {number}, today: {today.line()}; {dict(outcomes)}")


if __name__ == "__main__":
    main(sys.argv[1:])
