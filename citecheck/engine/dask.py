"""Workers of a dask cluster; the only home of dask. They must see the store.

Without an address the cluster is one of this machine, started and ended with the run.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import Self

from distributed import Client, Future, LocalCluster, as_completed

from citecheck.engine import Done, Failed, Job, Result, describe
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
        tell: hears in one line when there is no worker to take the jobs.
    """

    def __init__(
        self, address: str | None, *, workers: int = 1, tell: Callable[[str], None] = lambda _: None
    ) -> None:
        self._address = address
        self._workers = workers
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
            yield from _mapped(self._kept, function, iter(jobs))
            return
        with ExitStack() as ends:
            yield from _mapped(self._connected(ends), function, iter(jobs))

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


def _mapped(
    client: Client, function: Callable[[Job], Result], queue: Iterator[Job]
) -> Iterator[Done[Job, Result] | Failed[Job]]:
    of_future: dict[object, Job] = {}
    coming = as_completed(loop=client.loop)
    for job in islice(queue, AT_ONCE):
        coming.add(_submit(client, function, job, of_future))
    for future in coming:
        yield _outcome(future, of_future.pop(future.key))
        for job in islice(queue, 1):
            coming.add(_submit(client, function, job, of_future))


def _submit(
    client: Client, function: Callable[[Job], Result], job: Job, of_future: dict[object, Job]
) -> Future[Result]:
    future = client.submit(function, job, pure=False)
    of_future[future.key] = job
    return future


def _outcome(future: Future[Result], job: Job) -> Done[Job, Result] | Failed[Job]:
    error = future.exception()
    if error is None:
        return Done(job, future.result())
    return Failed(job, describe(error))
