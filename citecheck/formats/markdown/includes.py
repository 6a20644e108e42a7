"""What a Markdown draft includes: by Quarto's short code, and as knitr's child."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.formats.joined import Inclusion
from citecheck.formats.markdown.front_matter import front_matter
from citecheck.lazy_regex import regex

_INCLUDE = regex(
    r"^[ \t]*\{\{<[ \t]*include[ \t]+\"?([^\s\">]{1,300})\"?[ \t]*>\}\}[ \t]*$"
    r"|^```+\{r[^}\n]*\bchild[ \t]*=[ \t]*['\"]([^'\"\n]{1,300})['\"][^}\n]*\}[ \t]*\n```+[ \t]*$",
    re.MULTILINE,
)


def includes(source: str) -> Iterator[Inclusion]:
    """Yield what a file includes, each on a line or in a chunk of its own."""
    for one in _INCLUDE.finditer(source):
        name = (one[1] or one[2]).strip()
        yield Inclusion(start=one.start(), end=one.end(), name=name, select=_without_front_matter)


def _without_front_matter(text: str) -> str:
    for start, end in front_matter(text).stretches:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text
