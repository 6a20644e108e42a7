"""Time `compare` in process seconds: a claim on a page, on a large source, fifty claims on one.

    python benchmarks/compare_speed.py --data FOLDER [--stages]

With ``--stages`` also what the first reading of the large source is made of.
"""

from __future__ import annotations

import sys
import time

from data import folder, rows

from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Claim, Text
from citecheck.run.compare import against, compare

PAGE, LARGE, CLAIMS = 6000, 1_000_000, 50
STAGES = ("sentences", "pieces", "odd_digits", "values", "words", "language")
"""Properties of a `Reading`, in the order in which each needs no later one."""
ABSENT = "zzyx qqvw " * 20  # looking for it makes the index of quotations


def main(argv: list[str]) -> None:
    found = list(rows(folder(argv) / "claims" / "wice_dev.jsonl"))
    claims = [claim_of(row["claim"]) for row in found[:CLAIMS]]
    text = "\n".join(row["source_text"] for row in found)
    _warm(claims[0], text[:PAGE])
    if "--stages" in argv:
        _stages(Text(body=text[:LARGE]))
    started = time.process_time()
    for claim, row in zip(claims, found, strict=False):
        compare(claim, Text(body=row["source_text"][:PAGE]))
    _say(f"a claim on {PAGE} characters, read anew", started, len(claims))
    started = time.process_time()
    reading = Reading(Text(body=text[:LARGE]))
    against(claims[0], reading)
    _say(f"the first claim on {LARGE} characters, indexing and all", started, 1)
    for claim in claims:
        against(claim, reading)
    _say(f"{len(claims)} claims on {LARGE} characters, the first reading included", started, 1)
    started = time.process_time()
    for claim in claims:
        against(claim, reading)
    _say(f"a claim on {LARGE} characters, indexed", started, len(claims))


def _stages(text: Text) -> None:
    reading = Reading(text)
    begun = time.process_time()
    for stage in STAGES:
        started = time.process_time()
        getattr(reading, stage)
        _say(f"  {stage} of {LARGE} characters", started, 1)
    _say(f"  first reading of {LARGE} characters, before any claim", begun, 1)
    started = time.process_time()
    list(reading.values.figures())
    _say(f"  all figures and dates of {LARGE} characters, were they wanted", started, 1)
    started = time.process_time()
    reading.index.locate(ABSENT)
    _say(f"  index of {LARGE} characters, numpy's import included", started, 1)


def _warm(claim: Claim, text: str) -> None:
    compare(claim, Text(body=text))


def _say(what: str, started: float, count: int) -> None:
    print(f"{what}: {(time.process_time() - started) / count * 1000:.1f} ms")


if __name__ == "__main__":
    main(sys.argv[1:])
