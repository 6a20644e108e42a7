"""Step 3, the network: `Wanted` → `Source` or `Unavailable`, as they come in.

One event loop in a thread of its own serves all hosts at once (`acquire.py` says what is done for
one source). Here are only the thread, the order in which sources get their turn, and the way out.
"""

from __future__ import annotations

import asyncio
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from queue import SimpleQueue

from citecheck.model import Source, Unavailable, Wanted
from citecheck.sources.acquire import Seeker
from citecheck.sources.address import host_of
from citecheck.sources.http.guard import Guard
from citecheck.sources.options import Options
from citecheck.sources.store.store import Store
from citecheck.sources.store.write_queue import Queue, Writer

UNDER_WAY = 400  # sources: those being fetched, those that wait to be kept, or for the archive

_Answer = Source | Unavailable


def from_network(
    wanted: Sequence[Wanted], store: Store, writer: Writer, options: Options
) -> Iterator[_Answer]:
    """Yield an answer for each of `wanted`, in the order in which they come in.

    Raises:
        StoreError: what was had cannot be kept.
        ConfigError: an allowed host of the settings cannot be read.
    """
    guard = Guard(options.fetch.allow_hosts)
    run = _Run(wanted, lambda: Seeker(store, Queue(writer), guard, options))
    thread = threading.Thread(target=run, name="citecheck-sources", daemon=True)
    thread.start()
    try:
        yield from run.answers()
    finally:
        run.stop()
        thread.join()


class _Run:
    """The work of the thread: one loop, many tasks, one list of sources."""

    def __init__(self, wanted: Sequence[Wanted], seeker: Callable[[], Seeker]) -> None:
        self._wanted = wanted
        self._seeker = seeker
        self._came_in: SimpleQueue[list[_Answer] | BaseException | None] = SimpleQueue()
        self._ready: list[_Answer] = []
        self._loop = asyncio.new_event_loop()
        self._task: asyncio.Task[None] | None = None

    def answers(self) -> Iterator[_Answer]:
        """Yield the answers in the thread that wants them; raise what broke the run."""
        while (ready := self._came_in.get()) is not None:
            if isinstance(ready, BaseException):
                raise ready
            yield from ready

    def __call__(self) -> None:
        """Serve all of them; the end, or what broke it, comes last."""
        try:
            self._task = self._loop.create_task(self._serve())
            self._loop.run_until_complete(self._task)
        except asyncio.CancelledError:
            pass
        except BaseException as error:  # noqa: BLE001 - handed to the caller's thread, raised there
            self._came_in.put(_first(error))
        finally:
            self._loop.close()
            self._came_in.put(None)

    def stop(self) -> None:
        """Give up what is still under way; called from the other thread."""
        if not self._loop.is_closed() and self._task is not None:
            try:
                self._loop.call_soon_threadsafe(self._task.cancel)
            except RuntimeError:
                return  # it closed in between: nothing is under way

    async def _serve(self) -> None:
        todo = _by_turns(self._wanted)
        async with self._seeker() as seeker, asyncio.TaskGroup() as group:
            for _ in range(min(UNDER_WAY, len(self._wanted))):
                group.create_task(self._work(todo, seeker))

    async def _work(self, todo: Iterator[Wanted], seeker: Seeker) -> None:
        for item in todo:
            self._hand_out(await seeker.seek(item))

    def _hand_out(self, answer: _Answer) -> None:
        """Hand over what is ready in one turn of the loop at once: each time wakes a thread."""
        if not self._ready:
            self._loop.call_soon(self._flush)
        self._ready.append(answer)

    def _flush(self) -> None:
        ready, self._ready = self._ready, []
        self._came_in.put(ready)


def _first(error: BaseException) -> BaseException:
    """Return the first of the errors that a group of tasks ended with."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def _by_turns(wanted: Iterable[Wanted]) -> Iterator[Wanted]:
    """Yield one source of each host, then the next of each: no host keeps the others waiting."""
    hosts: defaultdict[str, list[Wanted]] = defaultdict(list)
    for item in wanted:
        hosts[host_of(item.urls[0])].append(item)
    rounds = chain.from_iterable(zip_longest(*hosts.values()))
    return (item for item in rounds if item is not None)
