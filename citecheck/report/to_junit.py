"""Step 7: a report as JUnit XML: a test case a claim, and one for each problem of the draft itself.

In: a `Report`. Out: UTF-8 XML 1.0. A claim fails where a problem of it is an error, unless all of
them are waived: then it is skipped, as are claims that could not be verified.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from citecheck.model import Outcome, Severity
from citecheck.report import phrases, second_reader
from citecheck.report.sanitise import cut, inert, one_line
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Problem

_LONGEST_NAME = 120


def render(report: Report) -> bytes:
    """Return the claims of `report` as a JUnit test suite."""
    return render_all([report])


def render_all(reports: Iterable[Report]) -> bytes:
    """Return the claims of `reports` as JUnit test suites, one a draft."""
    suites = ET.Element("testsuites")
    suites.extend([_suite(report) for report in reports])
    if len(suites) == 1:
        suites.set("name", suites[0].get("name", ""))
    for name in ("tests", "failures", "skipped", "errors"):
        suites.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    ET.indent(suites)
    return bytes(ET.tostring(suites, encoding="utf-8", xml_declaration=True)) + b"\n"


def _suite(report: Report) -> ET.Element:
    suite = ET.Element("testsuite", name=one_line(report.document.path))
    problems = phrases.by_claim(report.problems)
    for claim in report.claims:
        _claim(suite, report, claim, problems.get(claim.id, []))
    for problem in problems.get(None, []):
        _problem(suite, report, problem)
    ET.SubElement(suite, "system-out").text = _summary(report)
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
        suite.set(name, str(sum(1 for _ in suite.iter(tag))))
    suite.set("errors", "0")
    return suite


def _case(suite: ET.Element, report: Report, name: str, line: int | None) -> ET.Element:
    attributes = {"classname": one_line(report.document.path), "name": name}
    attributes["file"] = one_line(report.document.path)
    if line is not None:
        attributes["line"] = str(line)
    return ET.SubElement(suite, "testcase", attributes)


def _claim(suite: ET.Element, report: Report, claim: CheckedClaim, problems: list[Problem]) -> None:
    name = f"{claim.id}: {cut(claim.text, _LONGEST_NAME)}"
    case = _case(suite, report, name, claim.line)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    standing = [problem for problem in errors if not (problem.waived or problem.known)]
    message = f"{phrases.name(claim.outcome)}: {one_line(claim.why)}"
    if standing:
        failure = ET.SubElement(case, "failure", message=message, type=standing[0].code)
        failure.text = _details(report, claim, standing)
    elif errors:
        ET.SubElement(case, "skipped", message=f"{phrases.settled(errors[0])}; {message}")
    elif claim.outcome is Outcome.UNVERIFIABLE:
        ET.SubElement(case, "skipped", message=message)
    elif claim.outcome is not Outcome.SUPPORTED or claim.reader is not None:
        said = second_reader.sentence(claim)
        ET.SubElement(case, "system-out").text = "\n".join(filter(None, (message, said)))


def _details(report: Report, claim: CheckedClaim, problems: list[Problem]) -> str:
    rows = [phrases.place(report.document, claim), inert(claim.text)]
    rows += [f"{problem.code}: {inert(problem.message)}" for problem in problems]
    rows += filter(None, [second_reader.sentence(claim)])
    for reason in phrases.leading(claim):
        label = f"[{reason.label}] " if reason.label else ""
        rows.append(inert(f"source {label}{reason.passage}"))
    return "\n".join(rows)


def _problem(suite: ET.Element, report: Report, problem: Problem) -> None:
    name = f"{problem.code}: {cut(problem.message, _LONGEST_NAME)}"
    case = _case(suite, report, name, problem.line)
    message = one_line(problem.message)
    if problem.waived or problem.known:
        ET.SubElement(case, "skipped", message=f"{phrases.settled(problem)}; {message}")
    elif problem.severity is Severity.ERROR:
        ET.SubElement(case, "failure", message=message, type=problem.code).text = message
    else:
        ET.SubElement(case, "system-out").text = f"{problem.severity}: {message}"


def _summary(report: Report) -> str:
    lines = (
        phrases.outcome_counts(report),
        phrases.problem_counts(report),
        second_reader.account(report),
        phrases.not_verified(report),
    )
    return "\n".join(filter(None, lines))
