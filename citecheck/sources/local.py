"""Step 3, what lies at hand: the user's files and the store → `Source`, without any network.

It loads no client and no parser, so that a run from the store starts at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from citecheck import regular_file
from citecheck.errors import StoreError
from citecheck.formats.source_type import media_type_of
from citecheck.model import Source, SourceState, Unavailable, Via, Wanted
from citecheck.sources.options import Options
from citecheck.sources.page_quality.landing_page import as_read
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.index import NAME
from citecheck.sources.store.store import Store

_AT_ONCE = 500  # sources looked for in one go


@contextmanager
def opened(wanted: Iterable[Wanted], options: Options) -> Iterator[Store | None]:
    """Open the store as far as `wanted` needs it; None where offline there is none.

    Offline and without files of the user it is opened read-only, so a store under version control
    can be replayed as it lies there.
    """
    writable = not options.offline or any(item.file for item in wanted)
    if not writable and not (options.store / NAME).exists():
        yield None
        return
    with Store.open(options.store, writable=writable, far=options.far) as store:
        yield store


def at_hand(
    wanted: Sequence[Wanted], store: Store | None, options: Options
) -> Iterator[tuple[Wanted, Source | Unavailable | None]]:
    """Yield each of `wanted` with the answer that needs no network; None: ask the network.

    The store is asked for many at once, which with thousands is most of a warm run's time.
    """
    for at in range(0, len(wanted), _AT_ONCE):
        part = wanted[at : at + _AT_ONCE]
        newest = _newest(part, store, options)
        for item in part:
            yield item, _answer(item, store, newest, options)


def _newest(
    wanted: Sequence[Wanted], store: Store | None, options: Options
) -> Mapping[str, Capture]:
    """Return the newest readable capture by address; none where all is to be fetched anew."""
    if store is None or (options.refresh and not options.offline):
        return {}
    return store.latest_of([url for item in wanted if not item.pinned for url in item.urls])


def _answer(
    wanted: Wanted, store: Store | None, newest: Mapping[str, Capture], options: Options
) -> Source | Unavailable | None:
    if wanted.file is not None and store is not None:
        return _from_file(wanted, wanted.file, store, options)
    if not wanted.urls:
        reason = "The entry names no address, DOI or file that could be fetched."
        return Unavailable(key=wanted.key, url=None, state=SourceState.NONE, reason=reason)
    if store is None:
        return None
    if wanted.pinned:
        return _pinned(wanted, wanted.pinned, store)
    for capture in (newest[url] for url in wanted.urls if url in newest):
        body = _body(capture, store, options)
        if body is not None:
            return as_read(capture.as_source(wanted.key, Via.STORE), body)
    return None


def from_store(key: str, capture: Capture, store: Store) -> Source:
    """Return the source that a readable capture of `store` stands for."""
    source = capture.as_source(key, Via.STORE)
    try:
        return as_read(source, store.body(source.sha256))
    except StoreError:  # damage is told where the bytes are needed
        return source


def not_stored(wanted: Wanted, store: Store | None) -> Unavailable:
    """Return the answer of an offline run: what the last look gave, or that there was none."""
    if store is not None and not wanted.pinned:
        tries = [found for url in wanted.urls if (found := store.attempt(url)) is not None]
        if tries:
            return tries[0].as_unavailable(wanted.key, tuple(found.url for found in tries))
    return Unavailable(
        key=wanted.key,
        url=wanted.urls[0],
        state=SourceState.NOT_STORED,
        reason="The store holds no capture of it, and the run is offline.",
    )


def _from_file(wanted: Wanted, file: str, store: Store, options: Options) -> Source | Unavailable:
    try:
        body = regular_file.read(file, max_bytes=options.fetch.max_bytes)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        why = getattr(error, "strerror", None) or error
        reason = f"The file given for it cannot be read: {why}."
        return Unavailable(
            key=wanted.key, url=None, state=SourceState.UNREADABLE, reason=reason, tried=(file,)
        )
    digest = hashlib.sha256(body).hexdigest()
    known = store.latest(wanted.key)
    if known is None or known.sha256 != digest:
        known = store.keep(
            Capture(
                url=wanted.key,
                final_url=wanted.key,
                state=SourceState.FILE,
                fetched_at=options.clock(),
                via=Via.FILE,
                media_type=media_type_of(body, declared=None, name=file),
            ),
            body,
        )
    elif store.far is not None:
        store.bodies.write([(digest, body)])  # the copy at hand may lack what the index knows
    return as_read(known.as_source(wanted.key, Via.FILE), body)


def _pinned(wanted: Wanted, sha256: str, store: Store) -> Source | None:
    capture = store.pinned(sha256, (wanted.key, *wanted.urls))
    if capture is None or not capture.readable:
        return None
    return from_store(wanted.key, capture, store)


def _body(capture: Capture, store: Store, options: Options) -> bytes | None:
    """Return the bytes if they are whole; offline, damage is an error, online None: fetch anew."""
    try:
        return store.body(capture.sha256 or "")
    except StoreError:
        if options.offline:
            raise
        return None
