"""What an AsciiDoc draft includes, `include::chapter.adoc[]`: all of it, or lines, or tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.formats.joined import Inclusion
from citecheck.lazy_regex import regex

_INCLUDE = regex(
    r"^include::(?P<name>[^\[\]\n]{1,300})\[(?P<options>[^\]\n]{0,500})\][ \t]*$"
    r"|^:(?P<attribute>[\w-]{1,60}):[ \t]+(?P<value>[^\n]{1,300})$"
    r"|^(?P<fence>-{4,}|\.{4,}|/{4,}|\+{4,})[ \t]*$",
    re.MULTILINE,
)
_REFERENCE = regex(r"\{([\w-]{1,60})\}")
_OPTION = regex(r"(\w{1,20})=(?:\"([^\"]{0,300})\"|([^,]{0,300}))")
_TAG = regex(r"\b(tag|end)::([\w-]{1,60})\[\]")
_RANGE = regex(r"(\d{1,6})(?:\.\.(-1|\d{0,6}))?")
_DOCUMENTS = (".adoc", ".asciidoc", ".asc", ".ad", ".txt")  # code and tables of data are no prose


def includes(source: str) -> Iterator[Inclusion]:
    """Yield the documents that a file includes; those in blocks of code or comments stay unread."""
    attributes: dict[str, str] = {}
    fence = ""
    for one in _INCLUDE.finditer(source):
        if one["fence"]:
            fence = "" if one["fence"] == fence else fence or one["fence"]
        elif one["attribute"]:
            attributes[one["attribute"].lower()] = one["value"].strip()
        elif not fence:
            name = _REFERENCE.sub(lambda key: attributes.get(key[1].lower(), key[0]), one["name"])
            if name.lower().endswith(_DOCUMENTS) and "://" not in name:
                part = _Part(one["options"])
                yield Inclusion(start=one.start(), end=one.end(), name=name, select=part.of)


class _Part:
    """What of a file an include asks for: lines, or what stands between tags."""

    def __init__(self, options: str) -> None:
        self._options = {key: quoted or bare for key, quoted, bare in _OPTION.findall(options)}

    def of(self, text: str) -> str:
        """Return the text with blanks in the place of what is not asked for."""
        wanted = self._lines(text)
        if wanted is None:
            return text
        return "".join(
            line if number in wanted else re.sub(r"[^\n]", " ", line)
            for number, line in enumerate(text.splitlines(keepends=True), 1)
        )

    def _lines(self, text: str) -> set[int] | None:
        """Return the numbers of the lines that are asked for; None: all."""
        asked = self._options.get("lines")
        tags = self._options.get("tags") or self._options.get("tag")
        count = text.count("\n") + 1
        if asked:
            found: set[int] = set()
            for first, last in _RANGE.findall(asked):
                end = int(last) if last and last != "-1" else count if last else int(first)
                end = count if f"{first}.." in asked and not last else end
                found.update(range(int(first), min(end, count) + 1))
            return found
        if not tags:
            return None
        names = set(re.split(r"[,;]", tags))
        return _between(text, names)


def _between(text: str, names: set[str]) -> set[int]:
    found: set[int] = set()
    opened: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        mark = _TAG.search(line) if "::" in line else None
        if mark is None or (mark[2] not in names and "*" not in names):
            continue
        if mark[1] == "tag":
            opened[mark[2]] = number
        elif mark[2] in opened:
            found.update(range(opened.pop(mark[2]) + 1, number))
    return found
