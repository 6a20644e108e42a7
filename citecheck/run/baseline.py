"""An earlier report as a baseline: only what is new since then counts at the gate.

In: a report written by ``--format json``, or several of them one a line. Out: a `Baseline`, which
knows a problem by fingerprint and code. It takes nothing out of a report.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from citecheck import regular_file
from citecheck.errors import InputError
from citecheck.findings.decisions import Settled

_MAX_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Baseline:
    """The problems that an earlier run had, as (fingerprint, code)."""

    known: frozenset[tuple[str, str]] = frozenset()

    def holds(self, problem: Settled) -> bool:
        """Whether the earlier run had `problem` already."""
        return (problem.fingerprint, problem.code) in self.known


def read(path: Path) -> Baseline:
    """Return the baseline that the report at `path` makes.

    Raises:
        InputError: the file cannot be read, or is no report.
    """
    from citecheck.report.to_json import read_all  # noqa: PLC0415 - msgspec, when asked for

    try:
        data = regular_file.read(path, max_bytes=_MAX_BYTES)
    except OSError as error:
        raise InputError(f"cannot read the baseline {path}: {error.strerror or error}") from error
    try:
        reports = read_all(data)
    except InputError as error:
        raise InputError(f"the baseline {path}: {error}") from error
    return Baseline(
        frozenset(
            (problem.fingerprint, problem.code) for report in reports for problem in report.problems
        )
    )
