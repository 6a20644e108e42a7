"""Step 3, keeping while fetching: many captures under way → few commits, off the event loop.

A commit costs the same for one capture as for fifty, and waits for the disk: what arrives while one
is under way goes into the next.
"""

from __future__ import annotations

import asyncio

from citecheck.errors import StoreError
from citecheck.sources.capture import Capture
from citecheck.sources.store import Store

_Pending = tuple[Capture, bytes | None, asyncio.Future[Capture]]


class Keeper:
    """Keeps captures in a store from within one event loop."""

    def __init__(self, store: Store) -> None:
        """Keep in `store`."""
        self._store = store
        self._pending: list[_Pending] = []
        self._commit: asyncio.Task[None] | None = None

    async def keep(self, capture: Capture, body: bytes | None) -> Capture:
        """Return `capture` with its sha256 once it is safe.

        Raises:
            StoreError: it cannot be written.
        """
        done: asyncio.Future[Capture] = asyncio.get_running_loop().create_future()
        self._pending.append((capture, body, done))
        if self._commit is None or self._commit.done():
            self._commit = asyncio.create_task(self._commit_all())
        return await done

    async def _commit_all(self) -> None:
        while self._pending:
            batch, self._pending = self._pending, []
            items = [(capture, body) for capture, body, _ in batch]
            try:
                kept = await asyncio.to_thread(self._store.keep_all, items)
            except StoreError as error:
                for _, _, done in batch:
                    if not done.done():
                        done.set_exception(error)
                continue
            for (_, _, done), capture in zip(batch, kept, strict=True):
                if not done.done():
                    done.set_result(capture)
