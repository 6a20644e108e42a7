r"""The files that a LaTeX draft is made of: what ``\input`` reads, and where a point of it stands.

All files have one range of offsets, one behind the other in the order in which they are read: an
origin is an offset into that range. Which file may be read is decided by `DraftFolder`.
"""

from __future__ import annotations

from bisect import bisect_right
from pathlib import PurePosixPath

from msgspec import Struct

from citecheck.formats.charset import decode
from citecheck.formats.draft_builder import Lines
from citecheck.formats.folder import DraftFolder, Found
from citecheck.formats.latex.scan import without_comments, without_verbatim
from citecheck.lazy_regex import regex
from citecheck.model import Place

DEEPEST = 12  # files that read one another
MOST_FILES = 300
ENDINGS = (".tex", "", ".ltx", ".bbl")

_BARE_INPUT = regex(r"\\input[ \t]([^\s{}\\%]{1,200})")
_INTERNAL = regex(r"\\[A-Za-z]+@[A-Za-z@]+")  # as REVTeX writes; to the walker @ is no letter


class File(Struct, frozen=True, kw_only=True):
    """A file of the draft: its text (listings blanked), without comments, and its first origin.

    `path` is None for the draft itself.
    """

    path: str | None
    text: str
    bare: str
    base: int


class Project:
    """The files read so far; maps origins to places."""

    def __init__(self, beside: DraftFolder, source: str) -> None:
        self.beside = beside
        self.files: list[File] = []
        self._lines: list[Lines] = []
        self._open: list[str | None] = []
        self.main = self._add(None, source)

    def open(self, name: str, folder: str = "") -> File | str:
        r"""Return the file that ``\input`` names, or why it is not read.

        Args:
            name: as written, with or without an ending.
            folder: what ``\import`` says goes before the name.
        """
        name = name.strip().strip('"')
        if len(self._open) >= DEEPEST:
            return "its files read one another too deeply"
        if len(self.files) >= MOST_FILES:
            return f"more than {MOST_FILES} files would be read"
        found: Found | str = "it has no name"
        for path in self._candidates(name, folder):
            found = self.beside.read(path, ENDINGS)
            if isinstance(found, Found):
                break
        if isinstance(found, str):
            return found
        if found.path in self._open or found.path == PurePosixPath(self.beside.draft).name:
            return "it reads itself"
        return self._add(found.path, decode(found.body))

    def open_twin(self, ending: str) -> File | None:
        """Return the file that has the draft's name but for its ending, if there is one.

        Args:
            ending: with the dot.
        """
        found = self.beside.twin(ending)
        if found is None:
            return None
        return self._add(found.path, decode(found.body))

    def enter(self, file: File) -> None:
        """Note that what follows is read out of `file`."""
        self._open.append(file.path)

    def leave(self) -> None:
        """Note that the file entered last is done."""
        self._open.pop()

    def place(self, offset: int, origin: int) -> Place:
        """Return the place that says: `offset` of the draft's text stands at `origin`."""
        number = bisect_right(self.files, origin, key=lambda file: file.base) - 1
        file = self.files[number]
        within = self._lines[number].place(offset, origin - file.base)
        return Place(offset, within.line, within.column, file.path)

    def _candidates(self, name: str, folder: str) -> list[str]:
        """Return where a name may mean: from the draft's folder, or the including file's."""
        path = f"{folder}/{name}" if folder else name
        around = [str(PurePosixPath(one).parent) for one in self._open if one is not None]
        return [path, *(f"{one}/{path}" for one in dict.fromkeys(reversed(around)) if one != ".")]

    def _add(self, path: str | None, source: str) -> File:
        text = without_verbatim(source.replace("\r\n", "\n").replace("\r", "\n"))
        text = _INTERNAL.sub(lambda one: one.group().replace("@", "X"), text)
        text = _BARE_INPUT.sub(r"\\input{\1}", text)  # columns of its own line shift by one
        last = self.files[-1] if self.files else None
        file = File(
            path=path,
            text=text,
            bare=without_comments(text),
            base=last.base + len(last.text) + 1 if last else 0,
        )
        self.files.append(file)
        self._lines.append(Lines(text))
        return file
