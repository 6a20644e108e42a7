"""What a model of language may offer the check of meaning; the models are opened elsewhere.

Similarity finds passages and a model may doubt a claim: neither ever acquits or convicts one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Meaning(Protocol):
    """Models opened for one run."""

    def nearness(self, claim: str, passages: Sequence[str]) -> tuple[float, ...]:
        """Return how near each passage is to `claim`, a cosine in [-1, 1]; () without a model."""

    def doubt(self, claim: str, passage: str) -> float | None:
        """Return the probability in [0, 1] that `passage` denies `claim`; None without a model."""
