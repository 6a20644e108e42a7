"""What stands in a Markdown file and is not shown as text, though CommonMark knows nothing of it.

Comments of Obsidian (``%%…%%``), short codes of Hugo and Quarto (``{{< … >}}``, ``{{% … %}}``),
tags of Jekyll and Eleventy (``{% … %}``), attributes of kramdown and pandoc; the signs of call-outs
(``> [!note] Title``), whose title is shown as a heading. Every offset stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from citecheck.lazy_regex import regex

# Pandoc's: what stands there names classes and ids, and is not shown.
_FENCED_DIV = regex(r"^:{3,}[^\n]*$", re.MULTILINE)
_IMAGE_ATTRIBUTES = regex(r"(?<=\))\{[#.][^{}\n]{0,300}\}")
_HEADING_ATTRIBUTES = regex(
    r"^(#{1,6}[ \t][^\n{]{1,400})(\{[#.-][^{}\n]{0,300}\})(?=[ \t]*$)", re.MULTILINE
)
_FENCE = regex(r"[ \t>]*(`{3,}|~{3,})")
# Behind a digit "%%" is a sign of percent that was doubled for some other program.
_UNSHOWN = regex(
    r"(?P<code>(`+)(?!`)[^\n]{0,500}?(?<!`)\2(?!`))"
    r"|(?<![\w%])%%(?!%)[^%]{0,20000}(?:%(?!%)[^%]{0,2000}){0,50}%%"
    r"|\{\{<[^<>\n]{0,2000}(?:<[^<>\n]{0,500}>[^<>\n]{0,500}){0,9}>\}\}"
    r"|\{\{%[^%\n]{0,2000}%\}\}|\{%[^%\n]{0,2000}%\}|\{:[^{}\n]{0,200}\}"
)
_CALL_OUT = regex(
    r"^(?P<before>(?:[ ]{0,3}>[ ]?)+)"
    r"(?P<sign>\[!(?P<kind>[A-Za-z][\w-]{0,40})(?:\|[^\]\n]{0,80})?\]"
    r"[+-]?)(?=[ \t]|$)",
    re.MULTILINE,
)
_SIGNS = ("%%", "{{<", "{{%", "{%", "{:")
_QUOTES = ("quote", "cite")  # call-outs that Obsidian shows as quotations
_DEEPEST = 6  # ranks of headings


class Shown(Struct, frozen=True, kw_only=True):
    """A file's text without what is not shown; `call_outs` are where the titles of asides begin."""

    text: str
    call_outs: frozenset[int]


def shown(source: str) -> Shown:
    """Return the text with blanks in the place of what is not shown, line breaks kept."""
    body = _FENCED_DIV.sub(_blanks, source)
    body = _IMAGE_ATTRIBUTES.sub(_blanks, body)
    body = _HEADING_ATTRIBUTES.sub(lambda one: one[1] + " " * len(one[2]), body)
    if any(sign in body for sign in _SIGNS):
        body = "".join(
            part if is_code else _UNSHOWN.sub(_unless_code, part) for part, is_code in _parts(body)
        )
    if "[!" not in body:
        return Shown(text=body, call_outs=frozenset())
    asides = [
        one.start("sign")
        for one in _CALL_OUT.finditer(body)
        if one["kind"].casefold() not in _QUOTES
    ]
    return Shown(text=_CALL_OUT.sub(_title, body), call_outs=frozenset(asides))


def _parts(body: str) -> Iterator[tuple[str, bool]]:
    """Yield stretches of the text, and whether each is a fenced block of code."""
    part: list[str] = []
    fence = ""
    for line in body.splitlines(keepends=True):
        mark = _FENCE.match(line)
        if not fence and mark is not None:
            yield "".join(part), False
            part, fence = [line], mark[1]
        elif fence and mark is not None and mark[1].startswith(fence):
            yield "".join([*part, line]), True
            part, fence = [], ""
        else:
            part.append(line)
    yield "".join(part), bool(fence)


def _unless_code(stretch: re.Match[str]) -> str:
    return stretch.group() if stretch["code"] else _blanks(stretch)


def _blanks(stretch: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", stretch.group())


def _title(call_out: re.Match[str]) -> str:
    """Return the line with the sign of a heading in place of a call-out's own."""
    length = len(call_out["sign"])
    return call_out["before"] + "#" * min(_DEEPEST, length) + " " * max(0, length - _DEEPEST)
