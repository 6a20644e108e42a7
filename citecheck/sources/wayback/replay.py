"""Step 3, replay: one capture of the web archive → the page as it was recorded, judged.

A captured error page is judged like a live one, and what a live server gave is no capture.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from citecheck.config.schema import WAYBACK
from citecheck.model import ArchiveAnswer, SourceState, Via
from citecheck.sources.http.answer import Fetched
from citecheck.sources.http.fetcher import Fetcher
from citecheck.sources.page_quality.classify import condition_of
from citecheck.sources.services.rate_limit import shared
from citecheck.sources.store.capture import Capture
from citecheck.sources.wayback.cdx import REST_S, original_in, recorded_at, time_of, timestamp_in

_PAUSE_S = 0.125  # the Wayback Machine's limit; an archive of one's own is asked as fast as it can
_TOO_MANY = 429


class Replay(Struct, frozen=True, kw_only=True):
    """What one capture gave: whether it could be read, and the source if it is one."""

    is_had: bool = True
    capture: Capture | None = None
    body: bytes | None = None


class Replayer:
    """Fetches captures of one archive; lives in the event loop of its fetcher."""

    def __init__(self, base: str, fetcher: Fetcher) -> None:
        """Fetch below `base`, where the Wayback Machine's own paths lie."""
        self._below = f"{base}/web/"
        self._fetcher = fetcher
        self._pace = shared(f"{base}/web", _PAUSE_S if base == WAYBACK else 0.0)

    async def replay(self, stamp: str, original: str, live: Capture) -> Replay:
        """Fetch the capture of `original` at `stamp`, redirects that were captured too followed.

        Its capture stands for what `live` did not give.

        Raises:
            Resting: the archive asked for a pause.
        """
        fetched = await self._raw(stamp, original)
        if not self._is_inside(fetched):  # it gave a redirect with the address that it had
            fetched = await self._raw(stamp, fetched.final_url)
        if fetched.state is not SourceState.OK or not self._is_inside(fetched):
            return Replay(is_had=False)
        page = original_in(fetched.final_url) or original
        condition = condition_of(replace(fetched, url=original, final_url=page))
        if condition.state is not SourceState.OK:
            return Replay()
        stamp = _recorded_at(fetched) or timestamp_in(fetched.final_url) or stamp
        capture = Capture(
            url=live.url,
            final_url=live.final_url,
            state=SourceState.ARCHIVED,
            fetched_at=fetched.fetched_at,
            via=Via.ARCHIVE,
            status=fetched.status,
            headers=fetched.headers,
            media_type=fetched.media_type,
            reason=live.reason,
            title=condition.title,
            archive=ArchiveAnswer.FOUND,
            archived_url=f"{self._below}{stamp}/{page}",
            archived_at=time_of(stamp),
        )
        return Replay(capture=capture, body=fetched.body)

    async def _raw(self, stamp: str, original: str) -> Fetched:
        await self._pace.turn_in_loop()
        fetched = await self._fetcher.get(f"{self._below}{stamp}id_/{original}")
        if fetched.status == _TOO_MANY:
            self._pace.refused(REST_S)
        return fetched

    def _is_inside(self, fetched: Fetched) -> bool:
        return fetched.final_url.startswith(self._below)


def _recorded_at(fetched: Fetched) -> str | None:
    headers = {name.lower(): value for name, value in fetched.headers}
    return recorded_at(headers.get("memento-datetime"))
