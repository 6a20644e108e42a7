"""Citations in Markdown as pandoc reads them (Quarto, R Markdown, Manubot, JOSS): for marko.

``[see @a, p. 4; -@b]`` is a citation in brackets, ``@a`` and ``@a [p. 3]`` are citations in the
sentence. E-mail addresses, handles, code and cross-references (``@fig-map``) are none. Source:
pandoc's manual, "Citation syntax".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from marko.helpers import MarkoExtension
from marko.inline import InlineElement

from citecheck.lazy_regex import regex

_KEY = (
    r"(?:\{(?P<braced>[^{}\s]{1,400})\}"
    r"|(?P<plain>(?:doi:10\.|(?:url:)?https?://)[^\s;,\[\]<>\"]{3,400}(?<![.:)])"
    r"|\w(?:\w|[:.#$%&+?<>~/-](?=\w)){0,400}))"
)
_CITED = regex(rf"(?<![\w\\@/])(?:(?<!-)-)?@{_KEY}")
_GROUP = regex(r"(?<![\\!\]^])\[((?:[^\[\]\\]|\\.|\[[^\[\]]{0,300}\]){1,3000})\](?![(\[:])")
_LOCATOR = regex(r"[ \t]?\[((?:[^\[\]\\]|\\.){1,500})\](?![(\[:{])")
_CROSS_REFERENCE = regex(
    r"(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|apx|nte|tip|wrn|imp|cau"
    r"|suppfig|supptbl|ref)[:-]\S+|ref",
    re.IGNORECASE,
)
_DIGIT = regex(r"\d")


class Citation(InlineElement):
    """A citation as written; `keys` in the order cited."""

    priority = 7
    parse_children = False

    def __init__(self, match: Found) -> None:
        self.children = match.text
        self.keys = match.keys


class Found:
    """What marko takes for the match of a pattern: a stretch of the paragraph, and its keys."""

    def __init__(self, text: str, start: int, end: int, keys: tuple[str, ...]) -> None:
        self.text = text[start:end]
        self.keys = keys
        self._span = (start, end)

    def span(self, group: int = 0) -> tuple[int, int]:
        """Return where it stands; all groups are the whole."""
        del group
        return self._span

    def start(self, group: int = 0) -> int:
        """Return where it starts."""
        return self.span(group)[0]

    def end(self, group: int = 0) -> int:
        """Return where it ends."""
        return self.span(group)[1]

    def group(self, group: int = 0) -> str:
        """Return what stands there."""
        del group
        return self.text


def keys_in(text: str) -> list[str]:
    """Return the keys that are cited in `text`, in order."""
    return [_key(found) for found in _CITED.finditer(text)]


def extension(is_known: Callable[[str], bool], *, has_list: bool) -> MarkoExtension:
    """Return what makes marko see citations.

    Args:
        is_known: whether the draft's bibliographies have a key.
        has_list: whether it has any bibliography, be it a missing one; without one, only brackets
            around keys with a digit count, since anything else may be a handle.
    """

    class KnownCitation(Citation):
        @classmethod
        def find(cls, text: str, *, source: Any) -> Iterator[Any]:  # noqa: ANN401 - untyped
            """Yield the citations of a paragraph."""
            del source
            yield from _citations(text, is_known, has_list=has_list) if "@" in text else ()

    KnownCitation.__name__ = "Citation"
    return MarkoExtension(elements=[KnownCitation])


def _citations(text: str, is_known: Callable[[str], bool], *, has_list: bool) -> Iterator[Found]:
    end = 0
    groups = {one.start(): one for one in _GROUP.finditer(text) if "@" in one.group()}
    starts = sorted([*groups, *(one.start() for one in _CITED.finditer(text))])
    for start in starts:
        if start < end:
            continue
        group = groups.get(start)
        found = (
            _in_brackets(text, group, is_known, has_list=has_list)
            if group is not None
            else _in_text(text, start, is_known)
        )
        if found is not None:
            yield found
            end = found.end()


def _in_brackets(
    text: str, group: re.Match[str], is_known: Callable[[str], bool], *, has_list: bool
) -> Found | None:
    """Return the citation of a bracket in which every part between semicolons has a key."""
    parts = [keys_in(part) for part in group[1].split(";")]
    keys = [key for part in parts for key in part]
    cited = [key for key in keys if is_known(key) or not _CROSS_REFERENCE.fullmatch(key)]
    if not cited or not all(parts):
        return None
    if not has_list and not all(is_known(key) or _DIGIT.search(key) for key in cited):
        return None
    return Found(text, group.start(), group.end(), tuple(cited))


def _in_text(text: str, start: int, is_known: Callable[[str], bool]) -> Found | None:
    """Return a citation in the sentence: a known key; what follows in brackets belongs to it."""
    one = _CITED.match(text, start)
    if one is None:
        return None
    key = _key(one)
    if text.startswith("](", one.end()) and text[:start].endswith("["):  # a link on a name
        return None
    if not is_known(key):
        return None
    locator = _LOCATOR.match(text, one.end())
    more = keys_in(locator[1]) if locator is not None else []
    return Found(text, start, locator.end() if locator else one.end(), (key, *more))


def _key(found: re.Match[str]) -> str:
    return str(found["braced"] or found["plain"])
