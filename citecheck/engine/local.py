"""Worker processes on this machine, each bounded in memory, each job in time.

pebble, because a worker killed from outside costs it one job (the standard library's executor
loses every job that waits) and because its time limit ends a job that hangs in C code.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait  # noqa: A004 - pebble's
from itertools import islice
from typing import Self

from pebble import ProcessExpired, ProcessPool

from citecheck.engine import (
    MEGABYTES,
    Done,
    Failed,
    Job,
    Result,
    cpu_seconds,
    describe,
    wall_seconds,
)
from citecheck.engine.server import begun
from citecheck.seclusion import seclude

WAITING_PER_WORKER = 4  # jobs handed out ahead, so that memory stays flat with many


class Pool:
    """`workers` processes of this machine.

    Args:
        workers: processes at work.
        seconds: wall time one job may take that names no processor time (`engine.wall_seconds`).
        megabytes: address space one worker may have.
        preload: module that is loaded once for all workers, which are then forked from a process
            that has loaded it and does nothing else; it stays as long as this process. None: each
            worker loads what it needs itself.
    """

    def __init__(
        self,
        workers: int,
        *,
        seconds: float = 60.0,
        megabytes: int = MEGABYTES,
        preload: str | None = None,
    ) -> None:
        self._workers = workers
        self._seconds = seconds
        self._megabytes = megabytes
        self._preload = preload
        self._kept: ProcessPool | None = None

    def __enter__(self) -> Self:
        """Start the workers, which then stay between one map and the next."""
        self._kept = self._started()
        return self

    def __exit__(self, *exception: object) -> None:
        """End the workers; jobs under way are given up."""
        if self._kept is not None:
            self._kept.stop()  # type: ignore[no-untyped-call]
            self._kept.join()
            self._kept = None

    def _started(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._workers,
            context=begun(self._preload),
            initializer=_seclude,
            initargs=(self._megabytes,),
        )

    def map(
        self, function: Callable[[Job], Result], jobs: Iterable[Job]
    ) -> Iterator[Done[Job, Result] | Failed[Job]]:
        """Yield a result for each job as it comes; a hung or killed job is a `Failed`."""
        if self._kept is not None:
            yield from self._mapped(self._kept, function, iter(jobs))
            return
        with self._started() as pool:
            yield from self._mapped(pool, function, iter(jobs))

    def _mapped(
        self, pool: ProcessPool, function: Callable[[Job], Result], queue: Iterator[Job]
    ) -> Iterator[Done[Job, Result] | Failed[Job]]:
        waiting: dict[Future[Result], Job] = {}
        while True:
            for job in islice(queue, self._workers * WAITING_PER_WORKER - len(waiting)):
                seconds = wall_seconds(job, self._seconds)
                left = pool.schedule(_clocked, args=(function, job), timeout=seconds)
                waiting[left] = job
            if not waiting:
                return
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                job = waiting.pop(future)
                yield _outcome(future, job, wall_seconds(job, self._seconds))


def _clocked(function: Callable[[Job], Result], job: Job) -> Result:
    """Do a job; the process ends where it takes more than its share of processor time."""
    signal.setitimer(signal.ITIMER_PROF, cpu_seconds(job))
    try:
        return function(job)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _seclude(megabytes: int) -> None:
    seclude(megabytes=megabytes)


def _outcome(future: Future[Result], job: Job, seconds: float) -> Done[Job, Result] | Failed[Job]:
    error = future.exception()
    if error is None:
        return Done(job, future.result())
    if isinstance(error, TimeoutError):
        return Failed(job, f"took longer than {seconds:g} s", timed_out=True)
    if isinstance(error, ProcessExpired) and abs(error.exitcode or 0) == signal.SIGPROF:
        return Failed(job, f"took longer than {cpu_seconds(job):g} s", timed_out=True)
    return Failed(job, describe(error))
