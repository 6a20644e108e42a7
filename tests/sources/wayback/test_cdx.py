"""The archive, through `obtain`, against a small one that speaks the Wayback Machine's paths."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pages
import pytest

from citecheck.config.schema import Archive, Config, Fetch
from citecheck.model import Source, Unavailable, Wanted
from citecheck.sources import Options, obtain
from citecheck.sources.wayback.cdx import NotAsked, captures_in
from citecheck.sources.wayback.recover import Archivist
from citecheck.sources.wayback.save import Saved, save_all

GONE = "/gone/story"
MOVED = "/moved/story"
HOME = "/left/story"
OUT = "/out/story"
Shot = tuple[int, str]
ERROR = pages.SOFT_404["en"]
SHOTS: dict[str, dict[str, Shot]] = {  # address → time → status, and page or where it leads
    GONE: {
        "20150301120000": (200, pages.page("Old", pages.STORY + "<p>It is 2015.</p>")),
        "20190601120000": (200, pages.page("Later", pages.STORY + "<p>It is 2019.</p>")),
        "20200101120000": (404, ERROR),
        "20210101120000": (200, ERROR),
        "20230801120000": (200, pages.page("Latest", pages.STORY + "<p>It is 2023.</p>")),
    },
    "/long-gone": {
        "20160201120000": (200, pages.page("Old", pages.STORY + "<p>It is 2016.</p>")),
        **{f"2021{month:02}01120000": (200, ERROR + str(month)) for month in range(1, 13)},
    },
    "/never-there": {"20210101120000": (200, ERROR)},
    MOVED: {"20190601120000": (301, "20190602120000id_{base}/new/story")},
    "/new/story": {
        "20190602120000": (200, pages.page("Moved", pages.STORY + "<p>It has moved.</p>")),
    },
    HOME: {"20190601120000": (302, "20190602120000id_{base}/")},
    "/": {"20190602120000": (200, pages.page("Home", pages.STORY))},
    OUT: {"20190601120000": (301, "live")},
    "/broken": {"20190601120000": (503, "busy")},
}


class _Archive(BaseHTTPRequestHandler):
    """Index, captures and a live page that is gone; `mood` makes the index misbehave."""

    mood = "well"
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        parts = urlsplit(self.path)
        if parts.path == "/cdx/search/cdx":
            self._index(parse_qs(parts.query))
        elif self.path.startswith("/save/status/"):
            self._job(self.path.removeprefix("/save/status/"))
        elif parts.path.startswith("/web/"):
            stamp, _, url = self.path.removeprefix("/web/").partition("/")
            self._replay(stamp.removesuffix("id_"), urlsplit(url).path)
        elif parts.path == "/live":
            self._send(200, pages.page("Live", pages.STORY))
        else:
            self._send(404, "gone")

    def _replay(self, stamp: str, path: str) -> None:
        status, shown = SHOTS.get(path, {}).get(stamp, (404, "no capture"))
        if status not in (301, 302):
            self._send(status, shown)
            return
        base = f"http://{self.headers['Host']}"
        inside = f"{base}/web/{shown.replace('{base}', '/' + base)}"
        self.send_response(302)
        self.send_header("Location", f"{base}/live" if shown == "live" else inside)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        told = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert self.headers["Authorization"] == "LOW key:secret"
        refused = told["url"][0].endswith("refused")
        answer = {"status": "error", "message": "no"} if refused else {"job_id": told["url"][0]}
        self._send(200, json.dumps(answer), "application/json")

    def _job(self, url: str) -> None:
        """Tell how a save went: well, or with the capture of another page."""
        now = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
        got = {"status": "success", "timestamp": now, "original_url": url.removesuffix("?other")}
        self._send(200, json.dumps(got), "application/json")

    def _index(self, query: dict[str, list[str]]) -> None:
        """Answer as the Wayback Machine does: filtered, the nearest first, so many."""
        if self.mood != "well":
            self._send(int(self.mood), "slow down")
            return
        url = query["url"][0]
        ((name, wanted),) = [part.split(":") for part in query["filter"]]
        assert (name, query["collapse"]) == ("statuscode", ["digest"])
        near, last = int(query["closest"][0]), query.get("to", ["9"])[0]
        shots = [
            (stamp, 200 if status == 503 else status)
            for stamp, (status, _) in SHOTS.get(urlsplit(url).path, {}).items()
            if stamp <= last
        ]
        shots.sort(key=lambda shot: abs(int(shot[0]) - near))
        lines = [
            f"key {stamp} {url} text/html {status} {'A' * 32} 1000"
            for stamp, status in shots
            if re.fullmatch(wanted, str(status))
        ]
        self._send(200, "\n".join(lines[: int(query["limit"][0])]), "text/plain")

    def _send(self, status: int, text: str, kind: str = "text/html") -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def archive(mood: str = "well", asked: list[str] | None = None) -> Iterator[str]:
    handler = type("Moody", (_Archive,), {"mood": mood, "asked": [] if asked is None else asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def ask(base: str, folder: Path, wanted: Wanted, as_of: date | None = None) -> Source | Unavailable:
    host = base.removeprefix("http://")
    fetch = Fetch(allow_hosts=(host,), delay_s=0, robots=False, retries=0)
    settings = Options(store=folder, fetch=fetch, archive=Archive(base=base), as_of=as_of)
    (answer,) = obtain([wanted], settings)
    return answer


@pytest.mark.parametrize(
    ("accessed", "as_of", "year"),
    [
        (date(2014, 1, 1), None, 2015),
        (date(2018, 12, 1), None, 2019),
        (None, date(2019, 1, 1), 2019),
        (date(2015, 2, 1), date(2023, 1, 1), 2015),
        (date(2020, 11, 1), None, 2019),
        (None, None, 2023),
    ],
)
def test_the_nearest_good_capture_is_taken(
    accessed: date | None, as_of: date | None, year: int, tmp_path: Path
) -> None:
    with archive() as base:
        wanted = Wanted(key="x", urls=(base + GONE,), accessed=accessed)
        answer = ask(base, tmp_path, wanted, as_of)
    assert isinstance(answer, Source)
    assert (answer.state, answer.via, answer.archive) == ("archived", "archive", "found")
    assert answer.archived_at is not None
    assert answer.archived_at.year == year
    assert answer.archived_url is not None
    assert answer.archived_url.endswith(GONE)


def test_the_copy_that_the_entry_names_goes_first(tmp_path: Path) -> None:
    with archive() as base:
        named = f"https://web.archive.org/web/20150301120000/{base}{GONE}"
        wanted = Wanted(key="x", urls=(base + GONE,), archived_url=named)
        answer = ask(base, tmp_path, wanted)
    assert isinstance(answer, Source)
    assert answer.archived_at is not None
    assert answer.archived_at.year == 2015


def test_not_archived_is_not_could_not_ask(tmp_path: Path) -> None:
    with archive() as base:
        answer = ask(base, tmp_path, Wanted(key="x", urls=(f"{base}/gone/other",)))
    assert (answer.state, answer.archive) == ("dead", "none")
    for status in ("429", "503", "404"):
        with archive(status) as base:
            answer = ask(base, tmp_path, Wanted(key="x", urls=(base + GONE,)))
        assert (answer.state, answer.archive) == ("dead", "unknown")


def test_a_page_that_was_an_error_for_long_is_taken_from_before(tmp_path: Path) -> None:
    with archive() as base:
        wanted = Wanted(key="x", urls=(f"{base}/long-gone",), accessed=date(2021, 7, 1))
        answer = ask(base, tmp_path, wanted)
    assert isinstance(answer, Source)
    assert answer.archived_at is not None
    assert answer.archived_at.year == 2016


def test_only_error_pages_are_no_capture(tmp_path: Path) -> None:
    with archive() as base:
        answer = ask(base, tmp_path, Wanted(key="x", urls=(f"{base}/never-there",)))
    assert (answer.state, answer.archive) == ("dead", "none")


def test_a_captured_redirect_leads_to_the_page_that_it_led_to(tmp_path: Path) -> None:
    with archive() as base:
        answer = ask(base, tmp_path, Wanted(key="x", urls=(base + MOVED,)))
        assert isinstance(answer, Source)
        assert answer.archived_url == f"{base}/web/20190602120000/{base}/new/story"
    assert answer.archived_at == datetime(2019, 6, 2, 12, tzinfo=UTC)
    assert answer.title == "Moved"


def test_what_a_live_server_gives_is_no_capture(tmp_path: Path) -> None:
    with archive() as base:
        answer = ask(base, tmp_path, Wanted(key="x", urls=(base + OUT,)))
    assert (answer.state, answer.archive) == ("dead", "unknown")


def test_a_captured_redirect_to_the_home_page_is_no_source(tmp_path: Path) -> None:
    with archive() as base:
        answer = ask(base, tmp_path, Wanted(key="x", urls=(base + HOME,)))
    assert (answer.state, answer.archive) == ("dead", "none")


def test_a_capture_that_cannot_be_read_leaves_it_open(tmp_path: Path) -> None:
    with archive() as base:
        answer = ask(base, tmp_path, Wanted(key="x", urls=(f"{base}/broken",)))
    assert (answer.state, answer.archive) == ("dead", "unknown")


def test_an_archive_that_wants_a_pause_is_left_alone_by_the_whole_process(tmp_path: Path) -> None:
    asked: list[str] = []
    with archive("429", asked) as base:
        for name in ("one", "two"):
            answer = ask(base, tmp_path / name, Wanted(key=name, urls=(f"{base}/{name}",)))
            assert (answer.state, answer.archive) == ("dead", "unknown")
    looked_up = {parse_qs(urlsplit(path).query)["url"][0] for path in asked if "/cdx" in path}
    assert looked_up == {f"{base}/one"}


def test_a_recovered_source_is_replayed_from_the_store(tmp_path: Path) -> None:
    with archive() as base:
        wanted = Wanted(key="x", urls=(base + GONE,))
        first = ask(base, tmp_path, wanted)
        second = ask(base, tmp_path, wanted)
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (second.state, second.via) == ("archived", "store")
    assert second.archived_at == first.archived_at


KEYS = ("key", "secret")


def saved(base: str, url: str) -> Saved:
    (answer,) = save_all([url], Config(archive=Archive(base=base)), KEYS)
    return answer


def test_a_save_is_checked_against_what_was_asked() -> None:
    with archive() as base:
        other = saved(base, "https://a.example/x?other").reason or ""
        assert "something else" in other
        assert "refused: no" in (saved(base, "https://a.example/refused").reason or "")


def test_the_index_is_asked_through_the_guard() -> None:
    asked: list[str] = []
    with archive(asked=asked) as base:
        port = base.rpartition(":")[2]
        options = Options(
            store=Path(), fetch=Fetch(), archive=Archive(base=f"http://archive.invalid:{port}")
        )
        archivist = Archivist(options)
        archivist._base = base  # as if the name had come to mean this machine since it was allowed

        async def look() -> None:
            async with archivist:
                await archivist._look_up("https://a.example/x", "20200101000000", None)

        with pytest.raises(NotAsked, match="private or forbidden place"):
            asyncio.run(look())
    assert asked == []


class _Elsewhere(BaseHTTPRequestHandler):
    """An archive that sends whoever has keys to another host."""

    to = ""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(307)
        self.send_header("Location", f"{self.to}/save")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_the_keys_go_along_no_redirect() -> None:
    asked: list[str] = []
    with archive(asked=asked) as other:
        handler = type("To", (_Elsewhere,), {"to": other})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            answer = saved(f"http://127.0.0.1:{server.server_port}", "https://a.example/x")
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
    assert answer.reason == "the archive answered 307"
    assert asked == []


@pytest.mark.parametrize("answer", ["<html>" + "x" * 60, "a b c " + "d" * 60, "\x00" * 99])
def test_nonsense_from_the_index_is_no_answer(answer: str) -> None:
    try:
        found = captures_in(answer, "https://a.example/", "20200101000000", None)
    except NotAsked:
        found = []
    assert found == []
