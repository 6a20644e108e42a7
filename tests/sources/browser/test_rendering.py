"""Pages that only their scripts fill, shown by a real Chromium from real servers on loopback."""

from __future__ import annotations

import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from citecheck.config.schema import Archive, Fetch
from citecheck.model import Source, SourceState, Unavailable, Wanted
from citecheck.sources import Options, obtain
from citecheck.sources.browser import chromium
from citecheck.sources.browser.supply import MOST_REQUESTS
from citecheck.sources.store.store import Store

pytestmark = pytest.mark.needs("chromium")

WORDS = "The harbour of Norhavn handled 1.8 million tonnes of freight in 2025, the port says. " * 8
SECRET = "s3cret-0001"
SHELL = (
    "<!doctype html><html><head><title>Harbour</title></head><body><div id='root'></div>"
    "<script src='/fill.js'></script></body></html>"
)
FILL = """
fetch('/data.json').then(answer => answer.json()).then(data => {
  const at = document.getElementById('root');
  at.innerHTML = '<h1>Harbour</h1><p></p>';
  at.querySelector('p').textContent = data.text;
});
"""


class Listener:
    """A port on loopback that notes whether anybody came: by TCP or by UDP."""

    def __init__(self, kind: socket.SocketKind, host: str = "127.0.0.1") -> None:
        self.socket = socket.socket(socket.AF_INET, kind)
        self.socket.bind((host, 0))
        self.socket.settimeout(0.05)
        if kind is socket.SOCK_STREAM:
            self.socket.listen()
        self.port = self.socket.getsockname()[1]
        self.came = 0
        self._is_open = True
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while self._is_open:
            try:
                if self.socket.type == socket.SOCK_STREAM:
                    self.socket.accept()[0].close()
                else:
                    self.socket.recvfrom(2000)
                self.came += 1
            except TimeoutError:
                continue

    def close(self) -> None:
        self._is_open = False
        self._thread.join()
        self.socket.close()


@pytest.fixture
def canaries() -> Iterator[tuple[Listener, Listener]]:
    both = Listener(socket.SOCK_STREAM), Listener(socket.SOCK_DGRAM)
    yield both
    for one in both:
        one.close()


@pytest.fixture
def site(httpserver: HTTPServer) -> HTTPServer:
    httpserver.expect_request("/story").respond_with_data(SHELL, content_type="text/html")
    httpserver.expect_request("/fill.js").respond_with_data(FILL, content_type="text/javascript")
    httpserver.expect_request("/data.json").respond_with_json({"text": WORDS})
    return httpserver


@pytest.fixture
def options(tmp_path: Path, httpserver: HTTPServer) -> Options:
    fetch = Fetch(
        browser=True,
        robots=False,
        allow_hosts=(f"{httpserver.host}:{httpserver.port}",),
        delay_s=0,
        retries=0,
        timeout_s=20,
    )
    return Options(store=tmp_path / "store", fetch=fetch, archive=Archive(enabled=False))


def ask(url: str, options: Options) -> Source | Unavailable:
    (answer,) = obtain([Wanted(key=url, urls=(url,))], options)
    return answer


def body(source: Source | Unavailable, options: Options) -> str:
    assert isinstance(source, Source), source
    with Store.open(options.store, writable=False) as store:
        return store.body(source.sha256).decode()


def shown(server: HTTPServer, options: Options, script: str) -> str:
    """Return the document of a page that runs `script`, then says that it is done."""
    page = (
        "<!doctype html><title>Harbour</title><div id='root'></div><script>"
        "const say = (name, how) => { const at = document.createElement('p');"
        " at.textContent = `canary ${name}: ${how}`; document.body.append(at); };"
        f"(async () => {{ {script} ; const at = document.createElement('p');"
        f" at.textContent = {WORDS!r}; document.body.append(at); }})();</script>"
    )
    server.expect_request("/page").respond_with_data(page, content_type="text/html")
    return body(ask(server.url_for("/page"), options), options)


