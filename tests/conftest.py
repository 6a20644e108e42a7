"""What the whole suite shares: which parts of the machine a test needs, and a closed network."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

NEEDS: dict[str, Callable[[], bool]] = {
    "chromium": lambda: bool(shutil.which("chromium")),
    "axe": lambda: Path(os.environ.get("CITECHECK_AXE") or "/none").is_file(),
    "pywb": lambda: bool(os.environ.get("CITECHECK_PYWB")),
    "dask": lambda: _installed("distributed"),
    "s3": lambda: _installed("s3fs") and _installed("moto") and _installed("flask_cors"),
}
pytest_plugins = ["reader_desk"]
LOOPBACK = ("127.", "::1", "localhost")


def _installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def pytest_configure(config: pytest.Config) -> None:
    os.environ["XDG_CACHE_HOME"] = config.stash[OWN_CACHE] = tempfile.mkdtemp(prefix="citecheck-")
    config.addinivalue_line("markers", "needs(part): a part of the machine that a test needs")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the machine cannot run, and say so; with CITECHECK_REQUIRE=all, fail."""
    lacking: dict[str, list[pytest.Item]] = {}
    for item in items:
        for mark in item.iter_markers("needs"):
            for part in mark.args:
                if not NEEDS[part]():
                    lacking.setdefault(part, []).append(item)
    if lacking and os.environ.get("CITECHECK_REQUIRE") == "all":
        raise pytest.UsageError(f"CITECHECK_REQUIRE=all, but this machine lacks: {sorted(lacking)}")
    left_out = {id(item) for group in lacking.values() for item in group}
    config.hook.pytest_deselected(items=[item for item in items if id(item) in left_out])
    items[:] = [item for item in items if id(item) not in left_out]
    config.stash[LEFT_OUT] = {part: len(group) for part, group in lacking.items()}


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[OWN_CACHE], ignore_errors=True)


OWN_CACHE = pytest.StashKey[str]()
LEFT_OUT = pytest.StashKey[dict[str, int]]()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for part, number in sorted(config.stash.get(LEFT_OUT, {}).items()):
        terminalreporter.write_line(
            f"left out {number} tests: they need {part}, which this machine lacks"
            " (.ci/run installs it)"
        )


@pytest.fixture(scope="session")
def unmeasured() -> dict[str, str]:
    """Return an environment in which children load what they ask for, and no coverage tool."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


@pytest.fixture(scope="session")
def cpu_seconds() -> Callable[[Callable[[], object]], float]:
    """Return what measures the CPU time of this thread: for ceilings that only growth breaks."""

    def measured(work: Callable[[], object]) -> float:
        start = time.thread_time()
        work()
        return time.thread_time() - start

    return measured


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections of the suite itself to anything but this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if self.family in (socket.AF_INET, socket.AF_INET6) and not str(host).startswith(LOOPBACK):
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _own_paces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test wait for a service that asked another test for a pause."""
    monkeypatch.setattr("citecheck.sources.services.rate_limit._paces", {})


@pytest.fixture(scope="session")
def object_store() -> Iterator[str]:
    """Return the address of an S3 server, up to the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    run = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield address
    finally:
        run.kill()
        run.wait()


@pytest.fixture
def bucket(object_store: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Return the address of a store in a bucket of its own, which everything here may use."""
    name = f"b{abs(hash(tmp_path))}"
    with urlopen(Request(f"{object_store}/{name}", method="PUT")) as answer:
        assert answer.status == 200
    for key, value in {
        "AWS_ENDPOINT_URL": object_store,
        "AWS_ACCESS_KEY_ID": "me",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "eu-north-1",
    }.items():
        monkeypatch.setenv(key, value)
    return f"s3://{name}/corpus"
