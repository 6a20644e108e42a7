"""The rules of comparison as a table of pairs, and the page that tells of them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import citecheck
from citecheck.checks.date import check as date
from citecheck.checks.figure import check as figure
from citecheck.checks.quote import check as quote
from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.model import Date, Evidence, FactKind, Figure, Span, Text

sys.path.insert(0, str(Path(__file__).parent))
import rules_page

ROWS = rules_page.rows()
NOT_YET = {
    "The theatre opened in 1911 and burned down in 1938.": "the year of a subject told by “it”",
}
"""What the verdict does not see yet; it is open there, never borne out by a slip."""
PACKAGE = Path(citecheck.__file__).parent
CITED = re.compile(
    r"\b(?:RULES|[Rr]ules?) (?P<first>[QFSW]\d+)(?P<more>(?:(?:,| and| to|–) ?[QFSW]\d+)*)"
)


def found_in(claim_text: str, source: str) -> Evidence | None:
    """Return the evidence on the value in braces, None where there is no such fact."""
    start, end = claim_text.index("{"), claim_text.index("}") - 1
    claim = claim_of(claim_text.replace("{", "").replace("}", ""))
    marked = Span(start, end)
    reading = Reading(Text(body=source))
    for number, fact in enumerate(claim.facts):
        if not fact.span.overlaps(marked) or fact.kind is FactKind.NAME:
            continue
        check = (
            quote if fact.kind is FactKind.QUOTE else {Figure: figure, Date: date}[type(fact.value)]
        )
        return next(item for item in check.examine(claim, reading, "s") if item.fact == number)
    return None


@pytest.mark.parametrize(
    ("rule", "claim", "source", "finding"), [row for row in ROWS if row[0][0] in "QF"]
)
def test_pair(rule: str, claim: str, source: str, finding: str) -> None:
    evidence = found_in(claim, source)
    assert (evidence.finding.value if evidence else "none") == finding, (rule, evidence)


@pytest.mark.parametrize(
    ("rule", "claim", "source", "outcomes"), [row for row in ROWS if row[0][0] in "SW"]
)
def test_verdict(
    rule: str, claim: str, source: str, outcomes: str, request: pytest.FixtureRequest
) -> None:
    if claim in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason=NOT_YET[claim], strict=False))
    compared = citecheck.compare(claim, source)
    assert compared.outcome in outcomes.split("|"), (rule, compared.why)


def test_every_rule_has_examples_and_every_example_a_rule() -> None:
    page = rules_page.PAGE.read_text(encoding="utf-8")
    rules = re.findall(r"^### ([QFSW]\d+)$", page, re.MULTILINE)
    rows = [row[0] for row in ROWS]
    assert len(rules) == len(set(rules)) > 40
    assert set(rows) | set(rules_page.ELSEWHERE) == set(rules)
    assert all(
        (rules_page.PAGE.parents[1] / path).is_file() for path in rules_page.ELSEWHERE.values()
    )
    assert all(rows.count(rule) >= (8 if rule[0] == "F" else 2) for rule in set(rows))


def test_the_page_is_current() -> None:
    page = rules_page.PAGE.read_text(encoding="utf-8")
    assert page == rules_page.written(page)


def test_no_rule_is_cited_that_is_not_there() -> None:
    rules = {row[0] for row in ROWS} | set(rules_page.ELSEWHERE)
    cited = {
        rule
        for path in PACKAGE.rglob("*.py")
        for match in CITED.finditer(path.read_text(encoding="utf-8"))
        for rule in re.findall(r"[QFSW]\d+", match[0])
    }
    assert len(cited) > 20
    assert cited <= rules
