"""Step 7: what a fact-checker would write in the margin, and at which words.

In: a `Report`. Out: `Remark` values in the order of the draft: one a problem, one a claim that is
not supported and has none, and if wanted the evidence for claims that hold. The Word and PDF forms
set them as comments; by its first line and its words a comment that comes back is known again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from citecheck.findings import codes
from citecheck.model import Coordinates, Outcome
from citecheck.report import phrases, second_reader
from citecheck.report.causes import Cause, by_cause, first_things
from citecheck.report.persons import CLAIM, Ticks
from citecheck.report.sanitise import cut, one_line
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Source

AUTHOR = "citecheck"
"""Who signs the comments and suggestions that are ours, in every form that has them."""

ABOUT = "This is about "
"""Begins the line that names the words, where a comment cannot hang on them."""

_LONGEST_PASSAGE = 500
HOW_TO_ANSWER = (
    "A comment may be answered: a reply that begins with “accept”, “reject” or “waive” decides on "
    "it, any other is kept as a remark; a comment that is resolved is let pass."
)
HOW_TO_ANSWER_NOTES = (
    "A note may be answered: a reply that begins with “accept”, “reject” or “waive” decides on it,"
    " and so does its status; any other reply is kept as a remark; a note that is completed,"
    " cancelled or deleted is let pass."
)


class Remark(Struct, frozen=True, kw_only=True):
    """A note in the margin; the offsets are into the draft's text, None for the draft as a whole.

    `claim` is the reach of the claim around them: where the words alone would be found in many
    places, it tells the right one. `fingerprint` and `code` are what a decision on it would name,
    `outcome` is that of the claim, `page` that of a PDF draft (from 1).
    """

    start: int | None
    end: int | None
    claim: tuple[int, int] | None
    text: str
    fingerprint: str = ""
    code: str = ""
    outcome: Outcome | None = None
    page: int | None = None

    @property
    def name(self) -> str:
        """What tells the remark from all others, whatever it says: for forms that keep names."""
        return f"{self.fingerprint}/{self.code}"

    @property
    def head(self) -> str:
        """The first line: what was found, the same whatever was decided since."""
        return self.text.partition("\n")[0]


def remarks(report: Report, *, evidence: bool = False) -> list[Remark]:
    """Return the remarks, those about the whole draft first, then in its order.

    With `evidence` also one at each claim that holds, with the passage that bears it out.
    """
    margin = _Margin(report)
    found = [margin.of_problem(item) for item in by_cause(report.problems)]
    noted = {problem.claim for problem in report.problems}
    found += [
        margin.of_claim(claim)
        for claim in report.claims
        if claim.id not in noted and (evidence or claim.outcome is not Outcome.SUPPORTED)
    ]
    return sorted(found, key=lambda remark: -1 if remark.start is None else remark.start)


def summary(report: Report, corrected: int, how_to_answer: str = HOW_TO_ANSWER) -> str:
    """Return the comment that stands on top.

    Args:
        report: what it sums up.
        corrected: the number of changes suggested.
        how_to_answer: what is said of answers.
    """
    lines = [phrases.headline(report), *first_things(report.problems)]
    lines.append(f"{phrases.outcome_counts(report)}.")
    progress = Ticks(report).progress()
    if progress.ticked:
        lines.append(f"{progress.words}.")
    if corrected:
        changes = phrases.counted(corrected, "correction")
        lines.append(f"{changes} suggested as tracked changes: accept or reject each.")
    lines += filter(None, [second_reader.account(report), phrases.not_verified(report)])
    return "\n".join([*lines, how_to_answer])


def read_at(report: Report) -> dt.datetime | None:
    """Return when the last of the sources was read: what the remarks say held then."""
    return max((one.fetched_at for one in report.sources if one.fetched_at), default=None)


class _Margin:
    """The margin of one draft."""

    def __init__(self, report: Report) -> None:
        self._has_pages = report.document.coordinates is Coordinates.PAGE
        self._claims = {claim.id: claim for claim in report.claims}
        self._sources = {source.key: source for source in report.sources}
        self._ticks = Ticks(report)

    def of_problem(self, cause: Cause) -> Remark:
        problem = cause.problem
        claim = self._claims.get(problem.claim or "")
        known = codes.kinds().get(problem.code)
        title = (
            f"{known.title}. " if known and not _opens_with(problem.message, known.title) else ""
        )
        settled = phrases.settled(problem)
        lines = [
            f"{title}{phrases.sentence(problem.message)}",
            *([phrases.sentence(settled)] if settled else []),
            *cause.consequences,
            *(self._evidence(claim) if claim else ()),
        ]
        return Remark(
            start=problem.start if problem.start is not None or claim is None else claim.start,
            end=problem.end if problem.end is not None or claim is None else claim.end,
            claim=(claim.start, claim.end) if claim else None,
            text="\n".join(lines),
            fingerprint=problem.fingerprint,
            code=problem.code,
            outcome=claim.outcome if claim else None,
            page=self._page(problem.line or (claim.line if claim else None)),
        )

    def of_claim(self, claim: CheckedClaim) -> Remark:
        head = f"{phrases.name(claim.outcome).capitalize()}. {phrases.sentence(claim.why)}"
        return Remark(
            start=claim.start,
            end=claim.end,
            claim=(claim.start, claim.end),
            text="\n".join([head, *self._evidence(claim)]),
            fingerprint=claim.fingerprint,
            code=CLAIM,
            outcome=claim.outcome,
            page=self._page(claim.line),
        )

    def _page(self, line: int | None) -> int | None:
        """Return a page of the draft: the first of the two numbers of a place, where it has any."""
        return line if self._has_pages else None

    def _evidence(self, claim: CheckedClaim) -> Iterator[str]:
        for reason in phrases.leading(claim):
            label = f" [{one_line(reason.label)}]" if reason.label else ""
            page = f", page {reason.page}" if reason.page else ""
            day = _had(self._sources.get(reason.source))
            yield f"Source{label}{page}{day}: “{cut(reason.passage or '', _LONGEST_PASSAGE)}”"
            if reason.link:
                yield one_line(reason.link)
        if said := second_reader.sentence(claim):
            yield said
        if claim.suggestion:
            yield f"Try: {one_line(claim.suggestion.text)} ({one_line(claim.suggestion.why)})"
        tick = self._ticks.of_claim(claim)
        if tick is not None:
            yield f"Ticked by {one_line(tick.by)}, {phrases.day(tick.at)}."


def _opens_with(message: str, title: str) -> bool:
    """Return whether a message says what its title says."""
    return message.casefold().startswith(title.casefold())


def _had(source: Source | None) -> str:
    """Return `` (read 20 November 2026)``, or which capture it is."""
    if source is None:
        return ""
    if source.archived_at is not None:
        return f" (capture of {phrases.day(source.archived_at)})"
    return f" (read {phrases.day(source.fetched_at)})" if source.fetched_at is not None else ""
