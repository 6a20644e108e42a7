"""`citecheck review`: a local page over a report."""

from __future__ import annotations

from typing import Any

import click


@click.command()
@click.argument("report", metavar="REPORT")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 takes a free one.")
@click.option("--decisions", metavar="FILE", help="Where decisions are added.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def review(report: str, **options: Any) -> None:  # noqa: ANN401 - click's own values
    """Read the findings of a JSON report on a local page and record decisions."""
    from citecheck.commands import review as command  # noqa: PLC0415

    command.run(report, options)
