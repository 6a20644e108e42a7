"""A draft of several files → one text and its map: what each line includes stands in its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from citecheck.formats.charset import decode
from citecheck.formats.draft_builder import Lines
from citecheck.formats.folder import DraftFolder, Found
from citecheck.model import Place, ReaderNotice

DEEPEST = 6  # files that include one another


class Inclusion(Struct, frozen=True, kw_only=True):
    """A stretch of a text that stands for a file.

    `start` and `end` are its offsets; `select` takes the file's text and returns what of it is
    read, of the same length.
    """

    start: int
    end: int
    name: str
    select: Callable[[str], str]


Finder = Callable[[str], Iterator[Inclusion]]


class Joined:
    """The text of a draft with what it includes; maps its offsets to the files they come from.

    `notices` are about what could not be had.
    """

    def __init__(self, source: str, beside: DraftFolder, find: Finder) -> None:
        self.notices: list[ReaderNotice] = []
        self._beside = beside
        self._find = find
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[int] = []  # of each stretch in the joined text
        self._origins: list[tuple[str | None, Lines, int]] = []  # its file, and offset there
        self._add(source, None, ())
        self.text = "".join(self._parts)

    def place(self, offset: int, origin: int) -> Place:
        """Return the place that says: `offset` of the draft stands at `origin` of the text."""
        number = max(0, bisect_right(self._starts, origin) - 1)
        file, lines, start = self._origins[number]
        found = lines.place(offset, start + origin - self._starts[number])
        return Place(offset, found.line, found.column, file)

    def _add(self, source: str, file: str | None, path: tuple[str, ...]) -> None:
        lines = Lines(source)
        at = 0
        for one in self._find(source):
            self._stretch(source[at : one.start], file, lines, at)
            self._include(one, file, path)
            at = one.end
        self._stretch(source[at:], file, lines, at)

    def _stretch(self, text: str, file: str | None, lines: Lines, start: int) -> None:
        self._starts.append(self._length)
        self._origins.append((file, lines, start))
        self._parts.append(text)
        self._length += len(text)

    def _include(self, wanted: Inclusion, file: str | None, path: tuple[str, ...]) -> None:
        found: Found | str = "it reads itself"
        names = [wanted.name]
        if file is not None and "/" in file:  # first beside the file that names it
            names.insert(0, (PurePosixPath(file).parent / wanted.name).as_posix())
        if len(path) < DEEPEST:
            for name in names:
                found = self._beside.read(name)
                if isinstance(found, Found):
                    break
        if isinstance(found, Found) and found.path in path:
            found = "it reads itself"
        if isinstance(found, str):
            message = f"The part {wanted.name} is not read: {found}."
            self.notices.append(ReaderNotice(code="draft.part_missing", message=message))
            return
        text = decode(found.body).replace("\r\n", "\n").replace("\r", "\n")
        self._add(wanted.select(text), found.path, (*path, found.path))
