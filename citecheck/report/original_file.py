"""Step 7: the draft's own file, for the forms that are copies of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from citecheck import regular_file
from citecheck.report.wire.types import Document

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"

_MAX_BYTES = 100_000_000

Held = Callable[[Document], bytes | None]
"""Gives the bytes of a draft that lies at no path: of one at an address, from the store."""


def original(document: Document, media_type: str, held: Held | None = None) -> bytes | None:
    """Return the draft's bytes, if it is of that type and still the file that was checked."""
    if document.media_type != media_type:
        return None
    data: bytes | None
    try:
        data = regular_file.read(document.path, max_bytes=_MAX_BYTES)
    except (OSError, ValueError):
        data = held(document) if held is not None else None
    if data is None:
        return None
    return data if hashlib.sha256(data).hexdigest() == document.sha256 else None
