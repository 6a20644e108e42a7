"""Check whether the sources that an article cites bear its claims out.

The public names are those of ``__all__``; each is loaded when it is first used, so that importing
the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.api import check, compare, extract
    from citecheck.config.schema import Config
    from citecheck.errors import CitecheckError, ConfigError, InputError, StoreError
    from citecheck.model import Date, Figure, Passage
    from citecheck.nlp.dates import find_dates
    from citecheck.nlp.figures import find_figures
    from citecheck.nlp.quotes.locate import SourceIndex, locate
    from citecheck.report.wire.documents import Comparison, Extract, Report
    from citecheck.run.batch.load import Tables, load

from citecheck._version import __version__

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
    "Tables",
    "__version__",
    "check",
    "compare",
    "extract",
    "find_dates",
    "find_figures",
    "load",
    "locate",
]

_HOMES = {
    "citecheck.api": ("check", "compare", "extract"),
    "citecheck.config.schema": ("Config",),
    "citecheck.errors": ("CitecheckError", "ConfigError", "InputError", "StoreError"),
    "citecheck.nlp.dates": ("find_dates",),
    "citecheck.nlp.figures": ("find_figures",),
    "citecheck.nlp.quotes.locate": ("SourceIndex", "locate"),
    "citecheck.model": ("Date", "Figure", "Passage"),
    "citecheck.report.wire.documents": ("Comparison", "Extract", "Report"),
    "citecheck.run.batch.load": ("Tables", "load"),
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
