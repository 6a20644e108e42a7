"""Run one function over untrusted bytes in a child process with a clock and a memory ceiling.

Parsers of PDF, DOCX, HTML and Markdown can abort the process, hang, or take gigabytes on files
made for it. `run_limited` is the one way in which citecheck calls them: a fresh interpreter (no
fork of a threaded parent, no re-import of the caller's ``__main__``). `run_aside` is for our own
code over untrusted text, which needs a clock but no fresh interpreter: a fork where the system and
the caller allow one, which costs some milliseconds, else the same as `run_limited`. `fork` has
forks that stay for one job after the other.

A child has given up its parent's secrets and the network (`seclusion`), and what it sends back is
data of the type that the function names, not a program (`plain_data`), and of a bounded size.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from citecheck import seclusion
from citecheck.sandbox import answer
from citecheck.sandbox.answer import Limit, LimitedError
from citecheck.sandbox.fork import WAIT, can_fork, end, forked

__all__ = ["Limit", "LimitedError", "nothing", "run_aside", "run_here", "run_limited"]

R = TypeVar("R")


def run_limited(fn: Callable[..., R], *args: object, seconds: float, megabytes: int) -> R:
    """Return ``fn(*args)``, computed in a fresh interpreter that may be killed.

    Args:
        fn: a function at the top of an importable module; its annotation says what it returns.
        *args: anything that can be pickled.
        seconds: wall clock for the whole child, its start included.
        megabytes: ceiling of the child's address space (where the platform can set one).

    Raises:
        LimitedError: the clock ran out, memory ran out, the child died, or `fn` raised.
    """
    if seclusion.is_secluded():  # a worker, whose jobs have a clock and a ceiling each
        return run_here(fn, *args)
    import pickle  # noqa: PLC0415 - a run that starts no interpreter needs none of the two
    import subprocess  # noqa: PLC0415

    job = pickle.dumps((fn.__module__, fn.__qualname__, args))
    ends = time.monotonic() + seconds
    command = [sys.executable, "-P", "-m", __name__, str(megabytes), str(int(seconds) + 1)]
    environment = seclusion.harmless(os.environ)
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            with child.stdin as out:
                out.write(job)
        except BrokenPipeError:
            pass  # it died at its start: its status tells
        try:
            given = answer.received(child.stdout.fileno(), ends, seconds)
        except LimitedError:
            child.kill()
            raise
        status = child.wait()
    return answer.unpack(fn, given, status, megabytes)


def nothing() -> None:
    """Do nothing."""


def run_aside(
    fn: Callable[..., R],
    *args: object,
    seconds: float,
    megabytes: int,
    meanwhile: Callable[[], object] = nothing,
) -> R:
    """Return ``fn(*args)``, computed in a fork of this process that may be killed.

    Where there are several threads, or the system cannot fork safely, `run_limited` does it.

    Args:
        fn: as for `run_limited`.
        *args: as for `run_limited`.
        seconds: processor time of the child; the wall clock may show three times as much.
        megabytes: address space that it may take beyond that of this process.
        meanwhile: what this process has to do anyway, while a fork is at work.

    Raises:
        LimitedError: as for `run_limited`.
    """
    if seclusion.is_secluded() or not can_fork():
        return run_limited(fn, *args, seconds=WAIT * seconds, megabytes=megabytes)
    child, reading = forked(
        lambda pipe: answer.write(pipe, answer.pack(fn, *args)), megabytes, int(seconds) + 1
    )
    ends = time.monotonic() + WAIT * seconds
    try:
        meanwhile()
        given = answer.received(reading, ends, seconds)
    except BaseException:
        end(child)
        raise
    finally:
        os.close(reading)
    _, status = os.waitpid(child, 0)
    return answer.unpack(fn, given, os.waitstatus_to_exitcode(status), megabytes)


def run_here(fn: Callable[..., R], *args: object) -> R:
    """Return ``fn(*args)``, computed in this process: for input whose size alone bounds it.

    Raises:
        LimitedError: `fn` raised.
    """
    try:
        return fn(*args)
    except MemoryError as error:
        raise LimitedError(Limit.MEMORY, "needs more memory than there is for it") from error
    except Exception as error:  # parsers raise anything
        raise LimitedError(Limit.ERROR, answer.named(error)) from error
