"""Step 3, the wire: URL → `Answer`, one GET without redirects; the only file that knows aiohttp.

Every address is judged by the guard when a name is resolved and again when a socket is made, a
body is unpacked under a limit, and whatever goes wrong is an `Answer`, never an exception. Turns,
redirects and further tries are in `fetcher.py`.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.http_exceptions import HttpProcessingError
from msgspec.structs import replace
from yarl import URL

from citecheck.config.cookie_file import OwnCookies
from citecheck.config.schema import Fetch
from citecheck.formats.source_type import holds_no_text
from citecheck.model import SourceState
from citecheck.sources.http.answer import Answer
from citecheck.sources.http.decompress import CutShort, TooLarge, UnknownEncoding, Unpacker
from citecheck.sources.http.guard import Guard, objection
from citecheck.sources.http.tls import reason_of

_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_LONGEST_HEADER = 65_536  # policies in headers grow beyond the usual 8 kB
_MOST_HEADERS = 256


class NotPermitted(OSError):  # noqa: N818 - says what the guard says
    """The guard forbids the address that would be connected to."""


class Client:
    """An aiohttp session under a guard; lives in one event loop, as an async context manager."""

    def __init__(self, settings: Fetch, guard: Guard, own: OwnCookies | None = None) -> None:
        """Prepare; the session is opened on entry. The user's `own` cookies go to their hosts."""
        self.settings = settings
        self._guard = guard
        self._own = own
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            limit=0,
            resolver=_GuardedResolver(self._guard),
            socket_factory=self._socket,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={**_HEADERS, "User-Agent": self.settings.user_agent},
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self.settings.connect_timeout_s),
            max_line_size=_LONGEST_HEADER,
            max_field_size=_LONGEST_HEADER,
            max_headers=_MOST_HEADERS,
            trust_env=False,
        )
        # Further tries are counted and spaced by `fetcher.py`; aiohttp would double each of them.
        self._session._retry_connection = False  # noqa: SLF001 - it has no public switch
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._session is not None:
            await self._session.close()

    def visit(self) -> Visit:
        """Return a visit: a series of GETs that share cookies with one another only."""
        if self._session is None:
            raise RuntimeError("a client fetches only inside its context")
        return Visit(self._session, self.settings, self._own)

    def _socket(self, info: tuple[Any, ...]) -> socket.socket:
        """Make the socket for one connection, if its very address is permitted."""
        family, kind, protocol, _, address = info
        if not self._guard.permits(address[0], address[1]):
            raise NotPermitted(f"{address[0]} port {address[1]}")
        return socket.socket(family=family, type=kind, proto=protocol)


class OwnsClient:
    """What asks one host through a client of its own, open as long as its own context is."""

    _client: Client

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._client.__aexit__(kind, error, trace)


class Visit:
    """The GETs that one source takes; see `Client.visit`."""

    def __init__(
        self, session: aiohttp.ClientSession, settings: Fetch, own: OwnCookies | None
    ) -> None:
        self._session = session
        self._settings = settings
        self._own = own
        self._jar: aiohttp.CookieJar | None = None

    @property
    def memory(self) -> frozenset[tuple[str, str]]:
        """The cookies that were set, as (name, value): what may change a server's answer."""
        return frozenset((cookie.key, cookie.value) for cookie in self._jar or ())

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Return what `url` answers; bodies are read for successes alone.

        The caller bounds the time: this may last as long as the server likes.
        """
        return await self.ask(url, headers, None)

    async def ask(self, url: str, headers: Mapping[str, str] | None, data: bytes | None) -> Answer:
        """Return what `url` answers to a GET, or to `data`, a form unless `headers` say otherwise.

        No redirect is followed, so `headers` reach no other host.
        """
        forbidden = objection(url)
        if forbidden is not None:
            return Answer(state=SourceState.REFUSED, reason=forbidden)
        sent = dict(headers or {})
        if data is not None:
            sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
        own = self._own.header(url) if self._own is not None else None
        if own is not None:
            sent["Cookie"] = own
        try:
            address = URL(url, encoded=True)
            cookies = self._jar.filter_cookies(address) if self._jar else None
            request = self._session.request(
                "GET" if data is None else "POST",
                address,
                headers=sent,
                data=data,
                cookies=cookies,
                allow_redirects=False,
            )
            async with request as response:
                self._remember(response)
                answer = await self._read(response)
                return answer if own is None else _signed_in(answer)
        except (aiohttp.ClientError, HttpProcessingError, OSError, ValueError) as error:
            return _failure(error)

    def _remember(self, response: aiohttp.ClientResponse) -> None:
        lines = response.headers.getall("Set-Cookie", ())
        if lines:
            if self._jar is None:
                self._jar = aiohttp.CookieJar(unsafe=True)
            self._jar.update_cookies_from_headers(list(lines), response.url)

    async def _read(self, response: aiohttp.ClientResponse) -> Answer:
        state, reason, body = SourceState.OK, None, None
        if 200 <= response.status < 300:
            state, reason, body = await _success(response, self._settings.max_bytes)
        return Answer(
            state=state,
            reason=reason,
            status=response.status,
            headers=tuple((name, _clean(value)) for name, value in response.headers.items()),
            body=body,
        )


def _signed_in(answer: Answer) -> Answer:
    """Return an answer to somebody who is known, without the keys that it sets."""
    kept = tuple(pair for pair in answer.headers if not pair[0].lower().startswith("set-cookie"))
    return replace(answer, headers=kept, is_signed_in=True)


class _GuardedResolver(AbstractResolver):
    """Resolves names; an answer with one forbidden address is refused as a whole."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        self._resolver = aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        answers = await self._resolver.resolve(host, port, family)
        for answer in answers:
            if not self._guard.permits(answer["host"], port):
                raise NotPermitted(f"{host} is {answer['host']} port {port}")
        return answers

    async def close(self) -> None:
        await self._resolver.close()


