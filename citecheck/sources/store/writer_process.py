"""Step 3, a writer in a process of its own, for runs over many sources.

Judging, hashing, packing and pushing to the disk take longer than fetching, and would hold the
interpreter while the event loop waits for it. The process is a plain subprocess (no fork of a
threaded parent, no re-import of the caller's ``__main__``); jobs and answers go through its
pipes. It outlives a killed parent by the batch at hand and no more, and what it had not yet
answered for had not been reported by anyone.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from citecheck.errors import StoreError
from citecheck.sources.store.store import Store
from citecheck.sources.store.write_queue import Done, Job, Writer

WORTH_A_PROCESS = 64  # sources; with fewer, its start (0.2 s of another processor) is not won back


@contextmanager
def writer_for(store: Store, number: int) -> Iterator[Writer]:
    """Give the writer that suits `number` sources, at work in the writable `store`."""
    if number >= WORTH_A_PROCESS:
        with WriterProcess(store.folder, store.far) as process:
            yield process
    else:
        from citecheck.sources.store.writer import do_all  # noqa: PLC0415 - else the process loads it

        yield partial(do_all, store)


class WriterProcess:
    """The process; a `Writer`, and a context manager that ends it."""

    def __init__(self, folder: Path, far: str | None = None) -> None:
        """Start it for the store in `folder`; it gets ready while the caller goes on."""
        self._folder = folder
        self._child = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
            [
                sys.executable,
                "-P",
                "-m",
                "citecheck.sources.store.writer",
                str(folder),
                *([far] if far is not None else []),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    @property
    def process_id(self) -> int:
        """The number that the system knows the process by."""
        return self._child.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for pipe in (self._child.stdin, self._child.stdout):
            with suppress(OSError):
                _there(pipe).close()
        self._child.wait()

    def __call__(self, jobs: Sequence[Job]) -> Sequence[Done]:
        """Do `jobs`; to be called from one thread at a time.

        Raises:
            StoreError: something cannot be kept, or the process was killed.
        """
        try:
            pickle.dump(jobs, _there(self._child.stdin), pickle.HIGHEST_PROTOCOL)
            _there(self._child.stdin).flush()
            answer = pickle.load(_there(self._child.stdout))  # noqa: S301 - written by our child
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise StoreError(
                f"the process that writes the store {self._folder} has died; what it had reported"
                " is safe, run citecheck again for the rest"
            ) from error
        if isinstance(answer, StoreError):
            raise answer
        if isinstance(answer, str):
            raise RuntimeError(answer)  # noqa: TRY004 - a bug of ours, with its traceback
        done: Sequence[Done] = answer
        return done


def _there(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise RuntimeError("the process was started without pipes")
    return pipe
