"""Claims of the open sets with what the checks see in their sources, to fit and measure on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from data import rows

from citecheck.checks import CHECKS
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Claim, Evidence, Text
from citecheck.verdict.aggregate import settle
from citecheck.verdict.fact_status import standings
from citecheck.verdict.support_model import features

SETS = {
    "wice": "wice_dev",
    "perturb": "wice_perturb_dev",
    "numswap": "wice_numswap_dev",
    "attribution": "attributionbench_dev",
    "fever": "fever_symmetric_dev",
    "citint": "citint_dev",
}


@dataclass(frozen=True)
class Seen:
    """One row of a set, the claim made of it, and what the checks saw."""

    name: str  # of the set, a key of SETS
    row: dict[str, Any]
    source: str
    claim: Claim
    evidence: tuple[Evidence, ...]

    @property
    def supported(self) -> bool:
        """Whether the source bears out every part, by the set's label."""
        return self.row["label"] in ("supported", "original")

    @cached_property
    def features(self) -> dict[str, float]:
        """What the model weighs."""
        settled = settle(self.evidence)
        return features(self.claim, settled, standings(self.claim, settled))


def seen(data: Path, names: Iterable[str] | None = None) -> list[Seen]:
    """Return every row of the sets `names` (all), checked; a source is read once."""
    pages = {row["id"]: row["source_text"] for row in rows(data / "claims" / "wice_dev.jsonl")}
    readings: dict[str, Reading] = {}
    found = []
    for name in names or SETS:
        for row in rows(data / "claims" / f"{SETS[name]}.jsonl"):
            source = row.get("source_text") or pages[row["source_id"]]
            reading = readings.setdefault(source, Reading(Text(body=source)))
            claim = claim_of(row["claim"])
            evidence = tuple(
                item
                for check in CHECKS
                if check.applies(claim)
                for item in check.examine(claim, reading, "source")
            )
            found.append(Seen(name, row, source, claim, evidence))
    return found
