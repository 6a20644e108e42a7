"""Step 3, saving: addresses → their captures at the web archive, made now and looked at.

Addresses are handed in one by one, as far apart as the archive asks for, and a few captures are
waited for at once; what the archive says it saved is asked for once more before it counts. It
keeps nothing in the store.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from time import sleep
from urllib.error import URLError
from urllib.request import Request, urlopen

from citecheck.config.schema import WAYBACK, Config
from citecheck.sandbox import LimitedError, run_limited
from citecheck.sources.services.rate_limit import Pace, Resting, shared
from citecheck.sources.wayback.cdx import REST_S, NotAsked, capture_made, submit, timestamp_in

PAUSE_S = 60 / 7
"""Seconds between two saves. Source: the Wayback Machine's limit for accounts, 7 a minute."""

_AT_ONCE = 4  # captures waited for
_SUBMIT_S = 30.0
_DEADLINE_S = 180.0  # a capture takes the Wayback Machine from seconds to some minutes
_MEGABYTES = 1_000
_LOOKS = 3
_BETWEEN_LOOKS_S = 1.0
_LOOK_S = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What came of one address: the address of its capture, or why there is none."""

    url: str
    archived_url: str | None = None
    reason: str | None = None


def save_all(urls: Iterable[str], config: Config, keys: tuple[str, str]) -> Iterator[Saved]:
    """Yield what came of each address, in order; nothing about an address is ever raised.

    Once the archive asks to be left alone (429), it is asked nothing more for a while.

    Args:
        urls: live addresses.
        config: where the archive lies, and how citecheck names itself.
        keys: access key and secret of the archive's account.
    """
    saver = _Saver(config, keys)
    under_way: deque[Future[Saved]] = deque()
    with ThreadPoolExecutor(_AT_ONCE) as waiting:
        for url in urls:
            job = saver.begin(url)
            under_way.append(waiting.submit(saver.end, url, job))
            if len(under_way) >= _AT_ONCE:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


class _Saver:
    """Saves addresses at one archive."""

    def __init__(self, config: Config, keys: tuple[str, str]) -> None:
        self._base = config.archive.base.rstrip("/")
        self._agent = config.fetch.user_agent
        self._keys = keys
        public = self._base == WAYBACK
        self._pace: Pace = shared(f"{self._base}/save", PAUSE_S if public else 0.0)

    def begin(self, url: str) -> str | Saved:
        """Hand in `url` at its turn; return its job, or why there is none."""
        try:
            self._pace.turn()
            return run_limited(
                submit,
                self._base,
                url,
                self._keys,
                self._agent,
                seconds=_SUBMIT_S,
                megabytes=_MEGABYTES,
            )
        except Resting:
            return Saved(url=url, reason="not asked: the archive asked for a pause (429)")
        except LimitedError as error:
            reason = _reason(error)
            if "answered 429" in reason:
                self._pace.refused(REST_S)
            return Saved(url=url, reason=reason)

    def end(self, url: str, job: str | Saved) -> Saved:
        """Wait for `job` and look at what it made."""
        if isinstance(job, Saved):
            return job
        try:
            archived = run_limited(
                shown_capture,
                self._base,
                url,
                job,
                self._keys,
                self._agent,
                seconds=_DEADLINE_S,
                megabytes=_MEGABYTES,
            )
        except LimitedError as error:
            return Saved(url=url, reason=_reason(error))
        return Saved(url=url, archived_url=archived)


def _reason(error: LimitedError) -> str:
    return error.detail.removeprefix(f"{NotAsked.__name__}: ")


def shown_capture(base: str, url: str, job: str, keys: tuple[str, str], agent: str) -> str:
    """Return the address of the capture that `job` makes, once the archive has shown it.

    Raises:
        NotAsked: it was not saved, or what was saved cannot be had.
    """
    stamp, original = capture_made(base, url, job, keys, agent)
    archived = f"{base}/web/{stamp}/{original}"
    for look in range(_LOOKS):
        if look:
            sleep(_BETWEEN_LOOKS_S)
        if _is_shown(Request(archived, headers={"User-Agent": agent}), stamp):  # noqa: S310
            return archived
    raise NotAsked(f"the archive says it was saved, but does not show {archived}")


def _is_shown(request: Request, stamp: str) -> bool:
    """Whether the archive answers with this very capture, not with one of another time."""
    try:
        with urlopen(request, timeout=_LOOK_S) as response:  # noqa: S310 - the archive's own address
            return response.status == 200 and timestamp_in(response.url) == stamp
    except (URLError, OSError, ValueError):
        return False
