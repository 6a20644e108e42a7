"""Claims in other words than their source's, by kind: what is borne out, and its near misses."""

import csv
from pathlib import Path

import pytest

import citecheck
from citecheck.model import Outcome

ACCUSING = (Outcome.CONTRADICTED, Outcome.ALTERED, Outcome.NOT_FOUND, Outcome.PARTIAL)
with Path(__file__).with_name("paraphrases.tsv").open(encoding="utf-8", newline="") as _lines:
    ROWS = [
        tuple(cell.replace("\\n", "\n") for cell in row.values())
        for row in csv.DictReader(_lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    ]


def test_every_kind_has_siblings_of_both_sorts() -> None:
    sorts = {(kind, borne) for kind, borne, _, _ in ROWS}
    assert sorts == {(kind, borne) for kind, _ in sorts for borne in ("yes", "no")}


@pytest.mark.parametrize(("kind", "borne", "claim", "source"), ROWS)
def test_only_what_the_source_says_is_supported(
    kind: str, borne: str, claim: str, source: str
) -> None:
    found = citecheck.compare(claim, source)
    if borne == "yes":
        assert found.outcome is Outcome.SUPPORTED, f"{kind}: {found.why}"
    else:
        assert found.outcome is not Outcome.SUPPORTED, kind
