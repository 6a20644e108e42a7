"""Forks of this process for our own code over untrusted text: one that stays for many jobs.

They are in the same seclusion as a fresh interpreter. A process of several threads has none.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from citecheck import seclusion
from citecheck.sandbox import answer
from citecheck.sandbox.answer import Limit, LimitedError

A = TypeVar("A")
R = TypeVar("R")

WAIT = 3
"""Seconds of wall for one of processor time, on a machine with other work."""

_TASKS = Path("/proc/self/task")  # the threads of this process, those of libraries too
_SIGKILL, _SIGXCPU, _SIGPROF = 9, 24, 27
_LENGTH = 8  # bytes before a message among several, that tell its length
_AT_HAND = 1.0  # seconds for an answer, or an end, that has begun to come
_MOMENT = 0.002


class Fork:
    """A fork of this process that does one job after the other, each with a clock.

    The caller `can_fork`. A job that hangs or dies ends the fork (`is_over`).

    Args:
        megabytes: as for `run_aside`.
        beside: the other forks, whose pipes are no business of this one.
    """

    def __init__(self, *, megabytes: int, beside: Iterable[Fork] = ()) -> None:
        self._megabytes = megabytes
        self.is_over = False
        self.answers: int  # the pipe that they come through
        taking, self.jobs = os.pipe()
        foreign = [self.jobs, *(pipe for one in beside for pipe in (one.jobs, one.answers))]

        def work(answers: int) -> None:
            for pipe in foreign:
                os.close(pipe)
            _do_each(taking, answers)

        self._child, self.answers = forked(work, megabytes, None)
        os.close(taking)

    def begin(self, fn: Callable[[A], R], job: A, seconds: float) -> None:
        """Have ``fn(job)`` computed; `result` fetches it.

        Args:
            fn: as for `run_limited`.
            job: what it is called with.
            seconds: processor time, as for `run_aside`.
        """
        import pickle  # noqa: PLC0415 - where a child runs

        self._fn, self._seconds = fn, seconds
        self._ends = time.monotonic() + WAIT * seconds
        with contextlib.suppress(BrokenPipeError):  # it died: `result` tells
            _write_whole(self.jobs, pickle.dumps((fn, job, seconds)))

    @property
    def seconds_left(self) -> float:
        """Wall time until the job that is under way is late."""
        return self._ends - time.monotonic()

    def result(self) -> Any:  # noqa: ANN401 - of the type that `fn` names
        """Return what came of the job, in wait for it; `LimitedError` as a value."""
        most = self._seconds
        ends = max(self._ends, time.monotonic() + _AT_HAND)
        try:
            size = int.from_bytes(answer.received(self.answers, ends, most, _LENGTH), "big")
            message = answer.received(self.answers, ends, most, min(size, answer.MOST_BYTES))
        except LimitedError as error:  # it hangs, or it died
            late = _late(self._child, most) if error.limit is Limit.CRASH else None
            self.end()
            return late or error
        try:
            return answer.unpack(self._fn, message, 0, self._megabytes)
        except LimitedError as error:
            return error

    def stop(self) -> None:
        """Have the fork end, whatever it does; `end` waits for it."""
        if not self.is_over:
            os.kill(self._child, _SIGKILL)

    def end(self) -> None:
        """End the fork, whatever it does."""
        if not self.is_over:
            self.is_over = True
            end(self._child)
            os.close(self.answers)
            os.close(self.jobs)


def _do_each(jobs: int, answers: int) -> None:
    """Do each job that comes through a pipe, in a fork, until it closes."""
    import pickle  # noqa: PLC0415 - in a child alone
    import signal  # noqa: PLC0415

    while True:
        size = int.from_bytes(_exactly(jobs, _LENGTH), "big")
        if not size:
            return
        fn, job, seconds = pickle.loads(_exactly(jobs, size))  # noqa: S301 - our own parent's
        signal.setitimer(signal.ITIMER_PROF, seconds)  # ends the process
        given = answer.pack(fn, job)
        signal.setitimer(signal.ITIMER_PROF, 0)
        _write_whole(answers, given)


def _late(child: int, seconds: float) -> LimitedError | None:
    """Return that a dying child was out of processor time, None where it was not.

    Its pipes close some moments before the system knows how it ended.
    """
    ends = time.monotonic() + _AT_HAND
    how = os.WEXITED | os.WNOHANG | os.WNOWAIT
    while (found := os.waitid(os.P_PID, child, how)) is None and time.monotonic() < ends:
        time.sleep(_MOMENT)
    if found is None or found.si_status not in (_SIGPROF, _SIGXCPU):
        return None
    return LimitedError(Limit.TIME, f"took longer than {seconds:g} s")


def forked(work: Callable[[int], None], megabytes: int, cpu_seconds: int | None) -> tuple[int, int]:
    """Fork; return the child, which does `work`, and the pipe that it writes to."""
    import ctypes  # noqa: F401, PLC0415 - what each child needs is loaded once, and here
    import pickle  # noqa: F401, PLC0415
    import resource  # noqa: F401, PLC0415
    import signal  # noqa: F401, PLC0415

    from citecheck import plain_data  # noqa: F401, PLC0415

    reading, writing = os.pipe()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # it is where the file was closed before we began
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _be_child(writing, work, megabytes + _megabytes_now(), cpu_seconds)
    os.close(writing)
    return child, reading


def end(child: int) -> None:
    """End a child, whatever it does."""
    os.kill(child, _SIGKILL)
    os.waitpid(child, 0)


def can_fork() -> bool:
    """Whether this process may be forked: on Linux, and while it has one thread."""
    try:
        return sys.platform == "linux" and len(os.listdir(_TASKS)) == 1  # noqa: PTH208 - names alone
    except OSError:
        return False


def _be_child(
    pipe: int, work: Callable[[int], None], megabytes: int, cpu_seconds: int | None
) -> NoReturn:
    """Do `work` in a fork, which writes to `pipe`, and end."""
    status = 1
    try:
        import gc  # noqa: PLC0415 - in a child alone
        import signal  # noqa: PLC0415

        gc.freeze()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(nowhere, standard)
        seclusion.seclude(megabytes=megabytes, cpu_seconds=cpu_seconds)
        work(pipe)
        status = 0
    finally:
        os._exit(status)


def _exactly(pipe: int, size: int) -> bytes:
    """Return so many bytes from a pipe; fewer where it closes."""
    parts: list[bytes] = []
    while size and (part := os.read(pipe, size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _write_whole(pipe: int, message: bytes) -> None:
    answer.write(pipe, len(message).to_bytes(_LENGTH, "big") + message)


def _megabytes_now() -> int:
    """Return the address space that this process has, in 10⁶ bytes, rounded up."""
    pages = int(Path("/proc/self/statm").read_bytes().split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE") // seclusion.MEGABYTE + 1
