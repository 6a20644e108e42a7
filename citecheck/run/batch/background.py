"""Work that goes on beside: one function in a thread of its own, asked for its result later."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Background(Generic[Result]):
    """A function at work; the thread is no reason for the process to stay when its user ends."""

    def __init__(self, function: Callable[[], Result]) -> None:
        """Begin `function`."""
        self._function = function
        self._result: list[Result] = []
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._work, name="citecheck-beside", daemon=True)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """Whether the function has returned."""
        return bool(self._result)

    def result(self) -> Result:
        """Wait for its end; return what the function returned, or raise what it raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._result[0]

    def _work(self) -> None:
        try:
            self._result.append(self._function())
        except BaseException as error:  # noqa: BLE001 - raised where the result is asked for
            self._error = error
