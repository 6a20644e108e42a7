"""Step 3 for all drafts of a run, once: what they want → what became of it. It loads no check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from citecheck.config.schema import Config, Reader
from citecheck.model import Registered, Source, Unavailable, Wanted
from citecheck.run.context import Bench, fetching
from citecheck.sources import obtain
from citecheck.sources.lock import held
from citecheck.sources.services.retractions import registered


class Had(Struct, frozen=True):
    """What step 3 brought for some drafts: sources by key, and notices on works by DOI."""

    sources: Mapping[str, Source | Unavailable]
    announced: Mapping[str, Registered]


def refuse_unready(config: Config) -> None:
    """Refuse a second reader that the settings name and that could not be asked.

    Raises:
        ConfigError: what it lacks.
    """
    if config.reader != Reader():
        from citecheck.reader import ready  # noqa: PLC0415 - few runs ask for one

        ready(config)


def obtained(
    sources: Iterable[Wanted], config: Config, bench: Bench
) -> dict[str, Source | Unavailable]:
    """Step 3, over all drafts at once: return what became of each source, asked for once."""
    pins = {} if bench.refresh else bench.pins
    wanted = {item.key: held(item, pins) for item in sources}
    had = {}
    for answer in obtain(wanted.values(), fetching(config, bench)):
        had[answer.key] = answer
        bench.hear(answer)
        bench.tell(len(had), len(wanted))
    return had


def announced(dois: Iterable[str], config: Config, bench: Bench) -> dict[str, Registered]:
    """Return what the register of works says of each of `dois` that a draft lists."""
    if not config.fetch.retractions:
        return {}
    return registered(dois, fetching(config, bench))
