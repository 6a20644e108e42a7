"""`--cookies` on the command line: the report says that they were used, and shows none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

COMMAND = str(Path(sys.executable).with_name("citecheck"))
SECRET = "s3cret-0001"
STORY = "<title>Harbour</title><h1>Harbour</h1>" + "<p>{}</p>".format(
    "The harbour sold 1,240 boats in 2024, the port says in its yearly review of the quays. " * 8
)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [COMMAND, *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "XDG_CONFIG_HOME": str(folder / "no-settings")},
    )


@pytest.fixture
def place(httpserver: HTTPServer, tmp_path: Path) -> str:
    def story(request: Request) -> Response:
        known = SECRET in request.headers.get("Cookie", "")
        return Response(STORY if known else "", status=200 if known else 402, mimetype="text/html")

    httpserver.expect_request("/story").respond_with_handler(story)
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    (tmp_path / "draft.md").write_text(
        "# Boats\n\nThe harbour sold 1,240 boats in 2024 [1].\n\n## References\n\n"
        f"1. Harbour office. Boats. {httpserver.url_for('/story')}\n"
    )
    (tmp_path / "cookies.txt").write_text(
        f"# Netscape HTTP Cookie File\n{httpserver.host}\tFALSE\t/\tFALSE\t0\tkey\t{SECRET}\n"
    )
    return f"{httpserver.host}:{httpserver.port}"


def test_a_check_reads_what_the_subscription_opens(tmp_path: Path, place: str) -> None:
    words = ("--allow-host", place, "--delay", "0", "--no-archive")
    without = json.loads(run(tmp_path, "check", "draft.md", *words, "--format", "json").stdout)
    assert without["sources"][0]["state"] == "paywalled"
    forms = ("--format", "json", "--format", "html=out.html", "--format", "memo=memo.html")
    done = run(tmp_path, "check", "draft.md", *words, "--cookies", "cookies.txt", "--lock", *forms)
    report = json.loads(done.stdout)
    assert report["sources"][0]["signed_in"] is True
    assert report["claims"][0]["outcome"] == "supported"
    assert "with cookies of one" in (tmp_path / "memo.html").read_text()
    assert "cookies of one" in (tmp_path / "out.html").read_text()
    for name in ("out.html", "memo.html", "citecheck.lock"):
        assert SECRET not in (tmp_path / name).read_text()
    assert SECRET.encode() not in done.stdout + done.stderr


def test_a_batch_takes_them_too(tmp_path: Path, place: str) -> None:
    words = ("--allow-host", place, "--delay", "0", "--no-archive", "--cookies", "cookies.txt")
    done = run(tmp_path, "batch", "draft.md", "-o", "out", *words)
    assert done.returncode == 0, done.stderr
    (line,) = (tmp_path / "out" / "results.jsonl").read_text().splitlines()
    assert json.loads(line)["sources"][0]["signed_in"] is True
    told = [path.read_bytes() for path in (tmp_path / "out").iterdir() if path.is_file()]
    assert told
    assert not [data for data in told if SECRET.encode() in data]


def test_archiving_keeps_it_to_oneself(tmp_path: Path, place: str) -> None:
    done = run(
        tmp_path, "archive", "draft.md", "--allow-host", place, "--delay", "0", "--no-archive",
        "--cookies", "cookies.txt",
    )  # fmt: skip
    assert b"read with cookies of your own" in done.stdout
    assert b"no WARC file was written" in done.stdout
    assert done.returncode == 0
    assert not (tmp_path / "draft.warc.gz").exists()
    exported = run(tmp_path, "store", "export", "all.warc.gz", "--store", ".citecheck")
    assert exported.stdout.startswith(b"0 captures written")
    assert b"1 capture left out" in exported.stdout


def test_a_file_that_is_none_is_a_wrong_setting(tmp_path: Path, place: str) -> None:
    (tmp_path / "cookies.txt").write_text(f"key={SECRET}\n")
    done = run(tmp_path, "check", "draft.md", "--allow-host", place, "--cookies", "cookies.txt")
    assert done.returncode == 2
    assert b"cookies.txt" in done.stderr
    assert SECRET.encode() not in done.stderr
