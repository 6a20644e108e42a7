"""`citecheck extract`: what stands in one draft; its problems decide nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from citecheck.commands import output
from citecheck.config.resolve import settle, store_folder
from citecheck.report.wire import build
from citecheck.run import inputs as draft_files
from citecheck.run.gate import Exit

if TYPE_CHECKING:
    from citecheck.run.context import Bench

Options = Mapping[str, Any]


def run(draft: str, options: Options) -> Exit:
    """Show what stands in one draft; its problems decide nothing."""
    settings = settle(options, (draft,))
    wanted = output.targets(options["formats"], options["output"])

    def bench() -> Bench:
        from citecheck.run.context import Bench  # noqa: PLC0415 - for drafts of the web alone

        return Bench(store=store_folder(settings, options["store"]))

    found = draft_files.extract(draft, settings, bench)
    output.write_asked([build.extract(found)], wanted, quiet=options["quiet"])
    return Exit.CLEAN
