"""The rules of comparison as a table of pairs: what each check finds in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.checks.date import check as date
from citecheck.checks.figure import check as figure
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Date, Evidence, FactKind, Figure, Span, Text

TABLE = Path(__file__).with_name("rules.tsv").read_text(encoding="utf-8")
ROWS = [tuple(line.split("\t")) for line in TABLE.splitlines() if line and not line.startswith("#")]


def found_in(claim_text: str, source: str) -> Evidence | None:
    """Return the evidence on the value in braces, None where there is no such fact."""
    start, end = claim_text.index("{"), claim_text.index("}") - 1
    claim = claim_of(claim_text.replace("{", "").replace("}", ""))
    marked = Span(start, end)
    reading = Reading(Text(body=source))
    for number, fact in enumerate(claim.facts):
        if not fact.span.overlaps(marked) or fact.kind is FactKind.NAME:
            continue
        check = {Figure: figure, Date: date}[type(fact.value)]
        return next(item for item in check.examine(claim, reading, "s") if item.fact == number)
    return None


@pytest.mark.parametrize(("rule", "claim", "source", "finding"), ROWS)
def test_pair(rule: str, claim: str, source: str, finding: str) -> None:
    evidence = found_in(claim, source)
    assert (evidence.finding.value if evidence else "none") == finding, (rule, evidence)


def test_table_covers_each_rule() -> None:
    rules = [row[0] for row in ROWS]
    assert len(ROWS) >= 250
    assert all(rules.count(f"F{number}") >= 8 for number in range(1, 19))
