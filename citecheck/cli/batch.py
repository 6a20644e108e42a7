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
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="A dask scheduler, for --engine dask; else one is started here.",
)
@click.option(
    "--root", type=click.Path(), metavar="DIR", help="Names in results are given below this folder."
)
@click.option("--retry", type=click.Choice(["failed"]), help="Try again what could not be read.")
@with_options(SETTINGS, FETCHING, GATE)
def batch(paths: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - click's own values
    """Check many drafts (folders, globs, manifests); the same command again resumes.

    PATH may be a folder, a glob, a draft, a manifest (CSV or JSONL with a column path or url), a
    WARC file, an address, or - for a list on standard input. What is new or changed is checked;
    the exit code is that of the whole folder. DIR holds results.jsonl (a report a line),
    ledger.sqlite, tables/*.parquet, summary.html and run.log.
    """
    from citecheck.commands import batch as command  # noqa: PLC0415

    sys.exit(command.run(paths, options))
