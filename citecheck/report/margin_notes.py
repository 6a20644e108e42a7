"""Step 7: what a fact-checker would write in the margin, and at which words.

In: a `Report`. Out: `Remark` values in the order of the draft: one a problem, and one a claim that
is not supported and has none. The Word forms set them as comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.findings import codes
from citecheck.model import Outcome
from citecheck.report import phrases
from citecheck.report.sanitise import cut, one_line
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim

_LONGEST_PASSAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A note in the margin; the offsets are into the draft's text, None for the draft as a whole.

    `claim` is the reach of the claim around them: where the words alone would be found in many
    places, it tells the right one.
    """

    start: int | None
    end: int | None
    claim: tuple[int, int] | None
    text: str


def remarks(report: Report) -> list[Remark]:
    """Return the remarks, those about the whole draft first, then in its order."""
    claims = {claim.id: claim for claim in report.claims}
    causes = phrases.by_cause(report.problems)
    found = [_of_problem(item, claims.get(item.problem.claim or "")) for item in causes]
    noted = {problem.claim for problem in report.problems}
    found += [
        _of_claim(claim)
        for claim in report.claims
        if claim.outcome is not Outcome.SUPPORTED and claim.id not in noted
    ]
    return sorted(found, key=lambda remark: -1 if remark.start is None else remark.start)


def _of_problem(cause: phrases.Cause, claim: CheckedClaim | None) -> Remark:
    problem = cause.problem
    known = codes.kinds().get(problem.code)
    title = f"{known.title}. " if known else ""
    settled = ", ".join(filter(None, (problem.code, problem.severity, phrases.settled(problem))))
    lines = [f"{title}{one_line(problem.message)} [{settled}]"]
    return Remark(
        start=problem.start if problem.start is not None or claim is None else claim.start,
        end=problem.end if problem.end is not None or claim is None else claim.end,
        claim=(claim.start, claim.end) if claim else None,
        text="\n".join([*lines, *cause.consequences, *(_evidence(claim) if claim else ())]),
    )


def _of_claim(claim: CheckedClaim) -> Remark:
    head = f"{phrases.name(claim.outcome).capitalize()}: {one_line(claim.why)}"
    return Remark(
        start=claim.start,
        end=claim.end,
        claim=(claim.start, claim.end),
        text="\n".join([head, *_evidence(claim)]),
    )


def _evidence(claim: CheckedClaim) -> Iterator[str]:
    for reason in phrases.leading(claim):
        label = f" [{one_line(reason.label)}]" if reason.label else ""
        page = f", page {reason.page}" if reason.page else ""
        yield f"Source{label}{page}: “{cut(reason.passage or '', _LONGEST_PASSAGE)}”"
        if reason.link:
            yield one_line(reason.link)
    if claim.suggestion:
        yield f"Try: {one_line(claim.suggestion.text)} ({one_line(claim.suggestion.why)})"
