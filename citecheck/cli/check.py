"""`citecheck check`: drafts → report and exit code."""

from __future__ import annotations

import sys
from typing import Any

import click

from citecheck.cli import complete
from citecheck.cli.options import DECISIONS, FETCHING, GATE, LOCK, OUTPUT, SETTINGS, with_options


@click.command()
@click.argument(
    "drafts", nargs=-1, required=True, metavar="DRAFT...", shell_complete=complete.files
)
@with_options(SETTINGS, FETCHING, LOCK, DECISIONS, GATE, OUTPUT)
def check(drafts: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - click's own values
    """Check drafts (paths, URLs, or - for standard input) and report on them."""
    from citecheck.commands import check as command  # noqa: PLC0415

    sys.exit(command.run(drafts, options))
