"""What note-taking programs and site builders write into Markdown, and no reader sees → nothing.

Obsidian's comments (``%%…%%``), the kind of a call-out (``[!note]``), the marks of a highlight, the
page behind ``[[page|words]]``; Hugo's short codes and Liquid's tags. Every offset stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.lazy_regex import regex

UNSEEN = "\u200b"  # no blank: four of them at the start of a line would make code of it
_CODE = regex(
    r"^(?P<fence>```+|~~~+)[^\n]*\n(?:.*\n)*?[ ]{0,3}(?P=fence)[`~]*[ \t]*$"
    r"|(?P<ticks>`+)[^`\n]{1,1000}(?P=ticks)",
    re.MULTILINE,
)
_UNSEEN = (
    regex(r"%%(?:[^%]|%(?!%)){1,5000}%%"),
    regex(r"\{\{[<%][^\n{}]{0,1000}[>%]\}\}"),
    regex(r"\{%-?\s?[a-z][^\n{}]{0,1000}%\}"),
    regex(r"(?<=> )\[![\w-]{1,30}\][+-]?(?=[ \t\n]|\Z)"),
    regex(r"(?<!!)\[\[[^\[\]|\n]{1,200}\|(?=[^\[\]\n]{1,200}\]\](?!\())"),
)
_HIGHLIGHT = regex(r"(?<![=\w])==(?=[^\s=])(?P<words>[^=\n]{1,1000})(?<=\S)==(?![=\w])")
_SIGNS = ("%%", "{{", "{%", "[!", "==", "|")
_ENDS = "]]"


def without_unseen(source: str) -> str:
    """Return Markdown with `UNSEEN` in the place of what its dialect does not show.

    Args:
        source: the text of a file, its lines ended by line feeds.
    """
    if not any(sign in source for sign in _SIGNS):
        return source
    code = [found.span() for found in _CODE.finditer(source)]
    cuts = sorted(span for span in _cuts(source) if not _is_inside(span, code))
    parts, end = [], 0
    for start, stop in cuts:
        if start >= end:
            parts += [source[end:start], re.sub(r"[^\n]", UNSEEN, source[start:stop])]
            end = stop
    return "".join([*parts, source[end:]])


def _cuts(source: str) -> Iterator[tuple[int, int]]:
    for pattern in _UNSEEN:
        for found in pattern.finditer(source):
            yield found.span()
            if found[0].startswith("[["):
                end = source.find(_ENDS, found.end())
                yield end, end + len(_ENDS)
    for found in _HIGHLIGHT.finditer(source):
        yield found.start(), found.start("words")
        yield found.end("words"), found.end()


def _is_inside(span: tuple[int, int], code: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] < end for start, end in code)
