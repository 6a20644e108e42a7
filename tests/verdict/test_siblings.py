"""Kinds of faults, each with siblings, true ones among them, through the whole verdict.

A row of ``siblings.tsv`` is a claim, its source and the outcomes that it may have. A true claim is
supported or unclear, never accused; a false one is anything but supported.
"""

import csv
from pathlib import Path

import pytest

import citecheck

with Path(__file__).with_name("siblings.tsv").open(encoding="utf-8") as file:
    ROWS = [tuple(row) for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("kind", "outcomes", "claim", "source"), ROWS)
def test_sibling(kind: str, outcomes: str, claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome in outcomes.split(" or "), kind
