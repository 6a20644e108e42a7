"""Step 3: `Wanted` → `Source` or `Unavailable`: find, fetch, judge, archive and keep sources.

`obtain` asks in this order: the user's file, the store, the live page, the web archive. The bytes
of every source that it yields lie in the store under the source's sha256. It does not read text
out of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citecheck.model import Source, Unavailable, Wanted
from citecheck.sources.local import at_hand, not_stored, opened
from citecheck.sources.options import Options

__all__ = ["Options", "obtain"]


def obtain(wanted: Iterable[Wanted], options: Options) -> Iterator[Source | Unavailable]:
    """Yield one answer for each distinct key of `wanted`, in the order in which they come in.

    What lies at hand comes first. Nothing that is about a source is ever raised.

    Raises:
        StoreError: the store cannot be opened, read or written.
        ConfigError: an allowed host of the settings cannot be read.
    """
    distinct = tuple({item.key: item for item in wanted}.values())
    absent = []
    with opened(distinct, options) as store:
        for item, answer in at_hand(distinct, store, options):
            if answer is None:
                absent.append(item)
            else:
                yield answer
        if options.offline:
            yield from (not_stored(item, store) for item in absent)
        elif absent and store is not None:
            from citecheck.sources.store.writer_process import writer_for  # noqa: PLC0415 - not for a warm run

            with writer_for(store, len(absent)) as writer:  # ready by the time the client is loaded
                from citecheck.sources.network import from_network  # noqa: PLC0415 - loads the client

                yield from from_network(absent, store, writer, options)
