"""Step 3, a store in an object store: bodies, texts and rows of the index ↔ objects (fsspec).

::

    <address>/bodies/a/<sha256>.gz      the bytes, as in a folder
    <address>/texts/a/<sha256>.<version>.gz
    <address>/captures/<time>-<number>.jsonl   rows of the index, those of one commit an object

An object is there whole or not at all, and none is ever changed, so that a kill at any moment loses
nothing that was reported as kept. Whoever asks for sources writes rows and has an index of them in
a folder of its own (`Store.pull`); workers read and write bodies and texts alone.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from citecheck.errors import ConfigError, StoreError
from citecheck.sources.store import UNREACHED
from citecheck.sources.store.blobs import Damaged, Shelf, compressed, uncompressed

_Result = TypeVar("_Result")


class Far:
    """An object store.

    Args:
        address: as fsspec reads it, "s3://bucket/prefix".

    Raises:
        ConfigError: what opens such an address is not installed.
    """

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        scheme = self.address.partition("://")[0]
        options = {"auto_mkdir": True} if scheme == "file" else {"use_listings_cache": False}
        try:
            from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra

            self._files, root = url_to_fs(self.address, **options)
        except ImportError as error:
            extra = " (pip install 'citecheck-report[s3]')" if scheme == "s3" else ""
            raise ConfigError(
                f"a store at {self.address} needs what opens {scheme}:// addresses{extra}: {error}"
            ) from error
        except ValueError as error:
            raise ConfigError(
                f"{self.address} is no address of an object store: {error}"
            ) from error
        self._root = str(root).rstrip("/")

    def get(self, name: str) -> bytes | None:
        """Return the object `name`, None where there is none.

        Raises:
            StoreError: the object store does not answer, or not to us.
        """
        try:
            return self._asked(lambda: bytes(self._files.cat_file(f"{self._root}/{name}")))
        except FileNotFoundError:
            return None

    def put(self, objects: Mapping[str, bytes]) -> None:
        """Make objects by their names, many at once where the object store can.

        Raises:
            StoreError: the object store does not answer, or not to us.
        """
        if objects:
            paths = {f"{self._root}/{name}": data for name, data in objects.items()}
            try:
                self._asked(lambda: self._files.pipe(paths))
            except FileNotFoundError as error:
                raise self._unreached(error) from error

    def publish(self, rows: bytes) -> str:
        """Put rows of the index into an object of their own, and return its name."""
        name = f"{time.time_ns():020d}-{secrets.token_hex(4)}.jsonl"
        self.put({f"captures/{name}": rows})
        return name

    def parts(self, known: set[str]) -> Iterator[str]:
        """Yield the names of the objects that hold rows, but for those `known`, oldest first."""
        try:
            found = self._asked(lambda: self._files.ls(f"{self._root}/captures", detail=False))
        except FileNotFoundError:
            return
        names = (str(path).rstrip("/").rpartition("/")[2] for path in found)
        yield from sorted(name for name in names if name.endswith(".jsonl") and name not in known)

    def part(self, name: str) -> bytes:
        """Return the rows in the object `name`."""
        return self.get(f"captures/{name}") or b""

    def _asked(self, ask: Callable[[], _Result]) -> _Result:
        """Return what `ask` gives; whatever else than an absent object goes wrong is a StoreError.

        Each maker of object stores raises errors of its own, which share no parent.
        """
        try:
            return ask()
        except FileNotFoundError:
            raise
        except Exception as error:
            raise self._unreached(error) from error

    def _unreached(self, error: Exception) -> StoreError:
        said = " ".join(str(error).split())[:300] or type(error).__name__
        return StoreError(f"{UNREACHED} ({self.address}): {said}")


class FarShelf(Shelf):
    """Bytes by name in an object store; nothing is kept here.

    Args:
        far: the object store.
        kind: "bodies" or "texts".
    """

    def __init__(self, far: Far, kind: str) -> None:
        super().__init__(Path(kind))
        self._far = far

    def path(self, name: str) -> Path:
        """Return the name of the object, for what is said of it."""
        return Path(self._places(name)[0])

    def write(self, items: Iterable[tuple[str, bytes]]) -> None:
        """Make an object of every (name, bytes); one that is there already stays the same."""
        self._far.put({self._places(name)[0]: compressed(data) for name, data in items})

    def read(self, name: str) -> bytes:
        """Return the bytes under `name`.

        Raises:
            Damaged: there is no such object, or it is not whole.
            StoreError: the object store does not answer.
        """
        place = self._places(name)[0]
        packed = self._far.get(place)
        if packed is None:
            raise Damaged(f"{self._far.address}/{place} is not there")
        return uncompressed(packed, f"{self._far.address}/{place}")

    def digest(self, name: str, *, skip: int = 0) -> tuple[bytes, str]:
        """Return the first `skip` bytes under `name`, and the sha256 of those behind them."""
        data = self.read(name)
        return data[:skip], hashlib.sha256(data[skip:]).hexdigest()


class Mirror(Shelf):
    """A folder that is the copy at hand of a part of an object store.

    Args:
        folder: of the shelf.
        far: the object store.
        kind: "bodies" or "texts".
    """

    def __init__(self, folder: Path, far: Far, kind: str) -> None:
        super().__init__(folder)
        self._there = FarShelf(far, kind)
        self._lock = threading.Lock()

    def write(self, items: Iterable[tuple[str, bytes]]) -> None:
        """Make objects of them first, then put them on the shelf."""
        every = [(name, data) for name, data in items if not self._holds(name, data)]
        self._there.write(every)
        super().write(every)

    def read(self, name: str) -> bytes:
        """Return the bytes under `name`; what the shelf lacks is taken from the object store."""
        try:
            return super().read(name)
        except Damaged:
            data = self._there.read(name)
        super().write([(name, data)])
        return data

    def digest(self, name: str, *, skip: int = 0) -> tuple[bytes, str]:
        """Return the first `skip` bytes under `name`, and the sha256 of those behind them."""
        data = self.read(name)
        return data[:skip], hashlib.sha256(data[skip:]).hexdigest()

    def _holds(self, name: str, data: bytes) -> bool:
        """Whether `data` lies on the shelf: then it lies in the object store, too."""
        try:
            return super().read(name) == data
        except Damaged:
            return False
