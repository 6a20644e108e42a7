"""A draft on the desk: checked in a thread, and again when its file changes or somebody asks.

In: a draft and what checks it. Out: its last report, and how far the present check is. Knows no
HTTP; how a draft is checked is the caller's.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict, replace

from citecheck.errors import CitecheckError
from citecheck.report.wire.documents import Report

Tell = Callable[[int, int], None]
Hear = Callable[[str, str], None]
Check = Callable[[Tell, Hear], Report]


class State(Struct, frozen=True, kw_only=True):
    """Where the check is: sources had, of how many; `version` counts the reports so far.

    `sources` are those that have come in, each with its name and its state in words.
    """

    checking: bool = False
    done: int = 0
    of: int = 0
    version: int = 0
    error: str | None = None
    sources: tuple[tuple[str, str], ...] = ()

    def row(self) -> dict[str, object]:
        """Return the state as the page reads it."""
        return asdict(self)


class CheckedDraft:
    """A draft and its last report; safe to use from several threads."""

    def __init__(self, draft: str, check: Check, version: int = 0) -> None:
        """Begin to check a draft.

        Args:
            draft: a path, or an address, which is taken not to change.
            check: is told what to call with the numbers of sources, and with each that comes in.
            version: of the last report that the page may still show.
        """
        self.draft = draft
        self._check = check
        self._lock = threading.Lock()
        self._report: Report | None = None
        self._state = State(version=version)
        self._is_wanted_again = False
        self._stamp = _stamp(draft)
        self.again()

    def report(self) -> Report | None:
        """Return the last report, None before the first; begin anew if the draft has changed."""
        self.state()
        return self._report

    def state(self) -> State:
        """Return where the check is; begin anew if the draft has changed since the last began."""
        if not self._state.checking and _stamp(self.draft) not in (self._stamp, None):
            self.again()
        return self._state

    def again(self, check: Check | None = None) -> None:
        """Check the draft again, with `check` if given: now, or after the check that runs."""
        with self._lock:
            self._check = check or self._check
            self._is_wanted_again = self._state.checking
            if self._state.checking:
                return
            self._stamp = _stamp(self.draft)
            self._state = State(checking=True, version=self._state.version)
        threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        found, error = None, None
        try:
            found = self._check(self._tell, self._hear)
        except CitecheckError as failure:
            error = str(failure)
        except Exception as bug:  # noqa: BLE001 - shown on the page: in a thread it would be lost
            error = f"a bug in citecheck: {type(bug).__name__}: {bug}"
        with self._lock:
            if found is not None:
                self._report = found
            version = self._state.version + (found is not None)
            self._state = replace(self._state, checking=False, version=version, error=error)
            wanted_again = self._is_wanted_again
        if wanted_again:
            self.again()

    def _tell(self, done: int, of: int) -> None:
        self._state = replace(self._state, done=done, of=of)

    def _hear(self, name: str, state: str) -> None:
        self._state = replace(self._state, sources=(*self._state.sources, (name, state)))


def _stamp(draft: str) -> tuple[int, int] | None:
    """Return what changes when the file does, None while there is none (or for an address)."""
    try:
        status = Path(draft).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
