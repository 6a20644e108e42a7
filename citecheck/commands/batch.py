"""`citecheck batch`: many drafts into one folder, and how far it has come on standard error."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from citecheck.config.resolve import settle, store_folder
from citecheck.engine import Choice
from citecheck.errors import ConfigError
from citecheck.run import pipeline
from citecheck.run.batch import summary, tables
from citecheck.run.batch.driver import Driver, Place, Tally
from citecheck.run.batch.intake import find_items
from citecheck.run.batch.ledger import Ledger
from citecheck.run.batch.results import Results
from citecheck.run.gate import Exit
from citecheck.run.known_names import refuse_unknown

Options = Mapping[str, Any]


def run(paths: tuple[str, ...], options: Options) -> Exit:
    """Check what is new or changed, and end with the exit code of the whole folder."""
    if options["engine"] == "dask" and options["scheduler"] is None:
        raise ConfigError(
            "--engine dask needs --scheduler ADDRESS (start one with `dask scheduler`)"
        )
    if options["scheduler"] is not None and options["engine"] != "dask":
        raise ConfigError("--scheduler ADDRESS goes with --engine dask")
    settings = settle(options, tuple(path for path in paths[:1] if path != "-"))
    refuse_unknown(settings)
    folder = Path(options["output"])
    root = Path(options["root"]) if options["root"] else None
    with Ledger(folder) as ledger:
        log = _Log(folder / "run.log", shown=not options["no_progress"])
        total, twice = ledger.take_in(find_items(paths, root))
        log.line(f"{total} drafts named{f', {twice} of them twice' if twice else ''}")
        place = Place(
            results=Results(folder, ledger),
            ledger=ledger,
            bench=pipeline.Bench(
                store=store_folder(settings, options["store"] or str(folder / "store")),
                engine=Choice(workers=options["workers"], scheduler=options["scheduler"]),
            ),
            tell=lambda tally: log.line(_told(tally, total - twice)),
            retries=options["retry"] == "failed",
            carries_bodies=options["scheduler"] is not None,
        )
        driver = Driver(settings, place)
        driver.run()
        place.results.compact()
        for name, reason in ledger.failures():
            log.line(f"could not be read: {name}: {reason}", aloud=False)
        if driver.has_written or not (folder / summary.NAME).exists():
            log.line(tables.write(folder, ledger.columns()))
            summary.write(folder, ledger)
        counts, code = ledger.counts(), ledger.code()
        log.line(
            f"exit {int(code)}: {counts['done']} drafts checked, {counts['failed']} unreadable;"
            f" fail on {', '.join(settings.policy.fail_on) or 'no outcome'}"
        )
    return code


def _told(tally: Tally, total: int) -> str:
    """Return how far the run has come, in one line."""
    now = tally.done + tally.failed
    left = total - now - tally.unchanged
    rate = now / max(tally.seconds, 1e-9)
    time_left = f", {left / rate:.0f} s left" if rate and left else ""
    states = ", ".join(f"{number} {state}" for state, number in sorted(tally.states.items()))
    return (
        f"{tally.done} checked, {tally.failed} unreadable, {tally.unchanged} unchanged,"
        f" {left} to go, {rate:.1f} a second{time_left}; sources: {states or 'none'}"
    )


class _Log:
    """Says lines on standard error, and keeps them with the time in the folder's log."""

    def __init__(self, path: Path, *, shown: bool) -> None:
        self._path = path
        self._shown = shown
        self._live = shown and sys.stderr.isatty()

    def line(self, words: str, *, aloud: bool = True) -> None:
        """Keep `words` in the log and, with `aloud`, say them; the last line is always said."""
        plain = " ".join(words.split())
        with self._path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} {plain}\n")
        if aloud and (self._shown or plain.startswith("exit ")):
            click.echo(plain, err=True)
