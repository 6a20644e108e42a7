"""Recovery from a real web archive: pywb on loopback behind the Wayback Machine's paths."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import urlopen

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from citecheck.config import Archive, Fetch
from citecheck.model import Source, Wanted
from citecheck.sources import Options, obtain

sys.path.insert(0, str(Path(__file__).parent))
import pages

pytestmark = pytest.mark.needs("pywb")
GONE = "/gone/story"
SHOTS = {"2015-03-01": 200, "2019-06-01": 200, "2020-01-01": 404, "2023-08-01": 200}
COLUMNS = "urlkey,timestamp,url,mime,status,digest,length"


def seed(path: Path, url: str) -> None:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for day, status in SHOTS.items():
            body = pages.page("Story", f"{pages.STORY}<p>Written on {day}.</p>").encode()
            if status == 404:
                body = pages.SOFT_404["en"].encode()
            headers = [("Content-Type", "text/html"), ("Content-Length", str(len(body)))]
            record = writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                length=len(body),
                http_headers=StatusAndHeaders(f"{status} X", headers, protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": f"{day}T12:00:00Z"},
            )
            writer.write_record(record)


class _Front(BaseHTTPRequestHandler):
    """Gives pywb the paths of the Wayback Machine; every other page is gone."""

    behind = ""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/cdx/search/cdx":
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            assert asked["filter"] == "statuscode:200"
            query = {"url": asked["url"], "closest": asked["closest"], "sort": "closest"}
            query |= {"output": "text", "fl": COLUMNS, "filter": "=status:200", "limit": "5"}
            self._pass(f"{self.behind}/test/cdx?{urlencode(query)}")
        elif parts.path.startswith("/web/"):
            self._pass(f"{self.behind}/test/{self.path.removeprefix('/web/')}")
        else:
            self._send(404, b"gone", "text/plain")

    def _pass(self, url: str) -> None:
        try:
            with urlopen(url, timeout=20) as response:
                self._send(response.status, response.read(), response.headers["Content-Type"])
        except HTTPError as error:
            with error:
                self._send(error.code, error.read(), "text/html")

    def _send(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
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
    seed(folder / "seed.warc.gz", address + GONE)
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


@pytest.mark.parametrize(
    ("accessed", "year"),
    [(date(2014, 5, 1), 2015), (date(2018, 5, 1), 2019), (date(2020, 1, 2), 2019), (None, 2023)],
)
def test_the_capture_nearest_to_the_date_is_taken(
    base: str, accessed: date | None, year: int, tmp_path: Path
) -> None:
    host = base.removeprefix("http://")
    fetch = Fetch(allow_hosts=(host,), delay_s=0, robots=False)
    options = Options(store=tmp_path, fetch=fetch, archive=Archive(base=base))
    (answer,) = obtain([Wanted(key="x", urls=(base + GONE,), accessed=accessed)], options)
    assert isinstance(answer, Source)
    assert (answer.state, answer.archive) == ("archived", "found")
    assert answer.archived_at is not None
    assert answer.archived_at.year == year


def test_what_it_never_captured_is_none(base: str, tmp_path: Path) -> None:
    host = base.removeprefix("http://")
    fetch = Fetch(allow_hosts=(host,), delay_s=0, robots=False)
    options = Options(store=tmp_path, fetch=fetch, archive=Archive(base=base))
    (answer,) = obtain([Wanted(key="x", urls=(f"{base}/gone/other",))], options)
    assert (answer.state, answer.archive) == ("dead", "none")
