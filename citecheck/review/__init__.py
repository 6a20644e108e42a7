"""The review: a draft or a saved report as a local page on which an editor ticks and decides.

In: a report written by ``--format json``, a draft and what checks it, or nothing: the page then
takes a draft. Out: lines in ``citecheck.decisions.jsonl``. Nothing but this machine's loopback is
listened on. Needs the extra ``review``.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.errors import ConfigError

if TYPE_CHECKING:
    from citecheck.review.room import Service

__all__ = ["serve"]


def serve(
    held: Path | str | None,
    service: Service | None = None,
    *,
    port: int = 0,
    decisions: Path | None = None,
    open_browser: bool = True,
) -> None:
    """Serve the review until interrupted; print its address.

    Args:
        held: a report in JSON, read again whenever it changes; where `service` has a checker, a
            draft, or None where the page is to take one.
        service: what checks drafts and makes copies of them; None does neither.
        port: of 127.0.0.1; 0 takes a free one.
        decisions: the file to add to; by default the one beside the draft or above it.
        open_browser: whether to show the page in the user's browser.

    Raises:
        InputError: the report cannot be read.
        ConfigError: the decisions cannot be read, the port is taken, or the extra is missing.
    """
    try:
        from citecheck.review import server  # noqa: PLC0415 - an extra, loaded for this command only
        from citecheck.review.room import Room, Service  # noqa: PLC0415 - the same
    except ModuleNotFoundError as error:
        raise ConfigError(
            f"the review needs {error.name}: pip install 'citecheck-report[review]'"
        ) from error
    with tempfile.TemporaryDirectory(prefix="citecheck-", ignore_cleanup_errors=True) as folder:
        room = Room(Path(folder), service or Service(), decisions)
        if held is None:
            room.takes_drafts = True
        elif room.service.checker is None:
            room.show(Path(held))
        else:
            room.take(str(held))
        server.run(room, port=port, open_browser=open_browser)
