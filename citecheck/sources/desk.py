"""Step 3, the desk: errands of many tasks of one event loop → few batches for a clerk.

What arrives while the clerk is at work goes into the next batch. The desk does not know whether the
clerk works here or in another process.
"""

from __future__ import annotations

import asyncio

from citecheck.sources.errand import Clerk, Done, Errand

AT_ONCE = 200  # errands of a batch: bounds what lies twice in memory while it is handed over


class Desk:
    """Takes errands from within one event loop."""

    def __init__(self, clerk: Clerk) -> None:
        """Have them done by `clerk`."""
        self._clerk = clerk
        self._waiting: list[tuple[Errand, asyncio.Future[Done]]] = []
        self._work: asyncio.Task[None] | None = None

    async def take(self, errand: Errand) -> Done:
        """Return what became of `errand`, once it is done and safe.

        Raises:
            StoreError: it cannot be kept.
        """
        done: asyncio.Future[Done] = asyncio.get_running_loop().create_future()
        self._waiting.append((errand, done))
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._do_all())
        return await done

    async def close(self) -> None:
        """Let the batch under way end; what nobody waits for any more is left undone."""
        if self._work is not None:
            await self._work

    async def _do_all(self) -> None:
        while waiting := [item for item in self._waiting if not item[1].done()]:
            batch, self._waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
            try:
                results = await asyncio.to_thread(self._clerk, [errand for errand, _ in batch])
            except Exception as error:  # noqa: BLE001 - handed to everyone who waits for it
                for _, done in batch:
                    if not done.done():
                        done.set_exception(error)
                continue
            for (_, done), result in zip(batch, results, strict=True):
                if not done.done():
                    done.set_result(result)
