"""Step 3, the noun of the store: what one look at one address gave, and how it becomes a source.

A capture is provenance, not bytes: those lie in the store under `sha256`. It says how a look
ended even where nothing was had.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from citecheck.model import ArchiveAnswer, Source, SourceState, Unavailable, Via

_LOST = frozenset(
    (
        SourceState.DEAD,
        SourceState.SOFT_404,
        SourceState.PAYWALLED,
        SourceState.CONSENT_WALL,
        SourceState.BLOCKED,
        SourceState.SCRIPT_ONLY,
        SourceState.PARKED,
        SourceState.TIMEOUT,
        SourceState.TRANSIENT,
    )
)


class Capture(Struct, frozen=True, kw_only=True):
    """One look at `url` (canonical once kept); all times are aware and in UTC.

    `is_signed_in`: it was had with cookies of the user's own, so it stays in the store.
    `is_rendered`: its bytes are what a browser made of the page.
    """

    url: str
    final_url: str
    state: SourceState
    fetched_at: datetime
    via: Via = Via.LIVE
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str | None = None
    sha256: str | None = None
    reason: str | None = None
    title: str | None = None
    archive: ArchiveAnswer | None = None
    archived_url: str | None = None
    archived_at: datetime | None = None
    is_signed_in: bool = False
    is_rendered: bool = False

    @property
    def readable(self) -> bool:
        """Whether the source was had, bytes and all."""
        return self.state.readable and self.sha256 is not None

    @property
    def is_lost(self) -> bool:
        """Whether nothing was had, and a copy of it may lie elsewhere."""
        return self.state in _LOST

    def header(self, name: str) -> str | None:
        """Return the first header `name` (case does not matter), or None."""
        name = name.lower()
        return next((value for key, value in self.headers if key.lower() == name), None)

    def as_source(self, key: str, via: Via) -> Source:
        """Return the source that this capture stands for, had through `via`.

        Raises:
            ValueError: it is not readable.
        """
        if self.sha256 is None or not self.state.readable:
            raise ValueError(f"the capture of {self.url} holds no source: {self.state}")
        return Source(
            key=key,
            url=self.url,
            final_url=self.final_url,
            state=self.state,
            via=via,
            media_type=self.media_type or "application/octet-stream",
            sha256=self.sha256,
            fetched_at=self.fetched_at,
            reason=self.reason,
            title=self.title,
            archive=self.archive,
            archived_url=self.archived_url,
            archived_at=self.archived_at,
            is_signed_in=self.is_signed_in,
            is_rendered=self.is_rendered,
        )

    def as_unavailable(self, key: str, tried: tuple[str, ...] = ()) -> Unavailable:
        """Return why nothing was had."""
        return Unavailable(
            key=key,
            url=self.url,
            state=self.state,
            reason=self.reason or self.state.value,
            final_url=self.final_url,
            tried=tried,
            archive=self.archive,
        )
