"""The archive, through `obtain`, against a small one that speaks the Wayback Machine's paths."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from citecheck.config import Archive, Fetch
from citecheck.model import Source, Unavailable, Wanted
from citecheck.sources import Options, obtain
from citecheck.sources.archive import NotAsked, save

sys.path.insert(0, str(Path(__file__).parent))
import pages

GONE = "/gone/story"
SHOTS = {  # time → status, page
    "20150301120000": (200, pages.page("Old", pages.STORY + "<p>It is 2015.</p>")),
    "20190601120000": (200, pages.page("Later", pages.STORY + "<p>It is 2019.</p>")),
    "20200101120000": (404, pages.SOFT_404["en"]),
    "20210101120000": (200, pages.SOFT_404["en"]),
    "20230801120000": (200, pages.page("Latest", pages.STORY + "<p>It is 2023.</p>")),
}


class _Archive(BaseHTTPRequestHandler):
    """Index, captures and a live page that is gone; `mood` makes the index misbehave."""

    mood = "well"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/cdx/search/cdx":
            self._index(parse_qs(parts.query))
        elif self.path.startswith("/save/status/"):
            self._job(self.path.removeprefix("/save/status/"))
        elif parts.path.startswith("/web/"):
            stamp = parts.path.split("/")[2].removesuffix("id_")
            self._send(*SHOTS[stamp])
        else:
            self._send(404, "gone")

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
        if self.mood != "well":
            self._send(int(self.mood), "slow down")
            return
        url = query["url"][0]
        assert query["filter"] == ["statuscode:200"]
        lines = [
            f"key {stamp} {url} text/html {status} {'A' * 32} 1000"
            for stamp, (status, _) in SHOTS.items()
            if status == 200 and url.endswith(GONE)
        ]
        self._send(200, "\n".join(lines), "text/plain")

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
def archive(mood: str = "well") -> Iterator[str]:
    handler = type("Moody", (_Archive,), {"mood": mood})
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
    fetch = Fetch(allow_hosts=(host,), delay_s=0, robots=False)
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


def test_a_recovered_source_is_replayed_from_the_store(tmp_path: Path) -> None:
    with archive() as base:
        wanted = Wanted(key="x", urls=(base + GONE,))
        first = ask(base, tmp_path, wanted)
        second = ask(base, tmp_path, wanted)
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (second.state, second.via) == ("archived", "store")
    assert second.archived_at == first.archived_at


def test_a_save_is_checked_against_what_was_asked() -> None:
    with archive() as base:
        keys = ("key", "secret")
        stamp, original = save(base, "https://a.example/x", keys, "tests")
        assert original == "https://a.example/x"
        assert stamp.startswith("20")
        with pytest.raises(NotAsked, match="something else"):
            save(base, "https://a.example/x?other", keys, "tests")
        with pytest.raises(NotAsked, match="refused: no"):
            save(base, "https://a.example/refused", keys, "tests")
