"""Fetching again: what has not changed is not sent again, and is known to have been looked at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from citecheck.config.schema import Archive, Fetch
from citecheck.model import Source, SourceState, Unavailable, Wanted
from citecheck.sources import Options, obtain
from citecheck.sources.store.store import Store
from citecheck.sources.store.upkeep import verify

PAGE = "<p>" + "The harbour handled 1.8 million tonnes of freight in the year, 4 % more. " * 12
NEWER = PAGE.replace("1.8", "1.9")
MONDAY = datetime(2026, 5, 4, 12, tzinfo=UTC)
SEEN = "Mon, 04 May 2026 08:00:00 GMT"


class Site:
    """One page with marks, which are compared as a web server does; `log` holds what was asked."""

    def __init__(self) -> None:
        self.body, self.marks = PAGE, {"ETag": '"one"', "Last-Modified": SEEN}
        self.log: list[tuple[str, str | None, str | None]] = []
        self.statuses: list[int] = []

    def __call__(self, request: Request) -> Response:
        asked = request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")
        self.log.append((request.path, *asked))
        same = asked[0] == self.marks.get("ETag") if asked[0] else asked[1] == SEEN
        unchanged = same and self.body == PAGE
        answer = Response("" if unchanged else self.body, 304 if unchanged else 200, self.marks)
        self.statuses.append(answer.status_code)
        if not unchanged:
            answer.content_type = "text/html; charset=utf-8"
        return answer


@pytest.fixture
def site(httpserver: HTTPServer) -> Site:
    served = Site()
    httpserver.expect_request("/story").respond_with_handler(served)
    httpserver.expect_request("/old").respond_with_response(
        Response(status=302, headers={"Location": "/story"})
    )
    return served


def look(folder: Path, server: HTTPServer, days: int, path: str = "/story") -> Source | Unavailable:
    """Fetch `path` anew, `days` after Monday."""
    options = Options(
        store=folder,
        fetch=Fetch(delay_s=0, robots=False, allow_hosts=(f"127.0.0.1:{server.port}",)),
        archive=Archive(enabled=False),
        refresh=True,
        clock=lambda: MONDAY + timedelta(days=days),
    )
    url = f"http://127.0.0.1:{server.port}{path}"
    (answer,) = obtain([Wanted(key=url, urls=(url,))], options)
    return answer


def test_an_unchanged_page_is_kept_with_the_new_time(
    site: Site, httpserver: HTTPServer, tmp_path: Path
) -> None:
    first = look(tmp_path, httpserver, 0)
    second = look(tmp_path, httpserver, 7)
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert site.log == [("/story", None, None), ("/story", '"one"', SEEN)]
    assert site.statuses == [200, 304]
    assert second == replace(first, fetched_at=MONDAY + timedelta(days=7))
    with Store.open(tmp_path) as store:
        assert store.body(second.sha256) == PAGE.encode()
        looks = list(store.captures())
        assert [capture.fetched_at.day for capture in looks] == [4, 11]
        assert looks[1].header("etag") == '"one"'
        assert looks[1].media_type == "text/html; charset=utf-8"
        assert verify(store) == ()


def test_a_changed_page_is_had_anew(site: Site, httpserver: HTTPServer, tmp_path: Path) -> None:
    first = look(tmp_path, httpserver, 0)
    site.body, site.marks = NEWER, {"ETag": '"two"'}
    second = look(tmp_path, httpserver, 1)
    assert site.statuses == [200, 200]
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert second.sha256 != first.sha256
    with Store.open(tmp_path) as store:
        assert store.body(second.sha256) == NEWER.encode()


def test_a_time_alone_is_enough(site: Site, httpserver: HTTPServer, tmp_path: Path) -> None:
    site.marks = {"Last-Modified": SEEN}
    look(tmp_path, httpserver, 0)
    look(tmp_path, httpserver, 1)
    assert site.log[1] == ("/story", None, SEEN)
    assert site.statuses == [200, 304]


def test_without_marks_nothing_is_asked(site: Site, httpserver: HTTPServer, tmp_path: Path) -> None:
    site.marks = {}
    look(tmp_path, httpserver, 0)
    look(tmp_path, httpserver, 1)
    assert site.log[1] == ("/story", None, None)


def test_marks_are_sent_to_the_page_and_not_to_who_redirects_there(
    site: Site, httpserver: HTTPServer, tmp_path: Path
) -> None:
    look(tmp_path, httpserver, 0, "/old")
    answer = look(tmp_path, httpserver, 1, "/old")
    assert site.statuses == [200, 304]
    redirects = [request for request, _ in httpserver.log if request.path == "/old"]
    assert len(redirects) == 2
    assert not any("If-None-Match" in request.headers for request in redirects)
    assert isinstance(answer, Source)
    assert answer.final_url.endswith("/story")


def test_a_page_whose_bytes_are_damaged_is_had_again(
    site: Site, httpserver: HTTPServer, tmp_path: Path
) -> None:
    look(tmp_path, httpserver, 0)
    (body,) = (tmp_path / "bodies").rglob("*.gz")
    body.write_bytes(body.read_bytes()[:40])
    answer = look(tmp_path, httpserver, 1)
    assert site.statuses == [200, 304, 200]
    assert isinstance(answer, Source)
    with Store.open(tmp_path) as store:
        assert store.body(answer.sha256) == PAGE.encode()
        assert verify(store) == ()


def test_an_unasked_304_is_no_page(site: Site, httpserver: HTTPServer, tmp_path: Path) -> None:
    httpserver.expect_request("/odd").respond_with_response(Response(status=304))
    answer = look(tmp_path, httpserver, 0, "/odd")
    assert not site.log
    assert answer.state is SourceState.DEAD
