"""Step 7: the fact-check memo, as data: who checked what against what, and what stands open.

In: a `Report` with its decisions. Out: a `Memo`, which ``to_memo`` writes as a page or a Word file.
Source: the memo that magazine checkers file with a story (KSJ Fact-Checking Project).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from citecheck.model import Choice, Outcome
from citecheck.report import phrases, second_reader
from citecheck.report.causes import by_cause
from citecheck.report.persons import Ticks, told
from citecheck.report.sanitise import cut, inert, one_line
from citecheck.report.typography import Piece, Typography
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Problem, Reason, Recorded, Source

_LONGEST = 600
_SETTLED = (Outcome.SUPPORTED,)


class Held(Struct, frozen=True, kw_only=True):
    """What a claim was held against: which copy, on which page, and what it says there."""

    source: str
    passage: str


class Row(Struct, frozen=True, kw_only=True):
    """One claim: its place and words, against what it was held, by whom, and how it came out."""

    place: str
    claim: tuple[Piece, ...]
    outcome: str
    why: str
    held: tuple[Held, ...]
    second_reader: str
    checked_by: str
    decisions: tuple[str, ...]


class Signature(Struct, frozen=True, kw_only=True):
    """Somebody who decided or ticked anything, what, and the day of the last time."""

    name: str
    did: str
    day: dt.date


class Used(Struct, frozen=True, kw_only=True):
    """A source: the entries that name it, what it is called, its address, and what was read."""

    entries: str
    name: str
    address: str
    read: str


class Memo(Struct, frozen=True, kw_only=True):
    """The memo of one draft."""

    title: str
    path: str
    digest: str
    read: str
    counts: str
    progress: str
    signed: tuple[Signature, ...]
    open: tuple[Row, ...]
    settled: tuple[Row, ...]
    changed: tuple[str, ...]
    suggested: tuple[str, ...]
    sources: tuple[Used, ...]
    unverified: str
    reader: str
    other: tuple[str, ...]


def memo(report: Report) -> Memo:
    """Return the memo of `report`."""
    made = _Rows(report)
    ticks, problems = made.ticks, made.problems
    rows = [(claim, made.row(claim)) for claim in phrases.worst_first(report.claims)]
    done = {claim.id for claim, _ in rows if _is_settled(claim, problems.get(claim.id, []), ticks)}
    return Memo(
        title=phrases.title(report.document),
        path=one_line(report.document.path),
        digest=report.document.sha256[:12],
        read=_days(report),
        counts=phrases.outcome_counts(report),
        progress=ticks.progress().words,
        signed=tuple(_signatures(report)),
        open=tuple(row for claim, row in rows if claim.id not in done),
        settled=tuple(row for claim, row in rows if claim.id in done),
        changed=tuple(map(_change, _earlier(report))),
        suggested=tuple(
            one_line(
                f"{phrases.place(report.document, claim)}: “{claim.suggestion.text}”"
                f" ({claim.suggestion.why.removesuffix('.')})"
            )
            for claim, _ in rows
            if claim.suggestion is not None and claim.id not in done
        ),
        sources=tuple(_sources(report)),
        unverified=phrases.not_verified(report),
        reader=second_reader.account(report),
        other=tuple(
            " ".join(filter(None, (one_line(cause.problem.message), *cause.consequences)))
            for cause in by_cause(report.problems, report.claims)
            if cause.problem.claim is None
        ),
    )


def _days(report: Report) -> str:
    """Return the days on which the sources were read, in a sentence; "" where none was."""
    days = sorted({source.fetched_at.date() for source in report.sources if source.fetched_at})
    if not days:
        return ""
    if len(days) == 1:
        return f"Sources read on {phrases.day(days[0])}."
    return f"Sources read from {phrases.day(days[0])} to {phrases.day(days[-1])}."


def _is_settled(claim: CheckedClaim, problems: list[Problem], ticks: Ticks) -> bool:
    """Whether a person ticked it or let it pass, or the machine found every word borne out."""
    if ticks.is_done(claim) or (problems and all(problem.waived for problem in problems)):
        return True
    return claim.outcome in _SETTLED and not problems and not second_reader.is_decided(claim)


class _Rows:
    """What a row of one memo is made of."""

    def __init__(self, report: Report) -> None:
        self.ticks = Ticks(report)
        self.problems = phrases.by_claim(report.problems)
        self._report = report
        self._sources = {source.key: source for source in report.sources}
        self._typography = Typography(report.document)

    def row(self, claim: CheckedClaim) -> Row:
        """Return the row of `claim`."""
        return Row(
            place=phrases.place(self._report.document, claim),
            claim=self._words(claim),
            outcome=phrases.name(claim.outcome),
            why=phrases.sentence(claim.why),
            held=tuple(map(self._held, phrases.leading(claim))),
            second_reader=second_reader.sentence(claim),
            checked_by=_checkers(claim, self.ticks),
            decisions=tuple(
                told(item) for item in _about(self._report, self.problems.get(claim.id, []))
            ),
        )

    def _words(self, claim: CheckedClaim) -> tuple[Piece, ...]:
        """Return the words of a claim as the draft sets them; of a very long one, the first."""
        text = self._report.document.text[claim.start : claim.end]
        if len(claim.text) > _LONGEST or text != claim.text:
            return (Piece(text=cut(claim.text, _LONGEST)),)
        pieces = self._typography.pieces(claim.start, claim.end)
        return tuple(replace(one, text=inert(one.text).replace("\n", " ")) for one in pieces)

    def _held(self, reason: Reason) -> Held:
        label = f"[{reason.label}] " if reason.label else ""
        page = f", page {reason.page}" if reason.page else ""
        copy = _copy(self._sources.get(reason.source), reason.source)
        return Held(
            source=one_line(f"{label}{copy}{page}"), passage=cut(reason.passage or "", _LONGEST)
        )


def _checkers(claim: CheckedClaim, ticks: Ticks) -> str:
    """Return who ticked the claim, and when; how many of its facts, where not all are."""
    whole = ticks.of_claim(claim)
    facts = [ticks.of_fact(claim, number) for number in range(len(claim.facts))]
    found = [whole] if whole else [item for item in facts if item is not None]
    if not found:
        return "citecheck alone"
    last = {one_line(item.by): item.at.date() for item in found}
    names = ", ".join(f"{name} ({phrases.day(day)})" for name, day in sorted(last.items()))
    open_ = 0 if whole else facts.count(None)
    return f"{names}; {open_} of {len(facts)} facts not ticked" if open_ else names


def _copy(source: Source | None, key: str) -> str:
    """Return what was read, and which copy of it."""
    if source is None:
        return key
    name = source.title or source.final_url or source.url or key
    if source.archived_at is not None:
        return f"{name}, capture of {phrases.day(source.archived_at)}"
    if source.fetched_at is not None:
        return f"{name}, read on {phrases.day(source.fetched_at)}"
    return name


def _about(report: Report, problems: list[Problem]) -> Iterator[Recorded]:
    own = {(problem.fingerprint, problem.code) for problem in problems}
    for item in report.decisions:
        if (item.fingerprint, item.code) in own and item.decision is not Choice.TICK:
            yield item


def _earlier(report: Report) -> tuple[Recorded, ...]:
    return report.earlier if isinstance(report.earlier, tuple) else ()


def _change(item: Recorded) -> str:
    """Return what somebody decided on words that the draft no longer has."""
    return f"“{cut(item.words or '', _LONGEST)}” is no longer in the draft. {told(item)}"


def _signatures(report: Report) -> Iterator[Signature]:
    """Yield everybody who decided or ticked anything, by name."""
    lines: dict[str, list[Recorded]] = {}
    for item in (*report.decisions, *_earlier(report)):
        lines.setdefault(one_line(item.by), []).append(item)
    progress = dict(Ticks(report).progress().by)
    for name, own in sorted(lines.items()):
        decided = sum(item.decision not in (Choice.TICK, Choice.UNTICK) for item in own)
        ticked = sum(progress.get(by, 0) for by in {item.by for item in own})
        did = [phrases.counted(ticked, "fact") + " ticked"] if ticked else []
        did += [phrases.counted(decided, "decision")] if decided else []
        yield Signature(
            name=name,
            did=", ".join(did) or "nothing that still stands",
            day=max(item.at.date() for item in own),
        )


def _sources(report: Report) -> Iterator[Used]:
    labels: dict[str, list[str]] = {}
    for reference in report.references:
        if reference.source and reference.label:
            labels.setdefault(reference.source, []).append(f"[{reference.label}]")
    for source in report.sources:
        read = phrases.STATE_WORDS[source.state]
        if source.rendered is True:
            read += ", as a browser shows it"
        if source.recognised is True:
            read += ", in part by character recognition"
        if source.signed_in is True:
            read += ", with cookies of one's own"
        if source.archived_at is not None:
            read += f", capture of {phrases.day(source.archived_at)}"
        elif source.fetched_at is not None:
            read += f", {phrases.day(source.fetched_at)}"
        if source.sha256:
            read += f", copy {source.sha256[:12]}"
        address = source.archived_url if source.archived_at else source.final_url or source.url
        yield Used(
            entries=one_line(" ".join(labels.get(source.key, []))),
            name=one_line(source.title or source.final_url or source.url or source.key),
            address=one_line(address or ""),
            read=read,
        )
