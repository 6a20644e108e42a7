"""Step 3, bodies of an object store → a folder of this process, for children without network."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path

from citecheck.sources.store.blobs import Damaged, Shelf
from citecheck.sources.store.holdings import Holdings

_copies: dict[str, tempfile.TemporaryDirectory[str]] = {}
_copying = threading.Lock()


def copy_here(far: str, wanted: Iterable[str]) -> Path:
    """Return the folder of this process in which bodies of an object store lie; it ends with it.

    What the object store lacks is left out: whoever opens it there says so.

    Args:
        far: address of the object store.
        wanted: the sha256 of bodies that are to lie in the folder.

    Raises:
        StoreError: the object store cannot be reached.
        ConfigError: what opens it is not installed.
    """
    with _copying:
        if far not in _copies:
            _copies[far] = tempfile.TemporaryDirectory(prefix="citecheck-")
        folder = Path(_copies[far].name)
    there, here = Holdings.at(far, writable=False), Shelf(folder / "bodies")
    for sha256 in wanted:
        if not here.path(sha256).exists():
            try:
                here.write([(sha256, there.bodies.read(sha256))])
            except Damaged:
                continue
    return folder
