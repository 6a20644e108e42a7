"""Step 3, pace: a service outside → turns for this whole process, and a breaker.

Web archives count all requests of a machine together, whatever thread or event loop makes them.
So there is one `Pace` for each service and kind of request in a process (`shared`); everyone who
asks takes a turn there first, and tells it when the service says "too many requests". It makes no
request itself.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable

_FIRST_REST_S = 5.0  # after a refusal that names no time; doubled for each further one
_LONGEST_REST_S = 60.0  # a turn that comes later than this is not waited for


class Resting(Exception):  # noqa: N818 - says what the service does
    """The service asked to be left alone for longer than anyone here waits; nothing was asked."""


class Pace:
    """Turns at one service, `pause_s` apart; safe to share between threads and event loops."""

    def __init__(
        self,
        pause_s: float,
        *,
        longest_rest_s: float = _LONGEST_REST_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Space turns by `pause_s`; rests beyond `longest_rest_s` are refused, not waited for."""
        self._pause_s = pause_s
        self._longest_rest_s = longest_rest_s
        self._clock = clock
        self._lock = threading.Lock()
        self._not_before = clock()
        self._rests_until = self._not_before
        self._refusals = 0

    def turn(self) -> None:
        """Wait for a turn, blocking the thread.

        Raises:
            Resting: the service rests, and for too long.
        """
        while (seconds := self._taken_or_left()) > 0:
            time.sleep(seconds)

    async def turn_in_loop(self) -> None:
        """Wait for a turn without blocking the event loop.

        Raises:
            Resting: the service rests, and for too long.
        """
        while (seconds := self._taken_or_left()) > 0:  # noqa: ASYNC110 - time, no event, ends it
            await asyncio.sleep(seconds)

    def refused(self, retry_after_s: float | None = None) -> None:
        """Give no turn for as long as the service asked, else for a time that doubles.

        Call it for each 429 (or 503 with `Retry-After`); `retry_after_s` is what it asked for.
        """
        with self._lock:
            doubled = _FIRST_REST_S * 2.0 ** min(self._refusals, 10)
            self._refusals += 1
            rest = doubled if retry_after_s is None else max(0.0, retry_after_s)
            self._rests_until = max(self._rests_until, self._clock() + rest)

    def answered(self) -> None:
        """Note an answer that was no refusal: the next one begins with a short rest again."""
        with self._lock:
            self._refusals = 0

    def _taken_or_left(self) -> float:
        """Take a turn and return 0; else the seconds until one may be had.

        Whoever waits asks again afterwards, since a refusal may have come in between.
        """
        with self._lock:
            now = self._clock()
            if self._rests_until - now > self._longest_rest_s:
                raise Resting(f"it asked for a pause of {self._rests_until - now:.0f} s")
            left = max(self._not_before, self._rests_until) - now
            if left <= 0:
                self._not_before = now + self._pause_s
            return max(0.0, left)


_paces: dict[str, Pace] = {}
_paces_lock = threading.Lock()


def shared(service: str, pause_s: float) -> Pace:
    """Return this process's only pace for `service`, made with `pause_s` when first asked for.

    `service` names an address together with a kind of request: look-ups and saves have limits of
    their own.
    """
    with _paces_lock:
        return _paces.setdefault(service, Pace(pause_s))
