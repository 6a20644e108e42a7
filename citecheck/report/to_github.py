"""Step 7: a report as GitHub workflow commands, which annotate the lines of a pull request.

In: a `Report`. Out: one ``::error``, ``::warning`` or ``::notice`` a problem, and the summary as
plain lines, the last of which counts what could not be verified. Waived problems are notices.
Source: GitHub Actions, workflow commands, for the escapes.
"""

from __future__ import annotations

from citecheck.findings import codes
from citecheck.model import Coordinates, Severity
from citecheck.report import phrases
from citecheck.report.sanitise import one_line
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import Problem

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report) -> bytes:
    """Return the problems of `report` as workflow commands, the gravest first."""
    rows = [_command(report, problem) for problem in phrases.gravest_first(report.problems)]
    rows += [
        phrases.outcome_counts(report),
        phrases.problem_counts(report),
        phrases.not_verified(report),
    ]
    return "".join(f"{row}\n" for row in rows).encode()


def _command(report: Report, problem: Problem) -> str:
    command = "notice" if problem.waived else _COMMANDS[problem.severity]
    known = codes.kinds().get(problem.code)
    title = f"{problem.code}: {known.title}" if known else problem.code
    properties = {"file": one_line(report.document.path), "title": title}
    if report.document.coordinates is Coordinates.LINE and problem.line is not None:
        properties |= {"line": str(problem.line), "col": str(problem.column)}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    waived = "waived: " if problem.waived else ""
    place = ""
    if report.document.coordinates is not Coordinates.LINE:
        place = f" ({phrases.place(report.document, problem.line, problem.column)})"
    return f"::{command} {listed}::{_data(waived + one_line(problem.message) + place)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