async def _success(
    response: aiohttp.ClientResponse, limit: int
) -> tuple[SourceState, str | None, bytes | None]:
    """Return state, reason and body of a response that announces a page."""
    if holds_no_text(response.headers.get("Content-Type")):
        return SourceState.UNSUPPORTED, "It is no text (picture, sound or film).", None
    try:
        return SourceState.OK, None, await _body(response, limit)
    except TooLarge:
        return SourceState.TOO_LARGE, f"It is larger than {limit:,} bytes.", None
    except UnknownEncoding as error:
        return SourceState.UNSUPPORTED, f"Its bytes are {error}.", None
    except CutShort as error:
        return SourceState.TRANSIENT, f"It came incomplete: {error}.", None


async def _body(response: aiohttp.ClientResponse, limit: int) -> bytes:
    """Read and unpack the body; neither the packed nor the unpacked bytes pass `limit`."""
    if (response.content_length or 0) > limit:
        raise TooLarge
    unpacker = Unpacker(response.headers.get("Content-Encoding"), max_bytes=limit)
    parts = []
    received = 0
    async for chunk in response.content.iter_any():
        received += len(chunk)
        if received > limit:
            raise TooLarge
        parts.append(unpacker.feed(chunk))
    unpacker.end()
    return b"".join(parts)


def _failure(error: Exception) -> Answer:
    """Return the state that an exception of the client stands for, the nearest cause first."""
    cause = getattr(error, "os_error", getattr(error, "certificate_error", error))
    connecting = isinstance(error, aiohttp.ClientConnectorError)
    unsafe = reason_of(cause) if connecting or isinstance(cause, ssl.SSLError) else None
    state, reason = SourceState.TRANSIENT, "The server broke the connection or sent no valid HTTP."
    if isinstance(cause, NotPermitted):
        state = SourceState.REFUSED
        reason = f"The address leads to a private or forbidden place ({cause})."
    elif unsafe is not None:
        state, reason = SourceState.DEAD, unsafe
    elif isinstance(error, aiohttp.ClientConnectorDNSError):
        state, reason = _no_address(cause)
    elif isinstance(error, TimeoutError) or isinstance(cause, TimeoutError):
        state, reason = SourceState.TIMEOUT, "The server did not answer in time."
    elif isinstance(cause, ConnectionRefusedError):
        state, reason = SourceState.DEAD, "The server refused the connection."
    elif connecting:
        reason = "The server could not be reached."
    elif isinstance(error, aiohttp.ClientPayloadError):
        reason = "It came incomplete: the connection ended before its end."
    elif isinstance(error, aiohttp.InvalidURL | UnicodeError):
        state, reason = SourceState.DEAD, "The address is malformed."
    return Answer(state=state, reason=reason)


def _no_address(cause: object) -> tuple[SourceState, str]:
    """A name server that cannot be asked is a passing fault; one that says "no" is final."""
    if isinstance(cause, socket.gaierror) and cause.errno == socket.EAI_AGAIN:
        return SourceState.TRANSIENT, "The host's name could not be looked up."
    return SourceState.DEAD, "There is no host of that name."


def _clean(value: str) -> str:
    """Return a header's value without the half characters that bytes outside UTF-8 leave."""
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
