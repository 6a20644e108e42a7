"""Check whether the sources that an article cites bear its claims out.

The public names are those of ``__all__``; each is loaded when it is first used, so that importing
the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.api import check, compare, extract
    from citecheck.config import Config
    from citecheck.errors import CitecheckError, ConfigError, InputError, StoreError
    from citecheck.match.dates import find_dates
    from citecheck.match.figures import find_figures
    from citecheck.match.quotes.passage import SourceIndex, locate
    from citecheck.model import Date, Figure, Passage
    from citecheck.report.results import Comparison, Extract, Report

__version__ = "0.1.0"

__all__ = [
    "CitecheckError",
    "Comparison",
    "Config",
    "ConfigError",
    "Date",
    "Extract",
    "Figure",
    "InputError",
    "Passage",
    "Report",
    "SourceIndex",
    "StoreError",
    "__version__",
    "check",
    "compare",
    "extract",
    "find_dates",
    "find_figures",
    "locate",
]

_HOMES = {
    "citecheck.api": ("check", "compare", "extract"),
    "citecheck.config": ("Config",),
    "citecheck.errors": ("CitecheckError", "ConfigError", "InputError", "StoreError"),
    "citecheck.match.dates": ("find_dates",),
    "citecheck.match.figures": ("find_figures",),
    "citecheck.match.quotes.passage": ("SourceIndex", "locate"),
    "citecheck.model": ("Date", "Figure", "Passage"),
    "citecheck.report.results": ("Comparison", "Extract", "Report"),
}


def __getattr__(name: str) -> object:
    """Load a public name from its home."""
    for home, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(home), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module 'citecheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return sorted(__all__)
