"""What is kept of a bug of ours: the traceback and the versions, in a file that is named."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback

from citecheck._version import __version__


def log() -> str:
    """Write the exception being handled to a new file and return its path."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="citecheck-", suffix=".log", delete=False, encoding="utf-8"
    ) as file:
        file.write(f"citecheck {__version__}, Python {platform.python_version()}\n")
        file.write(f"command: {sys.argv}\n\n")
        file.write(traceback.format_exc())
    return file.name
