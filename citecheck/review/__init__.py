"""The review: a saved report as a local page on which an editor records decisions.

In: a report written by ``--format json``. Out: lines in ``citecheck.decisions.jsonl``. Nothing here
checks anything again, and nothing but this machine's loopback is listened on. Needs the extra
``review``.
"""

from __future__ import annotations

from pathlib import Path

from citecheck.errors import ConfigError

__all__ = ["serve"]


def serve(
    report: Path, *, port: int = 0, decisions: Path | None = None, open_browser: bool = True
) -> None:
    """Serve the review of `report` until interrupted; print its address.

    Args:
        report: a report in JSON; read again whenever it changes.
        port: of 127.0.0.1; 0 takes a free one.
        decisions: the file to add to; by default the one beside the draft or above it.
        open_browser: whether to show the page in the user's browser.

    Raises:
        InputError: the report cannot be read.
        ConfigError: the decisions cannot be read, the port is taken, or the extra is missing.
    """
    try:
        from citecheck.review import server  # noqa: PLC0415 - an extra, loaded for this command only
    except ModuleNotFoundError as error:
        raise ConfigError(
            f"the review needs {error.name}: pip install 'citecheck-report[review]'"
        ) from error
    server.run(report, port=port, decisions=decisions, open_browser=open_browser)
