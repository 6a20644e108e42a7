"""The open sets of claims with a source: rows in one form, and what citecheck makes of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from data import rows

from citecheck import verdict
from citecheck.checks import all_checks, examine
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Claim, Comparison, Evidence, Text
from citecheck.verdict.bearing import Bearing, bear
from citecheck.verdict.parts import Part
from citecheck.verdict.support_model import fact_features, features

SETS = {
    "wice": "claims/wice_dev",
    "perturb": "claims/wice_perturb_dev",
    "numswap": "claims/wice_numswap_dev",
    "attribution": "claims/attributionbench_dev",
    "fever": "claims/fever_symmetric_dev",
    "bump": "fresh/bump_open",
    "fib": "fresh/fib_open",
    "qags": "fresh/qags_xsum",
    "averitec": "fresh/averitec_open",
    "healthver": "fresh/healthver",
}
NEWS = ("bump", "fib", "qags", "newsroom")
FAMILY = {"perturb": "wice", "numswap": "wice"}
"""Sets made from the rows of another: they are left out together."""

NEWSROOM = Path(__file__).with_name("own") / "newsroom"


@dataclass(frozen=True)
class Row:
    """A claim, its source and whether a person called it supported in full."""

    set: str
    id: str
    claim: str
    source: str
    supported: bool
    label: str
    note: str = ""  # the set's own kind of row

    @property
    def family(self) -> str:
        """The set that is left out with it."""
        return FAMILY.get(self.set, self.set)


@dataclass(frozen=True)
class Judged:
    """A row with what citecheck sees and says."""

    row: Row
    made: Claim
    evidence: tuple[Evidence, ...]

    @cached_property
    def found(self) -> Comparison:
        """The comparison that a user gets."""
        return verdict.compare(self.made, self.evidence, all_checks())

    @cached_property
    def borne(self) -> Bearing:
        """What the evidence bears on the claim."""
        checks = all_checks()
        known = {check.CODE for check in checks}
        settled = [
            item
            for check in checks
            for item in check.interpret(
                tuple(one for one in self.evidence if one.check == check.CODE)
            )
        ]
        settled += [item for item in self.evidence if item.check not in known]
        return bear(self.made, tuple(settled))

    @cached_property
    def worst(self) -> Part | None:
        """The sentence of the claim that is borne out least."""
        return min(self.borne.parts, key=lambda part: part.score, default=None)

    @cached_property
    def features(self) -> dict[str, float]:
        """What the support model weighs, of the sentence that is borne out least."""
        if self.worst is None or not self.worst.best.signals:
            return {}
        return features(self.worst.best.signals) | fact_features(self.made, self.borne.facts)


def open_rows(data: Path, names: Iterable[str] | None = None) -> Iterator[Row]:
    """Yield the rows of the sets `names` (all of `SETS` and the newsroom), set by set.

    Args:
        data: folder of the open benchmark data.
        names: sets, None for all.
    """
    wanted = tuple(names or (*SETS, "newsroom"))
    pages = {row["id"]: row["source_text"] for row in rows(data / "claims" / "wice_dev.jsonl")}
    for name in wanted:
        if name == "newsroom":
            yield from _newsroom()
            continue
        for row in rows(data / f"{SETS[name]}.jsonl"):
            yield Row(
                name,
                row["id"],
                row["claim"],
                row.get("source_text") or pages[row["source_id"]],
                row["label"] in ("supported", "original"),
                row["label"],
                row.get("note") or row.get("edit") or "",
            )


def _newsroom() -> Iterator[Row]:
    for path in sorted(NEWSROOM.glob("*.json")):
        table = json.loads(path.read_text(encoding="utf-8"))
        for number, pair in enumerate(table["pairs"]):
            outcomes = pair["outcomes"]
            yield Row(
                "newsroom",
                f"{path.stem}-{number}",
                pair["claim"],
                table["source"],
                "supported" in outcomes,
                "/".join(outcomes),
            )


def round_rows(folder: Path) -> Iterator[Row]:
    """Yield the rows of a blind round: ``sources.json`` and ``claims.jsonl``."""
    texts = {
        item["id"]: item["text"]
        for item in json.loads((folder / "sources.json").read_text(encoding="utf-8"))
    }
    for row in rows(folder / "claims.jsonl"):
        truth = row["truth"]
        source = texts[row["source"]]
        yield Row(folder.name, row["id"], row["claim"], source, truth == "supported", truth)


def sampled(found: Iterable[Row], most: int | None) -> list[Row]:
    """Return at most `most` rows of each set, always the same ones (None: all)."""
    by_set: dict[str, list[Row]] = {}
    for row in found:
        by_set.setdefault(row.set, []).append(row)
    return [row for of_set in by_set.values() for row in sorted(of_set, key=_digest)[:most]]


def _digest(row: Row) -> str:
    return hashlib.sha256(row.id.encode()).hexdigest()


def judged(found: Iterable[Row]) -> list[Judged]:
    """Return the rows with what the checks see; a source is read once."""
    readings: dict[str, Reading] = {}
    seen = []
    for row in found:
        reading = readings.setdefault(row.source, Reading(Text(body=row.source)))
        made = claim_of(row.claim)
        seen.append(Judged(row, made, examine(made, reading, "source")))
    return seen


def describe(row: dict[str, Any]) -> str:
    """Return a row of a table of figures, two digits behind the point."""
    return "| " + " | ".join(_cell(value) for value in row.values()) + " |"


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
