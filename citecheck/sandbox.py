"""Run one function over untrusted bytes in a child process with a clock and a memory ceiling.

Parsers of PDF, DOCX, HTML and Markdown can abort the process, hang, or take gigabytes on files
made for it. `run_limited` is the one way in which citecheck calls them. A leaf: it knows nothing of
drafts or sources, and imports nothing of ours. The child is a plain subprocess (no fork of a
threaded parent, no re-import of the caller's ``__main__``).
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

R = TypeVar("R")

_MEGABYTE = 1_000_000


class Limit(StrEnum):
    """What ended the child."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"  # the process died: an abort or a segmentation fault in a C library
    ERROR = "error"  # the function raised; `detail` names the exception


class LimitedError(Exception):
    """The function did not return; `limit` says why, `detail` in words."""

    def __init__(self, limit: Limit, detail: str) -> None:
        super().__init__(limit, detail)
        self.limit = limit
        self.detail = detail

    def __str__(self) -> str:
        return self.detail


def run_limited(fn: Callable[..., R], *args: object, seconds: float, megabytes: int) -> R:
    """Return ``fn(*args)``, computed in a child process that may be killed.

    Args:
        fn: a function at the top of an importable module.
        *args: anything that can be pickled, as must be the result.
        seconds: wall clock for the whole child, its start included.
        megabytes: ceiling of the child's address space (where the platform can set one).

    Raises:
        LimitedError: the clock ran out, memory ran out, the child died, or `fn` raised.
    """
    import pickle  # noqa: PLC0415 - a draft that is read here starts no child
    import subprocess  # noqa: PLC0415

    job = pickle.dumps((fn.__module__, fn.__qualname__, args))
    command = [sys.executable, "-P", "-m", __name__, str(megabytes), str(int(seconds) + 1)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter and module, no shell
            command,
            input=job,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise LimitedError(Limit.TIME, f"took longer than {seconds:g} s") from error
    if child.returncode != 0:
        raise LimitedError(Limit.CRASH, f"its reader died (status {child.returncode})")
    limit, value = pickle.loads(child.stdout)  # noqa: S301 - written by our own child
    if limit is not None:
        raise LimitedError(Limit(limit), value)
    result: R = value
    return result


def run_here(fn: Callable[..., R], *args: object) -> R:
    """Return ``fn(*args)``, computed in this process: for input whose size alone bounds it.

    Raises:
        LimitedError: `fn` raised.
    """
    try:
        return fn(*args)
    except Exception as error:  # parsers raise anything
        raise LimitedError(Limit.ERROR, _named(error)) from error


def _serve(megabytes: int, cpu_seconds: int) -> None:
    """Do the job on standard input and write ``(None, result)`` or ``(Limit, detail)``."""
    import pickle  # noqa: PLC0415 - as above

    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not mix with the answer
    _set_limits(megabytes * _MEGABYTE, cpu_seconds)
    try:
        module, name, args = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own parent
        function = getattr(importlib.import_module(module), name)
        message = pickle.dumps((None, function(*args)), pickle.HIGHEST_PROTOCOL)
    except (MemoryError, SystemError):  # the latter where a parser in C forgot to tell the former
        message = pickle.dumps((Limit.MEMORY.value, f"needs more than {megabytes} MB of memory"))
    except Exception as error:  # noqa: BLE001 - parsers raise anything; the parent names it
        message = pickle.dumps((Limit.ERROR.value, _named(error)))
    answer.write(message)
    answer.close()
    os._exit(0)  # tearing down a large parse tree can take longer than building it


def _named(error: Exception) -> str:
    """Return type and first line of an exception, short enough for one line."""
    first_line = str(error).strip().partition("\n")[0][:200]
    return f"{type(error).__name__}: {first_line}" if first_line else type(error).__name__


def _set_limits(memory_bytes: int, cpu_seconds: int) -> None:
    try:
        import resource  # noqa: PLC0415 - POSIX only; elsewhere the parent's clock alone guards
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _serve(int(sys.argv[1]), int(sys.argv[2]))
