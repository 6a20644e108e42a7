"""Part of step 2a: whether a heading that could name a list is the draft's own title ("Notes")."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.lazy_regex import regex
from citecheck.model import BlockKind
from citecheck.references.bibliography.entry_likeness import reads_like_reference
from citecheck.references.bibliography.headings import names_list
from citecheck.references.bibliography.units import Unit
from citecheck.references.markers.labels import label_at

_CITES = regex(r"\w.{0,400}(?:\[\^[\w-]{1,20}\]|\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}\])")
_LINES = 3  # that an entry of a wrapped list may need to show its year


def is_title(units: Sequence[Unit], index: int) -> bool:
    """Whether the unit at `index` opens the draft, and prose follows it rather than entries.

    What follows is prose where it cites, or where notes or another list stand below it.
    """
    if any(not unit.furniture for unit in units[:index]):
        return False
    below = [unit for unit in units[index + 1 :] if not unit.furniture]
    body = [unit for unit in below if not unit.is_a(BlockKind.HEADING)][:_LINES]
    if not body or body[0].is_a(BlockKind.LIST_ITEM) or body[0].is_a(BlockKind.NOTE):
        return False
    if label_at(body[0].text) is not None or names_list(body[0].text):
        return False
    if _CITES.match(body[0].text):
        return True
    has_list = any(unit.is_a(BlockKind.NOTE) or names_list(unit.text) for unit in below)
    return has_list and not reads_like_reference(" ".join(unit.text for unit in body))
