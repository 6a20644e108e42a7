"""Questions to pdfium about thousands of characters or objects, each asked of all of them at once.

A question takes pdfium a tenth of a microsecond, and what Python makes around it (pointers, objects
for numbers, turns of a loop) ten times that. Here objects go by their addresses, which are numbers,
and all answers to a question are written into one array.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Question = Callable[..., Any]
Whole = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]


def bare(function: Any) -> Question:  # noqa: ANN401 - pypdfium2 is untyped
    """Return a function of pdfium that takes and gives addresses in place of pointers."""
    given = (ctypes.c_void_p if _is_pointer(kind) else kind for kind in function.argtypes)
    answer = ctypes.c_size_t if _is_pointer(function.restype) else function.restype
    question: Question = ctypes.cast(function, ctypes.CFUNCTYPE(answer, *given))
    return question


def _is_pointer(kind: object) -> bool:
    return hasattr(kind, "contents")


def address_of(pointer: Any) -> int:  # noqa: ANN401 - as above
    """Return the address of what a pointer points at, 0 for nothing."""
    return ctypes.addressof(pointer.contents) if pointer else 0


def written(
    kind: npt.DTypeLike,
    places: Sequence[int],
    question: Question,
    *given: Iterable[int],
    count: int,
) -> Any:  # noqa: ANN401 - `Numbers` or `Whole`
    """Return what a question writes, asked `count` times: a row for each number that it writes.

    Args:
        kind: of the numbers, as pdfium has them.
        places: how many numbers it writes to each of the places that it is told, in order.
        question: takes what is `given`, then the places.
        given: as many as it is asked for, or without end.
        count: how many times it is asked.
    """
    numbers = np.zeros((count, sum(places)), kind)
    start, size, step = numbers.ctypes.data, numbers.itemsize, numbers.itemsize * sum(places)
    at = [start + size * sum(places[:index]) for index in range(len(places))]
    deque(map(question, *given, *(range(one, one + step * count, step) for one in at)), maxlen=0)
    return numbers.T.astype(np.float64 if numbers.dtype.kind == "f" else np.int64)
