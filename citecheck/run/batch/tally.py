"""How far a run of a batch has come: counted by the driver, shown by whoever watches."""

from __future__ import annotations

import time
from collections import Counter

from msgspec import Struct, field

LEAST_SECONDS = 1e-9


class Tally(Struct):
    """Counts that grow while a run goes on; read them at any time.

    Attributes:
        total: drafts that the run was asked for.
        unchanged: drafts whose report still stands.
        done: drafts whose report is on disk.
        failed: drafts that could not be read, written down with the reason.
        judged: drafts with a report that is not on disk yet.
        to_obtain: sources that the run wanted so far.
        states: those of them that an answer is there for, by what became of them.
        error: name and reason of the last draft that could not be read.
    """

    total: int = 0
    unchanged: int = 0
    done: int = 0
    failed: int = 0
    judged: int = 0
    to_obtain: int = 0
    states: Counter[str] = field(default_factory=Counter)
    error: str = ""
    started: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> int:
        """Drafts that have neither a report nor a reason why not."""
        return max(0, self.total - self.unchanged - self.done - self.failed - self.judged)

    @property
    def rate(self) -> float:
        """Drafts a second, of those that were due."""
        now = self.done + self.failed + self.judged
        return now / max(time.monotonic() - self.started, LEAST_SECONDS)

    @property
    def seconds_left(self) -> float | None:
        """Seconds to the end at the rate so far; None while there is no rate."""
        return self.left / self.rate if self.rate else None
