"""`citecheck review`: the page of a draft or a report, served until interrupted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citecheck.errors import InputError

if TYPE_CHECKING:
    from citecheck.report.wire.documents import Report

Options = Mapping[str, Any]
Check = Callable[[Callable[[int, int], None]], "Report"]


def run(held: str, options: Options) -> None:
    """Serve the page of a report (``.json``) or of a draft until interrupted.

    Raises:
        InputError: there is no such report or draft.
        ConfigError: a setting is unknown or wrong, or the port is taken.
    """
    from citecheck import review as page  # noqa: PLC0415 - an extra

    is_report = held.lower().endswith(".json") and "://" not in held
    page.serve(
        held,
        None if is_report else _checker(held, options),
        port=options["port"],
        decisions=Path(options["decisions"]) if options["decisions"] else None,
        open_browser=not options["no_browser"],
    )


def _checker(draft: str, options: Options) -> Check:
    """Return what checks `draft` as `citecheck check` would."""
    from citecheck.commands import check  # noqa: PLC0415 - only where a draft is checked

    if "://" not in draft and not Path(draft).is_file():
        raise InputError(f"cannot read the draft {draft}: there is no such file")
    check.prepared(draft, options)  # what is wrong with the settings is said before the page opens
    return lambda tell: check.report_of(draft, options, tell)
