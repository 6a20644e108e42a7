"""Sources that a process keeps read and indexed: those that serve many drafts are read once.

What is kept is bounded by the characters of the sources, for memory goes with them; who was not
asked for longest goes first.
"""

from __future__ import annotations

from collections.abc import Hashable

from citecheck.checks.source_view import Reading

KEPT = 600_000
"""Characters kept by a process of `engine.MEGABYTES`: 120 MB where two figures stand in each
sentence, 200 bytes a character (benchmarks/batch.py: 4,400,000 took 870 MB)."""
KEPT_FOR_DRAFTS = 2_000_000
"""The same of one that checks whole drafts (`engine.MEGABYTES_FOR_DRAFTS`): 400 MB."""


class KeptReadings:
    """Readings by what they were made from."""

    def __init__(self) -> None:
        self._readings: dict[Hashable, Reading] = {}
        self._characters = 0

    def take(self, key: Hashable) -> Reading | None:
        """Return what is kept under `key`, and take it out."""
        found = self._readings.pop(key, None)
        if found is not None:
            self._characters -= len(found.text.body)
        return found

    def put(self, key: Hashable, reading: Reading, most: int) -> None:
        """Keep `reading` as the newest; the oldest go where there are more than `most` characters.

        Args:
            key: what it was made from, equal only where a new one would be equal.
            reading: the source as read.
            most: characters kept in all; a source of more than half of them is not kept.
        """
        size = len(reading.text.body)
        if size > most // 2:
            return
        self.take(key)
        self._readings[key] = reading
        self._characters += size
        while self._characters > most:
            self.take(next(iter(self._readings)))
