"""Step 3, what `obtain` is told: one frozen object."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct, field

from citecheck.config.schema import Archive, Fetch
from citecheck.sources.http.manners import Manners


def now() -> datetime:
    """Return the time, aware and in UTC."""
    return datetime.now(UTC)


class Options(Struct, frozen=True, kw_only=True):
    """How sources are obtained.

    `as_of` is the date for archive look-ups where an entry states no access date. `offline` asks
    the store and the user's files alone; `refresh` fetches what is stored once more.
    `manners` are shared by all calls of a run: no host is asked sooner than any of them promised.
    """

    store: Path
    fetch: Fetch = field(default_factory=Fetch)
    archive: Archive = field(default_factory=Archive)
    as_of: date | None = None
    offline: bool = False
    refresh: bool = False
    clock: Callable[[], datetime] = now
    manners: Manners = field(default_factory=Manners)
    far: str | None = None  # address of an object store of which `store` is the copy at hand
