"""Step 3, saving: addresses → their captures at the web archive, made now and looked at.

One address at a time, each with a deadline; what the archive says it saved is asked for once more
before it counts. It keeps nothing in the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import sleep
from urllib.error import URLError
from urllib.request import Request, urlopen

from citecheck.config import Config
from citecheck.limited import LimitedError, run_limited
from citecheck.sources.archive import NotAsked, save, timestamp_in

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

    Once the archive asks to be left alone (429), it is asked nothing more.

    Args:
        urls: live addresses.
        config: where the archive lies, and how citecheck names itself.
        keys: access key and secret of the archive's account.
    """
    base = config.archive.base.rstrip("/")
    is_open = True
    for url in urls:
        if not is_open:
            yield Saved(url=url, reason="not asked: the archive asked for a pause (429)")
            continue
        try:
            archived = run_limited(
                save_one,
                base,
                url,
                keys,
                config.fetch.user_agent,
                seconds=_DEADLINE_S,
                megabytes=_MEGABYTES,
            )
        except LimitedError as error:
            reason = error.detail.removeprefix(f"{NotAsked.__name__}: ")
            is_open = "answered 429" not in reason
            yield Saved(url=url, reason=reason)
        else:
            yield Saved(url=url, archived_url=archived)


def save_one(base: str, url: str, keys: tuple[str, str], agent: str) -> str:
    """Return the address of a new capture of `url`, once the archive has shown it.

    Raises:
        NotAsked: it was not saved, or what was saved cannot be had.
    """
    stamp, original = save(base, url, keys, agent)
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
