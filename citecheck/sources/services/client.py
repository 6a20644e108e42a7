"""Step 3, services for programs: base address, path → bytes of the answer; politely, one at a time.

Crossref, Unpaywall and Europe PMC are asked through here. Each has one pace in this process, and is
left alone for as long as it asks. What an answer says is read elsewhere.
"""

from __future__ import annotations

import asyncio

from msgspec.structs import replace

from citecheck.model import SourceState
from citecheck.sources.address import host_of
from citecheck.sources.http.client import Client, OwnsClient
from citecheck.sources.http.fetcher import Fetcher
from citecheck.sources.http.guard import Guard
from citecheck.sources.options import Options
from citecheck.sources.services.crossref_record import Unanswered
from citecheck.sources.services.rate_limit import Resting, shared

PUBLIC_PAUSE_S = 0.2
"""Seconds between two requests to a service of the public Internet.
Source: Crossref's REST API etiquette (5 a second for everybody); the others allow more."""

_PATIENCE = 3  # requests without an answer, one after the other, until nothing more is asked
_NOT_LISTED = (404, 410)
_TOO_MANY = 429
_LOOPBACK = ("127.", "localhost", "[::1]")


class Service(OwnsClient):
    """One service; lives in one event loop, as an async context manager."""

    def __init__(self, base: str, options: Options) -> None:
        """Ask below `base`, which is permitted wherever it lies; robots.txt is not for programs."""
        self._base = base.rstrip("/")
        host = host_of(self._base)
        settings = replace(options.fetch, robots=False, delay_s=0.0)
        self._client = Client(settings, Guard((*settings.allow_hosts, host)))
        self._fetcher = Fetcher(self._client, settings, options.clock)
        self._pace = shared(self._base, 0.0 if host.startswith(_LOOPBACK) else PUBLIC_PAUSE_S)
        self._turn = asyncio.Lock()
        self._silent = 0

    async def get(self, path: str) -> bytes | None:
        """Return the body at ``base + path``; None where the service does not list that.

        Raises:
            Unanswered: anything else than these two answers.
        """
        async with self._turn:
            if self._silent >= _PATIENCE:
                raise Unanswered(f"no answer from {self._base}, {_PATIENCE} times in a row")
            try:
                await self._pace.turn_in_loop()
            except Resting as error:
                raise Unanswered(str(error)) from error
            fetched = await self._fetcher.get(self._base + path)
            is_answered = fetched.state is SourceState.OK or fetched.status in _NOT_LISTED
            self._silent = 0 if is_answered else self._silent + 1
        if fetched.status == _TOO_MANY:
            self._pace.refused()
        else:
            self._pace.answered()
        if not is_answered:
            raise Unanswered(fetched.reason or fetched.state.value)
        return fetched.body if fetched.state is SourceState.OK else None
