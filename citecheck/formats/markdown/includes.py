"""A Markdown draft of several files (Quarto's includes, knitr's children) → one text and its map.

Files are put in where they are named, on a line or in a chunk of their own, front matter left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from citecheck.formats.charset import decode
from citecheck.formats.draft_builder import Lines
from citecheck.formats.folder import DraftFolder, Found
from citecheck.formats.markdown.front_matter import front_matter
from citecheck.lazy_regex import regex
from citecheck.model import Place, ReaderNotice

DEEPEST = 6  # files that include one another

_INCLUDE = regex(
    r"^[ \t]*\{\{<[ \t]*include[ \t]+\"?([^\s\">]{1,300})\"?[ \t]*>\}\}[ \t]*$"
    r"|^```+\{r[^}\n]*\bchild[ \t]*=[ \t]*['\"]([^'\"\n]{1,300})['\"][^}\n]*\}[ \t]*\n```+[ \t]*$",
    re.MULTILINE,
)


class Joined:
    """The text of a draft with what it includes; maps its offsets to the files they come from.

    `notices` are about what could not be had.
    """

    def __init__(self, source: str, beside: DraftFolder) -> None:
        self.notices: list[ReaderNotice] = []
        self._beside = beside
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
        for one in _INCLUDE.finditer(source):
            self._stretch(source[at : one.start()], file, lines, at)
            self._include((one[1] or one[2]).strip(), path)
            at = one.end()
        self._stretch(source[at:], file, lines, at)

    def _stretch(self, text: str, file: str | None, lines: Lines, start: int) -> None:
        self._starts.append(self._length)
        self._origins.append((file, lines, start))
        self._parts.append(text)
        self._length += len(text)

    def _include(self, name: str, path: tuple[str, ...]) -> None:
        found: Found | str = "it reads itself"
        if name not in path and len(path) < DEEPEST:
            found = self._beside.read(name)
        if isinstance(found, str):
            message = f"The part {name} is not read: {found}."
            self.notices.append(ReaderNotice(code="draft.part_missing", message=message))
            return
        text = decode(found.body).replace("\r\n", "\n").replace("\r", "\n")
        for start, end in front_matter(text).stretches:
            text = text[:start] + "\n" * text.count("\n", start, end) + text[end:]
        self._add(text, found.path, (*path, name))
