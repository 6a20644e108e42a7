"""A leaf: a file that somebody else may have named or put there → its bytes, never more than told.

Pipes, devices and sockets hang or never end, and what the kernel makes up as it is read (`/proc`)
has no length: only regular files are read, only as many bytes as their length says, and no path
that leads out of a folder by its links counts as lying inside it.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

CHANGED = "it was changed while it was read; run again when it is at rest"
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class NotAFileError(OSError):
    """What lies there is no regular file, or a longer one than is read; `strerror` says which."""

    def __init__(self, why: str, path: str | Path) -> None:
        super().__init__(0, why, str(path))


def read(path: str | Path, *, max_bytes: int, at_rest: bool = False) -> bytes:
    """Return the bytes of the regular file at `path`, links followed.

    Args:
        path: where it lies.
        max_bytes: the most that it may hold.
        at_rest: whether a file that somebody writes to meanwhile is refused.

    Raises:
        NotAFileError: it is something else than a regular file, holds more, or is not at rest.
        OSError: it cannot be opened or read.
        ValueError: the path holds a NUL.
    """
    handle = _open(path)
    with os.fdopen(handle, "rb", buffering=0) as file:
        size = _length(handle, path)
        if size > max_bytes:
            raise NotAFileError(f"it has {size:,} bytes, and {max_bytes:,} are read at most", path)
        before = _state(handle)
        parts: list[bytes] = []
        while size and (part := file.read(size)):
            parts.append(part)
            size -= len(part)
        if at_rest and (size or _state(handle) != before):
            raise NotAFileError(CHANGED, path)
    return b"".join(parts)


def _state(handle: int) -> tuple[int, int]:
    found = os.fstat(handle)
    return found.st_size, found.st_mtime_ns


def length(path: str | Path) -> int:
    """Return the length of the regular file at `path` in bytes.

    Raises:
        NotAFileError: it is something else than a regular file.
        OSError: it cannot be opened.
        ValueError: the path holds a NUL.
    """
    handle = _open(path)
    try:
        return _length(handle, path)
    finally:
        os.close(handle)


def is_replaceable(path: Path) -> bool:
    """Whether a file may be moved to `path`: no device, pipe or folder stands there."""
    devices = Path("/dev") in path.absolute().parents  # "/dev/stdout" may lead to a file
    return not devices and (path.is_file() or not path.exists())


def lies_in(path: Path, folder: Path) -> bool:
    """Whether `path` lies in `folder`, or is it, once every link of both has been followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links; a NUL
        return False


def _open(path: str | Path) -> int:
    try:
        found = Path(path).stat()
    except OSError:
        return os.open(path, _FLAGS)  # says itself what is wrong
    _refuse(found, path)  # unopened: to open a device may do something
    return os.open(path, _FLAGS)


def _length(handle: int, path: str | Path) -> int:
    found = os.fstat(handle)
    _refuse(found, path)
    return found.st_size


def _refuse(found: os.stat_result, path: str | Path) -> None:
    if not stat.S_ISREG(found.st_mode):
        kind = next((name for test, name in _KINDS if test(found.st_mode)), "no regular file")
        raise NotAFileError(f"it is {kind}, and only regular files are read", path)
