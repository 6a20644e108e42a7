"""`citecheck batch`: many drafts into one folder."""

from __future__ import annotations

import sys
from typing import Any

import click

from citecheck.cli.options import FETCHING, GATE, SETTINGS, with_options


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder of the results.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes at work.")
@click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", help="Where jobs run."
)
@click.option("--scheduler", metavar="ADDRESS", help="A dask scheduler, for --engine dask.")
@click.option("--retry", type=click.Choice(["failed"]), help="Try again what could not be read.")
@with_options(SETTINGS, FETCHING, GATE)
def batch(paths: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - click's own values
    """Check many drafts (folders, globs, manifests); the same command again resumes.

    Reports go to DIR/results.jsonl, one a line; drafts that cannot be read to DIR/failures.jsonl.
    """
    from citecheck.commands import batch as command  # noqa: PLC0415

    sys.exit(command.run(paths, options))
