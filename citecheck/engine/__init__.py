"""How jobs are spread over this process, this machine or a cluster; knows nothing of citations.

An engine maps a function over jobs and gives back one :class:`Done` or :class:`Failed` for each,
in any order. A job that raises, hangs or is killed becomes a value with its reason: it never ends
the run or loses a neighbour's result.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Generic, Protocol, Self, TypeVar

from msgspec import Struct

from citecheck.errors import ConfigError

if TYPE_CHECKING:
    from citecheck.engine.dask import Cluster

Job = TypeVar("Job")
Result = TypeVar("Result")

CPU_SECONDS = 13.0
"""Processor time of a job that names none of its own; a PDF of 300 pages and 20 MB takes 9."""
WALL_FOR_PROCESSOR = 20.0
"""Seconds of wall time for one of processor time: at a load of 8 on two cores a worker of low
priority had a hundredth of one (benchmarks/batch.py)."""
MEGABYTES = 600
"""Address space of a worker, in 10⁶ bytes; with every library loaded it holds 300."""
MEGABYTES_FOR_DRAFTS = 2000
"""The same where a worker checks whole drafts, one after the other."""
MEGABYTES_FOR_MODELS = 4000
"""The same where models of language are asked for."""


def cpu_seconds(job: object, usual: float = CPU_SECONDS) -> float:
    """Return the processor time that `job` may take: what it names itself, else `usual`."""
    named = getattr(job, "cpu_seconds", None)
    return named if isinstance(named, float) else usual


def wall_seconds(job: object, usual: float) -> float:
    """Return the wall time that `job` may take: `usual`, more where it names its processor time.

    A machine with other work gives a worker a share of a processor; what hangs costs no processor
    time and is ended all the same.
    """
    named = getattr(job, "cpu_seconds", None)
    return max(usual, WALL_FOR_PROCESSOR * named) if isinstance(named, float) else usual


class Done(Struct, Generic[Job, Result], frozen=True):
    """A job and what came of it."""

    job: Job
    result: Result


class Failed(Struct, Generic[Job], frozen=True):
    """A job that came to nothing, and why; `timed_out` tells a hang from a crash."""

    job: Job
    reason: str
    timed_out: bool = False


class Engine(Protocol):
    """Anything that can map jobs; as a context manager it keeps its workers between maps."""

    def __enter__(self) -> object:
        """Start the workers."""
        ...

    def __exit__(self, *exception: object) -> None:
        """End the workers."""
        ...

    def map(
        self, function: Callable[[Job], Result], jobs: Iterable[Job]
    ) -> Iterator[Done[Job, Result] | Failed[Job]]:
        """Yield a result for each job, in any order."""
        ...


class Here:
    """Runs the jobs one after the other in this process: for workers, which are bounded already."""

    def __enter__(self) -> Self:
        """Return the engine: there are no workers to start."""
        return self

    def __exit__(self, *exception: object) -> None:
        """End nothing."""

    def map(
        self, function: Callable[[Job], Result], jobs: Iterable[Job]
    ) -> Iterator[Done[Job, Result] | Failed[Job]]:
        """Yield a result for each job, in their order."""
        for job in jobs:
            try:
                yield Done(job, function(job))
            except Exception as error:  # noqa: BLE001 - a job's failure is a value, whatever it is
                yield Failed(job, describe(error))


class Choice(Struct, frozen=True, kw_only=True):
    """Which engine a run asks for; nothing is started or imported before it has work."""

    workers: int | None = None  # None: as many as the machine has processors
    is_cluster: bool = False  # workers of dask
    scheduler: str | None = None  # address of a dask scheduler; None: one that is started here
    here: bool = False  # in the process that asks, as in a worker that has its own already
    tell: Callable[[str], None] = lambda _: None  # hears when jobs wait for a worker

    def engine(self, megabytes: int = MEGABYTES, preload: str | None = None) -> Engine:
        """Return the engine, ready to map.

        Args:
            megabytes: what a worker of this machine may take.
            preload: as for `local.Pool`; worth it where workers stay for long.
        """
        if self.here:
            return Here()
        workers = self.workers or os.cpu_count() or 1
        if self.is_cluster or self.scheduler is not None:
            made = _cluster()
            return made(self.scheduler, workers=workers, megabytes=megabytes, tell=self.tell)
        from citecheck.engine.local import Pool  # noqa: PLC0415 - pebble, when there is work

        return Pool(workers, megabytes=megabytes, preload=preload)


def _cluster() -> type[Cluster]:
    """Return the engine over dask.

    Raises:
        ConfigError: it is not installed.
    """
    try:
        from citecheck.engine.dask import Cluster  # noqa: PLC0415 - an extra, and slow to load
    except ImportError as error:
        raise ConfigError(
            "--engine dask needs the extra cluster: pip install 'citecheck-report[cluster]'"
            f" ({error})"
        ) from error
    return Cluster


def describe(error: BaseException) -> str:
    """Return one line that names an exception and what it says."""
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
