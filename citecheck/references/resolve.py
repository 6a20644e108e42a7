"""Part of step 2a: labels, anchors and positions → the ids of the references meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from citecheck.references.entry.author_year_index import WorkIndex
from citecheck.references.types import Entry, FoundList


class Resolver:
    """Looks references up by the label a marker shows, the anchor it links to, or author and year.

    A label that several lists use (notes numbered afresh in each section) means the entry of the
    next list after the marker, else of the last list before it.
    """

    def __init__(self, lists: Sequence[FoundList]) -> None:
        self._by_key: dict[str, list[tuple[int, list[str]]]] = {}
        self._by_anchor: dict[str, str] = {}
        self.labels: dict[str, str | None] = {}
        named: list[tuple[str, Entry]] = []
        for found in lists:
            keyed: dict[str, list[str]] = {}
            for entry in found.entries:
                name = f"r{len(self.labels) + 1}"
                self.labels[name] = entry.label
                named.append((name, entry))
                for anchor in entry.anchors:
                    self._by_anchor.setdefault(anchor, name)
                is_part = len(entry.keys) > 1
                for key in entry.keys:
                    if is_part or key not in keyed:
                        keyed.setdefault(key, []).append(name)
            for key, names in keyed.items():
                self._by_key.setdefault(key, []).append((found.span.end, names))
        self.works = WorkIndex(named)

    @property
    def keys(self) -> frozenset[str]:
        """Every label that some entry has."""
        return frozenset(self._by_key)

    def at_anchor(self, anchor: str) -> str | None:
        """Return the reference that a link to ``#anchor`` means."""
        return self._by_anchor.get(anchor)

    def of_labels(self, labels: Iterable[str], position: int) -> tuple[str, ...]:
        """Return the references that `labels` mean to a marker at `position`, without repeats."""
        names = [name for label in labels for name in self._of_label(label, position)]
        return tuple(dict.fromkeys(names))

    def _of_label(self, label: str, position: int) -> Sequence[str]:
        places = self._by_key.get(label) or self._by_key.get(label.rstrip("abcdefgh")) or []
        if not places:
            return ()
        index = bisect_left(places, position, key=lambda place: place[0])
        return places[min(index, len(places) - 1)][1]
