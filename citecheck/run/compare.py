"""One claim held against one text: steps 5 and 6 without a document, a store or a network.

`Claim` and `Text` in, `Comparison` out; the same checks and the same judgement as in a run.
"""

from __future__ import annotations

from citecheck import verdict
from citecheck.checks import all_checks, examine
from citecheck.checks.source_view import Reading
from citecheck.model import Claim, Comparison, Text

SOURCE = "source"
"""Key under which the one text stands in the evidence."""


def compare(claim: Claim, text: Text) -> Comparison:
    """Return what `text` does for `claim`; see `against` for many claims on one text."""
    return against(claim, Reading(text))


def against(claim: Claim, reading: Reading) -> Comparison:
    """Return what an open reading does for `claim`; its indexes are made once for all claims."""
    return verdict.compare(claim, examine(claim, reading, SOURCE), all_checks())
