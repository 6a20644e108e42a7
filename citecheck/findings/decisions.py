"""Editors' decisions on problems: read them, ask them, add one.

In: ``citecheck.decisions.jsonl``, one object a line. Out: `Decisions`, which says whether a problem
is waived on a day. It neither finds problems nor decides what fails.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import asdict, replace

from citecheck import regular_file
from citecheck.errors import ConfigError
from citecheck.model import Choice, Decided, Problem

DECISIONS_NAME = "citecheck.decisions.jsonl"
_MAX_BYTES = 100_000_000
_IF_KNOWN = ("words", "draft")
_BACK = 1_000_000  # bytes at the end in which the last line begins


class Settled(Protocol):
    """What a decision is about: a problem in any of its forms."""

    @property
    def code(self) -> str:
        """The problem's code."""
        ...

    @property
    def fingerprint(self) -> str:
        """What stays while claim, finding and source stay."""
        ...


class Decision(Struct, frozen=True, kw_only=True):
    """One line of the file; `until` is its last day, None for no end.

    `words` are those of the claim and `draft` the title of its draft: they tell a memo what was
    changed since.
    """

    fingerprint: str
    code: str
    decision: Choice
    by: str
    at: dt.datetime  # aware, UTC
    until: dt.date | None = None
    why: str | None = None
    words: str | None = None
    draft: str | None = None

    def line(self) -> bytes:
        """Return the decision as the file holds it, with a line feed."""
        import json  # noqa: PLC0415 - few runs have decisions

        row = asdict(self)
        row["at"] = self.at.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        row["until"] = self.until.isoformat() if self.until else None
        for name in _IF_KNOWN:
            if row[name] is None:
                del row[name]
        return json.dumps(row, separators=(",", ":")).encode() + b"\n"


class Decisions:
    """All decisions of a file, asked by problem."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self.all = tuple(decisions)
        self._latest: dict[tuple[str, str], Decision] = {}
        for item in self.all:
            if item.decision is Choice.UNTICK:  # of a problem: what was decided is taken back
                self._latest.pop((item.fingerprint, item.code), None)
            elif item.decision not in (Choice.COMMENT, Choice.TICK):
                self._latest[item.fingerprint, item.code] = item

    def latest(self, problem: Settled) -> Decision | None:
        """Return the last decision on `problem`, comments aside."""
        return self._latest.get((problem.fingerprint, problem.code))

    def is_waived(self, problem: Settled, today: dt.date) -> bool:
        """Whether `problem` was rejected or waived, and that still holds on `today`."""
        last = self.latest(problem)
        if last is None or last.decision is Choice.ACCEPT:
            return False
        return last.until is None or today <= last.until


def applied(
    problems: Iterable[Problem], decisions: Decisions, today: dt.date
) -> tuple[Problem, ...]:
    """Return `problems` with what was decided on each, and those waived that pass on `today`."""
    return tuple(_applied(problem, decisions, today) for problem in problems)


def _applied(problem: Problem, decisions: Decisions, today: dt.date) -> Problem:
    last = decisions.latest(problem)
    if last is None:
        return problem
    decided = Decided(decision=last.decision, by=last.by, why=last.why, until=last.until)
    return replace(problem, waived=decisions.is_waived(problem, today), decided=decided)


def find(start: Path) -> Path | None:
    """Return the nearest decisions file in the folder `start` or above it, or None."""
    for folder in (start, *start.parents):
        path = folder / DECISIONS_NAME
        if path.is_file():
            return path
    return None


def read(path: Path) -> Decisions:
    """Return the decisions in the file at `path`; later lines count over earlier ones.

    A last line without a line feed that is none was torn: whoever wrote it was stopped, and nobody
    was told that it was kept. It is left aside.

    Raises:
        ConfigError: the file cannot be read, or a line is malformed; names file and line.
    """
    try:
        lines = regular_file.read(path, max_bytes=_MAX_BYTES).split(b"\n")
    except OSError as error:
        raise ConfigError(f"cannot read the decisions {path}: {error.strerror or error}") from error
    if _is_torn(lines[-1]):
        lines.pop()
    return Decisions(
        parse(line, f"{path}, line {number}")
        for number, line in enumerate(lines, 1)
        if line.strip()
    )


def parse(line: bytes, where: str) -> Decision:
    """Return the decision that `line` holds; `where` names it in messages.

    Raises:
        ConfigError: it is no object with the fields of a decision.
    """
    import json  # noqa: PLC0415 - as above

    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{where} is no JSON: {error}") from error
    if not isinstance(row, dict):
        raise ConfigError(f"{where} must be an object with fingerprint, code and decision")
    try:
        return Decision(
            fingerprint=_text(row, "fingerprint"),
            code=_text(row, "code"),
            decision=Choice(_text(row, "decision")),
            by=_text(row, "by"),
            at=_moment(_text(row, "at")),
            until=dt.date.fromisoformat(_text(row, "until")) if row.get("until") else None,
            why=_text(row, "why") if row.get("why") else None,
            words=_text(row, "words") if row.get("words") else None,
            draft=_text(row, "draft") if row.get("draft") else None,
        )
    except ValueError as error:
        raise ConfigError(f"{where}: {error}") from error


def _text(row: dict[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value:
        raise ValueError(f"{name!r} must be a text, not {value!r}")
    return value


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"'at' must name its time zone, as in 2026-11-22T10:00:00Z, not {text!r}")
    return moment


def append(path: Path, decision: Decision) -> None:
    """Add `decision` at the end of the file, whole, whoever else is writing to it.

    All of it is on the disk when this returns; where that fails, the file is as it was before. A
    torn last line is moved aside, into a file of that name beside it.

    Raises:
        ConfigError: the file cannot be written.
    """
    import fcntl  # noqa: PLC0415 - as above

    try:
        is_new = not path.exists()
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        with os.fdopen(handle, "r+b", buffering=0) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            size = _ended(file.fileno(), path)
            try:
                _write(file.fileno(), decision.line())
                os.fsync(file.fileno())
            except OSError:
                os.ftruncate(file.fileno(), size)
                raise
        if is_new:
            _push_name(path)
    except OSError as error:
        raise ConfigError(
            f"cannot write the decisions {path}: {error.strerror or error}"
        ) from error


def _is_torn(line: bytes) -> bool:
    """Whether a last line, which has no line feed, is no whole decision."""
    if not line.strip():
        return False
    try:
        parse(line, "the last line")
    except ConfigError:
        return True
    return False


def _ended(handle: int, path: Path) -> int:
    """End the last line, or set it aside where it is torn; return the length of the file."""
    size = os.fstat(handle).st_size
    back = min(size, _BACK)
    last = os.pread(handle, back, size - back).rpartition(b"\n")[2]
    if _is_torn(last):
        with path.with_name(f"{path.name}.torn").open("ab") as aside:
            aside.write(last + b"\n")
        os.ftruncate(handle, size - len(last))
    elif last:
        _write(handle, b"\n")
    return os.fstat(handle).st_size


def _write(handle: int, data: bytes) -> None:
    """Write all of `data`: a disk that fills up takes a part of it and says so only then."""
    while data:
        data = data[os.write(handle, data) :]


def _push_name(path: Path) -> None:
    """Push the name of a new file to the disk."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
