"""A batch whose store is an object store, here and on a cluster that sees nothing else."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests_run_batch import Run, reports

pytestmark = pytest.mark.needs("s3")


def _said(folder: Path) -> list[tuple[object, object]]:
    return sorted(
        (row["document"]["path"], [claim["outcome"] for claim in row["claims"]])  # type: ignore[index,attr-defined]
        for row in reports(folder)
    )


def test_a_batch_keeps_its_store_in_an_object_store(batch: Run, corpus: Path, bucket: str) -> None:
    done = batch("list.jsonl", "-o", "out", "--store", bucket)
    assert done.returncode == 1, done.stderr
    batch("list.jsonl", "-o", "plain")
    assert _said(corpus / "out") == _said(corpus / "plain")
    shutil.rmtree(corpus / "out" / "store")  # the copy at hand is that and no more
    assert "12 unchanged" in batch("list.jsonl", "-o", "out", "--store", bucket).stderr
    other = batch("list.jsonl", "-o", "other", "--store", bucket)
    assert "12 checked" in other.stderr
    assert _said(corpus / "other") == _said(corpus / "plain")


def test_an_object_store_serves_a_batch_alone_and_one_that_is_silent_ends_it(
    batch: Run, corpus: Path, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = subprocess.run(
        [sys.executable, "-m", "citecheck", "check", "drafts/d000.md", "--store", bucket],
        cwd=corpus,
        capture_output=True,
        text=True,
        check=False,
    )
    assert check.returncode == 2
    assert "serves `citecheck batch --store` alone" in check.stderr
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    done = batch("list.jsonl", "-o", "out", "--store", bucket)
    assert done.returncode == 2
    assert f"the object store cannot be reached ({bucket})" in done.stderr
    assert not (corpus / "out" / "results.jsonl").exists()


@pytest.fixture
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a cluster of one worker that stands in a folder of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    dask = [sys.executable, "-W", "ignore", "-m", "dask"]
    quiet = ["--no-dashboard"]
    parts = [[*dask, "scheduler", "--host", "127.0.0.1", "--port", str(port), *quiet]]
    parts += [[*dask, "worker", address, "--nthreads", "1", *quiet]]
    running = [
        subprocess.Popen(
            part,
            cwd=tmp_path_factory.mktemp("elsewhere"),
            env=os.environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for part in parts
    ]
    try:
        yield address
    finally:
        for one in reversed(running):
            one.terminate()
        deadline = time.monotonic() + 10
        for one in reversed(running):
            try:
                one.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()


@pytest.mark.needs("dask")
def test_workers_that_see_the_object_store_alone_come_to_the_same(
    batch: Run, corpus: Path, bucket: str, scheduler: str
) -> None:
    batch("list.jsonl", "-o", "plain")
    done = batch(
        *("list.jsonl", "-o", "out", "--store", bucket),
        *("--engine", "dask", "--scheduler", scheduler),
    )
    assert done.returncode == 1, done.stderr
    assert "12 checked" in done.stderr
    assert _said(corpus / "out") == _said(corpus / "plain")
    assert not list((corpus / "out" / "store" / "texts").glob("*/*"))  # made where they are read
