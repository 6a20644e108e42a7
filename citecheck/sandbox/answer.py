"""What a child has to say: the value of its function, or why there is none ↔ bytes in a pipe."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

R = TypeVar("R")

MOST_BYTES = 512_000_000
"""Of one answer; that of a draft of 300 pages has 3 MB."""

NO_MEMORY = b"#"
_DONE, _RAISED = b"=", b"!"
_LONGEST_ERROR = 400
_CHUNK = 1 << 20
_SIGXCPU = 24


class Limit(StrEnum):
    """What ended the child."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"  # the process died: an abort or a segmentation fault in a C library
    ERROR = "error"  # the function raised; `detail` names the exception


class LimitedError(Exception):
    """The function did not return; `limit` says why, `detail` in words."""

    def __init__(self, limit: Limit, detail: str) -> None:
        super().__init__(limit, detail)
        self.limit = limit
        self.detail = detail

    def __str__(self) -> str:
        return self.detail


def pack(fn: Callable[..., object], *args: object) -> bytes:
    """Return ``fn(*args)``, or why there is none, as `unpack` reads it."""
    try:
        from citecheck import plain_data  # noqa: PLC0415 - as above

        return _DONE + plain_data.pack(fn(*args))
    except MemoryError:
        return NO_MEMORY
    except Exception as error:  # noqa: BLE001 - parsers raise anything; the parent names it
        return failed(error)


def failed(error: Exception) -> bytes:
    """Return what tells the parent that the function raised `error`."""
    return _RAISED + named(error).encode("utf-8", "replace")


def unpack(fn: Callable[..., R], answer: bytes, status: int, megabytes: int) -> R:
    """Return the value in a child's answer, checked to be of the type that `fn` names.

    Args:
        fn: what the child was asked for.
        answer: what came of it.
        status: how the child ended; 0 for one that goes on.
        megabytes: the ceiling of its memory.

    Raises:
        LimitedError: the answer is none, or tells why there is none.
    """
    from citecheck import plain_data  # noqa: PLC0415 - msgspec, where a child has run

    if status == -_SIGXCPU:
        raise LimitedError(Limit.TIME, "took more than its share of processor time")
    if status != 0 or not answer:
        raise LimitedError(Limit.CRASH, f"its reader died (status {status})")
    mark, body = answer[:1], answer[1:]
    if mark == _DONE:
        try:
            result: R = plain_data.unpack(body, _returned(fn))
        except plain_data.MisfitError as error:
            raise LimitedError(Limit.CRASH, "its reader sent no answer of its kind") from error
        return result
    if mark == NO_MEMORY:
        raise LimitedError(Limit.MEMORY, f"needs more than {megabytes} MB of memory")
    raise LimitedError(Limit.ERROR, body[:_LONGEST_ERROR].decode("utf-8", "replace"))


def _returned(fn: Callable[..., object]) -> Any:  # noqa: ANN401 - a type, as read at run time
    from typing import get_type_hints  # noqa: PLC0415

    try:
        return get_type_hints(fn)["return"]
    except (KeyError, TypeError, NameError):
        return Any


def received(pipe: int, ends: float, seconds: float, exactly: int | None = None) -> bytes:
    """Return what comes through `pipe`: as many bytes as `exactly`, None for all until it closes.

    Raises:
        LimitedError: the clock ran out, it is too much, or it ends too early.
    """
    import select  # noqa: PLC0415 - where a child runs

    poll = select.poll()
    poll.register(pipe, select.POLLIN | select.POLLHUP)
    parts: list[bytes] = []
    size = 0
    while True:
        left = ends - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise LimitedError(Limit.TIME, f"took longer than {seconds:g} s")
        part = os.read(pipe, _CHUNK if exactly is None else min(_CHUNK, exactly - size))
        if not part and exactly is not None:
            raise LimitedError(Limit.CRASH, "its reader died")
        parts.append(part)
        size += len(part)
        if not part or size == exactly:
            return b"".join(parts)
        if size > MOST_BYTES:
            raise LimitedError(Limit.MEMORY, f"its result has more than {MOST_BYTES:,} bytes")


def write(pipe: int, data: bytes) -> None:
    """Write all of `data` to a pipe."""
    left = memoryview(data)
    while left:
        left = left[os.write(pipe, left) :]


def named(error: Exception) -> str:
    """Return type and first line of an exception, short enough for one line."""
    first_line = str(error).strip().partition("\n")[0][:200]
    return f"{type(error).__name__}: {first_line}" if first_line else type(error).__name__
