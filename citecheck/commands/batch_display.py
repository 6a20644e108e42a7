"""How far a batch has come: a live display on a terminal, plain lines anywhere else, and a log.

It reads the driver's tally and changes nothing. Standard error alone is written to.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from citecheck.run.batch.tally import Tally

if TYPE_CHECKING:
    from rich.console import RenderableType

REFRESHED = 4
"""Times a second that the display is drawn anew."""
PAUSE_S = 10.0
"""Seconds between two plain lines: a night's run leaves a log that can be read."""
_BAR = 30


class Display:
    """Says on standard error, and in the folder's log, how far a run has come.

    Args:
        log: the file that keeps every line, with the time.
        tally: what the driver counts in.
        shown: whether anything but the last line is said aloud.
    """

    def __init__(self, log: Path, tally: Tally, *, shown: bool) -> None:
        self._log = log
        self._tally = tally
        self._shown = shown
        self._is_live = shown and sys.stderr is not None and sys.stderr.isatty()
        self._last = time.monotonic()

    def running(self) -> AbstractContextManager[object]:
        """Return what shows the display while it is open; nothing where there is no terminal."""
        return _live(self._tally) if self._is_live else nullcontext()

    def tell(self, tally: Tally) -> None:
        """Keep how far the run is in the log, and say it where nothing live is shown."""
        if time.monotonic() - self._last >= PAUSE_S:
            self._last = time.monotonic()
            self.line(told(tally), aloud=not self._is_live)

    def line(self, words: str, *, aloud: bool = True) -> None:
        """Keep `words` in the log and, with `aloud`, say them; the last line is always said."""
        plain = " ".join(words.split())
        with self._log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {plain}\n")
        if (aloud and self._shown) or plain.startswith("exit "):
            click.echo(plain, err=True)


def told(tally: Tally) -> str:
    """Return how far a run has come, in one line."""
    left = tally.seconds_left
    return (
        f"{tally.done + tally.judged} checked, {tally.failed} unreadable,"
        f" {tally.unchanged} unchanged, {tally.left} to go, {tally.rate:.1f} a second"
        f"{f', {duration(left)} left' if left and tally.left else ''};"
        f" sources: {_states(tally) or 'none'}"
    )


def duration(seconds: float) -> str:
    """Return a length of time as a person says it: 40 s, 12 min, 3 h 20 min, 2 d 5 h."""
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    if minutes < 90:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes} min"
    days, hours = divmod(hours, 24)
    return f"{days} d {hours} h"


def _states(tally: Tally) -> str:
    return ", ".join(f"{number:,} {state}" for state, number in tally.states.copy().most_common())


@contextmanager
def _live(tally: Tally) -> Iterator[None]:
    """Draw the display until its user is done, and leave its last state on the terminal."""
    from rich.console import Console  # noqa: PLC0415 - slow to load
    from rich.live import Live  # noqa: PLC0415

    console = Console(stderr=True, highlight=False)
    live = Live(
        console=console,
        get_renderable=lambda: drawn(tally),
        refresh_per_second=REFRESHED,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with live:
        yield


def drawn(tally: Tally) -> RenderableType:
    """Return the display: drafts, sources by state, rate and time left, errors."""
    from rich.console import Group  # noqa: PLC0415 - slow to load
    from rich.progress_bar import ProgressBar  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    settled = tally.total - tally.left
    head = Table.grid(padding=(0, 1))
    head.add_row(
        "drafts",
        ProgressBar(total=max(1, tally.total), completed=settled, width=_BAR),
        f"{settled:,} of {tally.total:,}",
        _pace(tally),
    )
    done, waiting = tally.done + tally.judged, tally.to_obtain - tally.states.total()
    rows = [
        f"checked {done:,}, unchanged {tally.unchanged:,}, unreadable {tally.failed:,}",
        f"sources {_states(tally) or 'none yet'}{f', {waiting:,} asked for' if waiting else ''}",
    ]
    rows += [f"last error {tally.error}"] if tally.error else []
    return Group(head, *(Text(row, no_wrap=True, overflow="ellipsis") for row in rows))


def _pace(tally: Tally) -> str:
    left = tally.seconds_left
    rate = f"{tally.rate:.1f} a second" if tally.rate else "starting"
    return f"{rate}, {duration(left)} left" if left and tally.left else rate
