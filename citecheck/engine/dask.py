"""Workers of a dask cluster; the only home of dask. The store must lie on a disk they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Self

from distributed import Client, Future, as_completed

from citecheck.engine import Done, Failed, Job, Result, describe
from citecheck.errors import ConfigError

AT_ONCE = 200  # jobs handed to the scheduler ahead, so that its memory stays flat with many
CONNECT_WITHIN_S = 30


class Cluster:
    """The workers behind the scheduler at `address` ("tcp://host:port").

    A worker that dies costs its jobs another try elsewhere, which the scheduler sees to.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._kept: Client | None = None

    def __enter__(self) -> Self:
        """Connect; the connection then stays between one map and the next."""
        self._kept = self._connect()
        return self

    def __exit__(self, *exception: object) -> None:
        """Part from the scheduler."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None

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
        with self._connect() as client:
            yield from _mapped(client, function, iter(jobs))

    def _connect(self) -> Client:
        try:
            return Client(self._address, timeout=CONNECT_WITHIN_S, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ConfigError(
                f"no dask scheduler answers at {self._address}; start one with `dask scheduler`"
            ) from error


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
