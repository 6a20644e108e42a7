"""What lies on the editor's desk: the report as it now is, and the decisions on it.

In: a saved report or a draft that is checked, and the path of the decisions. Out: the report as it
now is, and decisions, added one at a time. Knows no HTTP.
"""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

import msgspec
from msgspec.structs import replace

from citecheck import regular_file
from citecheck.errors import InputError
from citecheck.findings import decisions
from citecheck.findings.decisions import DECISIONS_NAME, Decision, Decisions
from citecheck.model import Choice
from citecheck.report import persons, to_json
from citecheck.report.persons import CLAIM, FACT
from citecheck.report.wire import build
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import Decided, Problem
from citecheck.review.checking import CheckedDraft, State

_MAX_BYTES = 1_000_000_000


class UnknownProblemError(Exception):
    """A decision on something that the report does not hold."""


class SavedReport:
    """A report in a file; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Read the report.

        Raises:
            InputError: the report cannot be read, or is none.
        """
        self._path = path
        self._lock = threading.Lock()
        self._stamp = _stamp(path)
        self._report = _read(path)

    def state(self) -> State:
        """Return that nothing is being checked."""
        return State()

    def report(self) -> Report:
        """Return the report; the last readable state of it while its file is being rewritten."""
        with self._lock:
            try:
                stamp = _stamp(self._path)
                if stamp != self._stamp:
                    self._report, self._stamp = _read(self._path), stamp
            except InputError:
                pass
            return self._report


class Desk:
    """A report and the decisions on it; safe to use from several threads."""

    def __init__(self, held: Path | CheckedDraft, decided: Path | None = None) -> None:
        """Lay a saved report, or a draft that is checked, on the desk.

        Raises:
            InputError: the report cannot be read, or is none.
            ConfigError: the decisions cannot be read.
        """
        self._lock = threading.Lock()
        self.held: SavedReport | CheckedDraft
        if isinstance(held, CheckedDraft):
            self.held = held
            self.decided = decided or _of_draft(held.draft)
        else:
            self.held = SavedReport(held)
            self.decided = decided or _beside(self.held.report(), held)
        self.decisions()

    def report(self) -> Report | None:
        """Return the report with the decisions on it, None while the first check runs.

        Raises:
            ConfigError: the decisions cannot be read.
        """
        report = self.held.report()
        return None if report is None else _with_decisions(report, self.decisions())

    def decisions(self) -> Decisions:
        """Return all decisions so far, whoever made them.

        Raises:
            ConfigError: the file cannot be read, or holds a malformed line.
        """
        return decisions.read(self.decided) if self.decided.exists() else Decisions()

    def decide(self, decision: Decision) -> None:
        """Add `decision` to the file.

        Raises:
            UnknownProblemError: the report holds no such problem, claim or fact.
            ConfigError: the file cannot be written.
        """
        report = self.held.report()
        if report is None or not _is_about(report, decision):
            raise UnknownProblemError
        named = replace(
            decision,
            words=persons.words_of(report, decision.fingerprint),
            draft=build.draft_title(report),
        )
        with self._lock:
            decisions.append(self.decided, named)


def _is_about(report: Report, decision: Decision) -> bool:
    """Whether `report` holds what `decision` is about: ticks are on claims and their facts.

    To untick a finding is to take back what was decided on it.
    """
    place = (decision.fingerprint, decision.code)
    if decision.decision is not Choice.TICK and any(
        place == (problem.fingerprint, problem.code) for problem in report.problems
    ):
        return True
    if decision.decision not in (Choice.TICK, Choice.UNTICK):
        return False
    return any(
        decision.code == CLAIM
        or decision.code in {f"{FACT}{number}" for number in range(len(claim.facts))}
        for claim in report.claims
        if claim.fingerprint == decision.fingerprint
    )


def _with_decisions(report: Report, found: Decisions) -> Report:
    """Return `report` with `found`, and each problem as was last decided on it."""
    today = dt.datetime.now(dt.UTC).date()
    problems = tuple(_decided(problem, found, today) for problem in report.problems)
    return build.with_decisions(msgspec.structs.replace(report, problems=problems), found)


def _decided(problem: Problem, found: Decisions, today: dt.date) -> Problem:
    last = found.latest(problem)
    decided = last and Decided(decision=last.decision, by=last.by, why=last.why, until=last.until)
    return msgspec.structs.replace(problem, decided=decided, waived=found.is_waived(problem, today))


def decision(row: dict[str, str | None], now: dt.datetime) -> Decision:
    """Return the decision that the page sent as `row`.

    Raises:
        ValueError: a field is missing or wrong; the message names it.
    """
    until = row.get("until")
    choice = Choice(row.get("decision") or "")
    why = (row.get("why") or "").strip() or None
    if choice is Choice.COMMENT and why is None:
        raise ValueError("a comment needs words")
    by = (row.get("by") or "").strip()
    if not by:
        raise ValueError("a decision needs a name: who made it?")
    return Decision(
        fingerprint=row.get("fingerprint") or "",
        code=row.get("code") or "",
        decision=choice,
        by=by,
        at=now,
        until=dt.date.fromisoformat(until) if until else None,
        why=why,
    )


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when the file does."""
    try:
        status = path.stat()
    except OSError as error:
        raise InputError(f"cannot read the report {path}: {error.strerror or error}") from error
    return status.st_mtime_ns, status.st_size


def _read(path: Path) -> Report:
    try:
        return to_json.read(regular_file.read(path, max_bytes=_MAX_BYTES))
    except OSError as error:
        raise InputError(f"cannot read the report {path}: {error.strerror or error}") from error
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def _beside(report: Report, path: Path) -> Path:
    """Return the decisions file beside the draft or above it, else a new one beside the draft."""
    draft = Path(report.document.path)
    folder = draft.resolve().parent if draft.exists() else path.resolve().parent
    return decisions.find(folder) or folder / DECISIONS_NAME


def _of_draft(draft: str) -> Path:
    """Return the decisions file for a draft that is checked: beside it or above it."""
    path = Path(draft)
    folder = path.resolve().parent if path.exists() else Path.cwd()
    return decisions.find(folder) or folder / DECISIONS_NAME
