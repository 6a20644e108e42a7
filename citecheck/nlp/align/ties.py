"""Whether what the claim ties is tied in the source, too: all that breaks an alignment.

In: an `Alignment`. Out: its `Break`s, in no order of weight. An alignment without an open word and
without a break bears the claim out.
"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.nlp.align.alignment import Alignment
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.comparisons import broken_comparisons
from citecheck.nlp.align.degrees import broken_degrees, broken_quantities
from citecheck.nlp.align.nearness import broken_nearness
from citecheck.nlp.align.roles import broken_roles
from citecheck.nlp.align.sense import (
    broken_causes,
    broken_order,
    broken_polarity,
    broken_sides,
    broken_status,
)
from citecheck.nlp.align.tables import broken_cells
from citecheck.nlp.align.values.broken import broken_values

_OF_ORDER = frozenset({BreakKind.ROLE, BreakKind.INVERTED, BreakKind.SIDE})


def find_breaks(found: Alignment) -> tuple[Break, ...]:
    """Return every tie of the claim that its alignment does not keep."""
    breaks = [*_breaks(found)]
    compared = [*broken_comparisons(found)]
    if compared or found.converse:  # who stands where is told by the comparison
        breaks = [one for one in breaks if one.kind not in _OF_ORDER]
    return (*compared, *breaks)


def _breaks(found: Alignment) -> Iterator[Break]:
    for rule in (
        broken_polarity,
        broken_status,
        broken_sides,
        broken_causes,
        broken_order,
        broken_quantities,
        broken_degrees,
        broken_nearness,
        broken_roles,
        broken_values,
        broken_cells,
    ):
        yield from rule(found)
