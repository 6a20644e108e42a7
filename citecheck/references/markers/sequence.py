"""Part of step 2a: numbers that are first named in counting order, as citations are.

Numbered citations are first mentioned as 1, 2, 3 … through a text; figures, sizes and dates are
not. That order is the evidence that bare numbers are markers where no list says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from string import ascii_lowercase

from msgspec import Struct

from citecheck.references.markers.bare_number_context import Shape

SKIPS = 5  # numbers that may be first named out of order (in a table, a caption) before the next
DEAREST_SKIP = 2.5  # what a gap of any length costs at most
FURTHER = 0.3  # what each further new number in one group is worth: "2,3" reaches beyond "2"
LATER = 0.6
"""What a later mention of a number must look better than the first: more than a group does.

In "a day.3 Both crews agree.2,3" the single 3 is the first mention.
"""


class Candidate(Struct, frozen=True):
    """A stretch that may be a marker; `weight` says how much its surroundings look like one."""

    start: int
    end: int
    labels: tuple[str, ...]
    weight: float
    shape: Shape

    @property
    def values(self) -> frozenset[int]:
        """Its numbers, without the letters of sub-entries."""
        return frozenset(int(label.rstrip(ascii_lowercase) or 0) for label in self.labels)

    @property
    def numbers(self) -> tuple[int, int]:
        """Its lowest and highest number."""
        return min(self.values), max(self.values)


class Mentions(Struct, frozen=True):
    """The first mentions that count up best: their places, the number reached, their weight."""

    starts: tuple[int, ...]
    reached: tuple[int, ...]
    weight: float

    def reached_at(self, position: int) -> int:
        """Return the highest number first named before or at `position`."""
        index = bisect_right(self.starts, position)
        return self.reached[index - 1] if index else 0


def first_mentions(candidates: Sequence[Candidate], skips: int = SKIPS) -> Mentions:
    """Return the best run of candidates that name new numbers in counting order from 1.

    At most `skips` numbers are left out between two of them.
    """
    best: dict[int, tuple[float, int | None]] = {0: (0.0, None)}  # reached → weight, last node
    nodes: list[tuple[int, int, int | None]] = []  # start, reached, node before
    for candidate in candidates:
        low, high = candidate.numbers
        named = sorted(candidate.values)
        top, parent = None, None
        for reached in range(max(0, low - 1 - skips), high):
            known = best.get(reached)
            if known is None or (known[1] is None and reached):
                continue
            new = len(named) - bisect_right(named, reached)
            skipped = high - reached - new
            if skipped > skips:
                continue
            value = known[0] + candidate.weight - min(0.8 * skipped, DEAREST_SKIP)
            value += FURTHER * (new - 1)
            if top is None or value > top:
                top, parent = value, known[1]
        if top is None or candidate.weight <= 0:
            continue
        if high not in best or top > best[high][0] + LATER:
            nodes.append((candidate.start, high, parent))
            best[high] = (top, len(nodes) - 1)
    weight, node = max(best.values(), key=lambda value: value[0])
    return _unwind(nodes, node, weight)


def _unwind(
    nodes: Sequence[tuple[int, int, int | None]], node: int | None, weight: float
) -> Mentions:
    starts: list[int] = []
    reached: list[int] = []
    while node is not None:
        start, number, node = nodes[node]
        starts.append(start)
        reached.append(number)
    return Mentions(tuple(reversed(starts)), tuple(reversed(reached)), weight)
