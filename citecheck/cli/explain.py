"""`citecheck explain`: what a finding means."""

from __future__ import annotations

import click

from citecheck.cli import complete


@click.command()
@click.argument("code", shell_complete=complete.codes)
def explain(code: str) -> None:
    """Say what a finding means, why it is made, and how to settle or waive it."""
    from citecheck.commands import explain as command  # noqa: PLC0415

    click.echo(command.run(code), nl=False)
