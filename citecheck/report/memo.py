"""Step 7: the fact-check memo, as data: who checked what against what, and what stands open.

In: a `Report` with its decisions. Out: a `Memo`, which ``to_memo`` writes as a page or a Word file.
Source: the memo that magazine checkers file with a story (KSJ Fact-Checking Project).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.model import Choice, Outcome
from citecheck.report import phrases, second_reader
from citecheck.report.persons import Ticks
from citecheck.report.sanitise import cut, one_line
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Problem, Recorded, Source

_LONGEST = 600
_SETTLED = (Outcome.SUPPORTED,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim: its place and words, against what it was held, by whom, and how it came out."""

    place: str
    claim: str
    outcome: str
    why: str
    sources: tuple[str, ...]
    passage: str | None
    second_reader: str
    checked_by: str
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """The memo of one draft."""

    title: str
    path: str
    digest: str
    counts: str
    progress: str
    signed: tuple[tuple[str, dt.date], ...]
    open: tuple[Row, ...]
    settled: tuple[Row, ...]
    suggested: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str, str], ...]
    unverified: str
    reader: str
    other: tuple[str, ...]


def memo(report: Report) -> Memo:
    """Return the memo of `report`."""
    ticks = Ticks(report)
    problems = phrases.by_claim(report.problems)
    sources = {source.key: source for source in report.sources}
    rows = [
        (claim, _row(report, claim, problems.get(claim.id, []), ticks, sources))
        for claim in phrases.worst_first(report.claims)
    ]
    done = {claim.id for claim, _ in rows if _is_settled(claim, problems.get(claim.id, []), ticks)}
    return Memo(
        title=phrases.title(report.document),
        path=one_line(report.document.path),
        digest=report.document.sha256[:12],
        counts=phrases.outcome_counts(report),
        progress=ticks.progress().words,
        signed=tuple(_signatures(report)),
        open=tuple(row for claim, row in rows if claim.id not in done),
        settled=tuple(row for claim, row in rows if claim.id in done),
        suggested=tuple(
            (phrases.place(report.document, claim), claim.suggestion.text)
            for claim, _ in rows
            if claim.suggestion is not None
        ),
        sources=tuple(_sources(report)),
        unverified=phrases.not_verified(report),
        reader=second_reader.account(report),
        other=tuple(
            " ".join(filter(None, (one_line(cause.problem.message), *cause.consequences)))
            for cause in phrases.by_cause(report.problems)
            if cause.problem.claim is None
        ),
    )


def _is_settled(claim: CheckedClaim, problems: list[Problem], ticks: Ticks) -> bool:
    """Whether a person ticked it or let it pass, or the machine found every word borne out."""
    if ticks.is_done(claim) or (problems and all(problem.waived for problem in problems)):
        return True
    return claim.outcome in _SETTLED and not problems


def _row(
    report: Report,
    claim: CheckedClaim,
    problems: list[Problem],
    ticks: Ticks,
    sources: dict[str, Source],
) -> Row:
    shown = phrases.leading(claim)
    named = []
    for reason in shown:
        label = f"[{reason.label}] " if reason.label else ""
        page = f", page {reason.page}" if reason.page else ""
        named.append(f"{label}{_copy(sources.get(reason.source), reason.source)}{page}")
    by = ticks.of_claim(claim)
    persons = (
        {by.by}
        if by
        else {
            found.by
            for number in range(len(claim.facts))
            if (found := ticks.of_fact(claim, number)) is not None
        }
    )
    return Row(
        place=phrases.place(report.document, claim),
        claim=cut(claim.text, _LONGEST),
        outcome=phrases.name(claim.outcome),
        why=one_line(claim.why),
        sources=tuple(map(one_line, named)),
        passage=cut(shown[0].passage or "", _LONGEST) if shown else None,
        second_reader=second_reader.sentence(claim),
        checked_by=", ".join(sorted(persons)) or "citecheck alone",
        decisions=tuple(_decision(item) for item in _about(report, problems)),
    )


def _copy(source: Source | None, key: str) -> str:
    """Return what was read, and which copy of it."""
    if source is None:
        return key
    name = source.title or source.final_url or source.url or key
    if source.archived_at is not None:
        return f"{name}, captured {source.archived_at:%d %B %Y}"
    if source.fetched_at is not None:
        return f"{name}, read {source.fetched_at:%d %B %Y}"
    return name


def _about(report: Report, problems: list[Problem]) -> Iterator[Recorded]:
    own = {(problem.fingerprint, problem.code) for problem in problems}
    for item in report.decisions:
        if (item.fingerprint, item.code) in own and item.decision is not Choice.TICK:
            yield item


def _decision(item: Recorded) -> str:
    words = {
        Choice.ACCEPT: "accepted",
        Choice.REJECT: "rejected",
        Choice.WAIVE: "let pass",
        Choice.COMMENT: "remarked",
        Choice.UNTICK: "taken back",
    }
    until = f" until {item.until:%d %B %Y}" if item.until else ""
    why = f": {item.why}" if item.why else ""
    return one_line(f"{words[item.decision]} by {item.by} on {item.at:%d %B %Y}{until}{why}")


def _signatures(report: Report) -> Iterator[tuple[str, dt.date]]:
    """Yield everybody who decided or ticked anything, with the day of the last time."""
    last: dict[str, dt.date] = {}
    for item in report.decisions:
        last[one_line(item.by)] = max(item.at.date(), last.get(one_line(item.by), item.at.date()))
    yield from sorted(last.items())


def _sources(report: Report) -> Iterator[tuple[str, str, str]]:
    labels: dict[str, list[str]] = {}
    for reference in report.references:
        if reference.source and reference.label:
            labels.setdefault(reference.source, []).append(f"[{reference.label}]")
    for source in report.sources:
        label = " ".join(labels.get(source.key, []))
        state = phrases.STATE_WORDS[source.state]
        if source.rendered is True:
            state += ", as a browser shows it"
        if source.signed_in is True:
            state += ", with cookies of one's own"
        digest = f", sha256 {source.sha256[:12]}" if source.sha256 else ""
        yield one_line(label), one_line(_copy(source, source.key)), f"{state}{digest}"
