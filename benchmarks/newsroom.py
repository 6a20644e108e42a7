"""How verdicts stand to a person's: claims an editor might meet, each beside one source.

    python benchmarks/newsroom.py [--show]

The sources and claims are our own words (``benchmarks/own/newsroom``), with every outcome that a
careful fact-checker could give. What matters most is printed first: claims called supported that
are not, and true claims that are accused. `unclear` hands a claim to a person and wrongs nobody.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import citecheck
from citecheck.model import Outcome

PAIRS = Path(__file__).with_name("own") / "newsroom"
ACCUSING = (Outcome.PARTIAL, Outcome.ALTERED, Outcome.CONTRADICTED, Outcome.NOT_FOUND)
KINDS = ("false supported", "false accused", "another accusation", "unclear instead", "right")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Verdicts beside a person's")
    parser.add_argument("--show", action="store_true", help="print every claim judged otherwise")
    options = parser.parse_args(argv)
    counted: Counter[str] = Counter()
    for kind, line in judged():
        counted[kind] += 1
        if options.show and kind != "right":
            print(line)
    total = sum(counted.values())
    for kind in KINDS:
        print(f"{kind:20} {counted[kind]:4} of {total} = {counted[kind] / total:6.1%}")
    return 0


def measures() -> dict[str, float]:
    """Return shares in [0, 1] by name; more is better."""
    kinds = Counter(kind for kind, _ in judged())
    return {
        "right": kinds["right"] / kinds.total(),
        "not falsely supported": 1 - kinds["false supported"] / kinds.total(),
        "not falsely accused": 1 - kinds["false accused"] / kinds.total(),
    }


def judged() -> Iterator[tuple[str, str]]:
    """Yield for each pair the kind of judgement and a line that shows it."""
    for path in sorted(PAIRS.glob("*.json")):
        table = json.loads(path.read_text(encoding="utf-8"))
        for pair in table["pairs"]:
            found = citecheck.compare(pair["claim"], table["source"])
            right = [Outcome(name) for name in pair["outcomes"]]
            kind = _kind(found.outcome, right)
            wanted = "/".join(right)
            yield kind, f"{kind}: {found.outcome} for {wanted}: {pair['claim']} << {found.why}"


def _kind(found: Outcome, right: list[Outcome]) -> str:
    if found in right:
        return "right"
    if found is Outcome.SUPPORTED:
        return "false supported"
    if found not in ACCUSING:
        return "unclear instead"
    return "false accused" if Outcome.SUPPORTED in right else "another accusation"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
