"""Jobs in forks of this process, one a processor, each job with a clock: for few and short ones.

A fork costs some milliseconds where a worker costs half a second. It is in the same seclusion as a
worker; a job that hangs or dies costs itself and another fork for those behind it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import Self

from citecheck.engine import CPU_SECONDS, MEGABYTES, Done, Failed, Job, Result, cpu_seconds
from citecheck.sandbox import Limit, LimitedError
from citecheck.sandbox.fork import Fork

MOST = 8
"""Forks at a time on a machine of many processors: each takes memory for what it reads."""


class Aside:
    """Does jobs in forks.

    A job with a `material` goes to the fork that had the last one with it: it keeps what it reads.

    Args:
        seconds: processor time one job may take that names none of its own.
        megabytes: address space that a fork may take beyond that of this process.
        forks: how many work at a time; None: one for each processor that this process may use.
    """

    def __init__(
        self,
        *,
        seconds: float = CPU_SECONDS,
        megabytes: int = MEGABYTES,
        forks: int | None = None,
    ) -> None:
        self._seconds = seconds
        self._megabytes = megabytes
        self._most = forks or _processors()
        self._forks: list[Fork] = []
        self._leaving: list[Fork] = []
        self._homes: dict[str, Fork] = {}
        self._stays = False

    def __enter__(self) -> Self:
        """Keep the forks between one map and the next; they are begun when there is work."""
        self._stays = True
        return self

    def __exit__(self, *exception: object) -> None:
        """End the forks."""
        self._stays = False
        self._end()

    def dismiss(self) -> None:
        """Have the forks end while there is other work to do; `__exit__` waits for them."""
        for fork in self._forks:
            fork.stop()
        self._leaving += self._forks
        self._forks.clear()
        self._homes.clear()

    def map(
        self, function: Callable[[Job], Result], jobs: Iterable[Job]
    ) -> Iterator[Done[Job, Result] | Failed[Job]]:
        """Yield a result for each job as it comes."""
        waiting = list(jobs)
        at_work: dict[Fork, Job] = {}
        try:
            while waiting or at_work:
                for fork, job in self._handed_out(waiting, at_work):
                    fork.begin(function, job, cpu_seconds(job, self._seconds))
                    at_work[fork] = job
                for fork in _ready(at_work):
                    yield _outcome(at_work.pop(fork), fork.result())
        finally:
            if at_work or not self._stays:
                self._end()

    def _handed_out(
        self, waiting: list[Job], at_work: dict[Fork, Job]
    ) -> Iterator[tuple[Fork, Job]]:
        """Take from `waiting`, and yield, what can be begun now, with the fork that shall do it."""
        self._forks = [fork for fork in self._forks if not fork.is_over]
        free = [fork for fork in self._forks if fork not in at_work]
        jobs = tuple(waiting)
        waiting.clear()
        for job in jobs:
            material: str | None = getattr(job, "material", None)
            home = self._homes.get(material or "")
            if home is None or home.is_over:
                if not free and len(self._forks) < self._most:
                    free.append(self._another())
                home = free[0] if free else None
            if home not in free:
                waiting.append(job)
                continue
            free.remove(home)
            if material is not None:
                self._homes[material] = home
            yield home, job

    def _another(self) -> Fork:
        fork = Fork(megabytes=self._megabytes, beside=(*self._forks, *self._leaving))
        self._forks.append(fork)
        return fork

    def _end(self) -> None:
        self.dismiss()
        for fork in self._leaving:
            fork.end()
        self._leaving.clear()


def _processors() -> int:
    """Return how many processors this process may use, up to `MOST`."""
    try:
        return min(MOST, len(os.sched_getaffinity(0)))
    except AttributeError:  # not on Linux, where nothing is forked
        return 1


def _ready(at_work: dict[Fork, Job]) -> list[Fork]:
    """Return the forks that have an answer or are late, in wait for the first."""
    import select  # noqa: PLC0415 - where a child runs

    poll = select.poll()
    by_pipe = {fork.answers: fork for fork in at_work}
    for pipe in by_pipe:
        poll.register(pipe, select.POLLIN | select.POLLHUP)
    left = min(fork.seconds_left for fork in at_work)
    answered = [by_pipe[pipe] for pipe, _ in poll.poll(max(left, 0) * 1000)]
    return answered or [fork for fork in at_work if fork.seconds_left <= 0]


def _outcome(job: Job, result: Result | LimitedError) -> Done[Job, Result] | Failed[Job]:
    if isinstance(result, LimitedError):
        return Failed(job, str(result), timed_out=result.limit is Limit.TIME)
    return Done(job, result)
