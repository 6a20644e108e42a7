"""Part of step 2a: the nouns of this room, what one of its modules hands to the next."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.model import Span
from citecheck.references.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a list; `keys` are the labels that a marker may call it by.

    `label` is what the list shows ("3", "b", None); `text` is the entry's words on one line,
    `span` their place in the draft, `anchors` the ids that links to it carry.
    """

    label: str | None
    keys: tuple[str, ...]
    text: str
    span: Span
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundList:
    """A reference list: where it stands, and what announces it."""

    span: Span
    heading: Unit | None
    entries: tuple[Entry, ...]
