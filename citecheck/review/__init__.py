"""The review: a draft or a saved report as a local page on which an editor ticks and decides.

In: a report written by ``--format json``, or a draft and what checks it. Out: lines in
``citecheck.decisions.jsonl``. Nothing but this machine's loopback is listened on. Needs the extra
``review``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.errors import ConfigError

if TYPE_CHECKING:
    from citecheck.report.wire.documents import Report

__all__ = ["serve"]


def serve(
    held: Path | str,
    check: Callable[[Callable[[int, int], None]], Report] | None = None,
    *,
    port: int = 0,
    decisions: Path | None = None,
    open_browser: bool = True,
) -> None:
    """Serve the review of a report or a draft until interrupted; print its address.

    Args:
        held: a report in JSON, read again whenever it changes; with `check`, a draft.
        check: checks the draft; is given what to call with the sources had so far, and of how many.
        port: of 127.0.0.1; 0 takes a free one.
        decisions: the file to add to; by default the one beside the draft or above it.
        open_browser: whether to show the page in the user's browser.

    Raises:
        InputError: the report cannot be read.
        ConfigError: the decisions cannot be read, the port is taken, or the extra is missing.
    """
    try:
        from citecheck.review import server  # noqa: PLC0415 - an extra, loaded for this command only
        from citecheck.review.checking import CheckedDraft  # noqa: PLC0415 - the same
    except ModuleNotFoundError as error:
        raise ConfigError(
            f"the review needs {error.name}: pip install 'citecheck-report[review]'"
        ) from error
    laid = Path(held) if check is None else CheckedDraft(str(held), check)
    server.run(laid, port=port, decisions=decisions, open_browser=open_browser)
