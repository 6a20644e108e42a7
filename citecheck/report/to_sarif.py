"""Step 7: a report as SARIF 2.1.0.

In: reports. Out: one run with an artifact a draft, a rule a code, a result a problem, partial
fingerprints that are the problems' own, and suppressions for what was waived. Offsets are Unicode
code points.
Source: OASIS SARIF 2.1.0 (regions 3.30, suppressions 3.35, columnKind 3.14.17).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

import msgspec

from citecheck.findings import codes as findings
from citecheck.findings.codes import Kind
from citecheck.lazy_regex import regex
from citecheck.model import Coordinates
from citecheck.report import phrases, second_reader
from citecheck.report.sanitise import cut, inert
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HOME = "https://github.com/citecheck/citecheck"
_WEB = regex(r"https?://", re.IGNORECASE)
_SCHEME = regex(r"[A-Za-z][A-Za-z0-9+.-]*://")
CATEGORY = "citecheck/"
"""What tells these results from other tools' in code scanning: a run replaces the last."""

_LONGEST_PASSAGE = 400


def render(report: Report) -> bytes:
    """Return the problems of `report` as SARIF."""
    return render_all([report])


def render_all(reports: Sequence[Report]) -> bytes:
    """Return the problems of at least one report as SARIF: one run, an artifact a draft.

    One run and not one a draft: code scanning takes a tool's results for one commit from one run.
    """
    codes = sorted({problem.code for report in reports for problem in report.problems})
    run = {
        "tool": {"driver": _driver(reports[0], codes)},
        "artifacts": [_artifact(report) for report in reports],
        "automationDetails": {"id": CATEGORY},
        "columnKind": "unicodeCodePoints",
        "results": [
            result
            for number, report in enumerate(reports)
            for result in _results(report, number, codes)
        ],
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_notification(report) for report in reports],
            }
        ],
        "properties": {"summary": _total(reports)},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2) + b"\n"


def _total(reports: Sequence[Report]) -> dict[str, int]:
    """Return the counts of all reports, added up."""
    total: Counter[str] = Counter()
    for report in reports:
        total.update(msgspec.to_builtins(report.summary))
    return dict(total)


def _driver(report: Report, codes: list[str]) -> dict[str, Any]:
    known = findings.kinds()
    return {
        "name": "citecheck",
        "semanticVersion": report.run.citecheck,
        "informationUri": HOME,
        "rules": [_rule(code, known.get(code)) for code in codes],
    }


def _rule(code: str, known: Kind | None) -> dict[str, Any]:
    if known is None:  # a check from outside
        return {"id": code}
    level = str(known.severity)
    text = f"{known.what} {known.why} To settle it: {known.settle} To let it pass: {known.waive}"
    markdown = (
        f"{known.what}\n\n**Why it is reported.** {known.why}\n\n"
        f"**To settle it.** {known.settle}\n\n**To let it pass.** {known.waive}\n\n"
        f"**Example.** {known.example}"
    )
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in re.split(r"[._]", code)),
        "shortDescription": {"text": known.title},
        "fullDescription": {"text": known.what},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": level},
    }


def _artifact(report: Report) -> dict[str, Any]:
    document = report.document
    location: dict[str, Any] = {"uri": _uri(document.path)}
    if _WEB.match(document.path):
        location["description"] = {"text": f"The page at {inert(document.path)}."}
    return {
        "location": location,
        "mimeType": document.media_type,
        "hashes": {"sha-256": document.sha256},
    }


def _uri(path: str) -> str:
    """Return `path` as a relative or absolute URI reference.

    Hosts that show SARIF beside a repository's files refuse a web address as the place of a
    finding: it is named as a path, host first; the address itself stands in the artifact.
    """
    web = _WEB.match(path)
    if web:
        return quote(path[web.end() :].partition("#")[0], safe="/")
    if _SCHEME.match(path):
        return quote(path, safe="%/:=&?~#+!$,;'@()*[]")
    return quote(path.replace("\\", "/"), safe="/")


