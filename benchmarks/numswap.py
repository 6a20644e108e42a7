"""How many changed figures are flagged, and how many true ones: the swapped pairs of WiCE.

    python benchmarks/numswap.py [--data FOLDER] [--show]

A claim is flagged where its figures and dates alone lead to an outcome that accuses; the last
lines take every check of citecheck together.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import mean

import data

from citecheck import checks, verdict
from citecheck.checks import Check
from citecheck.checks.date import check as date
from citecheck.checks.figure import check as figure
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Claim, Evidence, Outcome, Text
from citecheck.verdict.fact_status import STATUS_OF, FactStatus

ACCUSING = (Outcome.PARTIAL, Outcome.ALTERED, Outcome.CONTRADICTED, Outcome.NOT_FOUND)
VALUES: tuple[Check, ...] = (figure, date)
BAD = (FactStatus.PARTLY, FactStatus.MISSING, FactStatus.ALTERED, FactStatus.CONTRADICTED)


def main(argv: list[str]) -> int:
    parser = data.options("Flagged figures of WiCE's swapped pairs")
    parser.add_argument("--show", action="store_true", help="print what was missed")
    options = parser.parse_args(argv)
    folder = data.existing(options.data) / "claims"
    rows = list(data.rows(folder / "wice_numswap_dev.jsonl"))
    sources = _sources(folder / "wice_dev.jsonl")
    flagged: dict[tuple[str, str], int] = {}
    contradicted: dict[str, int] = {}
    totals: dict[str, int] = {}
    spent = 0.0
    for row in rows:
        label, claim = row["label"], claim_of(row["claim"])
        reading = sources[row["source_id"]]
        before = time.process_time()
        seen = _examined(VALUES, claim, reading)
        spent += time.process_time() - before
        found = {STATUS_OF[item.finding] for item in seen}
        totals[label] = totals.get(label, 0) + 1
        accused = bool(found & set(BAD))
        flagged["values", label] = flagged.get(("values", label), 0) + accused
        contradicted[label] = contradicted.get(label, 0) + (FactStatus.CONTRADICTED in found)
        outcome = verdict.compare(
            claim, _examined(checks.CHECKS, claim, reading), checks.CHECKS
        ).outcome
        flagged["all", label] = flagged.get(("all", label), 0) + (outcome in ACCUSING)
        if options.show and accused == (label == "supported"):
            _show(row["id"], claim, seen)
    for which in ("values", "all"):
        for label, count in totals.items():
            hits = flagged[which, label]
            print(f"{which:7} {label:12} flagged {hits:3} of {count} = {hits / count:6.1%}")
    for label, count in totals.items():
        print(f"values  {label:12} contradicted {contradicted[label]:3} of {count}")
    print(f"figure and date checks: {1000 * spent / len(rows):.1f} ms a claim, reading included")
    return 0


def measures(data_folder: Path) -> dict[str, float]:
    """Return shares in [0, 1] by name; more is better."""
    folder = data_folder / "claims"
    sources = _sources(folder / "wice_dev.jsonl")
    flagged: dict[str, list[bool]] = {}
    for row in data.rows(folder / "wice_numswap_dev.jsonl"):
        claim, reading = claim_of(row["claim"]), sources[row["source_id"]]
        found = {STATUS_OF[item.finding] for item in _examined(VALUES, claim, reading)}
        flagged.setdefault(row["label"], []).append(not found.isdisjoint(BAD))
    return {
        "changed figures flagged": mean(flagged["unsupported"]),
        "true figures not flagged": 1 - mean(flagged["supported"]),
    }


def _sources(path: Path) -> dict[str, Reading]:
    return {row["id"]: Reading(Text(body=row["source_text"])) for row in data.rows(path)}


def _examined(used: Sequence[Check], claim: Claim, reading: Reading) -> tuple[Evidence, ...]:
    return tuple(
        item
        for check in used
        if check.applies(claim)
        for item in check.examine(claim, reading, "source")
    )


def _show(row: str, claim: Claim, seen: tuple[Evidence, ...]) -> None:
    print(f"{row}: {claim.text[:160]}")
    for item in seen:
        print(f"    {item.finding:13} {item.said!r} / {item.found!r}: {item.note}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
