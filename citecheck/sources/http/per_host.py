"""Step 3, manners: host → a turn, so that no server is asked too much at once.

One `Hosts` lives in one event loop, and all requests to a host are made in it; what a host was
promised in an earlier loop stands in `manners`.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from citecheck.sources.http.manners import Manners


class Hosts:
    """Turns at hosts: so many at once, so many seconds between two."""

    def __init__(
        self, *, max_per_host: int, delay_s: float, manners: Manners | None = None
    ) -> None:
        """Let `max_per_host` work at one host at once, starts being `delay_s` apart."""
        self._delay_s = delay_s
        self._manners = manners or Manners()
        self._slots: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(max(1, max_per_host))
        )

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at `host`, and hold it inside."""
        async with self._slots[host]:
            await self.pause(host)
            yield

    async def pause(self, host: str) -> None:
        """Wait until `host` may be asked once more; for a further request of a turn held already.

        Also for one outside of all turns: a robots.txt, which those who hold a turn may wait for.
        """
        now = asyncio.get_running_loop().time()
        start = max(now, self._manners.not_before(host))
        self._manners.wait_until(host, start + self._delay_s)
        if start > now:
            await asyncio.sleep(start - now)

    def hold_off(self, host: str, seconds: float) -> None:
        """Give no turn at `host` for `seconds`: it asked for a pause."""
        until = asyncio.get_running_loop().time() + seconds
        self._manners.wait_until(host, max(self._manners.not_before(host), until))
