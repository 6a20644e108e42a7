"""A writer in a process of its own: the same answers as here, and what happens when it dies."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from citecheck.config.schema import Archive, Fetch
from citecheck.errors import StoreError
from citecheck.model import Source, SourceState, Wanted
from citecheck.sources import Options, obtain
from citecheck.sources.http.answer import Fetched
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store
from citecheck.sources.store.upkeep import verify
from citecheck.sources.store.write_queue import Job, Judge, Keep
from citecheck.sources.store.writer import do_all
from citecheck.sources.store.writer_process import WORTH_A_PROCESS, WriterProcess, writer_for

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
STORY = b"<p>" + b"The harbour handled 1.8 million tonnes of freight in the year. " * 20
GONE = b"<title>Page not found</title><p>The page you are looking for does not exist.</p>"
SHORT = b"<p>Quay closed.</p>"


def fetched(name: str, body: bytes) -> Fetched:
    url = f"https://a.example/{name}"
    return Fetched(
        url=url,
        final_url=url,
        state=SourceState.OK,
        fetched_at=NOON,
        status=200,
        headers=(("Content-Type", "text/html"),),
        body=body,
    )


def jobs() -> list[Job]:
    url = "https://b.example/"
    dead = Capture(url=url, final_url=url, state=SourceState.DEAD, fetched_at=NOON, reason="Gone.")
    return [
        Judge(fetched=fetched("story", STORY)),
        Judge(fetched=fetched("gone", GONE)),
        Judge(fetched=fetched("short", SHORT)),
        Judge(fetched=fetched("same", SHORT), beside=fetched("made-up", SHORT)),
        Judge(fetched=fetched("other", SHORT), beside=fetched("made-up", GONE)),
        Keep(capture=dead, body=None),
    ]


def test_jobs_are_done_as_asked(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        done = do_all(store, jobs())
        states = [found.capture.state.value for found in done]
        assert states == ["ok", "soft_404", "ok", "soft_404", "ok", "dead"]
        assert [found.is_doubtful for found in done] == [False, False, True, False, False, False]
        kept = {capture.url.rpartition("/")[2] for capture in store.captures()}
        assert kept == {"story", "other", ""}
        assert store.body(done[0].capture.sha256 or "") == STORY


def test_another_process_gives_the_same_answers(tmp_path: Path) -> None:
    with Store.open(tmp_path / "here") as here:
        expected = do_all(here, jobs())
    Store.open(tmp_path / "there").close()
    with WriterProcess(tmp_path / "there") as process:
        assert process(jobs()) == expected
        assert process([]) == []
    with Store.open(tmp_path / "there", writable=False) as there:
        assert verify(there) == ()
        assert len(list(there.captures())) == 3


def test_few_sources_are_not_worth_a_process(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        with writer_for(store, WORTH_A_PROCESS - 1) as writer:
            assert not isinstance(writer, WriterProcess)
        with writer_for(store, WORTH_A_PROCESS) as writer:
            assert isinstance(writer, WriterProcess)


def test_a_process_that_was_killed_is_an_error_of_the_store(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    with WriterProcess(tmp_path) as process:
        process(jobs())
        os.kill(process.process_id, signal.SIGKILL)
        with pytest.raises(StoreError, match="has died"):
            process(jobs())


def test_a_full_disk_is_an_error_of_the_store(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))  # inherited by the process
    try:
        with WriterProcess(tmp_path) as process:
            with pytest.raises(StoreError, match="cannot be written"):
                process([Judge(fetched=fetched("big", STORY + os.urandom(400_000).hex().encode()))])
            assert process([Judge(fetched=fetched("story", STORY))])[0].capture.sha256
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    with Store.open(tmp_path) as store:
        assert verify(store) == ()
        assert [capture.url for capture in store.captures()] == ["https://a.example/story"]
    assert not list(tmp_path.rglob("*.part"))


def test_a_run_that_cannot_keep_says_so(httpserver: HTTPServer, tmp_path: Path) -> None:
    page = STORY + os.urandom(400_000).hex().encode()
    httpserver.expect_request("/big").respond_with_data(page, content_type="text/html")
    fetch = Fetch(delay_s=0, robots=False, allow_hosts=(f"127.0.0.1:{httpserver.port}",))
    options = Options(store=tmp_path, fetch=fetch, archive=Archive(enabled=False))
    url = httpserver.url_for("/big")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
    try:
        with pytest.raises(StoreError, match="cannot be written"):
            list(obtain([Wanted(key=url, urls=(url,))], options))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_many_sources_go_through_it(
    httpserver: HTTPServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(WORTH_A_PROCESS + 6):
        httpserver.expect_request(f"/{number}").respond_with_data(
            STORY + str(number).encode(), content_type="text/html"
        )
    fetch = Fetch(delay_s=0, robots=False, allow_hosts=(f"127.0.0.1:{httpserver.port}",))
    options = Options(store=tmp_path, fetch=fetch, archive=Archive(enabled=False))
    urls = [httpserver.url_for(f"/{number}") for number in range(WORTH_A_PROCESS + 6)]
    wanted = [Wanted(key=url, urls=(url,)) for url in urls]
    some = obtain(wanted, options)
    next(some)
    some.close()  # type: ignore[attr-defined]  # a generator: its consumer may stop early
    assert not [record for record in caplog.records if record.name == "asyncio"]
    answers = list(obtain(wanted, options))
    assert {answer.key for answer in answers} == set(urls)
    assert all(isinstance(answer, Source) for answer in answers)
    with Store.open(tmp_path) as store:
        assert verify(store) == ()
        assert len(list(store.captures())) == len(urls)


def test_it_ends_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path;"
        "from citecheck.sources.store.writer_process import WriterProcess;"
        "from citecheck.sources.store.store import Store;"
        "Store.open(sys.argv[1]).close(); room = WriterProcess(Path(sys.argv[1]));"
        "room([]); print(room.process_id, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for _ in range(200):
        if not _is_running(child):
            return
        time.sleep(0.05)
    pytest.fail("the process outlived its parent")


def _is_running(process_id: int) -> bool:
    try:
        state = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
