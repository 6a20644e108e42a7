"""The fixtures of `tests_run_batch`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from tests_run_batch import batch, corpus

__all__ = ["batch", "corpus"]
