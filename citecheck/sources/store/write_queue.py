"""Step 3, the queue: jobs of many tasks of one event loop → few batches for a writer.

What arrives while the writer is at work goes into the next batch. The queue does not know whether
the writer works here or in another process.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from msgspec import Struct

from citecheck.sources.http.answer import Fetched
from citecheck.sources.page_quality.landing_page import Landing
from citecheck.sources.store.capture import Capture


class Judge(Struct, frozen=True, kw_only=True):
    """Say what `fetched` is, and keep it where it is a source.

    `beside` is what the same server gave for an address that cannot exist, once that was asked.
    """

    fetched: Fetched
    beside: Fetched | None = None


class Keep(Struct, frozen=True, kw_only=True):
    """Keep a capture that was judged before; a `body` of None: nothing was had."""

    capture: Capture
    body: bytes | None


class Done(Struct, frozen=True, kw_only=True):
    """A job done; `capture` is safe on the disk where it has its sha256 or was to be kept.

    `is_doubtful`: nothing was kept yet, for the page says so little that its server must be asked
    for an address beside it first. Nor was anything of a `landing` page, whose full text is better.
    """

    capture: Capture
    is_doubtful: bool = False
    landing: Landing | None = None


Job = Judge | Keep
Writer = Callable[[Sequence[Job]], Sequence[Done]]  # raises StoreError; one call at a time


AT_ONCE = 200  # jobs of a batch: bounds what lies twice in memory while it is handed over


class Queue:
    """Takes jobs from within one event loop."""

    def __init__(self, writer: Writer) -> None:
        """Have them done by `writer`."""
        self._writer = writer
        self._waiting: list[tuple[Job, asyncio.Future[Done]]] = []
        self._work: asyncio.Task[None] | None = None

    async def take(self, job: Job) -> Done:
        """Return what became of `job`, once it is done and safe.

        Raises:
            StoreError: it cannot be kept.
        """
        done: asyncio.Future[Done] = asyncio.get_running_loop().create_future()
        self._waiting.append((job, done))
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
                results = await asyncio.to_thread(self._writer, [job for job, _ in batch])
            except Exception as error:  # noqa: BLE001 - handed to everyone who waits for it
                for _, done in batch:
                    if not done.done():
                        done.set_exception(error)
                continue
            for (_, done), result in zip(batch, results, strict=True):
                if not done.done():
                    done.set_result(result)
