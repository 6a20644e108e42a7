"""Step 3, what one fetch gave: the noun between `follow.py` and whoever judges it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from citecheck.model import SourceState
from citecheck.sources.fetching.sniff import media_type_of


@dataclass(frozen=True, kw_only=True)  # without slots: `media_type` is kept once it is told
class Fetched:
    """The end of a chain of redirects, or why there was none.

    `state` is OK where a body was had, whatever stands in it. `body` is decompressed.
    """

    url: str
    final_url: str
    state: SourceState
    fetched_at: datetime
    reason: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None

    @cached_property
    def media_type(self) -> str | None:
        """What the bytes are, with the charset that the server declared; None without a body."""
        if self.body is None:
            return None
        declared = next((value for name, value in self.headers if name.lower() == _TYPE), None)
        return media_type_of(self.body, declared=declared, name=self.final_url)


_TYPE = "content-type"
