"""Cookies of one's own, on real servers: who is sent them, and where they must not be found."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from warcio.archiveiterator import ArchiveIterator
from werkzeug import Request, Response

from citecheck.config.schema import Archive, Fetch
from citecheck.model import Source, SourceState, Unavailable, Wanted
from citecheck.sources import Options, obtain
from citecheck.sources.store.store import Store
from citecheck.sources.store.warc import export_to, import_from

SECRET, RENEWED = "s3cret-0001", "s3cret-0002"
STORY = "<title>Harbour</title><h1>Harbour</h1>" + "<p>{}</p>".format(
    "The harbour of Norhavn handled 1.8 million tonnes of freight in 2025, the port says. " * 8
)
WALL = (
    "<title>Harbour</title><h1>Harbour</h1><p>The harbour of Norhavn.</p>"
    "<p>Subscribe to continue reading this article.</p>"
)


@dataclass
class Site:
    """A server that shows its article to those who are signed in, and notes what it is sent."""

    server: HTTPServer
    sent: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server.expect_request("/story").respond_with_handler(self._story)
        self.server.expect_request("/wall").respond_with_handler(self._wall)
        self.server.expect_request("/robots.txt").respond_with_data("", status=404)

    @property
    def place(self) -> str:
        return f"{self.server.host}:{self.server.port}"

    def url(self, path: str) -> str:
        return f"http://{self.place}{path}"

    def leads(self, path: str, target: str) -> str:
        def moved(request: Request) -> Response:
            self._note(request)
            return Response(status=302, headers={"Location": target})

        self.server.expect_request(path).respond_with_handler(moved)
        return self.url(path)

    def _note(self, request: Request) -> str:
        cookie = request.headers.get("Cookie", "")
        self.sent.append((request.path, cookie))
        return cookie

    def _story(self, request: Request) -> Response:
        body = STORY if SECRET in self._note(request) else WALL
        headers = {"Set-Cookie": f"key={RENEWED}; Path=/", "Content-Type": "text/html"}
        return Response(body, headers=headers)

    def _wall(self, request: Request) -> Response:
        self._note(request)
        return Response(WALL, content_type="text/html")


@pytest.fixture
def paper(httpserver: HTTPServer) -> Site:
    return Site(httpserver)


@pytest.fixture
def elsewhere() -> Iterator[Site]:
    with HTTPServer(host="127.0.0.2") as server:
        yield Site(server)


@pytest.fixture
def options(tmp_path: Path, paper: Site, elsewhere: Site) -> Options:
    cookies = tmp_path / "cookies.txt"
    cookies.write_text(
        f"# Netscape HTTP Cookie File\n{paper.server.host}\tFALSE\t/\tFALSE\t0\tkey\t{SECRET}\n"
    )
    fetch = Fetch(
        cookies=str(cookies), allow_hosts=(paper.place, elsewhere.place), delay_s=0, retries=0
    )
    return Options(store=tmp_path / "store", fetch=fetch, archive=Archive(enabled=False))


def ask(url: str, options: Options) -> Source | Unavailable:
    (answer,) = obtain([Wanted(key=url, urls=(url,))], options)
    return answer


def test_they_open_the_page_and_are_kept_nowhere(paper: Site, options: Options) -> None:
    had = ask(paper.url("/story"), options)
    assert isinstance(had, Source)
    assert had.is_signed_in
    assert ("/story", f"key={SECRET}") in paper.sent
    again = ask(paper.url("/story"), options)
    assert isinstance(again, Source)
    assert again.is_signed_in
    with Store.open(options.store, writable=False) as store:
        assert b"1.8 million" in store.body(had.sha256)
    files = [path for path in options.store.rglob("*") if path.is_file()]
    assert files
    for path in files:
        data = path.read_bytes()
        data += gzip.decompress(data) if path.suffix == ".gz" else b""
        assert SECRET.encode() not in data
        assert RENEWED.encode() not in data


def test_a_redirect_takes_them_nowhere_else(paper: Site, elsewhere: Site, options: Options) -> None:
    away = ask(paper.leads("/away", elsewhere.url("/story")), options)
    assert isinstance(away, Unavailable)
    assert paper.sent == [("/away", f"key={SECRET}")]
    assert elsewhere.sent
    assert {cookie for _, cookie in elsewhere.sent} == {""}
    back = ask(elsewhere.leads("/back", paper.url("/story")), options)
    assert isinstance(back, Source)
    assert back.is_signed_in
    assert SECRET not in str(elsewhere.sent)


def test_other_hosts_get_none_and_their_pages_are_not_marked(
    elsewhere: Site, options: Options
) -> None:
    elsewhere.server.expect_request("/open").respond_with_data(STORY, content_type="text/html")
    had = ask(elsewhere.url("/open"), options)
    assert isinstance(had, Source)
    assert not had.is_signed_in


def test_a_wall_that_they_do_not_open_says_so(paper: Site, options: Options) -> None:
    wall = ask(paper.url("/wall"), options)
    assert isinstance(wall, Unavailable)
    assert wall.state is SourceState.PAYWALLED
    assert "Your cookies for it were sent" in wall.reason


def test_what_they_opened_is_not_exported(
    paper: Site, elsewhere: Site, options: Options, tmp_path: Path
) -> None:
    elsewhere.server.expect_request("/open").respond_with_data(STORY, content_type="text/html")
    ask(paper.url("/story"), options)
    ask(elsewhere.url("/open"), options)
    path = tmp_path / "all.warc.gz"
    with Store.open(options.store, writable=False) as store:
        assert export_to(store, path) == 1
    with path.open("rb") as file:
        urls = [
            record.rec_headers.get_header("WARC-Target-URI")
            for record in ArchiveIterator(file)
            if record.rec_type == "response"
        ]
    assert urls == [elsewhere.url("/open")]
    with Store.open(tmp_path / "other") as store:
        assert import_from(store, path) == 1
