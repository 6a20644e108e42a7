"""Step 7: a report as GitLab's Code Quality JSON, which a merge request shows beside its lines.

In: reports. Out: one issue a problem that nobody waived and that was not known before, the gravest
first. Source: GitLab, Code Quality report format: `description`, `check_name`, `fingerprint`
(unique in the file), `severity`, `location.path`, `location.lines.begin`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from citecheck.model import Coordinates, Severity
from citecheck.report import phrases
from citecheck.report.sanitise import cut, one_line
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Problem

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}
_LONGEST_PASSAGE = 300


def render(report: Report) -> bytes:
    """Return the problems of `report` as a Code Quality report."""
    return render_all([report])


def render_all(reports: Sequence[Report]) -> bytes:
    """Return the problems of `reports` as one Code Quality report."""
    seen: Counter[str] = Counter()
    rows = [row for report in reports for row in _issues(report, seen)]
    return msgspec.json.format(msgspec.json.encode(rows), indent=2) + b"\n"


def _issues(report: Report, seen: Counter[str]) -> Iterator[dict[str, Any]]:
    claims = {claim.id: claim for claim in report.claims}
    for problem in phrases.gravest_first(report.problems, report.claims):
        if problem.waived or problem.known:
            continue
        own = f"{one_line(report.document.path)}:{problem.fingerprint}:{problem.code}"
        seen[own] += 1
        is_line = report.document.coordinates is Coordinates.LINE
        yield {
            "description": _description(report, problem, claims.get(problem.claim or "")),
            "check_name": problem.code,
            "fingerprint": own if seen[own] == 1 else f"{own}:{seen[own]}",
            "severity": _SEVERITIES[problem.severity],
            "location": {
                "path": one_line(phrases.path_of(report.document, problem)),
                "lines": {"begin": (problem.line or 1) if is_line else 1},
            },
        }


def _description(report: Report, problem: Problem, claim: CheckedClaim | None) -> str:
    place = ""
    if report.document.coordinates is not Coordinates.LINE:
        place = f" ({phrases.place(report.document, problem)})"
    parts = [f"{one_line(problem.message)}{place}"]
    for reason in phrases.leading(claim) if claim else ():
        label = f" [{one_line(reason.label)}]" if reason.label else ""
        parts.append(f"Source{label}: “{cut(reason.passage or '', _LONGEST_PASSAGE)}”")
    if claim and claim.suggestion:
        parts.append(f"Try: {one_line(claim.suggestion.text)}")
    return ". ".join(part.rstrip(".") for part in parts)
