"""The command `citecheck store`: click → `store_commands` → lines and exit code.

Nothing but click is imported until a command runs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from citecheck.commands.store import Told

Command = Callable[..., Any]
DAY = click.DateTime(formats=["%Y-%m-%d"])


def _placed(command: Command) -> Command:
    """Add the options that say where the store lies."""
    command = click.option(
        "--config", type=click.Path(), help="Settings file, instead of the one found upward."
    )(command)
    return click.option(
        "--store", type=click.Path(), help="Folder of the store, else [store] path or .citecheck."
    )(command)


@click.group()
def store() -> None:
    """Look after the captures that are kept."""


@store.command("list")
@_placed
def list_(**options: Any) -> None:  # noqa: ANN401 - click's own values
    """Print a line a capture.

    It says time, state, sha256, address and archived copy.
    """
    from citecheck.commands import store as store_commands  # noqa: PLC0415
    from citecheck.report.sanitise import for_log  # noqa: PLC0415

    for line in store_commands.listed(store_commands.folder(options)):
        click.echo(for_log(line))


@store.command()
@_placed
def verify(**options: Any) -> None:  # noqa: ANN401 - click's own values
    """List damaged files.

    Every file is checked against its sha256; exit code 1 where one is damaged.
    """
    from citecheck.commands import store as store_commands  # noqa: PLC0415

    _end(store_commands.verified(store_commands.folder(options)))


@store.command("export")
@click.argument("warc", type=click.Path(), metavar="FILE.warc.gz")
@_placed
def export_(warc: str, **options: Any) -> None:  # noqa: ANN401 - click's own values
    """Write all captures to a WARC file.

    It is packed where its name ends in .gz.
    """
    from pathlib import Path  # noqa: PLC0415

    from citecheck.commands import store as store_commands  # noqa: PLC0415

    _end(store_commands.exported(store_commands.folder(options), Path(warc)))


@store.command("import")
@click.argument("warc", type=click.Path(), metavar="FILE.warc.gz")
@_placed
def import_(warc: str, **options: Any) -> None:  # noqa: ANN401 - click's own values
    """Keep the responses of a WARC file in the store."""
    from pathlib import Path  # noqa: PLC0415

    from citecheck.commands import store as store_commands  # noqa: PLC0415

    _end(store_commands.imported(store_commands.folder(options), Path(warc)))


@store.command()
@click.option("--before", type=DAY, help="Spare captures made on this day (UTC) or later.")
@_placed
def prune(before: Any, **options: Any) -> None:  # noqa: ANN401 - click's own values
    """Remove superseded captures and files that nothing needs."""
    from citecheck.commands import store as store_commands  # noqa: PLC0415

    _end(store_commands.pruned(store_commands.folder(options), before))


def _end(told: Told) -> None:
    from citecheck.report.sanitise import for_log  # noqa: PLC0415

    for line in told.lines:
        click.echo(for_log(line))
    sys.exit(told.code)
