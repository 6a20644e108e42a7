"""Step 3, recovery: a source whose live page is gone → its archived copy, if there is one.

It asks the archive's index with a deadline for the captures nearest to a date; `replay.py` fetches
and judges each.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time

from msgspec import Struct
from msgspec.structs import replace

from citecheck.config.schema import WAYBACK
from citecheck.model import ArchiveAnswer, SourceState, Wanted
from citecheck.nlp.web_address import original_of
from citecheck.sources.address import host_of
from citecheck.sources.http.client import Client, OwnsClient
from citecheck.sources.http.fetcher import Fetcher
from citecheck.sources.http.guard import Guard
from citecheck.sources.options import Options
from citecheck.sources.services.rate_limit import Resting, shared
from citecheck.sources.store.capture import Capture
from citecheck.sources.wayback.cdx import (
    REST_S,
    NotAsked,
    captures_in,
    question,
    timestamp_in,
)
from citecheck.sources.wayback.replay import Replay, Replayer

_TOO_MANY = 429
_ROUNDS = 3  # look-ups for one page, each further back in time
_PAUSE_S = 2.5  # the Wayback Machine's limit; an archive of one's own is asked as fast as it can


class Recovered(Struct, frozen=True, kw_only=True):
    """What the archive gave: its answer, and the capture with its bytes if one is good."""

    answer: ArchiveAnswer | None
    capture: Capture | None = None
    body: bytes | None = None


class Archivist(OwnsClient):
    """Asks one archive; lives in one event loop, as an async context manager."""

    def __init__(self, options: Options) -> None:
        """Use the archive of `options`, whose address is permitted wherever it lies."""
        self._options = options
        self._base = options.archive.base.rstrip("/")
        self._look_ups = shared(f"{self._base}/cdx", _PAUSE_S if self._base == WAYBACK else 0.0)
        settings = replace(options.fetch, delay_s=0.0, robots=False)
        self._client = Client(settings, Guard((host_of(self._base),)))
        self._fetcher = Fetcher(self._client, settings, options.clock)
        self._replayer = Replayer(self._base, self._fetcher)
        self._turn = asyncio.Lock()

    async def recover(self, wanted: Wanted, live: Capture) -> Recovered:
        """Return the archived copy of what `live` did not give.

        The copy that the entry itself names goes before the one nearest to the access date, else
        to the draft's own date, else to now.
        """
        if not self._options.archive.enabled or not live.is_lost:
            return Recovered(answer=None)
        named = await self.named(wanted, live)
        if named is not None:
            return named
        try:
            return await self._nearest(live, self._when(wanted))
        except (NotAsked, Resting):
            return Recovered(answer=ArchiveAnswer.UNKNOWN)

    async def named(self, wanted: Wanted, live: Capture) -> Recovered | None:
        """Return the very copy that the entry or the lock names, None where it is no source."""
        stamp = timestamp_in(wanted.archived_url or "")
        if wanted.archived_url is None or stamp is None:
            return None
        original = original_of(wanted.archived_url) or live.url
        try:
            replay = await self._replayer.replay(stamp, original, live)
        except Resting:
            return None
        return None if replay.capture is None else _found(replay)

    async def _nearest(self, live: Capture, when: str) -> Recovered:
        """Return the good capture nearest to `when`.

        Where all that are near are error pages, those before the first of them are looked at: the
        page was there before it was gone.

        Raises:
            NotAsked: the archive's index could not be asked.
            Resting: it asked for a pause.
        """
        before, is_unread = None, False
        for _ in range(_ROUNDS):
            shots = await self._look_up(live.url, when, before)
            for stamp, original in shots:
                replay = await self._replayer.replay(stamp, original, live)
                if replay.capture is not None:
                    return _found(replay)
                is_unread = is_unread or not replay.is_had
            if not shots:
                break
            before = min(stamp for stamp, _ in shots)
        return Recovered(answer=ArchiveAnswer.UNKNOWN if is_unread else ArchiveAnswer.NONE)

    async def _look_up(self, url: str, when: str, before: str | None) -> list[tuple[str, str]]:
        """Return what the index holds near to `when`, through the same guard as every page.

        Raises:
            NotAsked: it gave no answer.
            Resting: it asked for a pause.
        """
        asked = await asyncio.to_thread(question, self._base, url, when, before)
        async with self._turn:
            await self._look_ups.turn_in_loop()
            fetched = await self._fetcher.get(asked)
            if fetched.status == _TOO_MANY:
                self._look_ups.refused(REST_S)
        if fetched.state is not SourceState.OK:
            raise NotAsked(fetched.reason or fetched.state.value)
        return captures_in((fetched.body or b"").decode("utf-8", "replace"), url, when, before)

    def _when(self, wanted: Wanted) -> str:
        day = wanted.accessed or self._options.as_of
        moment = self._options.clock() if day is None else datetime.combine(day, time(12), UTC)
        return moment.strftime("%Y%m%d%H%M%S")


def _found(replay: Replay) -> Recovered:
    return Recovered(answer=ArchiveAnswer.FOUND, capture=replay.capture, body=replay.body)
