"""Step 3, the shelf: bytes ↔ content-addressed gzip files in a folder.

A file appears under its name only once all of it was written, `write` returns once it is on the
disk, and what is read back is checked to be whole. The shelf knows nothing of captures; `store.py`
does.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from citecheck import regular_file

_LEVEL = 1  # 8 kB of HTML: 60 us at level 1, 190 us at level 6, for 12 % more bytes
_GZIP = 16 + zlib.MAX_WBITS
_SUFFIX = ".gz"
MOST_BYTES = 250_000_000
"""Of one body or text; more than settings that are found may ask for (`config.trust`)."""
_PIECE = 1 << 20  # bytes unpacked at a time
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


class Damaged(Exception):  # noqa: N818 - a state of a file, always caught by the store
    """A file on the shelf is missing, cut short or altered."""


class Shelf:
    """A folder of gzip files, spread over 16 sub-folders by the first character of their names.

    Files of earlier stores lie in 256 of them, by the first two: each of those that a store has yet
    to make costs as much as three files.
    """

    def __init__(self, folder: Path) -> None:
        """Use `folder`; nothing is made until something is written."""
        self.folder = folder

    def path(self, name: str) -> Path:
        """Return where `name` lies, or would lie."""
        today, earlier = map(Path, self._places(name))
        return earlier if earlier.exists() and not today.exists() else today

    def write(self, items: Iterable[tuple[str, bytes]]) -> None:
        """Put every (name, bytes) on the shelf, durably; what lies there whole is left alone.

        Raises:
            OSError: the disk is full, or the folder cannot be written.
        """
        written = []
        for name, data in items:
            if not self._holds(name, data):
                path = self._places(name)[0]
                _write(path, compressed(data))
                written.append(path)
        _push(written)

    def read(self, name: str) -> bytes:
        """Return the bytes under `name`.

        Raises:
            Damaged: there is no such file, or it is not whole.
        """
        path, earlier = self._places(name)
        try:
            try:
                packed = regular_file.read(path, max_bytes=MOST_BYTES)
            except FileNotFoundError:
                packed = regular_file.read(earlier, max_bytes=MOST_BYTES)
        except OSError as error:
            raise Damaged(f"{path} cannot be read: {error.strerror}") from error
        return uncompressed(packed, path)

    def digest(self, name: str, *, skip: int = 0) -> tuple[bytes, str]:
        """Return the first `skip` bytes under `name`, and the sha256 of those behind them.

        It holds no more than a piece of them at a time, however long they are.

        Raises:
            Damaged: there is no such file, or it is not whole.
        """
        unpacker = zlib.decompressobj(_GZIP)
        first, digest, length = b"", hashlib.sha256(), 0
        path = self.path(name)
        try:
            regular_file.length(path)
            with path.open("rb") as file:
                while not unpacker.eof:
                    packed = unpacker.unconsumed_tail or file.read(_PIECE)
                    piece = unpacker.decompress(packed, _PIECE)
                    if not packed and not piece:
                        break
                    length += len(piece)
                    if length > MOST_BYTES:
                        raise Damaged(f"{path} unfolds to more than {MOST_BYTES:,} bytes")
                    taken = skip - len(first)
                    first += piece[:taken]
                    digest.update(piece[taken:])
                is_whole = unpacker.eof and not unpacker.unused_data and not file.read(1)
        except OSError as error:
            raise Damaged(f"{path} cannot be read: {error.strerror}") from error
        except zlib.error as error:
            raise Damaged(f"{path} is damaged: {error}") from error
        if not is_whole:
            raise Damaged(f"{path} is cut short or has something behind its end")
        return first, digest.hexdigest()

    def names(self) -> Iterator[str]:
        """Yield the name of every file on the shelf, sorted."""
        yield from sorted({path.name.removesuffix(_SUFFIX) for path in self._files(_SUFFIX)})

    def leftovers(self) -> Iterator[Path]:
        """Yield files that an interrupted write left behind."""
        yield from sorted(self._files(".part"))

    def discard(self, name: str) -> None:
        """Remove `name`, if it lies there."""
        for place in self._places(name):
            Path(place).unlink(missing_ok=True)

    def _places(self, name: str) -> tuple[str, str]:
        """Return where `name` lies today, and where it lay in earlier stores.

        As text, for with thousands of files `Path`s cost more than the files.
        """
        file = name + _SUFFIX
        return f"{self.folder}/{name[:1]}/{file}", f"{self.folder}/{name[:2]}/{file}"

    def _files(self, suffix: str) -> Iterator[Path]:
        for folders in ("?", "??"):
            yield from self.folder.glob(f"{folders}/*{suffix}")

    def _holds(self, name: str, data: bytes) -> bool:
        """Whether `data` lies there already; a damaged file is written anew."""
        try:
            return self.read(name) == data
        except Damaged:
            return False


def uncompressed(packed: bytes, where: str) -> bytes:
    """Return what a gzip file holds.

    Args:
        packed: the file.
        where: what to call it.

    Raises:
        Damaged: it is not whole, or too large.
    """
    unpacker = zlib.decompressobj(_GZIP)
    try:
        data = unpacker.decompress(packed, MOST_BYTES)
    except zlib.error as error:
        raise Damaged(f"{where} is damaged: {error}") from error
    if unpacker.unconsumed_tail:
        raise Damaged(f"{where} unfolds to more than {MOST_BYTES:,} bytes")
    if not unpacker.eof or unpacker.unused_data:
        raise Damaged(f"{where} is cut short or has something behind its end")
    return data


def compressed(data: bytes) -> bytes:
    """Return `data` as a gzip file, the same for the same bytes."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return packer.compress(data) + packer.flush()


def _write(path: str, data: bytes) -> None:
    """Write a file of its own beside `path`, then give it that name: nobody sees half of it."""
    part = f"{path}.{os.getpid()}-{threading.get_ident()}.part"
    try:
        try:
            handle = os.open(part, _NEW, 0o666)
        except FileNotFoundError:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(part, _NEW, 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(part, path)  # noqa: PTH105 - see `Shelf._places`
    except OSError:
        with contextlib.suppress(OSError):
            Path(part).unlink(missing_ok=True)
        raise


def _push(paths: list[str]) -> None:
    """Push files and their names to the disk: where there are many, their file system at one go.

    For 100 files one `syncfs` took 2 ms, where `fsync` took 4 ms for each. A file cut by a loss of
    power has no row in the index yet, and is written anew when its bytes come again.
    """
    if len(paths) > 1 and _sync_file_system(paths[0]):
        return
    for path in (*paths, *{os.path.dirname(path) for path in paths}):  # noqa: PTH120 - likewise
        with _opened(path) as handle:
            os.fsync(handle)


def _sync_file_system(path: str) -> bool:
    """Push all of the file system that holds `path`; False where the platform cannot."""
    import ctypes  # noqa: PLC0415 - for a store that is written to only

    try:
        syncfs = ctypes.CDLL(None).syncfs
    except (OSError, AttributeError):
        return False
    with _opened(path) as handle:
        return int(syncfs(handle)) == 0


@contextlib.contextmanager
def _opened(path: str) -> Iterator[int]:
    handle = os.open(path, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)
