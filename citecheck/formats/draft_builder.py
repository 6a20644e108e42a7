"""What a reader has read, and the builder that the readers of marked-up formats write into.

The builder owns white space: runs collapse, blocks are separated by a blank line, hints and
blocks never include the space around them.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from typing import Protocol

from msgspec import Struct, field

from citecheck.lazy_regex import regex
from citecheck.model import (
    Bibliographic,
    Block,
    BlockKind,
    Coordinates,
    Hint,
    HintKind,
    Place,
    ReaderNotice,
    Span,
)

# Words with single spaces between them: what can be copied as it stands. A no-break space is
# no white space here, as in HTML.
_RUN = regex(r"[^ \t\n\r\f\v]+(?: [^ \t\n\r\f\v]+)*")

_ISO_DATE = regex(r"(\d{4})-(\d\d)-(\d\d)")

# Soft hyphens, zero-width spaces and word joiners only steer where lines break.
_VISIBLE = regex("[^\u00ad\u200b\u2060\ufeff]+")


class Content(Struct, frozen=True, kw_only=True, tag=True):
    """A draft's text with all that its format says; `Document` without the file's identity."""

    text: str
    blocks: tuple[Block, ...] = ()
    hints: tuple[Hint, ...] = ()
    places: tuple[Place, ...] = ()
    coordinates: Coordinates = Coordinates.LINE
    title: str | None = None
    language: str | None = None
    date: dt.date | None = None
    notices: tuple[ReaderNotice, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()  # as in `Document`
    pictures: int = 0  # pages whose words, if they have any, were not read
    base: str | None = None  # the address to which the page itself says that its links are relative

    def first_heading(self) -> str | None:
        """Return the first heading of the first rank: the title of most drafts."""
        headings = (block for block in self.blocks if block.kind is BlockKind.HEADING)
        return next((one.span.of(self.text) for one in headings if one.level == 1), None)


class OpenHint(Struct, kw_only=True, eq=False):
    """A hint under way; `start` is None until visible text of the current block is in it."""

    kind: HintKind
    target: str | None = None
    items: tuple[Bibliographic, ...] = ()
    keys: tuple[str, ...] = ()
    start: int | None = None


class OpenBlock(Struct, kw_only=True):
    """A block under way; `start` is None until it has visible text."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    number: str | None = None
    list_id: int | None = None
    anchors: list[str] = field(default_factory=list)
    key: str | None = None
    work: Bibliographic | None = None
    start: int | None = None


class Placer(Protocol):
    """What knows where in the draft's files an origin stands."""

    def place(self, offset: int, origin: int) -> Place:
        """Return the place that says: `offset` of the draft's text stands at `origin`."""


