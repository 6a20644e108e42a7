"""`citecheck review`: the page of a report, served until interrupted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

Options = Mapping[str, Any]


def run(report: str, options: Options) -> None:
    """Serve the page of a report until interrupted."""
    from citecheck import review as page  # noqa: PLC0415 - an extra

    page.serve(
        Path(report),
        port=options["port"],
        decisions=Path(options["decisions"]) if options["decisions"] else None,
        open_browser=not options["no_browser"],
    )
