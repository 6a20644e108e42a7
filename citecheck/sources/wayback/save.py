"""Step 3, saving: addresses → their captures at the web archive, made now and looked at.

Addresses are handed in one by one, as far apart as the archive asks for, and a few captures are
waited for at once; what the archive says it saved is asked for once more before it counts. All of
it goes through the guard and the client of every page; the keys go to the archive's own address
alone, and along no redirect. It keeps nothing in the store.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from msgspec import Struct
from msgspec.structs import replace

from citecheck.config.schema import WAYBACK, Config
from citecheck.model import SourceState
from citecheck.sources.address import canonical, host_of
from citecheck.sources.http.client import Client, OwnsClient
from citecheck.sources.http.fetcher import Fetcher
from citecheck.sources.http.guard import Guard
from citecheck.sources.services.rate_limit import Pace, Resting, shared
from citecheck.sources.wayback.cdx import REST_S, NotAsked, time_of, timestamp_in

PAUSE_S = 60 / 7
"""Seconds between two saves. Source: the Wayback Machine's limit for accounts, 7 a minute."""

_AT_ONCE = 4  # captures waited for
_SUBMIT_S = 30.0
_DEADLINE_S = 180.0  # a capture takes the Wayback Machine from seconds to some minutes
_LOOKS = 3
_BETWEEN_LOOKS_S = 1.0
_BETWEEN_QUESTIONS_S = 2.0
_CLOCKS_DIFFER = timedelta(minutes=5)
_OK, _TOO_MANY = 200, 429


class Saved(Struct, frozen=True, kw_only=True):
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
    under_way: deque[asyncio.Task[Saved]] = deque()
    with asyncio.Runner() as runner:
        saver = Saver(config, keys)
        runner.run(saver.__aenter__())
        try:
            for url in urls:
                job = runner.run(saver.begin(url))
                under_way.append(runner.get_loop().create_task(saver.end(url, job)))
                if len(under_way) >= _AT_ONCE:
                    yield runner.run(_of(under_way.popleft()))
            while under_way:
                yield runner.run(_of(under_way.popleft()))
        finally:
            runner.run(saver.__aexit__(None, None, None))


async def _of(task: asyncio.Task[Saved]) -> Saved:
    return await task


class Saver(OwnsClient):
    """Saves addresses at one archive; lives in one event loop, as an async context manager."""

    def __init__(self, config: Config, keys: tuple[str, str]) -> None:
        """Save at the archive of `config`, whose address is permitted wherever it lies."""
        self._base = config.archive.base.rstrip("/")
        self._authorization = {
            "Accept": "application/json",
            "Authorization": f"LOW {keys[0]}:{keys[1]}",
        }
        settings = replace(config.fetch, delay_s=0.0, robots=False)
        self._client = Client(settings, Guard((host_of(self._base),)))
        self._fetcher = Fetcher(self._client, settings, lambda: datetime.now(UTC))
        public = self._base == WAYBACK
        self._pace: Pace = shared(f"{self._base}/save", PAUSE_S if public else 0.0)

    async def begin(self, url: str) -> str | Saved:
        """Hand in `url` at its turn; return its job, or why there is none."""
        try:
            await self._pace.turn_in_loop()
            async with asyncio.timeout(_SUBMIT_S):
                return await self.submit(url)
        except Resting:
            return Saved(url=url, reason="not asked: the archive asked for a pause (429)")
        except TimeoutError:
            return Saved(url=url, reason=f"took longer than {_SUBMIT_S:g} s")
        except NotAsked as error:
            return Saved(url=url, reason=str(error))

    async def end(self, url: str, job: str | Saved) -> Saved:
        """Wait for `job` and look at what it made."""
        if isinstance(job, Saved):
            return job
        try:
            async with asyncio.timeout(_DEADLINE_S):
                return Saved(url=url, archived_url=await self._shown(url, job))
        except TimeoutError:
            return Saved(url=url, reason=f"took longer than {_DEADLINE_S:g} s")
        except NotAsked as error:
            return Saved(url=url, reason=str(error))

    async def submit(self, url: str) -> str:
        """Ask the archive to capture `url` now; return the name of the job that it made of it.

        Raises:
            NotAsked: the archive refused or failed; its own words are in the message.

        Source: Internet Archive, Save Page Now 2 public API.
        """
        job = await self._asked("/save", urlencode({"url": url}).encode())
        if "job_id" not in job:
            raise NotAsked(f"the archive refused: {job.get('message', 'no reason given')}")
        return job["job_id"]

    async def capture_made(self, url: str, job: str) -> tuple[str, str]:
        """Wait for the `job` that captures `url`; return (timestamp, original address).

        What the archive says it saved is checked: another page, or an older capture, is no success.

        Raises:
            NotAsked: as for `submit`.
        """
        since = datetime.now(UTC)
        status: Mapping[str, str] = {"status": "pending"}
        while status.get("status") == "pending":
            await asyncio.sleep(_BETWEEN_QUESTIONS_S)
            status = await self._asked(f"/save/status/{job}")
        if status.get("status") != "success":
            why = status.get("status_ext") or status.get("message")
            raise NotAsked(f"the archive failed: {why}")
        stamp, original = status.get("timestamp", ""), status.get("original_url", "")
        try:
            is_new = time_of(stamp) >= since - _CLOCKS_DIFFER
        except ValueError:
            is_new = False
        if canonical(original) != canonical(url) or not is_new:
            raise NotAsked(f"the archive saved something else: {stamp} {original}"[:300])
        return stamp, original

    async def _shown(self, url: str, job: str) -> str:
        """Return the address of the capture that `job` makes, once the archive has shown it.

        Raises:
            NotAsked: it was not saved, or what was saved cannot be had.
        """
        stamp, original = await self.capture_made(url, job)
        archived = f"{self._base}/web/{stamp}/{original}"
        for look in range(_LOOKS):
            if look:
                await asyncio.sleep(_BETWEEN_LOOKS_S)
            fetched = await self._fetcher.get(archived)
            if fetched.status == _OK and timestamp_in(fetched.final_url) == stamp:
                return archived
        raise NotAsked(f"the archive says it was saved, but does not show {archived}")

    async def _asked(self, path: str, data: bytes | None = None) -> dict[str, str]:
        """Return what the archive answers at `path`; `data` is posted, None asks.

        Raises:
            NotAsked: it did not answer, with a redirect, or with no object.
        """
        answer = await self._client.visit().ask(f"{self._base}{path}", self._authorization, data)
        if answer.status == _TOO_MANY:
            self._pace.refused(REST_S)
        if answer.status is None or answer.state is not SourceState.OK:
            raise NotAsked(f"the archive did not answer: {answer.reason}")
        if answer.status != _OK:
            raise NotAsked(f"the archive answered {answer.status}")
        try:
            told = json.loads(answer.body or b"")
        except (ValueError, RecursionError) as error:
            raise NotAsked(f"the archive's answer is none: {error}") from error
        if not isinstance(told, dict):
            raise NotAsked("the archive's answer is none")
        return {str(name): str(value) for name, value in told.items() if value is not None}
