"""`citecheck batch`: many drafts into one folder, and how far it has come on standard error."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from citecheck.config.resolve import settle, store_folder
from citecheck.engine import Choice
from citecheck.errors import ConfigError
from citecheck.run import batch as many
from citecheck.run import pipeline
from citecheck.run.gate import Exit

Options = Mapping[str, Any]


def run(paths: tuple[str, ...], options: Options) -> Exit:
    """Check many drafts into one folder, and say on standard error how far it has come."""
    if (options["engine"] == "dask") != (options["scheduler"] is not None):
        raise ConfigError("--engine dask and --scheduler ADDRESS go together")
    drafts = many.find_drafts(paths)
    settings = settle(options, tuple(drafts[:1]))
    results = many.Results(Path(options["output"]))
    if options["retry"]:
        results.forget_failures()
    bench = pipeline.Bench(
        store=store_folder(settings, options["store"] or str(Path(options["output"]) / "store")),
        engine=Choice(workers=options["workers"], scheduler=options["scheduler"]),
    )

    def tell(tally: many.Tally) -> None:
        rate = (tally.done + tally.failed) / max(tally.seconds, 1e-9)
        left = len(drafts) - tally.skipped - tally.done - tally.failed
        words = (
            f"{tally.done} checked, {tally.failed} unreadable, {left} to go, {rate:.1f} a second"
        )
        click.echo(words, err=True)

    return many.run(drafts, results, settings, bench, tell)
