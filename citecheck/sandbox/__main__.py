"""The child of `run_limited`, a fresh interpreter: a job on standard input → its answer."""

from __future__ import annotations

import importlib
import os
import pickle
import sys

from citecheck import seclusion
from citecheck.sandbox import answer


def serve(megabytes: int, cpu_seconds: int) -> None:
    """Do the job on standard input and write the answer to standard output."""
    pipe = os.dup(1)
    os.dup2(2, 1)  # whatever a library prints must not mix with the answer
    job = sys.stdin.buffer.read()
    seclusion.seclude(megabytes=megabytes, cpu_seconds=cpu_seconds)
    try:
        module, name, args = pickle.loads(job)  # noqa: S301 - written by our own parent
        function = getattr(importlib.import_module(module), name)
    except MemoryError:
        message = answer.NO_MEMORY
    except Exception as error:  # noqa: BLE001 - the parent names it
        message = answer.failed(error)
    else:
        message = answer.pack(function, *args)
    answer.write(pipe, message)
    os._exit(0)  # tearing down a large parse tree can take longer than building it


if __name__ == "__main__":
    serve(int(sys.argv[1]), int(sys.argv[2]))
