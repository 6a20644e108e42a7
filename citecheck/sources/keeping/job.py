"""Step 3, jobs: what the event loop hands over while it fetches on, and what comes back.

Only nouns, light enough for both sides: `queue.py` collects jobs, `writer.py` does them, here or
in a process of its own (`process.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from citecheck.sources.fetching.fetched import Fetched
from citecheck.sources.judging.landing import Landing
from citecheck.sources.keeping.capture import Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Say what `fetched` is, and keep it where it is a source.

    `beside` is what the same server gave for an address that cannot exist, once that was asked.
    """

    fetched: Fetched
    beside: Fetched | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """Keep a capture that was judged before; a `body` of None: nothing was had."""

    capture: Capture
    body: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A job done; `capture` is safe on the disk where it has its sha256 or was to be kept.

    `is_doubtful`: nothing was kept yet, for the page says so little that its server must be asked
    for an address beside it first. Nor was anything of a `landing` page, whose full text is better.
    """

    capture: Capture
    is_doubtful: bool = False
    landing: Landing | None = None


Job = Judge | Keep
Writer = Callable[[Sequence[Job]], Sequence[Done]]  # raises StoreError; one call at a time
