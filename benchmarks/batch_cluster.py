"""A dask cluster here for `batch.py`: workers in folders or network namespaces of their own.

A namespace has a network card of its own (a veth pair on a bridge), so that a worker reaches the
scheduler and its neighbours as another machine would, and nothing else. That needs root.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

BRIDGE, NET = "citecheck0", "10.203.7"
_QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@contextmanager
def cluster(workers: int, *, apart: bool) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Give the scheduler's address and the processes of the workers.

    Args:
        workers: how many.
        apart: whether each has a network namespace of its own.
    """
    with ExitStack() as ends:
        host = "127.0.0.1"
        if apart:
            ends.enter_context(_bridge())
            host = f"{NET}.1"
        with socket.socket() as free:
            free.bind((host, 0))
            port = free.getsockname()[1]
        address = f"tcp://{host}:{port}"
        dask = [sys.executable, "-W", "ignore", "-m", "dask"]
        ends.enter_context(
            _running([*dask, "scheduler", "--host", host, "--port", str(port), "--no-dashboard"])
        )
        running = []
        for number in range(workers):
            inside = ends.enter_context(_namespace(number)) if apart else []
            command = [*dask, "worker", address, "--nthreads", "1", "--no-dashboard"]
            running.append(ends.enter_context(_running([*inside, *command])))
        yield address, running


@contextmanager
def _running(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program in a folder and a session of its own, killed at the end."""
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.Popen(command, cwd=folder, start_new_session=True, **_QUIET)  # type: ignore[call-overload]
        try:
            yield run
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)
                run.wait()


@contextmanager
def _bridge() -> Iterator[None]:
    _ip("link", "add", BRIDGE, "type", "bridge")
    try:
        _ip("addr", "add", f"{NET}.1/24", "dev", BRIDGE)
        _ip("link", "set", BRIDGE, "up")
        yield
    finally:
        _ip("link", "del", BRIDGE)


@contextmanager
def _namespace(number: int) -> Iterator[list[str]]:
    """Give what runs a program in a network namespace of its own, joined to the bridge."""
    name, near, far = f"citecheck{number}", f"ccn{number}", f"ccf{number}"
    _ip("netns", "add", name)
    try:
        _ip("link", "add", near, "type", "veth", "peer", "name", far)
        _ip("link", "set", near, "master", BRIDGE)
        _ip("link", "set", near, "up")
        _ip("link", "set", far, "netns", name)
        _ip("-n", name, "addr", "add", f"{NET}.{number + 10}/24", "dev", far)
        _ip("-n", name, "link", "set", far, "up")
        _ip("-n", name, "link", "set", "lo", "up")
        yield ["ip", "netns", "exec", name]
    finally:
        _ip("netns", "del", name)


def _ip(*arguments: str) -> None:
    subprocess.run(["ip", *arguments], check=True, **_QUIET)  # type: ignore[call-overload]


def may_be_apart() -> bool:
    """Whether this user may make network namespaces, and the machine has what makes them."""
    return os.geteuid() == 0 and any(
        (Path(folder) / "ip").exists() for folder in os.get_exec_path()
    )


def kill_in(run: subprocess.Popen[bytes], seconds: float) -> None:
    """Kill a worker with all it started, some seconds from now."""
    time.sleep(seconds)
    os.killpg(run.pid, signal.SIGKILL)
