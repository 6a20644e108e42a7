"""`citecheck archive`, over live pages and a small Wayback Machine on loopback."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from click.testing import CliRunner, Result
from pytest_httpserver import HTTPServer
from warcio.archiveiterator import ArchiveIterator
from werkzeug import Request, Response

from citecheck.cli.archive import archive as command
from citecheck.errors import ConfigError
from citecheck.sources.store.store import Store

STORY = (
    "<!doctype html><html><head><title>Harbour</title></head><body><h1>Harbour</h1><p>The harbour "
    "of Norhavn handled 1.8 million tonnes of freight in 2025, the port authority says in its "
    "yearly review. The number of ships fell for the second year in a row, as larger vessels now "
    "call at the quay and carry more on each voyage.</p></body></html>"
)
Run = Callable[..., Result]


class Wayback:
    """The paths of Save Page Now; `moods` says by the end of an address how its save goes."""

    moods: dict[str, str]

    def __init__(self, server: HTTPServer) -> None:
        self.moods = {}
        self.asked: list[str] = []
        self.stamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
        server.expect_request("/save", method="POST").respond_with_handler(self._save)
        server.expect_request("/save/status/job").respond_with_handler(self._status)
        server.expect_request("/cdx/search/cdx").respond_with_data("")

        def shown(request: Request) -> Response:
            gone = self._mood(request.url) == "lost"
            return Response("not there" if gone else STORY, status=404 if gone else 200)

        server.expect_request(re.compile(rf"/web/{self.stamp}/.*")).respond_with_handler(shown)

    def _mood(self, url: str) -> str | None:
        return next((mood for end, mood in self.moods.items() if url.endswith(end)), None)

    def _save(self, request: Request) -> Response:
        assert request.headers["Authorization"] == "LOW key:secret"
        url = parse_qs(request.get_data(as_text=True))["url"][0]
        self.asked.append(url)
        if self._mood(url) == "busy":
            return Response(status=429)
        return _json('{"job_id": "job"}')

    def _status(self, _: Request) -> Response:
        told = f'"timestamp": "{self.stamp}", "original_url": "{self.asked[-1]}"'
        return _json(f'{{"status": "success", {told}}}')


def _json(text: str) -> Response:
    return Response(text, content_type="application/json")


@pytest.fixture
def wayback(httpserver: HTTPServer) -> Wayback:
    for name in ("one", "two"):
        httpserver.expect_request(f"/{name}").respond_with_data(STORY, content_type="text/html")
    httpserver.expect_request("/gone").respond_with_data("gone", status=404)
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request(re.compile(r"/[0-9a-f]{20}\.html")).respond_with_data("", status=404)
    return Wayback(httpserver)


@pytest.fixture
def run(httpserver: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Archive a draft that cites the pages of these names."""
    monkeypatch.setenv("CITECHECK_ARCHIVE_KEY", "key")
    monkeypatch.setenv("CITECHECK_ARCHIVE_SECRET", "secret")

    def archive(names: tuple[str, ...], *words: str) -> Result:
        claims = "".join(
            f"Ships call at {name} each day.[{n}]\n\n" for n, name in enumerate(names, 1)
        )
        entries = "".join(
            f"{n}. Port authority. “Review {name}”. 2025. {httpserver.url_for('/' + name)}\n"
            for n, name in enumerate(names, 1)
        )
        draft = tmp_path / "draft.md"
        draft.write_text(f"# Ships\n\n{claims}## References\n\n{entries}", encoding="utf-8")
        own = f"{httpserver.host}:{httpserver.port}"
        base = httpserver.url_for("").rstrip("/")
        options = ["--allow-host", own, "--delay", "0", "--archive-base", base]
        return CliRunner().invoke(command, [str(draft), *options, *words])

    return archive


