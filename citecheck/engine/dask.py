"""Workers of a dask cluster; the only home of dask. They must see the store.

Without an address the cluster is one of this machine, started and ended with the run.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import Self

from distributed import Client, Future, LocalCluster, as_completed, get_worker

from citecheck.engine import MEGABYTES, Done, Failed, Job, Result, describe
from citecheck.engine.local import Pool
from citecheck.errors import ConfigError

AT_ONCE = 200  # jobs handed to the scheduler ahead, so that its memory stays flat with many
CONNECT_WITHIN_S = 30
LOOKED_EVERY_S = 15.0
"""Seconds between two looks whether there is a worker."""


class Cluster:
    """The workers behind a scheduler.

    A worker that dies costs its jobs another try elsewhere, which the scheduler sees to.

    Args:
        address: of the scheduler ("tcp://host:port"); None starts one here.
        workers: processes of a cluster that is started here.
        megabytes: address space that a job may take.
        tell: hears in one line when there is no worker to take the jobs.
    """

    def __init__(
        self,
        address: str | None,
        *,
        workers: int = 1,
        megabytes: int = MEGABYTES,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._address = address
        self._workers = workers
        self._megabytes = megabytes
        self._tell = tell
        self._kept: Client | None = None
        self._ends = ExitStack()

    def __enter__(self) -> Self:
        """Connect; the connection then stays between one map and the next."""
        self._kept = self._connected(self._ends)
        return self

    def __exit__(self, *exception: object) -> None:
        """Part from the scheduler."""
        self._kept = None
        self._ends.close()

    def map(
        self, function: Callable[[Job], Result], jobs: Iterable[Job]
    ) -> Iterator[Done[Job, Result] | Failed[Job]]:
        """Yield a result for each job as it comes.

        Raises:
            ConfigError: no scheduler answers at the address.
        """
        if self._kept is not None:
            yield from self._mapped(self._kept, function, iter(jobs))
            return
        with ExitStack() as ends:
            yield from self._mapped(self._connected(ends), function, iter(jobs))

    def _mapped(
        self, client: Client, function: Callable[[Job], Result], queue: Iterator[Job]
    ) -> Iterator[Done[Job, Result] | Failed[Job]]:
        of_future: dict[object, Job] = {}
        coming = as_completed(loop=client.loop)

        def submit(job: Job) -> None:
            future = client.submit(_secluded, function, job, self._megabytes, pure=False)
            of_future[future.key] = job
            coming.add(future)

        for job in islice(queue, AT_ONCE):
            submit(job)
        for future in coming:
            yield _outcome(future, of_future.pop(future.key))
            for job in islice(queue, 1):
                submit(job)

    def _connected(self, ends: ExitStack) -> Client:
        address = self._address
        if address is None:
            here = LocalCluster(
                n_workers=self._workers, threads_per_worker=1, dashboard_address=None
            )
            address = ends.enter_context(here).scheduler_address
        try:
            client = Client(address, timeout=CONNECT_WITHIN_S, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ConfigError(
                f"no dask scheduler answers at {address}; start one with `dask scheduler`"
            ) from error
        ends.enter_context(client)
        over = threading.Event()
        watch = threading.Thread(
            target=self._watch, args=(client, address, over), name="citecheck-cluster", daemon=True
        )
        watch.start()
        ends.callback(watch.join)
        ends.callback(over.set)
        return client

    def _watch(self, client: Client, address: str, over: threading.Event) -> None:
        """Say when there is no worker, and when there is one again, until the run is `over`."""
        was_told = False
        while True:
            is_alone = not client.scheduler_info(n_workers=1)["workers"]
            if is_alone and not was_told:
                self._tell(f"no worker is at {address}: jobs wait for `dask worker {address}`")
            elif was_told and not is_alone:
                self._tell(f"there is a worker at {address}")
            was_told = is_alone
            if over.wait(LOOKED_EVERY_S):
                return


def _outcome(future: Future[Result | Failed[None]], job: Job) -> Done[Job, Result] | Failed[Job]:
    error = future.exception()
    if error is not None:
        return Failed(job, describe(error))
    result = future.result()
    if isinstance(result, Failed):
        return Failed(job, result.reason, result.timed_out)
    return Done(job, result)


_pools: dict[int, Pool] = {}
_starting = threading.Lock()


def _secluded(function: Callable[[Job], Result], job: Job, megabytes: int) -> Result | Failed[None]:
    """Do a job in a worker of dask as on one machine: in a process that is secluded and bounded.

    A job that needs something from the network says so by `brought_here`, which is called outside.
    """
    bring = getattr(job, "brought_here", None)
    done = next(_pool(megabytes).map(function, [bring() if bring is not None else job]))
    return done.result if isinstance(done, Done) else Failed(None, done.reason, done.timed_out)


def _pool(megabytes: int) -> Pool:
    """Return the processes of this worker of dask, as many as it has threads, started once."""
    with _starting:
        if megabytes not in _pools:
            # Its nanny marks it as one that has no children; those of a pool end with their pipe.
            multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # noqa: SLF001
            pool = Pool(get_worker().state.nthreads, megabytes=megabytes)
            pool.__enter__()
            _pools[megabytes] = pool
        return _pools[megabytes]
