"""The blocks of a PDF → the draft's text, its places and hints.

What becomes of the ends of lines is told in `citecheck.formats.pdf.layout.joints`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from citecheck.formats.draft_builder import Content
from citecheck.formats.pdf.layout.blocks import LineBlock
from citecheck.formats.pdf.layout.joints import NOTHING, Joints, without_hyphen
from citecheck.formats.pdf.layout.lines import Line
from citecheck.formats.pdf.layout.pieces import Piece
from citecheck.formats.pdf.links import PdfLink
from citecheck.model import Block, Coordinates, Hint, HintKind, Place, Span

_TALLEST = 20.0  # points from a baseline to the middle of the largest type that is looked for


class _Written(Struct, frozen=True):
    """A piece of a page, and where it went in the text."""

    piece: Piece
    offset: int


class PdfWriting:
    """Writes blocks one after the other, and remembers where each piece of a page went."""

    def __init__(self, pages: Sequence[list[Line]], links: Sequence[PdfLink] = ()) -> None:
        self._links = links
        self._joints = Joints(pages, _addresses_of(links))
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._hints: list[Hint] = []
        self._places: list[Place] = []
        self._written: dict[int, list[_Written]] = {}  # by page
        self._line_numbers = _line_numbers(pages)

    def add(self, block: LineBlock) -> None:
        """Write a block."""
        if self._parts:
            self._write("\n\n")
        start = self._length
        for index, line in enumerate(block.lines):
            following = block.lines[index + 1] if index + 1 < len(block.lines) else None
            self._write_line(line, following)
        span = Span(start, self._length)
        sure = [line.confidence for line in block.lines if line.confidence is not None]
        self._blocks.append(
            Block(
                kind=block.kind,
                span=span,
                anchors=tuple(block.anchors),
                confidence=round(min(sure), 2) if sure else None,
            )
        )

    def add_links(self, targets: Mapping[int, str]) -> None:
        """Write a hint over the words in each link's box; `targets` names places by link."""
        for written in self._written.values():
            written.sort(key=lambda one: one.piece.y)
        for link in self._links:
            target = targets.get(id(link)) or link.url
            if target is not None:
                self._add_link(link, target)

    def _add_link(self, link: PdfLink, target: str) -> None:
        written = self._written.get(link.page, [])
        first = bisect_left(written, link.bottom - _TALLEST, key=lambda one: one.piece.y)
        end = bisect_right(written, link.top, key=lambda one: one.piece.y)
        inside = [one for one in written[first:end] if _covers(link, one.piece)]
        if not inside:
            return
        inside.sort(key=lambda one: one.offset)
        start = inside[0].offset + _characters_before(inside[0].piece, link.left)
        last = inside[-1]
        stop = last.offset + len(last.piece.text) - _characters_behind(last.piece, link.right)
        if start < stop:
            self._hints.append(Hint(kind=HintKind.LINK, span=Span(start, stop), target=target))

    def content(self, title: str | None) -> Content:
        """Return all that was written."""
        return Content(
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            hints=tuple(sorted(self._hints, key=lambda hint: hint.span)),
            places=tuple(self._places),
            coordinates=Coordinates.PAGE,
            title=title,
        )

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _write_line(self, line: Line, following: Line | None) -> None:
        number = self._line_numbers[id(line)]
        self._places.append(Place(self._length, line.page + 1, number))
        written = self._written.setdefault(line.page, [])
        joint = NOTHING if following is None else self._joints.after(line, following)
        for index, piece in enumerate(line.pieces):
            if index and piece.spaced:
                self._write(" ")
            text = piece.text
            if joint.drops_hyphen and index == len(line.pieces) - 1:
                text = without_hyphen(text)
            if piece.raised and text:
                span = Span(self._length, self._length + len(text))
                self._hints.append(Hint(kind=HintKind.SUPERSCRIPT, span=span))
            written.append(_Written(piece, self._length))
            self._write(text)
        self._write(joint.between)


def _addresses_of(links: Iterable[PdfLink]) -> dict[int, set[str]]:
    """Return the addresses that the links of each page lead to."""
    addresses: dict[int, set[str]] = {}
    for link in links:
        if link.url is not None:
            addresses.setdefault(link.page, set()).add(link.url)
    return addresses


def _line_numbers(pages: Sequence[list[Line]]) -> dict[int, int]:
    """Return each line's number on its page, from 1, from the top down."""
    return {
        id(line): number
        for page in pages
        for number, line in enumerate(sorted(page, key=lambda one: (-round(one.y), one.x0)), 1)
    }


def _covers(link: PdfLink, piece: Piece) -> bool:
    """Whether a piece stands in the link's box, for the greater part in height."""
    middle = piece.y + 0.25 * piece.height
    overlap = min(link.right, piece.x1) - max(link.left, piece.x0)
    return link.bottom <= middle <= link.top and overlap > 0.3 * min(
        piece.x1 - piece.x0, link.right - link.left
    )


def _characters_before(piece: Piece, left: float) -> int:
    """Return how many characters of a piece stand left of `left`, by their average width."""
    width = (piece.x1 - piece.x0) / max(len(piece.text), 1)
    return max(0, min(len(piece.text), round((left - piece.x0) / width))) if width > 0 else 0


def _characters_behind(piece: Piece, right: float) -> int:
    width = (piece.x1 - piece.x0) / max(len(piece.text), 1)
    return max(0, min(len(piece.text), round((piece.x1 - right) / width))) if width > 0 else 0
