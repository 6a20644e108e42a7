"""Step 7: a sheet of styled lines for a terminal, wide, narrow, or none at all.

In: heads, labelled rows and styles. Out: UTF-8 with or without colour. Knows rich, which it loads
where lines are broken or coloured only, and nothing of reports.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from msgspec import Struct

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Run = tuple[str, str]
"""Words and their style, as rich names it; "" is none."""
Styled = tuple[Run, ...]

_LABEL_WIDTH = 10
_INDENT = 4
_NARROW = 60
"""Columns below which a label stands above its words, not beside them."""
_LEAST = 20


class Look(Struct, frozen=True):
    """How a stream shows text: `width` in columns, None where lines need no wrapping."""

    width: int | None = None
    colour: bool = False


PLAIN = Look()


def look_of(stream: TextIO) -> Look:
    """Return how `stream` shows text: plain unless it is a terminal; NO_COLOR is obeyed."""
    if not stream.isatty():
        return PLAIN
    import shutil  # noqa: PLC0415 - brings packers along that nothing here needs

    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Look(width=max(_LEAST, shutil.get_terminal_size().columns), colour=colour)


def styled(words: str, style: str = "") -> Styled:
    """Return `words` in one style."""
    return ((words, style),)


def joined(*parts: Styled | str, by: Run | None = None) -> Styled:
    """Return the parts as one, with `by` between them."""
    rows = [styled(part) if isinstance(part, str) else part for part in parts]
    if by is not None:
        rows = [row for part in rows for row in ((by,), part)][1:]
    return tuple(run for row in rows for run in row)


class Sheet:
    """Lines that fill up from the top."""

    def __init__(self, look: Look) -> None:
        self._out = io.StringIO()
        self._width = look.width
        self._colour = look.colour
        self._blank = True

    def line(self, *parts: Styled | str) -> None:
        """Add the parts as one line, or as many as the width makes of them."""
        self._write((), joined(*parts))

    def row(self, label: str, words: Styled) -> None:
        """Add `words` beside their label, or below it where the sheet is narrow."""
        if self._is_narrow:
            self._write(joined("  ", styled(label, "dim")))
            self._write(styled(" " * _INDENT), words)
        else:
            beside = styled(label.ljust(_LABEL_WIDTH), "dim")
            self._write(joined(" " * _INDENT, beside), words)

    def address(self, url: str) -> None:
        """Add an address, never broken, so that it can be followed."""
        indent = _INDENT if self._is_narrow else _INDENT + _LABEL_WIDTH
        self._write(joined(" " * indent, styled(url, "dim")))

    def gap(self) -> None:
        """Add an empty line, unless there is one or nothing above it."""
        if not self._blank:
            self._out.write("\n")
        self._blank = True

    def rendered(self) -> bytes:
        """Return all lines so far."""
        return self._out.getvalue().encode("utf-8", "replace")

    @property
    def _is_narrow(self) -> bool:
        return self._width is not None and self._width < _NARROW

    def _write(self, head: Styled, words: Styled = ()) -> None:
        """Write `head`, whole, and `words` behind it, broken to the width that is left."""
        self._blank = False
        if self._width is None and not self._colour:
            plain = "".join(run for run, _ in (*head, *words))
            self._out.write(f"{plain.rstrip()}\n")
            return
        for line in self._broken(head, words):
            line.rstrip()
            if self._colour:
                self._console.print(line, soft_wrap=True)
            else:
                self._out.write(f"{line.plain}\n")

    def _broken(self, head: Styled, words: Styled) -> Iterator[Text]:
        """Yield the lines; those behind the first begin where the words of the first do."""
        from rich.text import Text  # noqa: PLC0415 - slow to load

        before, text = Text.assemble(*head), Text.assemble(*words)
        if not words or self._width is None:
            yield before + text
            return
        for line in text.wrap(self._console, max(_LEAST, self._width - len(before))):
            yield before + line
            before = Text(" " * len(before))

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
