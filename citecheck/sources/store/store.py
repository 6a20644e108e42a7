"""Step 3, the store: captures ↔ an SQLite index and content-addressed files under one folder.

::

    <folder>/index.sqlite            one row a capture (WAL mode; two processes may share it)
    <folder>/bodies/a/<sha256>.gz    the bytes, once however often they were captured
    <folder>/texts/a/<sha256>.<version>.gz   text taken from them, by extractor version

An object store (`far.py`) may hold the same, of which the folder is then the copy at hand.

A body is on the disk under its name before its row is committed, so a kill at any moment loses
nothing that was reported as kept. What is read back is checked against its sha256. Upkeep (list,
verify, prune) is in `upkeep.py`.
"""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from citecheck.errors import CitecheckError, StoreError
from citecheck.sources.address import canonical
from citecheck.sources.store import index
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.holdings import Holdings, unwritable

if TYPE_CHECKING:
    from citecheck.sources.store.far import Far

_AT_ONCE = 500  # addresses asked for in one query


class Store(Holdings):
    """An open store; made by `Store.open`, closed by `close` or as a context manager."""

    def __init__(self, folder: Path, connection: sqlite3.Connection, *, writable: bool) -> None:
        """Wrap an open index; callers use `Store.open`."""
        super().__init__(folder, writable=writable)
        self._connection = connection
        self._lock = threading.Lock()
        self._far: Far | None = None

    @classmethod
    def open(cls, path: str | Path, *, writable: bool = True, far: str | None = None) -> Self:
        """Open the store in the folder `path`; a writable one is made where there is none.

        Read-only, no file is made or changed, so a store under version control stays as it is.

        Args:
            path: its folder.
            writable: whether captures may be kept.
            far: address of an object store of which the folder is the copy at hand: what is kept
                is kept there first, and what the folder lacks is taken from there.

        Raises:
            StoreError: it cannot be read or written, is damaged, or was made by a newer citecheck.
            ConfigError: what opens `far` is not installed.
        """
        folder = Path(path)
        store = cls(folder, index.connect(folder, writable=writable), writable=writable)
        if far is not None:
            try:
                store._join(far)
            except CitecheckError:
                store.close()
                raise
        return store

    def _join(self, address: str) -> None:
        """Be the copy at hand of the object store at `address`."""
        from citecheck.sources.store import far  # noqa: PLC0415 - an extra, and seldom wanted

        self._far = far.Far(address)
        self.bodies = far.Mirror(self.bodies.folder, self._far, "bodies")
        self.texts = far.Mirror(self.texts.folder, self._far, "texts")
        if self.writable:
            index.parts(self._connection, self._far.address)  # refuses the copy of another one

    @property
    def far(self) -> str | None:
        """Address of the object store of which this is the copy at hand, if it is one."""
        return self._far.address if self._far is not None else None

    def pull(self) -> int:
        """Take in the captures that the object store has and the index lacks; return how many.

        Raises:
            StoreError: it cannot be reached, or the folder is the copy of another one.
        """
        if self._far is None:
            return 0
        found = 0
        with self._guarded():
            known = index.parts(self._connection, self._far.address)
        for name in self._far.parts(known):
            captures = index.from_lines(self._far.part(name))
            with self._guarded():
                index.insert(self._connection, captures, part=name)
            found += len(captures)
        return found

    def close(self) -> None:
        """Close the index; the store cannot be used afterwards."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def keep(self, capture: Capture, body: bytes | None) -> Capture:
        """Keep one capture; see `keep_all`."""
        return self.keep_all([(capture, body)])[0]

    def keep_all(self, captures: Sequence[tuple[Capture, bytes | None]]) -> tuple[Capture, ...]:
        """Keep captures with their bodies, and return them with `sha256` set, once they are safe.

        A capture that is there already (same address, time and bytes) is not doubled. A body of
        None records that nothing was had, and why.

        Raises:
            StoreError: the disk is full, or the folder cannot be written.
        """
        bodies: dict[str, bytes] = {}
        kept = []
        for capture, body in captures:
            digest = None if body is None else hashlib.sha256(body).hexdigest()
            if digest is not None and body is not None:
                bodies[digest] = body
            kept.append(replace(capture, url=canonical(capture.url), sha256=digest))
        try:
            self.bodies.write(bodies.items())
        except OSError as error:
            raise unwritable(self.folder, error) from error
        part = self._far.publish(index.to_lines(kept)) if self._far is not None and kept else None
        with self._guarded():
            index.insert(self._connection, kept, part=part)
        return tuple(kept)

    def latest(self, url: str) -> Capture | None:
        """Return the newest readable capture of `url`, or None."""
        return self.latest_of([url]).get(url)

    def latest_of(self, urls: Sequence[str]) -> dict[str, Capture]:
        """Return the newest readable capture of each of `urls` that has one."""
        keys = {url: canonical(url) for url in urls}
        found: dict[str, Capture] = {}
        for part in _parts(sorted(set(keys.values()))):
            marks = ", ".join("?" * len(part))
            with self._guarded():
                newest_last = f"url IN ({marks}) AND readable ORDER BY fetched_at, id"
                captures = index.select(self._connection, newest_last, *part)
            found |= {capture.url: capture for capture in captures}
        return {url: found[key] for url, key in keys.items() if key in found}

    def attempt(self, url: str) -> Capture | None:
        """Return what the newest try at `url` gave, readable or not, or None."""
        return self._first("url = ? ORDER BY fetched_at DESC, id DESC", canonical(url))

    def nearest(self, url: str, when: datetime) -> Capture | None:
        """Return the readable capture of `url` nearest to `when` (aware), or None.

        For an archived copy the time of the archive's capture counts, not that of its fetching.
        """
        return self._first(
            "url = ? AND readable ORDER BY"
            " abs(julianday(coalesce(archived_at, fetched_at)) - julianday(?)), id",
            canonical(url),
            index.wire_time(when),
        )

    def pinned(self, sha256: str, urls: Sequence[str]) -> Capture | None:
        """Return the first capture of one of `urls` that gave the bytes `sha256`, or None.

        The same bytes from another address are no capture of this source: a lock may be forged.
        """
        for url in urls:
            found = self._first("sha256 = ? AND url = ? ORDER BY id", sha256, canonical(url))
            if found is not None:
                return found
        return None

    def captures(self) -> Iterator[Capture]:
        """Yield every capture, by address and time."""
        with self._guarded():
            rows = index.select(self._connection, "1 ORDER BY url, fetched_at, id")
        yield from rows

    def check_index(self) -> tuple[str, ...]:
        """Return what SQLite finds wrong with the index; nothing where it is whole."""
        with self._guarded():
            rows = self._connection.execute("PRAGMA integrity_check").fetchall()
        return tuple(line for (line,) in rows if line != "ok")

    def remove(self, captures: Sequence[Capture]) -> None:
        """Take captures out of the index; their bodies stay until `upkeep.prune` sweeps."""
        with self._guarded():
            index.delete(self._connection, captures)

    def _first(self, condition: str, *values: str) -> Capture | None:
        with self._guarded():
            return next(iter(index.select(self._connection, condition + " LIMIT 1", *values)), None)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Hold the lock, and turn what SQLite and the disk say into a `StoreError`."""
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise StoreError(f"the store {self.folder} failed: {error}") from error
            except OSError as error:
                raise unwritable(self.folder, error) from error


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))
