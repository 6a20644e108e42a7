"""Step 3, upkeep of the store: what lies in it, whether it is whole, what may go.

It changes nothing but in `prune`. Damage is listed, never repaired: a body that is not what its
name says can only be had again.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from citecheck.errors import StoreError
from citecheck.sources.store.blobs import Damaged, Shelf
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store

_DIGEST = 32  # bytes before a text: the sha256 of it
_AT_REST_S = 3_600.0  # a younger file without a row may belong to a capture under way


class Damage(Struct, frozen=True, kw_only=True):
    """A file of the store that is not what it should be, and the address it was captured from."""

    path: Path
    what: str
    url: str | None = None


class Pruned(Struct, frozen=True, kw_only=True):
    """What `prune` took away."""

    captures: int
    files: int


def verify(store: Store) -> tuple[Damage, ...]:
    """Return all damage: an empty tuple means that every capture can be replayed.

    Raises:
        StoreError: the index itself cannot be read.
    """
    return (*_index_damage(store), *body_damage(store), *_text_damage(store))


def prune(store: Store, *, before: datetime | None = None) -> Pruned:
    """Drop what nothing needs: superseded captures, bodies without one, leftovers of writes.

    `before` (aware) spares captures made since; the newest readable capture of an address always
    stays, and so does the newest try where nothing was readable.

    Raises:
        StoreError: the store is read-only or cannot be written.
    """
    if not store.writable:
        raise StoreError(f"the store {store.folder} was opened read-only and cannot be pruned")
    captures = tuple(store.captures())
    kept = {_newest(store, capture.url) for capture in captures}
    gone = [
        capture
        for capture in captures
        if capture not in kept and (before is None or capture.fetched_at < before)
    ]
    store.remove(gone)
    needed = {capture.sha256 for capture in store.captures()}
    return Pruned(captures=len(gone), files=_sweep(store, needed))


def _newest(store: Store, url: str) -> Capture | None:
    return store.latest(url) or store.attempt(url)


def _sweep(store: Store, needed: set[str | None]) -> int:
    swept = 0
    for shelf in (store.bodies, store.texts):
        for name in list(shelf.names()):
            if name.partition(".")[0] not in needed and _is_at_rest(shelf.path(name)):
                shelf.discard(name)
                swept += 1
        for path in list(shelf.leftovers()):
            if _is_at_rest(path):
                path.unlink(missing_ok=True)
                swept += 1
    return swept


def _is_at_rest(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > _AT_REST_S
    except OSError:
        return False  # another process has just moved it


def _index_damage(store: Store) -> Iterator[Damage]:
    for line in store.check_index():
        yield Damage(path=store.folder / "index.sqlite", what=line)


def body_damage(store: Store) -> Iterator[Damage]:
    """Yield the captured bytes that are missing, cut short or altered."""
    seen: set[str] = set()
    for capture in store.captures():
        if capture.sha256 is None or capture.sha256 in seen:
            continue
        seen.add(capture.sha256)
        try:
            store.check_body(capture.sha256)
        except StoreError as error:
            yield Damage(path=store.bodies.path(capture.sha256), what=str(error), url=capture.url)


def _text_damage(store: Store) -> Iterator[Damage]:
    shelf: Shelf = store.texts
    for name in shelf.names():
        try:
            stated, found = shelf.digest(name, skip=_DIGEST)
        except Damaged as error:
            yield Damage(path=shelf.path(name), what=str(error))
            continue
        if found != stated.hex():
            yield Damage(path=shelf.path(name), what="its text is not what was written")
