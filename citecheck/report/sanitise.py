"""Step 7: words from drafts and sources, made harmless and kept readable.

In: any text. Out: a text of the same length in which nothing steers a terminal, breaks XML or
turns the line around; so every offset stays true. What a form needs besides (escaping markup,
quoting) is that form's own.
"""

from __future__ import annotations

import re
from functools import cache

from citecheck.lazy_regex import regex

_LINE_KEEPERS = "\t\n"
_NO_CHARACTERS = ("\ufffe", "\uffff")


_COMMAND = regex(r"##(?:vso)?\[")
_COMMAND_LINE = regex(r"^([^\S\n]*)::", re.MULTILINE)


@cache
def _pictures() -> dict[int, str]:
    """Return a visible stand-in for each control, bidi mark, surrogate and noncharacter."""
    table = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in _LINE_KEEPERS}
    table[0x7F] = "\u2421"
    table |= dict.fromkeys(range(0x80, 0xA0), "\ufffd")
    table |= dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F)), "\ufffd")
    table |= dict.fromkeys(range(0x2066, 0x206A), "\ufffd")
    table |= dict.fromkeys((0x2028, 0x2029), "\ufffd")
    table |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    table |= dict.fromkeys(map(ord, _NO_CHARACTERS), "\ufffd")
    return table


def inert(text: str) -> str:
    """Return `text` with a visible stand-in for each character that would be obeyed, not shown.

    Tabs and line feeds stay. The result is as long as `text`, is valid in XML 1.0, and encodes as
    UTF-8.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_pictures())


def one_line(text: str) -> str:
    """Return `inert` text with each run of white space as one space."""
    return " ".join(inert(" ".join(text.split())).split())


def cut(text: str, most: int) -> str:
    """Return `text` on one line, at most `most` characters, an ellipsis where words were lost."""
    line = one_line(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def for_log(text: str) -> str:
    """Return `text` on one line that no terminal and no build service obeys, for standard error."""
    return without_commands(one_line(text))


def without_commands(text: str, *, own_lines: bool = False) -> str:
    """Return `text`, as long, without what build services obey in a log.

    With `own_lines` the lines themselves are meant to be obeyed, and what they hold is not.

    Source: actions/runner, ActionCommand.cs (``##[name]`` anywhere in a line, ``::name::`` at its
    start); Azure Pipelines, logging commands (``##vso[``).
    """
    if "##" in text:
        text = _COMMAND.sub(lambda found: found[0][:-1] + "\uff3b", text)
    return text if own_lines else _COMMAND_LINE.sub("\\1\uff1a\uff1a", text)
