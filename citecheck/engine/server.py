"""The process that workers of this machine are forked from: it loads a module once for all of them.

It may be begun before anything else is loaded, since it loads while this process goes on.
"""

from __future__ import annotations

import multiprocessing
import sys
from multiprocessing import forkserver
from multiprocessing.context import BaseContext


def begun(preload: str | None) -> BaseContext:
    """Return how workers are begun; a fork of this process would copy the fetcher's threads.

    Args:
        preload: what they shall have loaded; None, and where nothing is forked: each loads itself.
    """
    if preload is None or sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preload])
    forkserver.ensure_running()
    return context
