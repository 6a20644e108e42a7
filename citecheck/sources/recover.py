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
from citecheck.limited import LimitedError, run_limited
from citecheck.model import ArchiveAnswer, SourceState, Via, Wanted
from citecheck.sources.address import host_of
from citecheck.sources.archive import (
    captures_near,
    original_in,
    recorded_at,
    time_of,
    timestamp_in,
)
from citecheck.sources.capture import Capture
from citecheck.sources.condition import condition_of
from citecheck.sources.fetch import Client
from citecheck.sources.fetched import Fetched
from citecheck.sources.follow import Fetcher
from citecheck.sources.guard import Guard
from citecheck.sources.locate import original_of
from citecheck.sources.options import Options
from citecheck.sources.pace import Resting, shared

_DEADLINE_S = 40.0
_MEGABYTES = 1_000
_ROUNDS = 3  # look-ups for one page, each further back in time
_TOO_MANY = 429
# Limits of the Wayback Machine; an archive of one's own is asked as fast as it answers.
_LOOK_UP_PAUSE_S = 2.5
_REPLAY_PAUSE_S = 0.125
REST_S = 120.0
"""How long an archive is left alone that says "too many requests" and no more."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Replay:
    """What one capture gave: whether it could be read, and the source if it is one."""

    is_had: bool = True
    found: Recovered | None = None


class Archivist:
    """Asks one archive; lives in one event loop, as an async context manager."""

    def __init__(self, options: Options) -> None:
        """Use the archive of `options`, whose address is permitted wherever it lies."""
        self._options = options
        self._base = options.archive.base.rstrip("/")
        public = self._base == WAYBACK
        self._look_ups = shared(f"{self._base}/cdx", _LOOK_UP_PAUSE_S if public else 0.0)
        self._replays = shared(f"{self._base}/web", _REPLAY_PAUSE_S if public else 0.0)
        settings = replace(options.fetch, delay_s=0.0, robots=False)
        self._client = Client(settings, Guard((host_of(self._base),)))
        self._fetcher = Fetcher(self._client, settings, options.clock)
        self._turn = asyncio.Lock()

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
            return await self._nearest(live, self._when(wanted))
        except (LimitedError, Resting):
            return Recovered(answer=ArchiveAnswer.UNKNOWN)

    async def named(self, wanted: Wanted, live: Capture) -> Recovered | None:
        """Return the very copy that the entry or the lock names, None where it is no source."""
        stamp = timestamp_in(wanted.archived_url or "")
        if wanted.archived_url is None or stamp is None:
            return None
        original = original_of(wanted.archived_url) or live.url
        try:
            return (await self._replay(stamp, original, live)).found
        except Resting:
            return None

    async def _nearest(self, live: Capture, when: str) -> Recovered:
        """Return the good capture nearest to `when`.

        Where all that are near are error pages, those before the first of them are looked at: the
        page was there before it was gone.

        Raises:
            LimitedError: the archive's index could not be asked.
            Resting: it asked for a pause.
        """
        before, is_unread = None, False
        for _ in range(_ROUNDS):
            shots = await self._look_up(live.url, when, before)
            for stamp, original in shots:
                replay = await self._replay(stamp, original, live)
                if replay.found is not None:
                    return replay.found
                is_unread = is_unread or not replay.is_had
            if not shots:
                break
            before = min(stamp for stamp, _ in shots)
        return Recovered(answer=ArchiveAnswer.UNKNOWN if is_unread else ArchiveAnswer.NONE)

    async def _look_up(self, url: str, when: str, before: str | None) -> list[tuple[str, str]]:
        async with self._turn:
            await self._look_ups.turn_in_loop()
            try:
                shots = await asyncio.to_thread(
                    run_limited,
                    captures_near,
                    self._base,
                    url,
                    when,
                    before,
                    self._options.fetch.user_agent,
                    seconds=_DEADLINE_S,
                    megabytes=_MEGABYTES,
                )
            except LimitedError as error:
                if "429" in str(error):
                    self._look_ups.refused(REST_S)
                raise
            if not shots:  # an empty answer was asked for twice
                await self._look_ups.turn_in_loop()
        return shots

    def _when(self, wanted: Wanted) -> str:
        day = wanted.accessed or self._options.as_of
        moment = self._options.clock() if day is None else datetime.combine(day, time(12), UTC)
        return moment.strftime("%Y%m%d%H%M%S")

    async def _replay(self, stamp: str, original: str, live: Capture) -> _Replay:
        """Fetch one capture as it was recorded, redirects that were recorded too followed.

        Raises:
            Resting: the archive asked for a pause.
        """
        fetched = await self._raw(stamp, original)
        if not self._is_inside(fetched):  # it gave a redirect with the address that it had
            fetched = await self._raw(stamp, fetched.final_url)
        is_had = fetched.state is SourceState.OK and self._is_inside(fetched)
        if fetched.body is None or not is_had:
            return _Replay(is_had=False)
        headers = {name.lower(): value for name, value in fetched.headers}
        recorded = recorded_at(headers.get("memento-datetime"))
        stamp = recorded or timestamp_in(fetched.final_url) or stamp
        page = original_in(fetched.final_url) or original
        condition = condition_of(replace(fetched, url=original, final_url=page))
        if condition.state is not SourceState.OK:
            return _Replay()
        capture = _archived(fetched, live, f"{self._base}/web/{stamp}/{page}", time_of(stamp))
        found = Recovered(
            answer=ArchiveAnswer.FOUND,
            capture=replace(capture, title=condition.title),
            body=fetched.body,
        )
        return _Replay(found=found)

    async def _raw(self, stamp: str, original: str) -> Fetched:
        await self._replays.turn_in_loop()
        fetched = await self._fetcher.get(f"{self._base}/web/{stamp}id_/{original}")
        if fetched.status == _TOO_MANY:
            self._replays.refused(REST_S)
        return fetched

    def _is_inside(self, fetched: Fetched) -> bool:
        """Whether it came from the archive: what a live server gave is no capture."""
        return fetched.final_url.startswith(f"{self._base}/web/")


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
