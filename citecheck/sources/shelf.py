"""Step 3, the shelf: bytes ↔ content-addressed gzip files in a folder.

A file appears under its name only when all of it is on the disk, and what is read back is
checked to be whole. The shelf knows nothing of captures; `store.py` does.
"""

from __future__ import annotations

import contextlib
import ctypes
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
        parts = []
        try:
            for name, data in items:
                path = self.path(name)
                if not path.exists():
                    parts.append((path.with_name(f"{path.name}.{os.getpid()}.part"), path))
                    _write_part(parts[-1][0], _compressed(data))
            _push([part for part, _ in parts])
            for part, path in parts:
                part.replace(path)
            _push(list({path.parent for _, path in parts}))
        except OSError:
            for part, _ in parts:
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)
            raise

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


def _write_part(part: Path, data: bytes) -> None:
    part.parent.mkdir(parents=True, exist_ok=True)
    with part.open("wb", buffering=0) as file:
        file.write(data)


def _push(paths: list[Path]) -> None:
    """Push files or folders to the disk: where there are many, their file system at one go.

    For 100 files one `syncfs` took 2 ms, where `fsync` took 4 ms for each.
    """
    if len(paths) > 1 and _sync_file_system(paths[0]):
        return
    for path in paths:
        with _opened(path) as handle:
            os.fsync(handle)


def _sync_file_system(path: Path) -> bool:
    """Push all of the file system that holds `path`; False where the platform cannot."""
    try:
        syncfs = ctypes.CDLL(None).syncfs
    except (OSError, AttributeError):
        return False
    with _opened(path) as handle:
        return int(syncfs(handle)) == 0


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    handle = os.open(path, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)
