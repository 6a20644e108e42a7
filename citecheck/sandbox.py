"""Run one function over untrusted bytes in a child process with a clock and a memory ceiling.

Parsers of PDF, DOCX, HTML and Markdown can abort the process, hang, or take gigabytes on files
made for it. `run_limited` is the one way in which citecheck calls them: a fresh interpreter (no
fork of a threaded parent, no re-import of the caller's ``__main__``). `run_aside` is for our own
code over untrusted text, which needs a clock but no fresh interpreter: a fork where the system and
the caller allow one, which costs some milliseconds, else the same as `run_limited`.

A child has given up its parent's secrets and the network (`seclusion`), and what it sends back is
data of the type that the function names, not a program (`plain_data`), and of a bounded size.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import time
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from citecheck import seclusion

A = TypeVar("A")
R = TypeVar("R")

MOST_BYTES = 512_000_000
"""Of one answer; that of a draft of 300 pages has 3 MB."""

_CHUNK = 1 << 20
_WAIT = 3  # seconds of wall for one of processor time, on a machine with other work
_TASKS = Path("/proc/self/task")  # the threads of this process, those of libraries too


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
            answer = _received(child.stdout.fileno(), ends, seconds)
        except LimitedError:
            child.kill()
            raise
        status = child.wait()
    return _result(fn, answer, status, megabytes)


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
        return run_limited(fn, *args, seconds=_WAIT * seconds, megabytes=megabytes)
    child, reading = _forked(
        lambda answer: _write(answer, _answer(fn, args)), megabytes, int(seconds) + 1
    )
    ends = time.monotonic() + _WAIT * seconds
    try:
        meanwhile()
        answer = _received(reading, ends, seconds)
    except BaseException:
        _end(child)
        raise
    finally:
        os.close(reading)
    _, status = os.waitpid(child, 0)
    return _result(fn, answer, os.waitstatus_to_exitcode(status), megabytes)


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

        self._child, self.answers = _forked(work, megabytes, None)
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
        self._ends = time.monotonic() + _WAIT * seconds
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
            size = int.from_bytes(_received(self.answers, ends, most, _LENGTH), "big")
            message = _received(self.answers, ends, most, min(size, MOST_BYTES))
        except LimitedError as error:  # it hangs, or it died
            late = _late(self._child, most)
            self.end()
            return late or error
        try:
            return _result(self._fn, message, 0, self._megabytes)
        except LimitedError as error:
            return error

    def end(self) -> None:
        """End the fork, whatever it does."""
        if not self.is_over:
            self.is_over = True
            _end(self._child)
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
        answer = _answer(fn, (job,))
        signal.setitimer(signal.ITIMER_PROF, 0)
        _write_whole(answers, answer)


def _late(child: int, seconds: float) -> LimitedError | None:
    """Return that a dead child was out of processor time, None where it was not."""
    found = os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    if found is None or found.si_status not in (_SIGPROF, _SIGXCPU):
        return None
    return LimitedError(Limit.TIME, f"took longer than {seconds:g} s")


def _forked(
    work: Callable[[int], None], megabytes: int, cpu_seconds: int | None
) -> tuple[int, int]:
    """Fork; return the child, which does `work`, and the pipe that it writes to."""
    from citecheck import plain_data  # noqa: F401, PLC0415 - for the child and here: once

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


def _end(child: int) -> None:
    os.kill(child, _SIGKILL)
    os.waitpid(child, 0)


_SIGKILL, _SIGXCPU, _SIGPROF = 9, 24, 27
_LENGTH = 8  # bytes before a message among several, that tell its length
_AT_HAND = 1.0  # seconds for an answer that has begun to come


def can_fork() -> bool:
    """Whether this process may be forked: on Linux, and while it has one thread."""
    try:
        return sys.platform == "linux" and len(os.listdir(_TASKS)) == 1  # noqa: PTH208 - names alone
    except OSError:
        return False


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
        raise LimitedError(Limit.ERROR, _named(error)) from error


def _received(pipe: int, ends: float, seconds: float, exactly: int | None = None) -> bytes:
    """Return what comes through `pipe`: as many bytes as `exactly`, None for all until it closes.

    Raises:
        LimitedError: the clock ran out, it is too much, or it ends too early.
    """
    import select  # noqa: PLC0415 - where a child runs

    poll = select.poll()
    poll.register(pipe, select.POLLIN | select.POLLHUP)
    parts: list[bytes] = []
    size = 0
    while True:
        left = ends - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise LimitedError(Limit.TIME, f"took longer than {seconds:g} s")
        part = os.read(pipe, _CHUNK if exactly is None else min(_CHUNK, exactly - size))
        if not part and exactly is not None:
            raise LimitedError(Limit.CRASH, "its reader died")
        parts.append(part)
        size += len(part)
        if not part or size == exactly:
            return b"".join(parts)
        if size > MOST_BYTES:
            raise LimitedError(Limit.MEMORY, f"its result has more than {MOST_BYTES:,} bytes")


def _result(fn: Callable[..., R], answer: bytes, status: int, megabytes: int) -> R:
    """Return the result in a child's answer, checked to be of the type that `fn` names."""
    from citecheck import plain_data  # noqa: PLC0415 - msgspec, where a child has run

    if status == -_SIGXCPU:
        raise LimitedError(Limit.TIME, "took more than its share of processor time")
    if status != 0 or not answer:
        raise LimitedError(Limit.CRASH, f"its reader died (status {status})")
    mark, body = answer[:1], answer[1:]
    if mark == _DONE:
        try:
            result: R = plain_data.unpack(body, _returned(fn))
        except plain_data.MisfitError as error:
            raise LimitedError(Limit.CRASH, "its reader sent no answer of its kind") from error
        return result
    if mark == _NO_MEMORY:
        raise LimitedError(Limit.MEMORY, f"needs more than {megabytes} MB of memory")
    raise LimitedError(Limit.ERROR, body[:_LONGEST_ERROR].decode("utf-8", "replace"))


