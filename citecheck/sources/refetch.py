"""Step 3, looking again: sources that the lock pins → their live pages as they are now.

Nothing stands in for a page that is not had: no archived copy, no older capture. What is had is
kept in the store; the pinned capture stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from citecheck.model import Source, Unavailable, Via, Wanted
from citecheck.sources import Options, obtain
from citecheck.sources.store.store import Store


def look_again(wanted: Iterable[Wanted], options: Options) -> Iterator[Source | Unavailable]:
    """Yield the live page of each of `wanted`, or why it was not had; conditional where possible.

    Raises:
        StoreError: the store cannot be opened, read or written.
        ConfigError: an allowed host of the settings cannot be read.
    """
    unpinned = (replace(item, pinned=None, archived_url=None) for item in wanted)
    without_archive = replace(options.archive, enabled=False)
    for answer in obtain(unpinned, replace(options, refresh=True, archive=without_archive)):
        is_older = isinstance(answer, Source) and answer.via is not Via.LIVE
        yield _why_not(answer, options) if is_older else answer


def pinned_edition(wanted: Wanted, sha256: str, options: Options) -> Source | None:
    """Return the capture with the bytes that the lock demands; None where the store lacks it."""
    with Store.open(options.store, writable=False) as store:
        capture = store.pinned(sha256, (wanted.key, *wanted.urls))
    if capture is None or not capture.readable:
        return None
    return capture.as_source(wanted.key, Via.STORE)


def _why_not(older: Source | Unavailable, options: Options) -> Source | Unavailable:
    """Return what the look at the live page gave, in place of the older capture."""
    with Store.open(options.store, writable=False) as store:
        tried = store.attempt(older.url or "")
    return older if tried is None or tried.readable else tried.as_unavailable(older.key)
