"""A server on loopback that misbehaves, one fault a path; and a listener that nobody may reach.

`FAULTS` maps a path to (what is sent, the states that may be given for it). What is sent is raw
bytes, or a coroutine that writes them.
"""

from __future__ import annotations

import asyncio
import gzip
import threading
import zlib
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import TracebackType
from typing import Self

import pages

Writer = asyncio.StreamWriter
Fault = bytes | Callable[["Faults", Writer, str], Awaitable[None]]
PAGE = pages.ARTICLES["plain"].encode()
JAPANESE = pages.page(
    "港湾", "<p>" + "ノルハブン港は二〇二五年に百八十万トンの貨物を扱った。" * 9 + "</p>"
)
GERMAN = pages.page("Hafen", "<p>" + "Die Häfen über dem Fluß führen größere Güter. " * 20 + "</p>")


def reply(
    body: bytes = PAGE, *headers: str, status: str = "200 OK", typed: str = "text/html"
) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "Connection: close"]
    if typed:
        lines.append(f"Content-Type: {typed}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def bare(head: str, body: bytes = b"") -> bytes:
    return head.replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + body


def to(address: str, status: str = "302 Found") -> bytes:
    return reply(b"", f"Location: {address}", status=status)


def limited(retry_after: str, status: str = "429 Too Many Requests") -> bytes:
    return reply(b"", f"Retry-After: {retry_after}", status=status)


def after(times: int, first: bytes, then: bytes = reply()) -> Fault:
    async def send(server: Faults, writer: Writer, path: str) -> None:
        writer.write(first if server.asked[path] <= times else then)

    return send


def endless(head: bytes, chunk: bytes, pause_s: float = 0.0) -> Fault:
    async def send(_server: Faults, writer: Writer, _path: str) -> None:
        writer.write(head)
        while True:
            writer.write(chunk)
            await writer.drain()
            await asyncio.sleep(pause_s)

    return send


async def hang(_server: Faults, _writer: Writer, _path: str) -> None:
    await asyncio.sleep(60)


async def stall(_server: Faults, writer: Writer, _path: str) -> None:
    writer.write(reply()[:-200])
    await writer.drain()
    await asyncio.sleep(60)


async def cut(_server: Faults, writer: Writer, _path: str) -> None:
    writer.write(reply()[:-200])
    await writer.drain()
    writer.transport.abort()


async def reset(_server: Faults, writer: Writer, _path: str) -> None:
    writer.transport.abort()


async def unique(server: Faults, writer: Writer, path: str) -> None:
    writer.write(to(f"/unique{server.asked[path]}-{len(server.asked)}"))


async def slow_hops(server: Faults, writer: Writer, _path: str) -> None:
    await asyncio.sleep(0.7)
    writer.write(to(f"/slow-hops{len(server.asked)}"))


def chunked(*parts: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    framed = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return bare(
        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nContent-Type: text/html", framed + end
    )


OK, DEAD, SOFT = {"ok"}, {"dead"}, {"soft_404", "parked"}
BLOCKED, REFUSED, TIMEOUT, LARGE = {"blocked"}, {"refused"}, {"timeout"}, {"too_large"}
PASSING, NO_TEXT, WALL = (
    {"transient"},
    {"unsupported", "script_only"},
    {"paywalled", "consent_wall"},
)
BOMB = gzip.compress(bytes(60_000_000))
RAW = zlib.compressobj(wbits=-15)
RAW_PAGE = RAW.compress(PAGE) + RAW.flush()
CANARY = "CANARY"  # stands for the port that must see no connection
SOON = format_datetime(datetime.now(UTC) + timedelta(seconds=1), usegmt=True)

FAULTS: dict[str, tuple[Fault, set[str]]] = {
    "html": (reply(), OK),
    "text": (reply(pages.CLAIM.encode() * 3, typed="text/plain"), OK),
    "untyped": (reply(typed=""), OK),
    "pdf-as-html": (reply(b"%PDF-1.4\n" + b"1 0 obj" * 50), OK),
    "pdf-as-octets": (reply(b"%PDF-1.4\n1 0 obj", typed="application/octet-stream"), OK),
    "html-as-plain": (reply(typed="text/plain"), OK),
    "json": (reply(b'{"tonnes": 1800000}', typed="application/json"), OK),
    "gzip": (reply(gzip.compress(PAGE), "Content-Encoding: gzip"), OK),
    "gzip-members": (reply(gzip.compress(PAGE[:50]) + gzip.compress(PAGE[50:]),
                           "Content-Encoding: gzip"), OK),
    "deflate": (reply(zlib.compress(PAGE), "Content-Encoding: deflate"), OK),
    "deflate-raw": (reply(RAW_PAGE, "Content-Encoding: deflate"), OK),
    "gzip-but-plain": (reply(PAGE, "Content-Encoding: gzip"), OK),
    "chunked": (chunked(PAGE[:100], PAGE[100:]), OK),
    "chunked-bytes": (chunked(*(PAGE[i : i + 1] for i in range(len(PAGE)))), OK),
    "http10": (bare("HTTP/1.0 200 OK\nContent-Type: text/html", PAGE), OK),
    "no-length": (bare("HTTP/1.1 200 OK\nConnection: close\nContent-Type: text/html", PAGE), OK),
    "line-feeds": (reply().replace(b"\r\n", b"\n"), OK | PASSING),
    "early-hints": (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + reply(), OK),
    "sjis": (reply(JAPANESE.encode("cp932", "replace"), typed="text/html; charset=utf-8"), OK),
    "latin": (reply(GERMAN.encode("cp1252"), typed="text/html; charset=utf-8"), OK),
    "utf16": (reply(GERMAN.encode("utf-16"), typed="text/html"), OK),
    "utf16-labelled": (reply(GERMAN.encode("utf-16-be"), typed="text/html; charset=utf-16be"), OK),
    "bogus-charset": (reply(typed="text/html; charset=klingon"), OK),
    "odd-type": (reply(typed=";;;/;"), OK | NO_TEXT),
    "redirect": (to("/html"), OK),
    "moved": (to("/html", "301 Moved Permanently"), OK),
    "kept-method": (to("/html", "308 Permanent Redirect"), OK),
    "relative": (to("html"), OK),
    "fragment": (to("/html#part"), OK),
    "schemeless": (to("//HOST/html"), OK),
    "space": (to("/a page"), DEAD),
    "loop": (to("/loop"), DEAD),
    "ping": (to("/pong"), DEAD),
    "pong": (to("/ping"), DEAD),
    "unique": (unique, DEAD),
    "slow-hops": (slow_hops, TIMEOUT | DEAD),
    "no-location": (reply(b"", status="302 Found"), DEAD),
    "empty-location": (to(""), DEAD),
    "bad-ipv6": (to("http://[::1/"), DEAD | REFUSED),
    "bad-port": (to("http://a.example:99999/"), DEAD | REFUSED),
    "control": (to("http://a\x01b.example/"), DEAD | REFUSED | PASSING),
    "huge-location": (to("/" + "x" * 60_000), DEAD | PASSING),
    **{f"to-{scheme}": (to(f"{scheme}:///etc/passwd"), REFUSED)
       for scheme in ("file", "ftp", "gopher", "data", "javascript", "mailto", "jar")},
    "cookie": (after(1, reply(b"", "Set-Cookie: seen=1", "Location: /cookie",
                              status="302 Found")), OK),
    "cookie-loop": (reply(b"", "Set-Cookie: seen=1", "Location: /cookie-loop",
                          status="302 Found"), DEAD),
    "refreshed": (reply(b"<meta http-equiv='refresh' content='0; url=/html'>"), OK),
    "refresh-loop": (reply(b"<meta http-equiv=refresh content='0;url=/refresh-loop2'>"), DEAD),
    "refresh-loop2": (reply(b"<meta http-equiv=refresh content='0;url=/refresh-loop'>"), DEAD),
    "refresh-header": (reply(PAGE, f"Refresh: 0; url=http://127.0.0.1:{CANARY}/"), OK),
    **{str(status): (reply(PAGE, status=f"{status} Some Words"), states) for status, states in (
        *((status, DEAD) for status in (300, 400, 404, 405, 406, 410, 414, 418, 501)),
        *((status, WALL) for status in (401, 402)),
        *((status, BLOCKED) for status in (403, 407, 451, 511, 999)),
        *((status, PASSING) for status in (408, 425, 500, 502, 503, 504, 507, 520, 524, 530)),
        (204, DEAD | PASSING), (304, DEAD | PASSING), (205, DEAD | SOFT), (206, OK))},
    "challenge": (reply(b"", "cf-mitigated: challenge", status="503 Wait"), BLOCKED),
    "503-once": (after(1, reply(b"", status="503 Wait")), OK),
    "503-twice": (after(2, reply(b"", status="503 Wait")), OK),
    "429-seconds": (after(1, limited("1")), OK),
    "429-date": (after(1, limited(SOON)), OK),
    **{f"429-{name}": (limited(value), PASSING) for name, value in (
        ("huge", "86400"), ("overflow", "9" * 400), ("float", "1.5"), ("negative", "-5"),
        ("garbage", "soon"), ("empty", ""), ("far", "Fri, 31 Dec 9999 23:59:59 GMT"),
        ("bad", "Fri, 99 Foo 2026 99:99:99 GMT"))},
    "half-once": (after(1, reply()[:-200]), OK),
    "endless-chunks": (endless(chunked(end=b""), b"10000\r\n" + bytes(65536) + b"\r\n"), LARGE),
    "endless": (endless(bare("HTTP/1.1 200 OK\nContent-Type: text/html"), b"word " * 9999), LARGE),
    "bomb": (reply(BOMB, "Content-Encoding: gzip"), LARGE),
    "bomb-twice": (reply(gzip.compress(BOMB), "Content-Encoding: gzip, gzip"), LARGE),
    "declared": (bare("HTTP/1.1 200 OK\nContent-Length: 10000000000", b"x"), LARGE),
    "long-length": (bare("HTTP/1.1 200 OK\nContent-Length: 90000", PAGE), PASSING),
    "bad-length": (bare("HTTP/1.1 200 OK\nContent-Length: -5", PAGE), PASSING),
    "bad-chunk": (chunked(PAGE, end=b"zz\r\n"), PASSING),
    "no-last-chunk": (chunked(PAGE, end=b""), PASSING),
    "slow": (endless(bare("HTTP/1.1 200 OK\nContent-Length: 9000"), b"x", 0.5), TIMEOUT),
    "slow-header": (endless(b"HTTP/1.1 200 OK\r\nX: ", b"x", 0.5), TIMEOUT),
    "hang": (hang, TIMEOUT),
    "stall": (stall, TIMEOUT),
    "cut": (cut, PASSING),
    "reset": (reset, PASSING),
    "gzip-cut": (reply(gzip.compress(PAGE)[:-20], "Content-Encoding: gzip"), PASSING),
    "brotli": (reply(b"\x8b\x02garbage", "Content-Encoding: br"), NO_TEXT),
    "packed-often": (reply(PAGE, "Content-Encoding: " + ", ".join(["gzip"] * 50)), NO_TEXT),
    "empty": (reply(b""), SOFT),
    "blank": (reply(b" \n " * 90), SOFT),
    "tags-only": (reply(pages.SOFT_404["blank"].encode()), SOFT),
    "zeros": (reply(bytes(100_000)), NO_TEXT),
    "random": (reply(bytes((i * 197 + i // 7) % 256 for i in range(9999))), NO_TEXT),
    "zip": (reply(b"PK\x03\x04" + bytes(500)), NO_TEXT),
    "png": (reply(b"\x89PNG\r\n\x1a\n", typed="image/png"), NO_TEXT),
    "png-as-html": (reply(b"\x89PNG\r\n\x1a\n" + bytes(99)), NO_TEXT),
    "svg": (reply(b"<svg xmlns='http://www.w3.org/2000/svg'/>", typed="image/svg+xml"), NO_TEXT),
    "film": (endless(bare("HTTP/1.1 200 OK\nContent-Type: video/mp4"), bytes(9999)), NO_TEXT),
    "script": (reply(b"var a = 1;", typed="application/javascript"), NO_TEXT),
    "style": (reply(b"p { color: red }", typed="text/css"), NO_TEXT),
    "exe": (reply(b"MZ\x90\x00" + bytes(99), typed="application/x-msdownload"), NO_TEXT),
    "headers-many": (reply(PAGE, *(f"X-{i}: y" for i in range(20_000))), PASSING),
    "header-long": (reply(PAGE, "X: " + "y" * 1_000_000), PASSING),
    "headers-endless": (endless(b"HTTP/1.1 200 OK\r\n", b"X-Y: z\r\n" * 99), PASSING),
    "http09": (PAGE, PASSING),
    "noise": (b"\x00\x01\x02\x03 no http at all\r\n\r\n", PASSING),
    "status-0": (bare("HTTP/1.1 0 Nothing", PAGE), PASSING),
    "status-99999": (bare("HTTP/1.1 99999 Much", PAGE), PASSING),
    "cookies": (reply(PAGE, *(f"Set-Cookie: c{i}=1" for i in range(100))), OK),
    "non-ascii": (reply(PAGE, "X: h\xe4fen"), OK),
    "home": (reply(pages.page("Norhavn Post", pages.STORY).encode()), OK),
    "lands/on/home": (to("/"), SOFT),
    "lands/on/login": (to("/login"), WALL),
    "login": (reply(pages.WALLS["login"].encode()), WALL),
    "everything/here": (reply(b"<p>Norhavn Post, the paper of the north</p>"), SOFT),
    "shell": (reply(pages.SHELLS["app"].encode()), NO_TEXT),
    "frames": (reply(b"<frameset><frame src='/a'></frameset>"), NO_TEXT),
    "private/page": (reply(), BLOCKED),
    **{f"soft/{name}": (reply(body.encode()), SOFT) for name, body in pages.SOFT_404.items()},
    **{f"wall/{name}": (reply(body.encode()), WALL) for name, body in pages.WALLS.items()},
    **{f"fine/{name}": (reply(body.encode()), OK) for name, body in pages.ARTICLES.items()},
}  # fmt: skip
ELSEWHERE = {
    "robots.txt": reply(b"User-agent: *\nDisallow: /private/\n", typed="text/plain"),
    "": FAULTS["home"][0],
}


class Faults:
    """The server and its canary; runs in a thread of its own, as a context manager."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.canary_saw = 0
        self.port = self.canary = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait(10)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        self._loop.set_exception_handler(lambda *_: None)  # clients go away: that is the point
        servers = [
            self._loop.run_until_complete(asyncio.start_server(serve, "127.0.0.1", 0))
            for serve in (self._serve, self._tell)
        ]
        self.port, self.canary = (server.sockets[0].getsockname()[1] for server in servers)
        self._ready.set()
        self._loop.run_forever()
        for server in servers:
            server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.close()

    async def _tell(self, _reader: asyncio.StreamReader, writer: Writer) -> None:
        self.canary_saw += 1
        writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: Writer) -> None:
        try:
            request = await reader.readuntil(b"\r\n\r\n")
            path = request.split(b" ")[1].decode().lstrip("/")
            self.asked[path] += 1
            await self._answer(path, writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _answer(self, path: str, writer: Writer) -> None:
        fault = FAULTS[path][0] if path in FAULTS else ELSEWHERE.get(path)
        for prefix, kind in (("unique", unique), ("slow-hops", slow_hops)):
            fault = kind if fault is None and path.startswith(prefix) else fault
        if fault is None and path.startswith("everything/"):
            fault = FAULTS["everything/here"][0]
        if fault is None:
            fault = reply(b"no", status="404 Not Found")
        if isinstance(fault, bytes):
            fault = fault.replace(CANARY.encode(), str(self.canary).encode())
            writer.write(fault.replace(b"//HOST/", f"//127.0.0.1:{self.port}/".encode()))
        else:
            await fault(self, writer, path)
