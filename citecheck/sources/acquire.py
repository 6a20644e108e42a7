"""Step 3, one source: `Wanted` → the live page, else a copy (open, archived, older), else why none.

A page that shows only the abstract of a work is what is left when no address of the entry, none
that the page itself names, and no service gave the full text.
It fetches and asks the archive from within one event loop; what is judged and kept goes over a
queue to a writer.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgspec import Struct
from msgspec.structs import replace

from citecheck.errors import StoreError
from citecheck.model import Source, SourceState, Unavailable, Via, Wanted
from citecheck.sources.address import canonical
from citecheck.sources.http.answer import Fetched
from citecheck.sources.http.client import Client
from citecheck.sources.http.fetcher import Fetcher
from citecheck.sources.http.guard import Guard
from citecheck.sources.http.revalidate import is_unchanged, known_page, renewed
from citecheck.sources.local import from_store
from citecheck.sources.options import Options
from citecheck.sources.page_quality.landing_page import Landing, as_abstract, as_read
from citecheck.sources.services.open_copies import OpenCopies, as_open_copy, may_have_one
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store
from citecheck.sources.store.write_queue import Judge, Keep, Queue

if TYPE_CHECKING:
    from citecheck.sources.browser.rendering import Renderer
    from citecheck.sources.wayback.recover import Archivist

_SAY_BROWSER = (
    "With --browser it is read as a browser shows it (Chromium, and pip install"
    " 'citecheck-report[browser]')."
)
CONCURRENCY = 200  # requests at once, over all hosts


class _Look(Struct, frozen=True, kw_only=True):
    """What one look at a live page gave: kept if it is a source, and otherwise yet to be kept."""

    keep: Keep
    landing: Landing | None

    @property
    def is_source(self) -> bool:
        """Whether it is what was looked for, in full."""
        return self.keep.capture.state is SourceState.OK and self.landing is None


class Seeker:
    """Seeks sources; lives in one event loop, as an async context manager."""

    def __init__(self, store: Store, queue: Queue, guard: Guard, options: Options) -> None:
        """Seek as `options` say; `store` is only read here."""
        self._store = store
        self._queue = queue
        self._options = options
        own = None
        if options.fetch.cookies:
            from citecheck.config import cookie_file  # noqa: PLC0415 - few runs have any

            own = cookie_file.load(Path(options.fetch.cookies))
        self._client = Client(options.fetch, guard, own)
        self._fetcher = Fetcher(self._client, options.fetch, options.clock, options.manners)
        self._fetching = asyncio.Semaphore(CONCURRENCY)
        self._open = AsyncExitStack()
        self._opening = asyncio.Lock()
        self._archivist: Archivist | None = None
        self._open_copies: OpenCopies | None = None
        self._renderer: Renderer | None = None

    async def __aenter__(self) -> Self:
        await self._open.enter_async_context(self._client)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._queue.close()
        await self._open.aclose()

    async def seek(self, item: Wanted) -> Source | Unavailable:
        """Return the source that `item` asks for, its bytes in the store, or why it was not had.

        Raises:
            StoreError: what was had cannot be kept.
        """
        if item.pinned is not None:
            pinned = await self._pinned(item)
            if pinned is not None:
                return pinned
        tried = []
        for url in item.urls:
            look = await self._look(url)
            if look.is_source:
                return look.keep.capture.as_source(item.key, Via.LIVE)
            tried.append(look)
        for look in tried:
            if look.landing is not None:
                return await self._beyond(item, look.keep, look.landing)
        return await self._without_live(item, [look.keep for look in tried])

    async def _look(self, url: str) -> _Look:
        """Look at the live page."""
        async with self._fetching:
            fetched = await self._fetch(url)
        done = await self._queue.take(Judge(fetched=fetched))
        if done.is_doubtful:
            async with self._fetching:
                beside = await self._fetcher.beside(fetched.final_url)
            done = await self._queue.take(Judge(fetched=fetched, beside=beside))
        return _Look(keep=Keep(capture=done.capture, body=fetched.body), landing=done.landing)

    async def _fetch(self, url: str) -> Fetched:
        """Fetch `url`; when refreshing, a page that has not changed is not sent again."""
        known = known_page(self._store, url) if self._options.refresh else None
        fetched = await self._fetcher.get(url, known)
        if known is None or not is_unchanged(fetched):
            return fetched
        try:
            body = self._store.body(known.capture.sha256 or "")
        except StoreError:  # what is stored is damaged
            return await self._fetcher.get(url)
        return renewed(fetched, known, body)

    async def _keep(self, look: Keep) -> Capture:
        return (await self._queue.take(look)).capture

    async def _pinned(self, item: Wanted) -> Source | None:
        """Return the archived copy that the lock names, if its bytes are those of the lock."""
        held = Capture(
            url=item.urls[0],
            final_url=item.urls[0],
            state=SourceState.OK,
            fetched_at=self._options.clock(),
        )
        found = await (await self._archive()).named(item, held)
        if found is None or found.capture is None or found.body is None:
            return None
        if hashlib.sha256(found.body).hexdigest() != item.pinned:
            return None
        kept = await self._keep(Keep(capture=found.capture, body=found.body))
        return as_read(kept.as_source(item.key, Via.ARCHIVE), found.body)

    async def _beyond(self, item: Wanted, page: Keep, landing: Landing) -> Source:
        """Return the full text of the work that `page` shows the abstract of, else the abstract."""
        copy = await self._open_copy(item, page.capture, landing)
        kept = await self._keep(copy or page)
        source = kept.as_source(item.key, Via.LIVE)
        return source if copy else as_abstract(source)

    async def _without_live(self, item: Wanted, tried: Sequence[Keep]) -> Source | Unavailable:
        """Return an open or archived copy, else the store's older one, else why there is none."""
        first = tried[0].capture
        copy = await self._open_copy(item, first)
        if copy is not None:
            for failure in tried:
                await self._keep(failure)
            return (await self._keep(copy)).as_source(item.key, Via.LIVE)
        recovered = await (await self._archive()).recover(item, first)
        shown, why_not = None, None
        if recovered.capture is None and first.state is SourceState.SCRIPT_ONLY:
            shown, why_not = await self._shown(tried[0])
        reason = f"{first.reason} {why_not}" if why_not else first.reason
        failures = [
            replace(tried[0], capture=replace(first, archive=recovered.answer, reason=reason)),
            *tried[1:],
        ]
        kept = [await self._keep(failure) for failure in failures]
        if recovered.capture is not None:
            saved = await self._keep(Keep(capture=recovered.capture, body=recovered.body))
            return as_read(saved.as_source(item.key, Via.ARCHIVE), recovered.body or b"")
        if shown is not None:
            return (await self._keep(shown)).as_source(item.key, Via.LIVE)
        older = self._store.latest(first.url)
        if older is not None:
            gone = replace(older, state=SourceState.ARCHIVED, reason=first.reason)
            return from_store(item.key, gone, self._store)
        return kept[0].as_unavailable(item.key, tuple(capture.url for capture in kept))

    async def _shown(self, look: Keep) -> tuple[Keep | None, str | None]:
        """Return a page that its scripts fill as a browser shows it, else why there is none."""
        from citecheck.sources.browser.chromium import NotShownError  # noqa: PLC0415 - seldom

        if not self._options.fetch.browser:
            return None, _SAY_BROWSER
        page = look.capture
        fetched = Fetched(
            url=page.url,
            final_url=page.final_url,
            state=SourceState.OK,
            fetched_at=page.fetched_at,
            status=page.status,
            headers=page.headers,
            body=look.body,
            is_signed_in=page.is_signed_in,
        )
        try:
            rendered = await (await self._rendering()).show(fetched)
        except NotShownError as error:
            return None, str(error)
        beside = await self._fetcher.beside(page.final_url)
        done = await self._queue.take(Judge(fetched=rendered, beside=beside))
        if done.capture.state is SourceState.OK and done.landing is None:
            return Keep(capture=done.capture, body=rendered.body), None
        return None, f"A browser shows no source there: {done.capture.reason or 'an abstract'}"

    async def _rendering(self) -> Renderer:
        """Return what shows pages, made when the first source needs it."""
        async with self._opening:
            if self._renderer is None:
                from citecheck.sources.browser.rendering import Renderer  # noqa: PLC0415 - most runs need none

                made = Renderer(self._options.fetch, self._client)
                self._renderer = await self._open.enter_async_context(made)
            return self._renderer

    async def _open_copy(
        self, item: Wanted, live: Capture, landing: Landing | None = None
    ) -> Keep | None:
        """Return a free copy of a work not had in full from its own page, yet to be kept for it."""
        async for address in self._elsewhere(item, live, landing):
            look = await self._look(address)
            if look.is_source:
                kept = look.keep
                return replace(kept, capture=as_open_copy(live, kept.capture))
        return None

    async def _elsewhere(
        self, item: Wanted, live: Capture, landing: Landing | None
    ) -> AsyncIterator[str]:
        """Yield where a copy may be: as the page itself says, then as the services do."""
        tried = {canonical(url) for url in (*item.urls, live.final_url)}
        for address in landing.addresses if landing else ():
            if canonical(address) not in tried:
                tried.add(canonical(address))
                yield address
        if may_have_one(item, live, self._options):
            async for address in (await self._copies()).addresses(item):
                if canonical(address) not in tried:
                    yield address

    async def _copies(self) -> OpenCopies:
        """Return who knows of open copies, made when the first source needs one."""
        async with self._opening:
            if self._open_copies is None:
                made = OpenCopies(self._store, self._keep_record, self._options)
                self._open_copies = await self._open.enter_async_context(made)
            return self._open_copies

    async def _keep_record(self, capture: Capture, body: bytes | None) -> None:
        await self._keep(Keep(capture=capture, body=body))

    async def _archive(self) -> Archivist:
        """Return the archivist, made when the first source needs it."""
        async with self._opening:
            if self._archivist is None:
                from citecheck.sources.wayback.recover import Archivist  # noqa: PLC0415 - most runs need none

                self._archivist = await self._open.enter_async_context(Archivist(self._options))
            return self._archivist
