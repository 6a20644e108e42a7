"""`citecheck check`: settings and drafts; what follows stands in `check_against_sources`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from citecheck.commands import output
from citecheck.config.resolve import settle
from citecheck.errors import InputError
from citecheck.report.sanitise import for_log
from citecheck.run import inputs as draft_files
from citecheck.run.gate import Exit
from citecheck.run.known_names import refuse_unknown

if TYPE_CHECKING:
    from citecheck.config.schema import Config
    from citecheck.model import Extract
    from citecheck.run.context import Bench

Options = Mapping[str, Any]


def run(drafts: tuple[str, ...], options: Options) -> Exit:
    """Check every draft that can be read, write the reports, say why it passes or not."""
    settings = settle(options, drafts)
    refuse_unknown(settings)
    several = len(drafts) > 1
    wanted = tuple(
        replace(target, evidence=settings.copies.evidence)
        for target in output.targets(options["formats"], options["output"], several=several)
    )
    extracts, unread = _read_all(drafts, settings, options)
    output.refuse_misfits(wanted, [item.document for item in extracts])
    from citecheck.commands import check_against_sources as later  # noqa: PLC0415 - loaded by now

    asked = later.Asked(drafts=drafts, options=options, settings=settings, targets=wanted)
    return later.conclude(asked, extracts, unread)


def _read_all(
    drafts: tuple[str, ...], settings: Config, options: Options
) -> tuple[list[Extract], dict[str, str]]:
    """Return what could be read, and of each draft that could not be, why."""

    def bench() -> Bench:
        from citecheck.commands.check_against_sources import bench_of  # noqa: PLC0415 - for drafts of the web

        return bench_of(drafts, settings, options)

    extracts, unread = [], {}
    for draft in drafts:
        try:
            extracts.append(draft_files.extract(draft, settings, bench, meanwhile=_make_ready))
        except InputError as error:
            click.echo(for_log(f"citecheck: {error}"), err=True)
            unread[draft] = str(error)
    return extracts, unread


def _make_ready() -> None:
    """Load what a check needs once its drafts are read: a child is at work on one meanwhile."""
    from citecheck.commands import check_against_sources  # noqa: F401, PLC0415 - as it says
    from citecheck.run import readiness  # noqa: PLC0415

    readiness.make_ready()
