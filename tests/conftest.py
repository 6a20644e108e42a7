"""What the whole suite shares: which parts of the machine a test needs, and a closed network."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

NEEDS: dict[str, Callable[[], bool]] = {
    "chromium": lambda: bool(shutil.which("chromium")),
    "axe": lambda: Path(os.environ.get("CITECHECK_AXE") or "/none").is_file(),
    "pywb": lambda: bool(os.environ.get("CITECHECK_PYWB")),
    "dask": lambda: _installed("distributed"),
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
