"""Step 7: a sheet of styled lines for a terminal, wide, narrow, or none at all.

In: heads, labelled rows and styles. Out: UTF-8 with or without colour. Knows rich, and nothing of
reports.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console

_LABEL_WIDTH = 10
_INDENT = 4
_NARROW = 60
"""Columns below which a label stands above its words, not beside them."""
_LEAST = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How a stream shows text: `width` in columns, None where lines need no wrapping."""

    width: int | None = None
    colour: bool = False


PLAIN = Look()


def look_of(stream: TextIO) -> Look:
    """Return how `stream` shows text: plain unless it is a terminal; NO_COLOR is obeyed."""
    if not stream.isatty():
        return PLAIN
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Look(width=max(_LEAST, shutil.get_terminal_size().columns), colour=colour)


class Sheet:
    """Lines that fill up from the top."""

    def __init__(self, look: Look) -> None:
        self._out = io.StringIO()
        self._width = look.width
        self._colour = look.colour
        self._blank = True

    def line(self, *parts: Text | str) -> None:
        """Add the parts as one line, or as many as the width makes of them."""
        for line in self._wrapped(Text.assemble(*parts), indent=0):
            self._write(line)

    def row(self, label: str, words: Text) -> None:
        """Add `words` beside their label, or below it where the sheet is narrow."""
        head = Text.assemble(" " * _INDENT, (label.ljust(_LABEL_WIDTH), "dim"))
        if self._width is not None and self._width < _NARROW:
            self._write(Text.assemble("  ", (label, "dim")))
            head = Text(" " * _INDENT)
        for line in self._wrapped(words, indent=len(head)):
            self._write(head + line)
            head = Text(" " * len(head))

    def address(self, url: str) -> None:
        """Add an address, never broken, so that it can be followed."""
        narrow = self._width is not None and self._width < _NARROW
        self._write(
            Text.assemble(" " * (_INDENT if narrow else _INDENT + _LABEL_WIDTH), (url, "dim"))
        )

    def gap(self) -> None:
        """Add an empty line, unless there is one or nothing above it."""
        if not self._blank:
            self._out.write("\n")
        self._blank = True

    def rendered(self) -> bytes:
        """Return all lines so far."""
        return self._out.getvalue().encode("utf-8", "replace")

    def _wrapped(self, words: Text, indent: int) -> Iterable[Text]:
        if self._width is None:
            return [words]
        return words.wrap(self._console, max(_LEAST, self._width - indent))

    def _write(self, line: Text) -> None:
        line.rstrip()
        if self._colour:
            self._console.print(line, soft_wrap=True)
        else:
            self._out.write(f"{line.plain}\n")
        self._blank = False

    @cached_property
    def _console(self) -> Console:
        """What wraps lines and colours them; the plain form needs neither."""
        from rich.console import Console  # noqa: PLC0415 - slow to load

        return Console(
            file=self._out,
            width=self._width,
            color_system="standard",
            force_terminal=True,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
