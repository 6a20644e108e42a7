"""Step 3, the shelf: bytes ↔ content-addressed gzip files in a folder.

A file appears under its name only when all of it is on the disk, and what is read back is
checked to be whole. The shelf knows nothing of captures; `store.py` does.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

_LEVEL = 1  # 8 kB of HTML: 60 us at level 1, 190 us at level 6, for 12 % more bytes
_GZIP = 16 + zlib.MAX_WBITS
_SUFFIX = ".gz"


class Damaged(Exception):  # noqa: N818 - a state of a file, always caught by the store
    """A file on the shelf is missing, cut short or altered."""


class Shelf:
    """A folder of gzip files, spread over 256 sub-folders by the first two characters."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`; nothing is made until something is written."""
        self.folder = folder

    def path(self, name: str) -> Path:
        """Return where `name` lies, or would lie."""
        return self.folder / name[:2] / (name + _SUFFIX)

    def __contains__(self, name: str) -> bool:
        return self.path(name).exists()

    def write(self, items: Iterable[tuple[str, bytes]]) -> None:
        """Put every (name, bytes) on the shelf, durably; names that lie there are left alone.

        Raises:
            OSError: the disk is full, or the folder cannot be written.
        """
        folders = set()
        for name, data in items:
            path = self.path(name)
            if not path.exists():
                _write_whole(path, _compressed(data))
                folders.add(path.parent)
        for folder in folders:
            _sync_folder(folder)

    def read(self, name: str) -> bytes:
        """Return the bytes under `name`.

        Raises:
            Damaged: there is no such file, or it is not whole.
        """
        path = self.path(name)
        try:
            packed = path.read_bytes()
        except OSError as error:
            raise Damaged(f"{path} cannot be read: {error.strerror}") from error
        unpacker = zlib.decompressobj(_GZIP)
        try:
            data = unpacker.decompress(packed)
        except zlib.error as error:
            raise Damaged(f"{path} is damaged: {error}") from error
        if not unpacker.eof or unpacker.unused_data:
            raise Damaged(f"{path} is cut short or has something behind its end")
        return data

    def names(self) -> Iterator[str]:
        """Yield the name of every file on the shelf, sorted."""
        for path in sorted(self.folder.glob(f"??/*{_SUFFIX}")):
            yield path.name.removesuffix(_SUFFIX)

    def leftovers(self) -> Iterator[Path]:
        """Yield files that an interrupted write left behind."""
        yield from sorted(self.folder.glob("??/*.part"))

    def discard(self, name: str) -> None:
        """Remove `name`, if it lies there."""
        self.path(name).unlink(missing_ok=True)


def _compressed(data: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return packer.compress(data) + packer.flush()


def _write_whole(path: Path, data: bytes) -> None:
    """Write to a neighbour, push it to the disk, then give it its name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb", buffering=0) as file:
            file.write(data)
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
