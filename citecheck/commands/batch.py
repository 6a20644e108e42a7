"""`citecheck batch`: workers are begun; what follows, in `batch_run`, is loaded while they load."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from citecheck.engine.server import begun
from citecheck.run.batch import PRELOADED

if TYPE_CHECKING:
    from citecheck.run.gate import Exit

Options = Mapping[str, Any]


def run(paths: tuple[str, ...], options: Options) -> Exit:
    """Check what is new or changed, and end with the exit code of the whole folder."""
    if options["engine"] == "local":
        begun(PRELOADED)
    from citecheck.commands import batch_run  # noqa: PLC0415 - while workers load

    return batch_run.run(paths, options)
