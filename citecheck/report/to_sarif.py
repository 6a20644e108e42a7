"""Step 7: a report as SARIF 2.1.0.

In: a `Report`. Out: one run with a rule a code, a result a problem, partial fingerprints that are
the problems' own, and suppressions for what was waived. Offsets are Unicode code points.
Source: OASIS SARIF 2.1.0 (regions 3.30, suppressions 3.35, columnKind 3.14.17).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from citecheck import findings
from citecheck.findings import Kind
from citecheck.model import Coordinates
from citecheck.regex import regex
from citecheck.report import phrases
from citecheck.report.inert import cut, inert
from citecheck.report.results import Report
from citecheck.report.structs import CheckedClaim, Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HOME = "https://github.com/citecheck/citecheck"
_SCHEME = regex(r"[A-Za-z][A-Za-z0-9+.-]*://")
_LONGEST_PASSAGE = 400


def render(report: Report) -> bytes:
    """Return the problems of `report` as SARIF."""
    codes = sorted({problem.code for problem in report.problems})
    claims = {claim.id: claim for claim in report.claims}
    run = {
        "tool": {"driver": _driver(report, codes)},
        "artifacts": [_artifact(report)],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(report, problem, codes, claims.get(problem.claim or ""))
            for problem in report.problems
        ],
        "invocations": [_invocation(report)],
        "properties": {"summary": msgspec.to_builtins(report.summary)},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2) + b"\n"


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
    return {
        "location": {"uri": _uri(document.path)},
        "mimeType": document.media_type,
        "hashes": {"sha-256": document.sha256},
    }


def _uri(path: str) -> str:
    """Return `path` as a relative or absolute URI reference; an address stays what it is."""
    if _SCHEME.match(path):
        return quote(path, safe="%/:=&?~#+!$,;'@()*[]")
    return quote(path.replace("\\", "/"), safe="/")


def _result(
    report: Report, problem: Problem, codes: list[str], claim: CheckedClaim | None
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": str(problem.severity),
        "message": {"text": _message("\n".join(_lines(problem, claim)))},
        "locations": [_location(report, problem)],
        "partialFingerprints": {"citecheck/v1": problem.fingerprint},
        "suppressions": [{"kind": "external", "status": "accepted"}] if problem.waived else [],
    }
    if claim is not None:
        result["properties"] = {
            "claim": claim.id,
            "outcome": claim.outcome,
            "score": claim.score,
            "links": [reason.link for reason in phrases.passages(claim) if reason.link],
        }
    return result


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


def _location(report: Report, problem: Problem) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(report.document.path), "index": 0}}
    region = _region(report, problem)
    if region:
        place["region"] = region
    return {
        "physicalLocation": place,
        "message": {"text": phrases.place(report.document, problem.line, problem.column)},
    }


def _region(report: Report, problem: Problem) -> dict[str, Any]:
    """Return where the problem is; offsets only where the draft's text is the file's own."""
    if problem.start is None or problem.end is None:
        return {}
    words = inert(report.document.text[problem.start : problem.end])
    region: dict[str, Any] = {"snippet": {"text": words}} if words else {}
    if report.document.coordinates is not Coordinates.LINE:
        return region
    region |= {"startLine": problem.line, "startColumn": problem.column}
    if problem.column is not None and words and "\n" not in words:
        region["endColumn"] = problem.column + len(words)
    if report.document.media_type == "text/plain":
        region |= {"charOffset": problem.start, "charLength": problem.end - problem.start}
    return region


def _invocation(report: Report) -> dict[str, Any]:
    """Return how the run went; what could not be verified is said as a notification."""
    unread = phrases.not_verified(report)
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [
            {
                "level": "warning" if report.summary.unverifiable else "note",
                "message": {"text": unread},
            }
        ],
    }
