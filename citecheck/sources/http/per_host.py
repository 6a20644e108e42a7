"""Step 3, manners: host → a turn, so that no server is asked too much at once.

One `Hosts` lives in one event loop; since the requests to a host never leave that loop, no state
is shared.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Hosts:
    """Turns at hosts: so many at once, so many seconds between two."""

    def __init__(self, *, max_per_host: int, delay_s: float) -> None:
        """Let `max_per_host` work at one host at once, starts being `delay_s` apart."""
        self._delay_s = delay_s
        self._slots: defaultdict[str, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(max(1, max_per_host))
        )
        self._not_before: defaultdict[str, float] = defaultdict(float)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at `host`, and hold it inside."""
        async with self._slots[host]:
            now = asyncio.get_running_loop().time()
            start = max(now, self._not_before[host])
            self._not_before[host] = start + self._delay_s
            if start > now:
                await asyncio.sleep(start - now)
            yield

    def hold_off(self, host: str, seconds: float) -> None:
        """Give no turn at `host` for `seconds`: it asked for a pause."""
        until = asyncio.get_running_loop().time() + seconds
        self._not_before[host] = max(self._not_before[host], until)
