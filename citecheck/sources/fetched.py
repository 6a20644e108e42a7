"""Step 3, what one fetch gave: the noun between `follow.py` and `live.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citecheck.model import SourceState


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """The end of a chain of redirects, or why there was none.

    `state` is OK where a body was had, whatever stands in it. `body` is decompressed.
    `media_type` is told by the content, with the charset that the server declared.
    """

    url: str
    final_url: str
    state: SourceState
    fetched_at: datetime
    reason: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    media_type: str | None = None