_DONE, _NO_MEMORY, _RAISED = b"=", b"#", b"!"
_LONGEST_ERROR = 400


def _returned(fn: Callable[..., object]) -> Any:  # noqa: ANN401 - a type, as read at run time
    from typing import get_type_hints  # noqa: PLC0415

    try:
        return get_type_hints(fn)["return"]
    except (KeyError, TypeError, NameError):
        return Any


def _answer(fn: Callable[..., object], args: tuple[object, ...]) -> bytes:
    """Return ``fn(*args)``, or why there is none, as the parent reads it."""
    try:
        from citecheck import plain_data  # noqa: PLC0415 - as above

        return _DONE + plain_data.pack(fn(*args))
    except MemoryError:
        return _NO_MEMORY
    except Exception as error:  # noqa: BLE001 - parsers raise anything; the parent names it
        return _RAISED + _named(error).encode("utf-8", "replace")


def _be_child(
    answer: int, work: Callable[[int], None], megabytes: int, cpu_seconds: int | None
) -> NoReturn:
    """Do `work` in a fork, which writes to the pipe `answer`, and end."""
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
        work(answer)
        status = 0
    finally:
        os._exit(status)


def _serve(megabytes: int, cpu_seconds: int) -> None:
    """Do the job on standard input and write the answer to standard output."""
    import pickle  # noqa: PLC0415 - as above

    answer = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not mix with the answer
    job = sys.stdin.buffer.read()
    seclusion.seclude(megabytes=megabytes, cpu_seconds=cpu_seconds)
    try:
        module, name, args = pickle.loads(job)  # noqa: S301 - written by our own parent
        function = getattr(importlib.import_module(module), name)
    except MemoryError:
        message = _NO_MEMORY
    except Exception as error:  # noqa: BLE001 - as above
        message = _RAISED + _named(error).encode("utf-8", "replace")
    else:
        message = _answer(function, args)
    _write(answer, message)
    os._exit(0)  # tearing down a large parse tree can take longer than building it


def _write(pipe: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(pipe, left) :]


def _exactly(pipe: int, size: int) -> bytes:
    """Return so many bytes from a pipe; fewer where it closes."""
    parts: list[bytes] = []
    while size and (part := os.read(pipe, size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _write_whole(pipe: int, message: bytes) -> None:
    _write(pipe, len(message).to_bytes(_LENGTH, "big") + message)


def _named(error: Exception) -> str:
    """Return type and first line of an exception, short enough for one line."""
    first_line = str(error).strip().partition("\n")[0][:200]
    return f"{type(error).__name__}: {first_line}" if first_line else type(error).__name__


def _megabytes_now() -> int:
    """Return the address space that this process has, in 10⁶ bytes, rounded up."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * os.sysconf("SC_PAGE_SIZE") // seclusion.MEGABYTE + 1


if __name__ == "__main__":
    _serve(int(sys.argv[1]), int(sys.argv[2]))