def test_a_page_is_read_as_it_is_shown_and_replayed_without_a_browser(
    site: HTTPServer, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    had = ask(site.url_for("/story"), options)
    assert isinstance(had, Source)
    assert had.is_rendered
    assert WORDS.strip() in body(had, options)
    asked = len(site.log)
    monkeypatch.setenv("PATH", "")
    again = ask(site.url_for("/story"), replace(options, offline=True))
    assert isinstance(again, Source)
    assert (again.is_rendered, again.sha256) == (True, had.sha256)
    assert len(site.log) == asked


def test_without_being_asked_for_it_says_what_would_help(
    site: HTTPServer, options: Options
) -> None:
    unasked = replace(options, fetch=replace(options.fetch, browser=False))
    told = ask(site.url_for("/story"), unasked)
    assert isinstance(told, Unavailable)
    assert told.state is SourceState.SCRIPT_ONLY
    assert "--browser" in told.reason


def test_without_chromium_it_says_what_to_install(
    site: HTTPServer, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    told = ask(site.url_for("/story"), options)
    assert isinstance(told, Unavailable)
    assert told.state is SourceState.SCRIPT_ONLY
    assert "install Chromium" in told.reason


def test_a_page_that_stays_empty_is_no_source(httpserver: HTTPServer, options: Options) -> None:
    httpserver.expect_request("/story").respond_with_data(SHELL, content_type="text/html")
    httpserver.expect_request("/fill.js").respond_with_data("1", content_type="text/javascript")
    told = ask(httpserver.url_for("/story"), options)
    assert isinstance(told, Unavailable)
    assert told.state is SourceState.SCRIPT_ONLY
    assert "A browser shows no source there" in told.reason


@pytest.mark.parametrize("apart", [chromium.APART, "false"])
def test_nothing_but_its_own_host_is_reached(
    httpserver: HTTPServer,
    options: Options,
    canaries: tuple[Listener, Listener],
    apart: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(chromium, "APART", apart)  # each wall holds alone
    stream, datagram = canaries
    secret = options.store.with_name("secret.txt")
    secret.write_text("xyzzy")
    inside = f"127.0.0.1:{stream.port}"

    def away(_request: Request) -> Response:
        return Response(status=302, headers={"Location": f"http://{inside}/"})

    httpserver.expect_request("/away").respond_with_handler(away)
    script = f"""
    const tried = async (name, how) => {{
      try {{ await Promise.race([how(), new Promise((_, no) => setTimeout(no, 1000, 'late'))]);
            say(name, 'reached'); }} catch (error) {{ say(name, 'failed'); }}
    }};
    const got = url => async () => {{
      const answer = await fetch(url, {{mode: 'no-cors'}}); await answer.text(); }};
    const loaded = (tag, name, url) => () => new Promise((yes, no) => {{
      const at = document.createElement(tag); at[name] = url;
      at.onload = yes; at.onerror = no; document.body.append(at); }});
    await tried('metadata', got('http://169.254.169.254/latest/'));
    await tried('port', got('http://{inside}/'));
    await tried('name', got('http://localhost:{stream.port}/'));
    await tried('redirect', got('/away'));
    await tried('file', got('file://{secret}'));
    await tried('post', async () => {{
      const answer = await fetch('/post', {{method: 'POST', body: 'x'}});
      if (!answer.ok) throw 0; }});
    await tried('script', loaded('script', 'src', 'http://{inside}/a.js'));
    await tried('picture', loaded('img', 'src', 'http://{inside}/a.png'));
    await tried('stream', () => new Promise((yes, no) => {{
      const source = new EventSource('http://{inside}/'); source.onopen = yes;
      source.onerror = no; }}));
    await tried('socket', () => new Promise((yes, no) => {{
      const socket = new WebSocket('ws://{inside}/'); socket.onopen = yes;
      socket.onerror = no; }}));
    await tried('transport', async () => {{
      await new WebTransport('https://127.0.0.1:{datagram.port}/').ready; }});
    await tried('worker', () => new Promise((yes, no) => {{
      const text = "fetch('http://{inside}/', {{mode: 'no-cors'}})"
        + ".then(() => postMessage(1), () => postMessage(0))";
      const worker = new Worker(URL.createObjectURL(new Blob([text])));
      worker.onmessage = event => event.data ? yes() : no(); }}));
    await tried('service', () => navigator.serviceWorker.register('/fill.js'));
    const stun = 'stun:127.0.0.1:{datagram.port}';
    const turn = 'turn:{inside}?transport=tcp';
    const peer = new RTCPeerConnection({{iceServers: [{{urls: stun}},
      {{urls: turn, username: 'x', credential: 'x'}}]}});
    peer.createDataChannel('x'); await peer.setLocalDescription();
    navigator.sendBeacon('http://{inside}/', 'x');
    for (const rel of ['prefetch', 'preconnect', 'dns-prefetch', 'preload']) {{
      const link = document.createElement('link'); link.rel = rel; link.as = 'script';
      link.href = 'http://{inside}/'; document.head.append(link); }}
    for (const url of ['http://{inside}/', 'file://{secret}']) {{
      const frame = document.createElement('iframe'); frame.src = url;
      document.body.append(frame); window.open(url); }}
    await new Promise(yes => setTimeout(yes, 1000));
    location.href = 'http://{inside}/';
    """
    document = shown(httpserver, options, script)
    told = dict(re.findall(r"<p>canary (\w+): (failed|reached)</p>", document))
    assert len(told) == 13
    assert told.pop("service") == "reached"  # it is told that its worker is there: there is none
    assert set(told.values()) == {"failed"}, told
    assert "xyzzy" not in document
    assert (stream.came, datagram.came) == (0, 0)
    socket.create_connection(("127.0.0.1", stream.port)).close()
    time.sleep(0.2)
    assert stream.came == 1  # the canary lives
    assert ("/post", "POST") not in {(one.path, one.method) for one, _ in httpserver.log}


def test_private_addresses_that_are_allowed_and_cookies_are_for_the_page_s_own_host(
    httpserver: HTTPServer, options: Options, tmp_path: Path
) -> None:
    cookies = tmp_path / "cookies.txt"
    with HTTPServer(host="127.0.0.2") as desk:
        cookies.write_text(
            "# Netscape HTTP Cookie File\n"
            + "".join(
                f"{host}\tFALSE\t/\tFALSE\t0\tkey\t{SECRET}\n"
                for host in (httpserver.host, desk.host)
            )
        )
        desk.expect_request("/inside").respond_with_data("xyzzy")
        httpserver.expect_request("/near").respond_with_data("plugh")
        opened = replace(
            options.fetch,
            cookies=str(cookies),
            allow_hosts=(*options.fetch.allow_hosts, f"{desk.host}:{desk.port}"),
        )
        inside = f"http://{desk.host}:{desk.port}/inside"
        httpserver.expect_request("/away").respond_with_data(
            status=302, headers={"Location": inside}
        )
        script = f"""
        for (const url of ['/near', '/away', '{inside}'])
          try {{ say(url, await (await fetch(url)).text()); }} catch (error) {{ say(url, 'none'); }}
        """
        document = shown(httpserver, replace(options, fetch=opened), script)
        assert desk.log == []
    assert "canary /near: plugh" in document
    assert "canary /away: none" in document
    assert "xyzzy" not in document
    sent = {one.path: one.headers.get("Cookie") for one, _ in httpserver.log}
    assert (sent["/page"], sent["/near"]) == (f"key={SECRET}", f"key={SECRET}")


ENDLESS = (
    "for (;;) ;",
    "const all = []; for (;;) all.push(new Uint8Array(1e7).fill(1));",
    "for (let n = 0; ; n++) document.body.append('word '.repeat(100000));",
    "for (let n = 0; n < 2000; n++) fetch(`/near?${n}`); await new Promise(() => 0)",
    "setInterval(() => document.body.append('word '), 10); await new Promise(() => 0)",
    "alert(1); print(); await new Promise(() => 0)",
)


def test_pages_without_end_are_bounded(site: HTTPServer, options: Options) -> None:
    site.expect_request("/near").respond_with_data("plugh")
    for number, script in enumerate(ENDLESS):
        page = f"<!doctype html><title>x</title><script>(async () => {{{script}}})()</script>"
        site.expect_request(f"/{number}").respond_with_data(page, content_type="text/html")
    paths = [*(f"/{number}" for number in range(len(ENDLESS))), "/story"]
    wanted = [Wanted(key=path, urls=(site.url_for(path),)) for path in paths]
    start = time.monotonic()
    bounded = replace(options, fetch=replace(options.fetch, timeout_s=2))
    had = {answer.key: answer for answer in obtain(wanted, bounded)}
    assert time.monotonic() - start < 90
    assert isinstance(had["/story"], Source), had["/story"]  # the others do not stand in its way
    assert isinstance(had["/0"], Unavailable)
    assert "Chromium took too long over it" in had["/0"].reason
    assert len([one for one, _ in site.log if one.path == "/near"]) <= MOST_REQUESTS
