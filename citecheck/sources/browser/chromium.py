"""Step 3, Chromium: a page as it was fetched → its document once its scripts have run.

One browser a run, started when the first page needs it; a page has a context and a clock of its
own, and is brought what it asks for (`supply`). A page that hangs costs the browser, which is
started anew.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Self

from citecheck.seclusion import harmless
from citecheck.sources.browser.supply import Supply, passed_on

if TYPE_CHECKING:
    from types import TracebackType

    from playwright.async_api import Browser, Page, Request, Route

    from citecheck.sources.http.answer import Fetched

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ARGUMENTS = (
    # It has no way out: a proxy at a dead address, for this machine's addresses too, and no names.
    "--proxy-server=http://127.0.0.1:1",
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-quic",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-gpu",
    "--disable-dev-shm-usage",
)
_KILOBYTES = 1_000_000
"""Of data that each of its processes may have; with 300,000 Chromium 156 does not open a page, and
with this much one that fills its memory was ended at 620 MB (x86-64)."""
APART = '[ "$(id -u)" = 0 ] && unshare -n true 2>/dev/null'
"""Whether it can be given a network of its own, in the words of the shell."""
_CPU_SECONDS = 120
_START_S = 30.0
_STILL_S = 0.6  # without a request or a new word: the page is done
_LOOK_S = 0.2
_END_S = 2.0
_LONGEST = 20_000_000  # characters of a document


class NotShownError(Exception):
    """The page was not shown; the message says why, as a sentence."""


def program() -> str | None:
    """Return where Chromium is installed, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def lacking() -> str | None:
    """Return what must be installed before a page can be shown, as a sentence; None for nothing."""
    from importlib.util import find_spec  # noqa: PLC0415 - for pages that need a browser

    if find_spec("playwright") is None:
        return "To read it as a browser shows it: pip install 'citecheck-report[browser]'."
    if program() is None:
        return "To read it as a browser shows it, install Chromium (as: apt install chromium)."
    return None


class Chromium:
    """Shows pages; lives in one event loop, as an async context manager."""

    def __init__(self, user_agent: str, seconds: float) -> None:
        """Show each page for `seconds` at most, as a browser that calls itself `user_agent`."""
        self._user_agent = user_agent
        self._seconds = seconds
        self._open = AsyncExitStack()
        self._turn = asyncio.Lock()  # one page at a time: each may take a processor
        self._browser: Browser | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._end()

    async def shown(self, fetched: Fetched, supply: Supply) -> str:
        """Return the document of the page that was `fetched`, once its scripts have run.

        Raises:
            NotShownError: it could not be shown.
        """
        from playwright.async_api import Error  # noqa: PLC0415 - an extra

        async with self._turn:
            try:
                async with asyncio.timeout(_START_S):
                    page = await self._page()
                async with asyncio.timeout(self._seconds + _END_S):
                    return await self._document(page, fetched, supply)
            except TimeoutError:
                await self._end()
                raise NotShownError("Chromium took too long over it.") from None
            except Error as error:
                await self._end()
                why = error.message.strip().partition("\n")[0][:200]
                raise NotShownError(f"Chromium could not show it ({why}).") from None

    async def _page(self) -> Page:
        """Return a page in a context of its own, in a browser that runs."""
        if self._browser is None or not self._browser.is_connected():
            self._browser = await self._started()
        context = await self._browser.new_context(
            user_agent=self._user_agent,
            viewport={"width": 1280, "height": 800},
            service_workers="block",
            accept_downloads=False,
        )
        return await context.new_page()

    async def _started(self) -> Browser:
        """Start Chromium, each of its processes bounded.

        Root cannot have Chromium's own sandbox, everybody else does.
        """
        from playwright.async_api import async_playwright  # noqa: PLC0415 - an extra

        await self._open.aclose()
        folder = self._open.enter_context(tempfile.TemporaryDirectory(prefix="citecheck-"))
        playwright = await self._open.enter_async_context(async_playwright())
        return await playwright.chromium.launch(
            executable_path=_bounded(Path(folder)),
            chromium_sandbox=not _is_root(),
            args=list(_ARGUMENTS),
            env={**harmless(os.environ)},
        )

    async def _document(self, page: Page, fetched: Fetched, supply: Supply) -> str:
        """Return the document once the page is still, or its time is up."""
        loop = asyncio.get_running_loop()
        requests = _Requests(fetched, supply)
        await page.context.route("**/*", requests.answer)
        page.context.on("page", lambda other: asyncio.ensure_future(other.close()))
        last = loop.time()
        ends = last + self._seconds
        await page.goto(fetched.final_url, wait_until="commit", timeout=self._seconds * 1000)
        words = -1
        while loop.time() < ends:
            await asyncio.sleep(_LOOK_S)
            now = int(await page.evaluate(_LENGTH))
            if now != words or requests.under_way:
                words, last = now, loop.time()
            elif loop.time() - last > _STILL_S:
                break
        if words > _LONGEST:
            raise NotShownError(f"It has more than {_LONGEST:,} characters once it is shown.")
        document = await page.content()
        await page.context.close()
        return document

    async def _end(self) -> None:
        """End the browser, and all that it has started."""
        self._browser = None
        with suppress(Exception):  # it may have ended itself
            async with asyncio.timeout(_END_S):
                await self._open.aclose()


