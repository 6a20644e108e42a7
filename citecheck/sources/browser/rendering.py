"""Step 3, showing a page: a page that its scripts fill, as fetched → the same as a reader has it.

What is shown is judged and kept like any page, marked `is_rendered`: the bytes of the evidence are
the document that Chromium made, so a later run reads them from the store, without a browser.
"""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from citecheck.config.schema import Fetch
from citecheck.sources.browser.chromium import Chromium, NotShownError, lacking
from citecheck.sources.browser.supply import Supply
from citecheck.sources.http.answer import Fetched
from citecheck.sources.http.client import Client
from citecheck.sources.http.guard import Guard

if TYPE_CHECKING:
    from types import TracebackType

_MOST_SECONDS = 20.0
_TYPE = "text/html; charset=utf-8"


class Renderer:
    """Shows pages; lives in one event loop, as an async context manager."""

    def __init__(self, settings: Fetch, own: Client) -> None:
        """Show pages under `settings`; a page's own host is asked through the client `own`."""
        self._settings = settings
        self._own = own
        self._public = Client(settings, Guard())
        self._chromium = Chromium(settings.user_agent, min(settings.timeout_s, _MOST_SECONDS))
        self._open = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._open.enter_async_context(self._public)
        await self._open.enter_async_context(self._chromium)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._open.aclose()

    async def show(self, fetched: Fetched) -> Fetched:
        """Return the page as it is shown.

        Raises:
            NotShownError: it is not; the message says why, or what must be installed.
        """
        missing = lacking()
        if missing is not None:
            raise NotShownError(missing)
        supply = Supply(self._own, self._public, fetched.final_url, self._settings.max_bytes)
        document = await self._chromium.shown(fetched, supply)
        return replace(
            fetched,
            body=document.encode("utf-8", "replace"),
            headers=(("Content-Type", _TYPE),),
            is_signed_in=fetched.is_signed_in or supply.brought.is_signed_in,
            is_rendered=True,
        )
