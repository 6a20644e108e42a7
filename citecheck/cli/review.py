"""`citecheck review`: a local page over a draft or a report."""

from __future__ import annotations

from typing import Any

import click

from citecheck.cli.options import FETCHING, SETTINGS, with_options


@click.command()
@click.argument("held", metavar="[DRAFT|REPORT]", required=False)
@with_options(SETTINGS, FETCHING)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 takes a free one.")
@click.option("--decisions", metavar="FILE", help="Where decisions are added.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def review(held: str | None, **options: Any) -> None:  # noqa: ANN401 - click's own values
    """Work on a draft, or on a saved JSON report, on a local page.

    Without either, the page takes a draft: a file, an address, or the text itself. A draft is
    checked, and again whenever its file changes; claims and facts are ticked, findings decided, the
    memo written. Nothing leaves the machine but the requests for the sources.
    """
    from citecheck.commands import review as command  # noqa: PLC0415

    command.run(held, options)
