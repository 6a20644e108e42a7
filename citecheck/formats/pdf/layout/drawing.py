"""What a page of a PDF shows besides its text: ruling lines, coloured areas, pictures.

The order of painting is kept, so that it can be told what lies beneath a word (`painting`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct, field

from citecheck.formats.pdf.layout.objects import AS_IT_IS, Matrix, boxes_of

Colour = tuple[int, int, int]


class Rule(Struct, frozen=True):
    """A ruling line, flat or upright, from `start` to `end` at `at` on the other axis."""

    at: float
    start: float
    end: float


class Area(NamedTuple):
    """A painted stretch; `colour` is None where it has no single one. `order` is of painting."""

    left: float
    bottom: float
    right: float
    top: float
    order: int
    colour: Colour | None = None

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    @property
    def size(self) -> float:
        """Square points."""
        return (self.right - self.left) * (self.top - self.bottom)


class Drawing(Struct):
    """All that was painted on a page, in the order of painting; objects go by their addresses."""

    flat: list[Rule] = field(default_factory=list)
    upright: list[Rule] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)  # of one colour, or shaded
    pictures: list[Area] = field(default_factory=list)
    covers: list[Area] = field(default_factory=list)  # what may hide text painted before
    texts: dict[int, int] = field(default_factory=dict)  # when each is painted
    in_forms: dict[int, Matrix] = field(default_factory=dict)  # texts that stand in forms
    marks: dict[int, list[int]] = field(default_factory=dict)  # marked content: its texts
    images: list[int] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)  # words that no reader of the page sees
    skipped: list[str] = field(default_factory=list)  # words that are seen, and were not read
    sideways: bool = False  # the file shows the page turned by a quarter
    is_unread: bool = False  # it is a picture, and its words were not read
    turned: bool = False  # its lines are measured as if it were turned; what is drawn is not

    def boxes(self, texts: Sequence[int]) -> list[Area]:
        """Return where text objects stand; asked for only where that matters."""
        matrices = [self.in_forms.get(text, AS_IT_IS) for text in texts]
        return [
            Area(*box, self.texts[text])
            for text, box in zip(texts, boxes_of(texts, matrices), strict=True)
        ]

    @property
    def may_hold_grids(self) -> bool:
        """Whether it has rules enough both ways for cells."""
        return min(len(self.flat), len(self.upright)) >= 2