_LENGTH = "() => document.documentElement ? document.documentElement.outerHTML.length : 0"


class _Requests:
    """Answers the requests of one page: its own document to itself, and what else it may have."""

    def __init__(self, fetched: Fetched, supply: Supply) -> None:
        self.under_way = 0
        self._fetched = fetched
        self._supply = supply
        self._is_opened = False

    async def answer(self, route: Route, request: Request) -> None:
        self.under_way += 1
        try:
            if request.is_navigation_request():
                await self._open(route, request)
            else:
                await self._bring(route, request)
        except _closed():
            pass  # nobody waits for it any more
        finally:
            self.under_way -= 1

    async def _open(self, route: Route, request: Request) -> None:
        """Give the page its document, once; it stays the page that is cited, and has no frames."""
        fetched = self._fetched
        is_itself = request.url.partition("#")[0] == fetched.final_url.partition("#")[0]
        if self._is_opened or not is_itself:
            await route.abort("aborted")  # any other error would be shown in its place
            return
        self._is_opened = True
        policies = {k: v for k, v in fetched.headers if k.lower() == "content-security-policy"}
        headers = {**policies, "Content-Type": fetched.media_type or "text/html"}
        await route.fulfill(status=200, headers=headers, body=fetched.body or b"")

    async def _bring(self, route: Route, request: Request) -> None:
        answer = await self._supply.bring(request.method, request.resource_type, request.url)
        if answer is None:
            await route.abort()
        else:
            body = answer.body or b""
            await route.fulfill(status=answer.status, headers=passed_on(answer), body=body)


def _closed() -> type[Exception]:
    from playwright.async_api import Error  # noqa: PLC0415 - an extra

    return Error


def _bounded(folder: Path) -> str:
    """Return a program in `folder` that runs Chromium with bounds on data, processor and dumps.

    Root, who has to do without Chromium's own sandbox, gives it a network of its own, without a way
    out, where the system lets root do so.
    """
    found = program() or NAMES[0]
    if os.name != "posix":
        return found
    start = folder / "chromium"
    start.write_text(
        "#!/bin/sh\n"
        f"ulimit -c 0\nulimit -t {_CPU_SECONDS}\nulimit -d {_KILOBYTES}\n"
        f'{APART} && exec unshare -n {quote(found)} "$@"\n'
        f'exec {quote(found)} "$@"\n',
        encoding="utf-8",
    )
    start.chmod(0o700)
    return str(start)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
