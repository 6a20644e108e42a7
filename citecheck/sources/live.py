"""Step 3, the network: `Wanted` → `Source` or `Unavailable`, from live pages and the archive.

One event loop in a thread of its own serves all hosts at once; what it has is kept in the store
before it is handed out.
"""

from __future__ import annotations

import asyncio
import hashlib
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, zip_longest
from queue import SimpleQueue

from citecheck.model import Source, SourceState, Unavailable, Via, Wanted
from citecheck.sources.address import host_of
from citecheck.sources.capture import Capture
from citecheck.sources.condition import Condition, alike, condition_of, made_up
from citecheck.sources.fetch import Client
from citecheck.sources.fetched import Fetched
from citecheck.sources.follow import Fetcher
from citecheck.sources.guard import Guard
from citecheck.sources.keeper import Keeper
from citecheck.sources.options import Options
from citecheck.sources.recover import Archivist
from citecheck.sources.store import Store

CONCURRENCY = 100  # sources being fetched at once, over all hosts
UNDER_WAY = 250  # those that wait to be kept, or for the archive, included

Answered = Source | Unavailable


def from_network(
    wanted: Sequence[Wanted], store: Store, options: Options
) -> Iterator[Source | Unavailable]:
    """Yield an answer for each of `wanted`, in the order in which they come in.

    Raises:
        StoreError: what was had cannot be kept.
        ConfigError: an allowed host of the settings cannot be read.
    """
    guard = Guard(options.fetch.allow_hosts)
    answers: SimpleQueue[Answered | BaseException | None] = SimpleQueue()
    run = _Run(store, options, guard, answers)
    thread = threading.Thread(target=run, args=(wanted,), name="citecheck-sources", daemon=True)
    thread.start()
    try:
        while (answer := answers.get()) is not None:
            if isinstance(answer, BaseException):
                raise answer
            yield answer
    finally:
        run.stop()
        thread.join()


class _Run:
    """The work of the thread: one loop, some workers, one list of sources."""

    def __init__(
        self,
        store: Store,
        options: Options,
        guard: Guard,
        answers: SimpleQueue[Answered | BaseException | None],
    ) -> None:
        self._store = store
        self._keeper = Keeper(store)
        self._fetching = asyncio.Semaphore(CONCURRENCY)
        self._options = options
        self._guard = guard
        self._answers = answers
        self._loop = asyncio.new_event_loop()
        self._task: asyncio.Task[None] | None = None

    def __call__(self, wanted: Sequence[Wanted]) -> None:
        """Serve all of `wanted`; the end, or what broke it, is put on the queue last."""
        try:
            self._task = self._loop.create_task(self._serve(wanted))
            self._loop.run_until_complete(self._task)
        except asyncio.CancelledError:
            pass
        except BaseException as error:  # noqa: BLE001 - handed to the caller's thread, raised there
            self._answers.put(error)
        finally:
            self._loop.close()
            self._answers.put(None)

    def stop(self) -> None:
        """Give up what is still under way; called from the other thread."""
        if not self._loop.is_closed() and self._task is not None:
            try:
                self._loop.call_soon_threadsafe(self._task.cancel)
            except RuntimeError:
                return  # it closed in between: nothing is under way

    async def _serve(self, wanted: Sequence[Wanted]) -> None:
        todo = iter(_by_turns(wanted))
        async with (
            Client(self._options.fetch, self._guard) as client,
            Archivist(self._options) as archivist,
            asyncio.TaskGroup() as group,
        ):
            fetcher = Fetcher(client, self._options.fetch, self._options.clock)
            for _ in range(min(UNDER_WAY, len(wanted))):
                group.create_task(self._work(todo, fetcher, archivist))

    async def _work(self, todo: Iterator[Wanted], fetcher: Fetcher, archivist: Archivist) -> None:
        for item in todo:
            self._answers.put(await self._answer(item, fetcher, archivist))

    async def _answer(self, item: Wanted, fetcher: Fetcher, archivist: Archivist) -> Answered:
        if item.pinned is not None:
            pinned = await self._pinned(item, archivist)
            if pinned is not None:
                return pinned
        tried = []
        for url in item.urls:
            async with self._fetching:
                fetched = await fetcher.get(url)
                condition = await _condition(fetched, fetcher)
            capture = _capture(fetched, condition)
            if capture.state is SourceState.OK:
                return (await self._keeper.keep(capture, fetched.body)).as_source(
                    item.key, Via.LIVE
                )
            tried.append((capture, fetched.body))
        return await self._without_live(item, tried, archivist)

    async def _pinned(self, item: Wanted, archivist: Archivist) -> Answered | None:
        """Return the archived copy that the lock names, if its bytes are those of the lock."""
        held = Capture(
            url=item.urls[0],
            final_url=item.urls[0],
            state=SourceState.OK,
            fetched_at=self._options.clock(),
        )
        found = await archivist.named(item, held)
        if found is None or found.capture is None or found.body is None:
            return None
        if hashlib.sha256(found.body).hexdigest() != item.pinned:
            return None
        kept = await self._keeper.keep(found.capture, found.body)
        return kept.as_source(item.key, Via.ARCHIVE)

    async def _without_live(
        self, item: Wanted, tried: list[tuple[Capture, bytes | None]], archivist: Archivist
    ) -> Answered:
        """Return the archived copy, else the store's older one, else why there is neither."""
        first, body = tried[0]
        recovered = await archivist.recover(item, first)
        failures = [(replace(first, archive=recovered.answer), body), *tried[1:]]
        kept = [await self._keeper.keep(*failure) for failure in failures]
        if recovered.capture is not None:
            saved = await self._keeper.keep(recovered.capture, recovered.body)
            return saved.as_source(item.key, Via.ARCHIVE)
        older = self._store.latest(first.url)
        if older is not None:
            gone = replace(older, state=SourceState.ARCHIVED, reason=first.reason)
            return gone.as_source(item.key, Via.STORE)
        return kept[0].as_unavailable(item.key, tuple(capture.url for capture in kept))


async def _condition(fetched: Fetched, fetcher: Fetcher) -> Condition:
    """Judge what came back; where a page says next to nothing, its server is asked once more."""
    if fetched.state is not SourceState.OK:
        return Condition(state=fetched.state, reason=fetched.reason)
    found = condition_of(fetched)
    if not found.is_doubtful or fetched.body is None:
        return found
    other = await fetcher.get(made_up(fetched.final_url))
    if other.state is SourceState.OK and other.body and alike(fetched.body, other.body):
        reason = "The server gives the same page for an address that cannot exist."
        return replace(found, state=SourceState.SOFT_404, reason=reason)
    return found


def _capture(fetched: Fetched, condition: Condition) -> Capture:
    return Capture(
        url=fetched.url,
        final_url=fetched.final_url,
        state=condition.state,
        fetched_at=fetched.fetched_at,
        status=fetched.status,
        headers=fetched.headers,
        media_type=fetched.media_type,
        reason=condition.reason,
        title=condition.title,
    )


def _by_turns(wanted: Iterable[Wanted]) -> Iterator[Wanted]:
    """Yield one source of each host, then the next of each: no host keeps the others waiting."""
    hosts: defaultdict[str, list[Wanted]] = defaultdict(list)
    for item in wanted:
        hosts[host_of(item.urls[0])].append(item)
    rounds = chain.from_iterable(zip_longest(*hosts.values()))
    return (item for item in rounds if item is not None)
