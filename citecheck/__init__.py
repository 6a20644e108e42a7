"""Check whether the sources that an article cites bear its claims out."""

from __future__ import annotations

__version__ = "0.1.0"
