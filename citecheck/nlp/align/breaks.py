"""What keeps ticks from counting together: a tie of the claim that the source does not have."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from citecheck.model import Span
from citecheck.nlp.assertion import Status


class BreakKind(StrEnum):
    """What is wrong with words that all stand there."""

    POLARITY = "polarity"  # one side denies
    STATUS = "status"  # the source does not assert it itself
    QUANTITY = "quantity"  # the claim says more of them
    DEGREE = "degree"  # "largest" beside "large", "longest" beside "third-longest"
    SIDE = "side"  # "before" beside "after"
    PARTICLE = "particle"  # "turned down" beside "turned"
    ROLE = "role"  # who did it to whom
    COUNTED = "counted"  # the number counts another thing
    PAIRING = "pairing"  # the value is that of another year, place or group
    FAR = "far"  # another deed stands between the two words
    INVERTED = "inverted"  # an attribute of something else
    APART = "apart"  # stands in a neighbouring sentence that does not speak of the same

    @property
    def is_soft(self) -> bool:
        """Whether it makes support less likely, and does not turn the sense."""
        return self in (BreakKind.FAR, BreakKind.APART)


class Break(Struct, frozen=True, kw_only=True):
    """One broken tie: the words on both sides that show it, as they are written."""

    kind: BreakKind
    said: str = ""
    found: str = ""
    unit: int | None = None  # the unit of the claim whose tie it is
    owner: int | None = None  # the unit whose value the source gives elsewhere
    span: Span | None = None  # the claim's words, into the claim's text
    status: Status | None = None  # how the source stands to the words
    direct: bool = False  # a denial right before a ticked word, another column of the same row
