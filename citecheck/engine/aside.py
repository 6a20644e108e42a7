"""Jobs in a fork of this process, one after the other, each with a clock: for few and short ones.

A fork costs some milliseconds where a worker costs half a second. It is in the same seclusion as a
worker; a job that hangs or dies costs itself and another fork for those behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from citecheck.engine import CPU_SECONDS, MEGABYTES, Done, Failed, Job, Result, cpu_seconds
from citecheck.sandbox import Limit, LimitedError, run_each_aside


class Aside:
    """Does jobs in a fork.

    Args:
        seconds: processor time one job may take that names none of its own.
        megabytes: address space that the fork may take beyond that of this process.
    """

    def __init__(self, *, seconds: float = CPU_SECONDS, megabytes: int = MEGABYTES) -> None:
        self._seconds = seconds
        self._megabytes = megabytes

    def map(
        self, function: Callable[[Job], Result], jobs: Iterable[Job]
    ) -> Iterator[Done[Job, Result] | Failed[Job]]:
        """Yield a result for each job, in their order."""
        queue = tuple(jobs)
        results = run_each_aside(
            function,
            queue,
            seconds=lambda job: cpu_seconds(job, self._seconds),
            megabytes=self._megabytes,
        )
        for job, result in zip(queue, results, strict=True):
            if isinstance(result, LimitedError):
                yield Failed(job, str(result), timed_out=result.limit is Limit.TIME)
            else:
                yield Done(job, result)
