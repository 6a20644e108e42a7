"""Step 3, a store without its index: bodies and texts by sha256 ↔ a folder or an address.

Workers need no more than this. An index has one writer, the process that asks for sources.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from citecheck.errors import StoreError
from citecheck.lazy_regex import regex
from citecheck.sources.store import made_here
from citecheck.sources.store.blobs import Damaged, Shelf

_VERSION_NAME = regex(r"[\w.+-]{1,80}")


class Holdings:
    """The bodies and texts of a store.

    Args:
        folder: of the store.
        writable: whether texts may be kept.
    """

    def __init__(self, folder: Path, *, writable: bool) -> None:
        self.folder = folder
        self.writable = writable
        self.bodies: Shelf = Shelf(folder / "bodies")
        self.texts: Shelf = Shelf(folder / "texts")

    @classmethod
    def at(cls, place: str | Path, *, writable: bool = True) -> Holdings:
        """Return what the store at `place` holds; nothing is opened or made.

        Args:
            place: its folder, or the address of an object store ("s3://bucket/prefix").
            writable: whether texts may be kept.

        Raises:
            ConfigError: what opens the address is not installed.
        """
        if "://" not in str(place):
            return Holdings(Path(place), writable=writable)
        from citecheck.sources.store import far  # noqa: PLC0415 - an extra, and seldom wanted

        found = Holdings(Path(), writable=writable)
        there = far.Far(str(place))
        found.bodies = far.FarShelf(there, "bodies")
        found.texts = far.FarShelf(there, "texts")
        return found

    def body(self, sha256: str) -> bytes:
        """Return the bytes of a capture, checked against their sha256.

        Raises:
            StoreError: they are missing, cut short or altered.
        """
        try:
            data = self.bodies.read(sha256)
        except Damaged as error:
            raise StoreError(f"{error}; `citecheck store verify` lists all damage") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            path = self.bodies.path(sha256)
            raise StoreError(f"{path} is damaged: its bytes do not have the sha256 of its name")
        return data

    def check_body(self, sha256: str) -> None:
        """Check the bytes of a capture against their sha256, a piece at a time.

        Raises:
            StoreError: they are missing, cut short or altered.
        """
        try:
            _, found = self.bodies.digest(sha256)
        except Damaged as error:
            raise StoreError(str(error)) from error
        if found != sha256:
            path = self.bodies.path(sha256)
            raise StoreError(f"{path} is damaged: its bytes do not have the sha256 of its name")

    def text(self, sha256: str, version: str) -> bytes | None:
        """Return what `keep_text` kept; None if nothing, or nothing whole, is there.

        A text that somebody else put there is none: it may be forged (`made_here`).
        """
        name = _text_name(sha256, version)
        try:
            data = self.texts.read(name)
        except Damaged:
            return None
        digest, payload = data[:32], data[32:]
        is_whole = hashlib.sha256(payload).digest() == digest
        return payload if is_whole and made_here.holds(name, payload) else None

    def keep_text(self, sha256: str, version: str, data: bytes) -> None:
        """Keep text made from a body by extractor `version`; read-only it is only noted.

        Raises:
            StoreError: the disk is full, or the folder cannot be written.
        """
        name = _text_name(sha256, version)
        made_here.note(name, data)
        if not self.writable:
            return
        try:
            self.texts.write([(name, hashlib.sha256(data).digest() + data)])
        except OSError as error:
            raise unwritable(self.folder, error) from error


def _text_name(sha256: str, version: str) -> str:
    if not _VERSION_NAME.fullmatch(version):
        raise ValueError(f"an extractor version cannot be {version!r}")
    return f"{sha256}.{version}"


def unwritable(folder: Path, error: OSError) -> StoreError:
    """Return the error for a `folder` that cannot be written."""
    return StoreError(f"the store {folder} cannot be written: {error.strerror or error}")
