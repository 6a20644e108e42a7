"""Step 3, what this user's citecheck made itself: digests of texts ↔ a file of the user's own.

A store may come with a draft, from a stranger, who can put any text beside a true body. A text
is believed once it was made here from that body; the file that says so lies in the user's cache,
not in the store. Where it cannot be written, texts are made anew each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

_LENGTH = 32  # bytes of a digest
_MOST_BYTES = 32_000_000  # of the file: a million texts; then it begins anew
_NAME = "texts-made"

_known: set[bytes] = set()
_read_to: dict[str, int] = {}  # how much of the file is in `_known`


def holds(name: str, text: bytes) -> bool:
    """Whether the text `text`, kept under `name`, was made here."""
    digest = _digest(name, text)
    if digest not in _known:
        _read_on()
    return digest in _known


def note(name: str, text: bytes) -> None:
    """Note that `text`, to be kept under `name`, was made here."""
    digest = _digest(name, text)
    if holds(name, text):
        return
    with contextlib.suppress(OSError, RuntimeError):  # RuntimeError: there is no home
        path = _path()
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _MOST_BYTES:
            path.unlink()
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, digest)
        finally:
            os.close(handle)


def _digest(name: str, text: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\0" + hashlib.sha256(text).digest()).digest()


def _read_on() -> None:
    """Read what the file holds beyond what is known of it."""
    try:
        path = _path()
        with path.open("rb") as file:
            begun = _read_to.get(str(path), 0)
            if os.fstat(file.fileno()).st_size < begun:
                begun = 0
            file.seek(begun)
            data = file.read(_MOST_BYTES + _LENGTH)
    except (OSError, RuntimeError):  # as above
        return
    whole = len(data) - len(data) % _LENGTH
    _known.update(data[at : at + _LENGTH] for at in range(0, whole, _LENGTH))
    _read_to[str(path)] = begun + whole


def _path() -> Path:
    cache = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / "citecheck" / _NAME
