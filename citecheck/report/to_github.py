"""Step 7: a report as GitHub workflow commands, which annotate the lines of a pull request.

In: a `Report`. Out: one ``::error``, ``::warning`` or ``::notice`` a problem, the gravest first,
with the passage, what would hold, and the link; then the summary as plain lines, the last of which
counts what could not be verified. Waived and known problems are notices.
Source: GitHub Actions, workflow commands, for the escapes and for the limit of annotations a step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.findings import codes
from citecheck.model import Coordinates, Severity
from citecheck.report import phrases, second_reader
from citecheck.report.causes import Cause, by_cause
from citecheck.report.links import is_web
from citecheck.report.sanitise import cut, one_line
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Problem

MOST = 10
"""Annotations of each kind that GitHub shows of one step; what is beyond it drops in silence, so
the last one counts what is left out."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_LONGEST_PASSAGE = 300


def render(report: Report) -> bytes:
    """Return the problems of `report` as workflow commands, the gravest first."""
    return render_all([report])


def render_all(reports: Sequence[Report]) -> bytes:
    """Return the problems of all reports as workflow commands, at most `MOST` of each kind."""
    pairs = [
        (report, cause) for report in reports for cause in by_cause(report.problems, report.claims)
    ]
    rows: list[str] = []
    for command in _COMMANDS.values():
        rows += _limited(command, [pair for pair in pairs if _command(pair[1].problem) == command])
    for report in reports:
        rows += [f"{one_line(report.document.path)}:"] if len(reports) > 1 else []
        rows += [
            phrases.outcome_counts(report),
            phrases.problem_counts(report),
            *filter(None, [second_reader.account(report)]),
            phrases.not_verified(report),
        ]
    return "".join(f"{_inactive(row)}\n" for row in rows).encode()


def annotation(command: str, title: str, message: str, *, file: str | None = None) -> str:
    """Return one annotation that is about no problem of a report, as a line.

    Args:
        command: ``error``, ``warning`` or ``notice``.
        title: its heading, one line.
        message: what to say, one line or several.
        file: path of the draft, None for the run as a whole.
    """
    properties = {} if file is None else {"file": one_line(file)}
    return _annotated(command, {**properties, "title": title}, message)


def _limited(command: str, pairs: list[tuple[Report, Cause]]) -> Iterator[str]:
    shown = pairs if len(pairs) <= MOST else pairs[: MOST - 1]
    yield from (_row(command, report, cause) for report, cause in shown)
    left = len(pairs) - len(shown)
    if left:
        yield annotation(command, "citecheck", f"and {left} more; the report has them all")


def _command(problem: Problem) -> str:
    return "notice" if problem.waived or problem.known else _COMMANDS[problem.severity]


def _row(command: str, report: Report, cause: Cause) -> str:
    problem = cause.problem
    known = codes.kinds().get(problem.code)
    title = f"{problem.code}: {known.title}" if known else problem.code
    properties = {"file": one_line(phrases.path_of(report.document, problem)), "title": title}
    if report.document.coordinates is Coordinates.LINE and problem.line is not None:
        properties |= {"line": str(problem.line), "col": str(problem.column)}
    settled = phrases.settled(problem)
    place = ""
    if report.document.coordinates is not Coordinates.LINE:
        place = f" ({phrases.place(report.document, problem)})"
    said = f"{settled}: " if settled else ""
    claim = next((item for item in report.claims if item.id == problem.claim), None)
    lines = [f"{said}{one_line(problem.message)}{place}", *map(one_line, cause.consequences)]
    lines += _evidence(claim) if claim else ()
    return _annotated(command, properties, "\n".join(lines))


def _evidence(claim: CheckedClaim) -> Iterator[str]:
    for reason in phrases.leading(claim):
        label = f" [{one_line(reason.label)}]" if reason.label else ""
        yield f"Source{label}: “{cut(reason.passage or '', _LONGEST_PASSAGE)}”"
        if reason.link and is_web(reason.link):
            yield one_line(reason.link)
    if claim.suggestion:
        yield f"Try: {one_line(claim.suggestion.text)} ({one_line(claim.suggestion.why)})"


def _annotated(command: str, properties: dict[str, str], message: str) -> str:
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {listed}::{_data(message)}"


def _inactive(row: str) -> str:
    """Return a row of ours as it is, a line of the summary so that the runner obeys none of it."""
    is_command = row.startswith(tuple(f"::{command} " for command in _COMMANDS.values()))
    return row if is_command else row.replace("::", ":\u200b:").replace("##[", "#\u200b#[")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