@pytest.mark.usefixtures("wayback")
def test_sources_go_into_the_store_and_a_warc_file(
    run: Run, httpserver: HTTPServer, tmp_path: Path
) -> None:
    shown = run(("one", "two"))
    assert shown.exit_code == 0, shown.output
    first, second, last = shown.output.splitlines()
    assert first.split() == ["ok", httpserver.url_for("/one"), "-"]
    assert second.split() == ["ok", httpserver.url_for("/two"), "-"]
    assert last == f"2 of 2 sources written to {tmp_path / 'draft.warc.gz'}"
    with Store.open(tmp_path / ".citecheck", writable=False) as store:
        assert store.latest(httpserver.url_for("/one")) is not None
    with (tmp_path / "draft.warc.gz").open("rb") as file:
        kept = [
            record.content_stream().read()
            for record in ArchiveIterator(file, check_digests="raise")
            if record.rec_type == "response"
        ]
    assert kept == [STORY.encode()] * 2


@pytest.mark.usefixtures("wayback")
def test_the_warc_file_holds_the_sources_of_the_draft_alone(run: Run, tmp_path: Path) -> None:
    run(("one", "two"))
    shown = run(("two",), "--warc", str(tmp_path / "two.warc"))
    assert shown.output.endswith(f"1 of 1 sources written to {tmp_path / 'two.warc'}\n")
    assert b"/two" in (tmp_path / "two.warc").read_bytes()
    assert b"/one" not in (tmp_path / "two.warc").read_bytes()


@pytest.mark.usefixtures("wayback")
def test_what_could_not_be_had_is_said_and_ends_with_4(run: Run, tmp_path: Path) -> None:
    shown = run(("gone",))
    assert shown.exit_code == 4
    assert shown.output.startswith("dead")
    assert "no WARC file was written" in shown.output
    assert not (tmp_path / "draft.warc.gz").exists()


def test_saves_are_asked_for_and_looked_at(
    run: Run, wayback: Wayback, httpserver: HTTPServer
) -> None:
    shown = run(("one", "gone"), "--save")
    saved, gone, _ = shown.output.splitlines()
    archived = httpserver.url_for(f"/web/{wayback.stamp}/{httpserver.url_for('/one')}")
    assert saved.split() == ["ok", httpserver.url_for("/one"), archived]
    assert gone.startswith("dead")
    assert wayback.asked == [httpserver.url_for("/one")]
    assert shown.exit_code == 4


def test_a_save_that_the_archive_does_not_show_is_none(run: Run, wayback: Wayback) -> None:
    wayback.moods["/one"] = "lost"
    shown = run(("one",), "--save")
    assert shown.exit_code == 4
    assert "says it was saved, but does not show" in shown.output


def test_an_archive_that_asks_for_a_pause_is_left_alone(
    run: Run, wayback: Wayback, httpserver: HTTPServer
) -> None:
    wayback.moods["/one"] = "busy"
    shown = run(("one", "two"), "--save")
    assert shown.exit_code == 4
    assert shown.output.count("429") == 2
    assert wayback.asked == [httpserver.url_for("/one")]


@pytest.mark.usefixtures("wayback")
def test_saving_without_keys_is_refused_before_anything_is_fetched(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CITECHECK_ARCHIVE_SECRET")
    shown = run(("one",), "--save")
    assert isinstance(shown.exception, ConfigError)
    assert "CITECHECK_ARCHIVE_SECRET" in str(shown.exception)
    assert not (tmp_path / ".citecheck").exists()


def test_a_copy_of_the_draft_links_to_what_was_saved(
    run: Run, wayback: Wayback, httpserver: HTTPServer, tmp_path: Path
) -> None:
    shown = run(("one",), "--save", "--write")
    assert shown.exit_code == 0, shown.output
    page = httpserver.url_for("/one")
    archived = httpserver.url_for(f"/web/{wayback.stamp}/{page}")
    before = (tmp_path / "draft.md").read_text(encoding="utf-8")
    after = (tmp_path / "draft.archived.md").read_text(encoding="utf-8")
    assert after == before.replace(page, f"{page} [Archived copy](<{archived}>).")


def test_help_loads_nothing_but_click() -> None:
    code = "import citecheck.cli.archive, sys; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert {name for name in loaded if name.startswith("citecheck.")} == {
        "citecheck._version",
        "citecheck.cli",
        "citecheck.cli.archive",
    }
