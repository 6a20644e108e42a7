"""What becomes of the end of a printed line where its block goes on.

A hyphen goes where the word is one word; an address broken over lines is joined. All other line
breaks stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from citecheck.formats.pdf.layout.lines import Line
from citecheck.lazy_regex import regex

_WORDS = regex(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SCHEME = regex(r"\A(?:https?|ftp)://(?:www\.)?|\Awww\.", re.IGNORECASE)
_LONGEST_ADDRESS = 300  # code points at the end of a line
_LONGEST_WORD = 60
_WORD_AT_END = regex(r"[^\W\d_]+\Z")
_ADDRESS_AT_END = regex(
    r"(?:(?:https?|ftp)://|www\.|doi\.org/|doi:\s?10\.|\b10\.\d{4,9}/)\S*\Z", re.IGNORECASE
)
_GOES_ON = regex(r"[^\s,;)\]]*[/\d_=%&#?~-][^\s]*|[a-z]{1,30}\.(?:[a-z]{2,5})\b\S*")
_WORD_AFTER_ADDRESS = regex(
    r"(?:accessed|retrieved|and|in|on|the|available|archived|last|pp?\.?|vol\.?|\d{4}\W?|\(|\[)",
    re.IGNORECASE,
)
_UNFINISHED = "/-_=&?%.~+#:"


class Joint(Struct, frozen=True):
    """What stands in place of the end of a line, and whether the line loses its hyphen."""

    between: str = ""
    drops_hyphen: bool = False


BREAK = Joint("\n")
NOTHING = Joint()
_HYPHEN = Joint("-")
_DROPPED = Joint(drops_hyphen=True)


class Joints:
    """Judges the ends of a document's lines by the words and addresses that it has elsewhere."""

    def __init__(
        self, pages: Sequence[list[Line]], addresses: Mapping[int, Collection[str]]
    ) -> None:
        """Learn from all `pages`; `addresses` are those that each page's links lead to."""
        self._addresses = {
            page: {bare_address(a) for a in all_} for page, all_ in addresses.items()
        }
        # Words inside lines, where no hyphen can be a break.
        self._vocabulary = frozenset(
            word.casefold() for page in pages for line in page for word in _WORDS.findall(line.text)
        )

    def after(self, line: Line, following: Line) -> Joint:
        """Return what stands between two lines of a block."""
        text, next_text = line.text, following.text
        address = _ADDRESS_AT_END.search(text[-_LONGEST_ADDRESS:])
        if address is not None:
            known = self._addresses.get(line.page, ())
            goes_on = _address_goes_on(address.group(), next_text.split(" ", 1)[0], known)
            return NOTHING if goes_on else BREAK
        if text.endswith("–") and next_text[:1].isdigit():
            return NOTHING
        bare = without_hyphen(text)
        before, after = _WORD_AT_END.search(bare[-_LONGEST_WORD:]), _WORDS.match(next_text)
        if before is None or after is None or not (line.broken or bare != text):
            return BREAK
        return self._between_words(before.group(), after.group(), line.broken)

    def _between_words(self, before: str, after: str, broken: bool) -> Joint:  # noqa: FBT001 - one fact
        """Tell a hyphen that breaks a word (dropped) from one that is part of it (kept)."""
        if (before + after).casefold() in self._vocabulary:
            return _DROPPED
        is_compound = f"{before}-{after}".casefold() in self._vocabulary
        if is_compound or not after[:1].islower():
            return _HYPHEN if broken else NOTHING
        return _DROPPED


def without_hyphen(text: str) -> str:
    """Return `text` without a hyphen at its end."""
    return text.removesuffix("-").removesuffix("‐")


def bare_address(address: str) -> str:
    """Return an address without its scheme, in small letters."""
    return _SCHEME.sub("", address).casefold()


def _address_goes_on(address: str, word: str, known: Collection[str]) -> bool:
    """Whether the word that begins the next line is the rest of an address.

    `known` are the addresses of the page's links: they settle it where one begins like this.
    """
    begun = bare_address(address)
    candidates = [one for one in known if one.startswith(begun)]
    if candidates:
        rest = word.rstrip(".,;)]").casefold()
        return bool(rest) and any(one.startswith(begun + rest) for one in candidates)
    if not word or _WORD_AFTER_ADDRESS.fullmatch(word):
        return False
    if address.endswith(tuple(_UNFINISHED)):
        return word[:1].islower() or word[:1].isdigit() or bool(_GOES_ON.match(word))
    return bool(_GOES_ON.match(word)) and word[:1] not in '([“"'
