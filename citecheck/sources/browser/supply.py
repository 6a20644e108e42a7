"""Step 3, what a rendered page is brought: a request of its → an answer of our own client, or none.

A page's programs are a stranger's, and may read what they are brought. So cookies of the user's own
and private addresses that are allowed are at hand for the page's own host alone; for all others
there is the public Internet, asked by somebody whom nobody knows.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from msgspec import Struct

from citecheck.sources.address import host_of
from citecheck.sources.http import redirect
from citecheck.sources.http.answer import Answer, Transport

KINDS = frozenset(("document", "script", "stylesheet", "xhr", "fetch"))
"""What a text is made of; pictures, fonts, sounds, sockets and beacons bring no words."""

MOST_REQUESTS = 300
"""For one page, those included that it does not get."""

_SECONDS = 10.0  # for one request
_AT_ONCE = 6  # requests of a page under way, as browsers have it for a host
_NOT_PASSED_ON = (
    "set-cookie",
    "content-encoding",
    "content-length",
    "transfer-encoding",
    "connection",
)


class Brought(Struct):
    """What one page was brought, and may still be."""

    requests: int = 0
    bytes: int = 0
    refused: int = 0
    is_signed_in: bool = False


class Supply:
    """Brings one page what it asks for."""

    def __init__(self, own: Transport, public: Transport, page: str, most_bytes: int) -> None:
        """Bring what the page at the address `page` asks for.

        Args:
            own: for the page's own host.
            public: for all others; it knows no key and no private address.
            page: where the page lies.
            most_bytes: of all answers together.
        """
        self._own, self._public = own, public
        self._host = host_of(page)
        self._most_bytes = most_bytes
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self.brought = Brought()

    async def bring(self, method: str, kind: str, url: str) -> Answer | None:
        """Return what `url` answers, redirects followed; None where the page may not have it.

        Args:
            method: of the request; only what changes nothing is asked.
            kind: what the browser wants it for, in playwright's words.
            url: its address.
        """
        told = self.brought
        told.requests += 1
        if method != "GET" or kind not in KINDS or told.requests > MOST_REQUESTS:
            told.refused += 1
            return None
        answer = None
        with suppress(TimeoutError):
            async with self._turns, asyncio.timeout(_SECONDS):
                answer = await self._followed(url) if told.bytes < self._most_bytes else None
        if answer is None or answer.status is None:
            told.refused += 1
            return None
        told.bytes += len(answer.body or b"")
        told.is_signed_in |= answer.is_signed_in
        return answer if told.bytes <= self._most_bytes else None

    async def _followed(self, url: str) -> Answer | None:
        """Return the end of a chain of redirects; each address is asked by whom it is due."""
        for _ in range(_MOST_REDIRECTS + 1):
            is_own = host_of(url) == self._host
            answer = await (self._own if is_own else self._public).visit().get(url)
            if answer.status not in redirect.STATUSES:
                return answer
            try:
                url = redirect.location_of(answer.header("Location"), url)
            except ValueError:
                return None
        return None


_MOST_REDIRECTS = 5


def passed_on(answer: Answer) -> dict[str, str]:
    """Return the headers of an answer that the browser gets to see."""
    return {name: value for name, value in answer.headers if name.lower() not in _NOT_PASSED_ON}
