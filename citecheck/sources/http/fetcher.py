"""Step 3, one polite fetch: URL → `Fetched`: turns, robots, redirects, limits, further tries.

The transport is an argument (`answer.Transport`). It does not judge what a page says
(`condition.py`) and keeps nothing (`store.py`).
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from datetime import datetime
from urllib.parse import urljoin

from msgspec import Struct
from msgspec.structs import replace

from citecheck.config.schema import Fetch
from citecheck.model import SourceState
from citecheck.sources.address import host_of, without_fragment
from citecheck.sources.http import redirect
from citecheck.sources.http.answer import Answer, Fetched, Transport, Visit
from citecheck.sources.http.guard import objection
from citecheck.sources.http.manners import Manners
from citecheck.sources.http.per_host import Hosts
from citecheck.sources.http.retry import pause
from citecheck.sources.http.revalidate import Known
from citecheck.sources.http.robots import Robots
from citecheck.sources.http.status import judged
from citecheck.sources.options import now

_ROBOTS_HOPS = 5  # RFC 9309, section 2.3.1.2
_FORBIDDEN = Answer(state=SourceState.BLOCKED, reason="The site's robots.txt forbids it.")
_ROBOTS_SHARE = 0.5  # of a source's time: a robots.txt that hangs must leave some to the page


class _Budget(Struct):
    """What one source may still cost; waiting for a turn costs nothing."""

    seconds: float
    tries: int


class _Hop(Struct, frozen=True):
    """One address of a chain of redirects, its host, and headers for it alone."""

    url: str
    host: str
    headers: Mapping[str, str] | None


class Fetcher:
    """Fetches sources within one event loop."""

    def __init__(
        self,
        transport: Transport,
        settings: Fetch,
        clock: Callable[[], datetime] = now,
        manners: Manners | None = None,
    ) -> None:
        """Use `transport` under `settings`; `manners` hold what earlier loops promised hosts."""
        self._transport = transport
        self._settings = settings
        self._clock = clock
        self._hosts = Hosts(
            max_per_host=settings.max_per_host, delay_s=settings.delay_s, manners=manners
        )
        self._robots = Robots(self._robots_txt, manners) if settings.robots else None

    async def get(self, url: str, known: Known | None = None) -> Fetched:
        """Fetch `url`, redirects followed; whatever goes wrong is in the result's state.

        What is `known` of it is not sent again by a server that says it has not changed; the
        status is 304 then, and there is no body.
        """
        budget = _Budget(self._settings.timeout_s, self._settings.retries)
        visit = self._transport.visit()
        seen: set[tuple[str, frozenset[tuple[str, str]]]] = set()
        here = _sendable(url)
        is_signed_in = False
        async with AsyncExitStack() as turn:
            turn_at = ""
            for _ in range(self._settings.max_redirects + 1):
                if (here, visit.memory) in seen:
                    return self._dead(url, here, "The address redirects in a circle.")
                seen.add((here, visit.memory))
                host = host_of(here)
                if host != turn_at:
                    await turn.aclose()
                    turn_at = ""
                if not await self._permitted(here, budget):
                    return self._end(url, here, _FORBIDDEN)
                if host != turn_at:
                    await turn.enter_async_context(self._hosts.turn(host))
                    turn_at = host
                hop = _Hop(here, host, known.headers_for(here) if known else None)
                answer = await self._ask(visit, hop, budget)
                is_signed_in |= answer.is_signed_in
                try:
                    target = _next(answer, here)
                except ValueError:
                    return self._dead(url, here, "It redirects to an address that is none.")
                if target is None:
                    return self._end(url, here, replace(answer, is_signed_in=is_signed_in))
                here = target
        return self._dead(url, here, "It redirects too many times.")

    async def beside(self, url: str) -> Fetched:
        """Fetch what the server of `url` gives for an address beside it that cannot exist."""
        digest = hashlib.sha256(url.encode()).hexdigest()
        return await self.get(urljoin(url, f"{digest[:20]}.html"))

    async def _ask(self, visit: Visit, hop: _Hop, budget: _Budget) -> Answer:
        """Return the answer of one hop, tried again while that may help and tries are left."""
        attempt = 0
        while True:
            answer = judged(await self._timed(visit, hop, budget))
            if answer.state is not SourceState.TRANSIENT or budget.tries <= 0:
                return answer
            seconds = pause(
                answer.header("Retry-After"),
                attempt=attempt,
                longest_s=self._settings.retry_after_max_s,
                now=self._clock(),
            )
            if seconds is None:
                return answer
            budget.tries -= 1
            attempt += 1
            self._hosts.hold_off(hop.host, seconds)
            await self._hosts.pause(hop.host)

    async def _timed(self, visit: Visit, hop: _Hop, budget: _Budget) -> Answer:
        """Return the answer of one request, or that the source's time ran out."""
        loop = asyncio.get_running_loop()
        start = loop.time()
        try:
            async with asyncio.timeout(max(0.0, budget.seconds)):
                return await visit.get(hop.url, hop.headers)
        except TimeoutError:
            reason = f"It took longer than {self._settings.timeout_s:g} s."
            return Answer(state=SourceState.TIMEOUT, reason=reason)
        finally:
            budget.seconds -= loop.time() - start

    async def _permitted(self, url: str, budget: _Budget) -> bool:
        if self._robots is None or objection(url) is not None:
            return True
        loop = asyncio.get_running_loop()
        start = loop.time()
        try:
            return await self._robots.allow(url)
        finally:
            budget.seconds -= loop.time() - start

    async def _robots_txt(self, url: str) -> bytes | None:
        """Return the body of a robots.txt, or None where it cannot be had."""
        visit = self._transport.visit()
        await self._hosts.pause(host_of(url))
        try:
            async with asyncio.timeout(self._settings.timeout_s * _ROBOTS_SHARE):
                for _ in range(_ROBOTS_HOPS + 1):
                    answer = await visit.get(url)
                    if answer.status not in redirect.STATUSES:
                        return answer.body
                    url = redirect.location_of(answer.header("Location"), url)
        except (TimeoutError, ValueError):
            pass
        return None

    def _end(self, url: str, here: str, answer: Answer) -> Fetched:
        return Fetched(
            url=url,
            final_url=here,
            state=answer.state,
            reason=answer.reason,
            fetched_at=self._clock(),
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            is_signed_in=answer.is_signed_in,
        )

    def _dead(self, url: str, here: str, reason: str) -> Fetched:
        return Fetched(
            url=url,
            final_url=here,
            state=SourceState.DEAD,
            reason=reason,
            fetched_at=self._clock(),
        )


def _sendable(url: str) -> str:
    """Return `url` as it is sent; one that is not fetched at all stays as it is."""
    try:
        return without_fragment(url) if objection(url) is None else url
    except ValueError:
        return url


def _next(answer: Answer, here: str) -> str | None:
    """Return where the answer sends its reader, None where it is the end.

    Raises:
        ValueError: it sends to an address that is none.
    """
    if answer.status in redirect.STATUSES:
        return redirect.location_of(answer.header("Location"), here)
    return None if answer.body is None else redirect.refresh_of(answer.body, here)
