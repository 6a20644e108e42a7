"""What lies on the editor's desk: the report as it now is, and the decisions on it.

In: two paths. Out: the report, read again when the file changes, and decisions, added one at a
time. Knows no HTTP.
"""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

from citecheck import regular_file
from citecheck.errors import InputError
from citecheck.findings import decisions
from citecheck.findings.decisions import DECISIONS_NAME, Decision, Decisions
from citecheck.model import Choice
from citecheck.report import to_json
from citecheck.report.wire.documents import Report

_MAX_BYTES = 1_000_000_000


class UnknownProblemError(Exception):
    """A decision on something that the report does not hold."""


class Desk:
    """A report and the decisions on it; safe to use from several threads."""

    def __init__(self, report: Path, decided: Path | None = None) -> None:
        """Read the report.

        Raises:
            InputError: the report cannot be read, or is none.
            ConfigError: the decisions cannot be read.
        """
        self._path = report
        self._lock = threading.Lock()
        self._stamp = _stamp(report)
        self._report = _read(report)
        self.decided = decided or _beside(self._report, report)
        self.decisions()

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

    def decisions(self) -> Decisions:
        """Return all decisions so far, whoever made them.

        Raises:
            ConfigError: the file cannot be read, or holds a malformed line.
        """
        return decisions.read(self.decided) if self.decided.exists() else Decisions()

    def decide(self, decision: Decision) -> None:
        """Add `decision` to the file.

        Raises:
            UnknownProblemError: the report holds no such problem.
            ConfigError: the file cannot be written.
        """
        known = {(problem.fingerprint, problem.code) for problem in self.report().problems}
        if (decision.fingerprint, decision.code) not in known:
            raise UnknownProblemError
        with self._lock:
            decisions.append(self.decided, decision)


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