def _results(report: Report, artifact: int, codes: list[str]) -> Iterator[dict[str, Any]]:
    claims = {claim.id: claim for claim in report.claims}
    compared = report.run.compared
    for problem in report.problems:
        claim = claims.get(problem.claim or "")
        place = _location(report, artifact, problem)
        result: dict[str, Any] = {
            "ruleId": problem.code,
            "ruleIndex": codes.index(problem.code),
            "level": str(problem.severity),
            "message": {"text": _message("\n".join(_lines(problem, claim)))},
            "locations": [place],
            "partialFingerprints": {"citecheck/v1": problem.fingerprint},
            "suppressions": _suppressions(problem),
        }
        if compared:
            result["baselineState"] = "unchanged" if problem.known else "new"
        if claim is not None:
            result["properties"] = {
                "claim": claim.id,
                "outcome": claim.outcome,
                "score": claim.score,
                "links": [reason.link for reason in phrases.passages(claim) if reason.link],
            }
            if claim.reader is not None:
                result["properties"]["secondReader"] = {
                    "model": claim.reader.model,
                    "says": claim.reader.says,
                    "decided": claim.reader.decided,
                }
        yield result


def _suppressions(problem: Problem) -> list[dict[str, str]]:
    if not problem.waived:
        return []
    justified = {"justification": words} if (words := inert(phrases.settled(problem))) else {}
    return [{"kind": "external", "status": "accepted", **justified}]


def _lines(problem: Problem, claim: CheckedClaim | None) -> Iterator[str]:
    """Yield the problem in one line, and a line for each passage."""
    yield problem.message or problem.code
    for reason in phrases.leading(claim) if claim else ():
        label = f" {reason.label}" if reason.label else ""
        yield f"Source{label}: “{cut(reason.passage or '', _LONGEST_PASSAGE)}”"


def _message(text: str) -> str:
    """Return `text` as a message: what would be a link or a placeholder there is escaped."""
    plain = re.sub(r"\{(?=\d)|(?<=\d)\}", r"\g<0>\g<0>", inert(text))
    return re.sub(r"[\[\]]", r"\\\g<0>", plain) if "](" in plain else plain


def _location(report: Report, artifact: int, problem: Problem) -> dict[str, Any]:
    address: dict[str, Any] = {"uri": _uri(report.document.path), "index": artifact}
    if isinstance(problem.file, str):
        address = {"uri": _uri(phrases.path_of(report.document, problem))}
    place: dict[str, Any] = {"artifactLocation": address}
    region = _region(report, problem)
    if region:
        place["region"] = region
    return {
        "physicalLocation": place,
        "message": {"text": phrases.place(report.document, problem)},
    }


def _region(report: Report, problem: Problem) -> dict[str, Any]:
    """Return where the problem is; offsets only where the draft's text is the file's own."""
    if problem.start is None or problem.end is None:
        return {}
    words = inert(report.document.text[problem.start : problem.end])
    region: dict[str, Any] = {"snippet": {"text": words}} if words else {}
    if report.document.coordinates is not Coordinates.LINE:
        # No lines in the file itself: what the format counts, so that not all stand at line 1.
        return region | ({"startLine": problem.line} if problem.line else {})
    region |= {"startLine": problem.line, "startColumn": problem.column}
    if problem.column is not None and words and "\n" not in words:
        region["endColumn"] = problem.column + len(words)
    if report.document.media_type == "text/plain":
        region |= {"charOffset": problem.start, "charLength": problem.end - problem.start}
    return region


def _notification(report: Report) -> dict[str, Any]:
    """Return what could not be verified, which is no result and no silence either."""
    return {
        "level": "warning" if report.summary.unverifiable else "note",
        "message": {
            "text": " ".join(
                filter(None, [second_reader.account(report), phrases.not_verified(report)])
            )
        },
    }
