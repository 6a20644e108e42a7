"""Recovery from a real web archive: pywb on loopback behind the Wayback Machine's paths."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

import pages
import pytest
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from citecheck.config.schema import Archive, Fetch
from citecheck.model import Source, Unavailable, Wanted
from citecheck.sources import Options, obtain

pytestmark = pytest.mark.needs("pywb")
GONE = "/gone/story"
MOVED = "/moved/story"
NEW = "/new/story"
LONG_GONE = "/long-gone/story"
COLUMNS = "urlkey,timestamp,url,mime,status,digest,length"
SHOTS: dict[str, dict[str, int | str]] = {  # address → day → status, or where it led
    GONE: {"2015-03-01": 200, "2019-06-01": 200, "2020-01-01": 404, "2023-08-01": 200},
    MOVED: {"2019-06-01": NEW},
    NEW: {"2019-06-02": 200},
    LONG_GONE: {
        "2016-02-01": 200,
        **{f"2021-{month:02}-01": "says so" for month in range(1, 13)},
    },
}


def seed(path: Path, base: str) -> None:
    """Write the captures; "says so" is an error page that came with success."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for address, days in SHOTS.items():
            for day, what in days.items():
                writer.write_record(_shot(writer, base, address, day, what))


def _shot(writer: WARCWriter, base: str, address: str, day: str, what: int | str) -> ArcWarcRecord:
    status = what if isinstance(what, int) else 301 if what.startswith("/") else 200
    body = pages.page("Story", f"{pages.STORY}<p>Written on {day}.</p>").encode()
    if status == 404 or what == "says so":
        body = pages.SOFT_404["en"].replace("</body>", f"<!-- {day} --></body>").encode()
    headers = [("Content-Type", "text/html"), ("Content-Length", str(len(body)))]
    if status == 301:
        headers.append(("Location", f"{base}{what}"))
    return writer.create_warc_record(
        base + address,
        "response",
        payload=io.BytesIO(body),
        length=len(body),
        http_headers=StatusAndHeaders(f"{status} X", headers, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": f"{day}T12:00:00Z"},
    )


class _Still(HTTPRedirectHandler):
    """Lets redirects through to whoever asked."""

    def redirect_request(self, *_: object) -> None:
        return None


OPENER = build_opener(_Still)


class _Front(BaseHTTPRequestHandler):
    """Gives pywb the paths of the Wayback Machine; every other page is gone."""

    behind = ""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/cdx/search/cdx":
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            statuses = asked["filter"].removeprefix("statuscode:")
            query = {"url": asked["url"], "closest": asked["closest"], "sort": "closest"}
            query |= {"output": "text", "fl": COLUMNS, "filter": f"~status:{statuses}"}
            query |= {name: asked[name] for name in ("limit", "to") if name in asked}
            self._pass(f"{self.behind}/test/cdx?{urlencode(query)}")
        elif parts.path.startswith("/web/"):
            self._pass(f"{self.behind}/test/{self.path.removeprefix('/web/')}")
        else:
            self._send(404, b"gone", "text/plain")

    def _pass(self, url: str) -> None:
        try:
            with OPENER.open(url, timeout=20) as response:
                taken = response.headers.get("Memento-Datetime")
                kind = response.headers["Content-Type"]
                self._send(response.status, response.read(), kind, {"Memento-Datetime": taken})
        except HTTPError as error:
            with error:
                leads = error.headers.get("Location", "")  # captured ones lead out of the archive
                leads = leads.replace(f"{self.behind}/test/", f"http://{self.headers['Host']}/web/")
                self._send(error.code, error.read(), "text/html", {"Location": leads})

    def _send(
        self, status: int, body: bytes, kind: str, more: Mapping[str, str | None] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in (more or {}).items():
            if value:
                self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("pywb")
    tools = Path(os.environ["CITECHECK_PYWB"])
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    handler = type("Front", (_Front,), {"behind": f"http://127.0.0.1:{port}"})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_port}"
    seed(folder / "seed.warc.gz", address)
    for command in (["init", "test"], ["add", "test", "seed.warc.gz"]):
        subprocess.run([tools / "wb-manager", *command], cwd=folder, check=True)
    command = [str(tools / "wayback"), "-b", "127.0.0.1", "-p", str(port), "--threads", "4"]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    with (folder / "log").open("wb") as log:
        archive = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            _wait_for(port)
            yield address
        finally:
            archive.kill()
            archive.wait()
            server.shutdown()
            server.server_close()
            thread.join()


def _wait_for(port: int) -> None:
    for _ in range(150):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError("pywb did not start")


def ask(
    base: str, address: str, folder: Path, accessed: date | None = None, as_of: date | None = None
) -> Source | Unavailable:
    host = base.removeprefix("http://")
    fetch = Fetch(allow_hosts=(host,), delay_s=0, robots=False)
    options = Options(store=folder, fetch=fetch, archive=Archive(base=base), as_of=as_of)
    (answer,) = obtain([Wanted(key="x", urls=(base + address,), accessed=accessed)], options)
    return answer


@pytest.mark.parametrize(
    ("accessed", "as_of", "year"),
    [
        (date(2014, 5, 1), None, 2015),
        (date(2018, 5, 1), None, 2019),
        (date(2020, 1, 2), None, 2019),
        (date(2015, 5, 1), date(2023, 9, 1), 2015),
        (None, date(2018, 9, 1), 2019),
        (None, None, 2023),
    ],
)
def test_the_capture_nearest_to_the_date_is_taken(
    base: str, accessed: date | None, as_of: date | None, year: int, tmp_path: Path
) -> None:
    answer = ask(base, GONE, tmp_path, accessed, as_of)
    assert isinstance(answer, Source)
    assert (answer.state, answer.archive) == ("archived", "found")
    assert answer.archived_at is not None
    assert answer.archived_at.year == year


def test_a_captured_redirect_leads_to_the_page_that_it_led_to(base: str, tmp_path: Path) -> None:
    answer = ask(base, MOVED, tmp_path, date(2019, 7, 1))
    assert isinstance(answer, Source)
    assert answer.archived_url == f"{base}/web/20190602120000/{base}{NEW}"


def test_a_page_that_was_an_error_for_long_is_taken_from_before(base: str, tmp_path: Path) -> None:
    answer = ask(base, LONG_GONE, tmp_path, date(2021, 7, 1))
    assert isinstance(answer, Source)
    assert answer.archived_at is not None
    assert answer.archived_at.year == 2016


def test_what_it_never_captured_is_none(base: str, tmp_path: Path) -> None:
    answer = ask(base, "/gone/other", tmp_path)
    assert (answer.state, answer.archive) == ("dead", "none")
