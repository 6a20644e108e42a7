"""`citecheck extract`: what stands in one draft."""

from __future__ import annotations

import sys
from typing import Any

import click

from citecheck.cli import complete
from citecheck.cli.options import OUTPUT, SETTINGS, with_options


@click.command()
@click.argument("draft", shell_complete=complete.files)
@with_options(SETTINGS, OUTPUT)
def extract(draft: str, **options: Any) -> None:  # noqa: ANN401 - click's own values
    """Show references, markers, claims and facts of a draft; touch no source."""
    from citecheck.commands import extract as command  # noqa: PLC0415

    sys.exit(command.run(draft, options))