class ContentBuilder:
    """Collects text, blocks and hints in reading order.

    `blocks` and `hints` are what is finished; `origins` maps points of the text to offsets in the
    file, as (offset, file offset), sorted by offset; `places` are points in other files.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.hints: list[Hint] = []
        self.notices: list[ReaderNotice] = []
        self.origins: list[tuple[int, int]] = []
        self.places: list[Place] = []
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""  # white space owed before the next visible text
        self._block: OpenBlock | None = None
        self._loose_anchors: list[str] = []  # ids passed since the last block
        self._open_hints: list[OpenHint] = []

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    @property
    def block(self) -> OpenBlock | None:
        """The block that the next text goes into, if one is open."""
        return self._block

    @property
    def block_has_text(self) -> bool:
        """Whether visible text stands in the current block."""
        return self.block_length > 0

    @property
    def block_length(self) -> int:
        """Code points in the current block so far."""
        if self._block is None or self._block.start is None:
            return 0
        return self._length - self._block.start

    def text_of_block(self) -> str:
        """Return what stands in the current block so far."""
        wanted, found = self.block_length, 0
        parts: list[str] = []
        for part in reversed(self._parts):
            if found >= wanted:
                break
            parts.append(part)
            found += len(part)
        return "".join(reversed(parts))[found - wanted :]

    def begin(self, block: OpenBlock) -> None:
        """End the current block and open another."""
        self.end()
        self._block = block

    def end(self) -> None:
        """End the current block; one without text leaves nothing but its anchors."""
        block, self._block = self._block, None
        if block is None:
            return
        if block.start is None:
            self._loose_anchors += block.anchors
            return
        for hint in self._open_hints:
            self._finish(hint)
        self.blocks.append(
            Block(
                kind=block.kind,
                span=Span(block.start, self._length),
                level=block.level,
                number=block.number,
                anchors=tuple(dict.fromkeys(block.anchors)),
                list_id=block.list_id,
                key=block.key,
                work=block.work,
            )
        )
        self._gap = "\n\n"

    def anchor(self, name: str) -> None:
        """Put an id on the current block, or on the next where none has begun."""
        if self._block is None:
            self._loose_anchors.append(name)
        else:
            self._block.anchors.append(name)

    def line_break(self) -> None:
        """Owe a line break, if the block has text."""
        if self.block_has_text:
            self._gap = "\n"

    def open_hint(self, hint: OpenHint) -> OpenHint:
        """Start a hint at the next visible text."""
        self._open_hints.append(hint)
        return hint

    def close_hint(self, hint: OpenHint) -> None:
        """End a hint behind the last visible text; one without text vanishes."""
        self._open_hints.remove(hint)
        self._finish(hint)

    def write(self, text: str, origin: int | None = None) -> None:
        """Add text whose white space does not count; `origin` is where it starts in the file."""
        for part in _VISIBLE.finditer(text):
            end = 0
            for run in _RUN.finditer(part.group()):
                if run.start() > end:
                    self._owe_space()
                start = part.start() + run.start()
                self._write_run(run.group(), None if origin is None else origin + start)
                end = run.end()
            if len(part.group()) > end:
                self._owe_space()

    def write_from(self, text: str, file: str | None, line: int) -> None:
        """Add text that stands in another file, at the start of a line; white space is free.

        Args:
            text: the words.
            file: the path of that file, None for the draft itself.
            line: in it, from 1.
        """
        self.places.append(Place(self._length + len(self._gap), line, 1, file))
        self.write(text)

    def write_verbatim(self, text: str, origin: int | None = None) -> None:
        """Add text whose line breaks and spaces count, as in a code block."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self._gap += "\n" if self.block_has_text else ""
            if line.strip():
                self._write_run(line.rstrip(), origin)
            if origin is not None:
                origin += len(line) + 1

    def build(
        self,
        lines: Placer | None = None,
        *,
        title: str | None = None,
        language: str | None = None,
        date: dt.date | None = None,
        coordinates: Coordinates = Coordinates.LINE,
    ) -> Content:
        """Return the content; `lines` turns what was said of the file into places."""
        self.end()
        places = list(self.places)
        if lines is not None:
            places += [lines.place(*origin) for origin in self.origins]
        return Content(
            text=self.text,
            blocks=tuple(self.blocks),
            hints=tuple(sorted(self.hints, key=lambda hint: hint.span)),
            places=tuple(sorted(places)),
            coordinates=coordinates,
            title=title,
            language=language,
            date=date,
            notices=tuple(self.notices),
        )

    def _owe_space(self) -> None:
        if self.block_has_text and not self._gap:
            self._gap = " "

    def _write_run(self, run: str, origin: int | None) -> None:
        if self._gap:
            gap, self._gap = self._gap, ""
            self._append(gap)
        if self._block is None:
            self._block = OpenBlock()
        if self._block.start is None:
            self._block.start = self._length
            self._block.anchors[:0] = self._loose_anchors
            self._loose_anchors = []
        for hint in self._open_hints:
            if hint.start is None and self._block.kind is not BlockKind.CODE:
                hint.start = self._length
        if origin is not None:
            self.origins.append((self._length, origin))
        self._append(run)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _finish(self, hint: OpenHint) -> None:
        if hint.start is not None:
            self.hints.append(
                Hint(
                    kind=hint.kind,
                    span=Span(hint.start, self._length),
                    target=hint.target,
                    items=hint.items,
                    keys=hint.keys,
                )
            )
        hint.start = None


class Lines:
    """Line and column of an offset in a file's text, both from 1."""

    def __init__(self, source: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer(r"\r\n?|\n", source))]

    def place(self, offset: int, origin: int) -> Place:
        """Return the place that says: `offset` of the draft stands at `origin` in the file."""
        index = bisect_right(self.starts, origin) - 1
        return Place(offset, index + 1, origin - self.starts[index] + 1)


def parse_date(text: str) -> dt.date | None:
    """Return the day that an ISO 8601 date or time begins with."""
    found = _ISO_DATE.match(text.strip().replace("/", "-"))
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
