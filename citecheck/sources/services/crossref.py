"""Step 3, the register of works: DOI → Crossref's record of it, asked once and kept in the store.

The contact address that Crossref is told is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import quote

from citecheck.sources.options import Options
from citecheck.sources.services.client import Service
from citecheck.sources.services.crossref_record import (
    Record,
    as_capture,
    is_fresh,
    kept_record,
    message_in,
    path_of,
)
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store

Keep = Callable[[Capture, bytes | None], Awaitable[object]]


class Register:
    """Crossref behind the store; lives in one event loop."""

    def __init__(self, service: Service, store: Store, keep: Keep, options: Options) -> None:
        """Ask `service` for what `store` lacks; what it answers goes to `keep`."""
        self._service = service
        self._store = store
        self._keep = keep
        self._options = options

    async def record(self, doi: str) -> Record:
        """Return the record of `doi`, kept.

        Raises:
            Unanswered: the register could not be asked, or its answer is no record.
            StoreError: the record cannot be kept.
        """
        fetch = self._options.fetch
        kept = kept_record(self._store, doi, self._options)
        if kept is not None and is_fresh(kept, self._options):
            return kept
        mail = f"?mailto={quote(fetch.email)}" if fetch.email else ""
        body = await self._service.get(path_of(doi) + mail)
        answer = Record(asked_at=self._options.clock(), message=message_in(body))
        await self._keep(as_capture(doi, answer.asked_at, body, fetch), body)
        return answer
