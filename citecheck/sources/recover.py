"""Step 3, recovery: a source whose live page is gone → its archived copy, if there is one.

It asks the archive's index with a deadline, fetches the nearest capture as it was recorded, and
judges it like a live page: a captured error page is no source.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from types import TracebackType
from typing import Self

from citecheck.config import WAYBACK
from citecheck.limited import Limit, LimitedError, run_limited
from citecheck.model import ArchiveAnswer, SourceState, Via, Wanted
from citecheck.sources.address import host_of
from citecheck.sources.archive import captures_near, time_of, timestamp_in
from citecheck.sources.capture import Capture
from citecheck.sources.condition import condition_of
from citecheck.sources.fetch import Client
from citecheck.sources.fetched import Fetched
from citecheck.sources.follow import Fetcher
from citecheck.sources.guard import Guard
from citecheck.sources.locate import original_of
from citecheck.sources.options import Options

_DEADLINE_S = 40.0
_MEGABYTES = 1_000
# Limits of the Wayback Machine; an archive of one's own is asked as fast as it answers.
_INDEX_PAUSE_S = 2.5
_CAPTURE_PAUSE_S = 0.125
_LOST = frozenset(
    (
        SourceState.DEAD,
        SourceState.SOFT_404,
        SourceState.PAYWALLED,
        SourceState.CONSENT_WALL,
        SourceState.BLOCKED,
        SourceState.SCRIPT_ONLY,
        SourceState.PARKED,
        SourceState.TIMEOUT,
        SourceState.TRANSIENT,
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What the archive gave: its answer, and the capture with its bytes if one is good."""

    answer: ArchiveAnswer | None
    capture: Capture | None = None
    body: bytes | None = None


class Archivist:
    """Asks one archive; lives in one event loop, as an async context manager."""

    def __init__(self, options: Options) -> None:
        """Use the archive of `options`, whose address is permitted wherever it lies."""
        self._options = options
        self._base = options.archive.base.rstrip("/")
        public = self._base == WAYBACK
        pause_s = _CAPTURE_PAUSE_S if public else 0.0
        self._pause_s = _INDEX_PAUSE_S if public else 0.0
        settings = replace(options.fetch, delay_s=pause_s, robots=False)
        self._client = Client(settings, Guard((host_of(self._base),)))
        self._fetcher = Fetcher(self._client, settings, options.clock)
        self._turn = asyncio.Lock()
        self._is_open = True

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._client.__aexit__(kind, error, trace)

    async def recover(self, wanted: Wanted, live: Capture) -> Recovered:
        """Return the archived copy of what `live` did not give.

        The copy that the entry itself names goes before the one nearest to the access date, else
        to the draft's own date, else to now.
        """
        if not self._options.archive.enabled or live.state not in _LOST:
            return Recovered(answer=None)
        named = await self.named(wanted, live)
        if named is not None:
            return named
        try:
            shots = await self._ask(live.url, self._when(wanted))
        except LimitedError as error:
            if "429" in str(error):
                self._is_open = False  # it asked to be left alone: nothing more in this run
            return Recovered(answer=ArchiveAnswer.UNKNOWN)
        for stamp, original in shots:
            found = await self._capture(stamp, original, live)
            if found is not None:
                return found
        return Recovered(answer=ArchiveAnswer.UNKNOWN if shots else ArchiveAnswer.NONE)

    async def named(self, wanted: Wanted, live: Capture) -> Recovered | None:
        """Return the very copy that the entry or the lock names, None where it is no source."""
        stamp = timestamp_in(wanted.archived_url or "")
        if wanted.archived_url is None or stamp is None:
            return None
        return await self._capture(stamp, original_of(wanted.archived_url) or live.url, live)

    async def _ask(self, url: str, when: str) -> list[tuple[str, str]]:
        async with self._turn:
            if not self._is_open:
                raise LimitedError(Limit.ERROR, "the archive asked for a pause (429)")
            await asyncio.sleep(self._pause_s)
            return await asyncio.to_thread(
                run_limited,
                captures_near,
                self._base,
                url,
                when,
                self._options.fetch.user_agent,
                seconds=_DEADLINE_S,
                megabytes=_MEGABYTES,
            )

    def _when(self, wanted: Wanted) -> str:
        day = wanted.accessed or self._options.as_of
        moment = self._options.clock() if day is None else datetime.combine(day, time(12), UTC)
        return moment.strftime("%Y%m%d%H%M%S")

    async def _capture(self, stamp: str, original: str, live: Capture) -> Recovered | None:
        """Fetch one capture as it was recorded; None where it is no source."""
        fetched = await self._fetcher.get(f"{self._base}/web/{stamp}id_/{original}")
        if fetched.state is not SourceState.OK or fetched.body is None:
            return None
        condition = condition_of(replace(fetched, url=original, final_url=original))
        if condition.state is not SourceState.OK:
            return None
        stamp = timestamp_in(fetched.final_url) or stamp
        capture = _archived(fetched, live, f"{self._base}/web/{stamp}/{original}", time_of(stamp))
        return Recovered(
            answer=ArchiveAnswer.FOUND,
            capture=replace(capture, title=condition.title),
            body=fetched.body,
        )


def _archived(fetched: Fetched, live: Capture, address: str, taken: datetime) -> Capture:
    return Capture(
        url=live.url,
        final_url=live.final_url,
        state=SourceState.ARCHIVED,
        fetched_at=fetched.fetched_at,
        via=Via.ARCHIVE,
        status=fetched.status,
        headers=fetched.headers,
        media_type=fetched.media_type,
        reason=live.reason,
        archive=ArchiveAnswer.FOUND,
        archived_url=address,
        archived_at=taken,
    )
