"""Part of step 2a: entries that name an earlier one's work again.

By a word ("Ibid.", "Okafor, op. cit.", "———."), by a short form ("Okafor, *Tides*, 9"), or in full
but for the page. Takes the works of a draft's entries in order; gives them with what the earlier
entry says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import fields, replace

from citecheck.language.common.references import SAME
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic
from citecheck.references.entry.authors import REPEATED, SURNAME, fold_name

_SAME = regex(
    SAME,
    re.IGNORECASE,
)
_EARLIER = regex(
    rf"(?P<name>{SURNAME})[^.]{{0,60}}?,?\s(?:op\.?\s?cit|loc\.?\s?cit|a\.\s?a\.\s?O|supra note|"
    r"see note|указ\. соч)\b",
    re.IGNORECASE,
)
_SUPRA = regex(r"(?:supra|above|see|fn\.?|n\.?)\s+(?:note|n\.)?\s?(\d{1,4})\b", re.IGNORECASE)
_AUTHOR = regex(rf"(?:[^\W\d_][\w.’'-]*\s){{0,3}}(?P<name>{SURNAME}),")
_PLACE = regex(  # ", 9.", ", pp. 4–5", " at 9"; "Report 2001" ends in no page
    r"(?:[,:]\s?(?:(?:at|pp?|S|fol|ch)\b\.?\s?)?|\s(?:at|pp?\.|S\.)\s?)"
    r"(?!(?:1[5-9]|20)\d\d\b)(?:\d[\d\s,;–-]*|[ivxlc]+)[\s.;,)]*$|[\s.;,]+$"
)
_SHORT = regex(
    rf"(?:[^\W\d_][\w.’'-]*\s){{0,3}}(?P<name>{SURNAME}),\s[\"“‘'*_]?(?P<title>[^\W\d_][^\d\n]{{2,100}})$"
)
_WORD = regex(r"[^\W\d_]{2,}")
_NAMES_A_PLACE = regex(r"https?:|\bdoi\b|\b(?:1[5-9]|20)\d\d\b")
LONGEST = 240  # code points of an entry that only points at another


class Followed(Struct, frozen=True):
    """A work with what the entry says that names it first; `first` is that entry's index."""

    work: Bibliographic
    first: int | None = None


class _Earlier:
    """The entries so far, by what later ones may call them."""

    def __init__(self) -> None:
        self.by_label: dict[str, int] = {}
        self.by_name: dict[str, int] = {}
        self._by_words: dict[str, int] = {}
        self._texts: list[str] = []

    def add(self, label: str | None, text: str, number: int, first: int) -> None:
        """Take an entry; `first` is the one that names its work first."""
        self._texts.append(text)
        if label is not None:
            self.by_label[label] = first
        if first == number:
            self._by_words.setdefault(_without_place(text), number)
            for name in _names(text):
                self.by_name[name] = number

    def in_full(self, text: str) -> int | None:
        """Return the entry with the same words, the page aside."""
        return self._by_words.get(_without_place(text))

    def in_short(self, text: str) -> int | None:
        """Return the author's last entry, if all words of the short title stand in it in a row."""
        found = _SHORT.match(_PLACE.sub("", text[:LONGEST]))
        number = self.by_name.get(fold_name(found["name"])) if found is not None else None
        if found is None or number is None or _NAMES_A_PLACE.search(text):
            return None
        title = " ".join(_WORD.findall(found["title"].casefold()))
        known = " ".join(_WORD.findall(self._texts[number].casefold()))
        return number if len(title) > _FEWEST_LETTERS and f" {title} " in f" {known} " else None


_FEWEST_LETTERS = 3


def followed(entries: Sequence[tuple[str | None, str, Bibliographic]]) -> list[Followed]:
    """Return the works of `entries` (label, text, work), those that point back filled in."""
    works: list[Followed] = []
    earlier = _Earlier()
    for number, (label, text, work) in enumerate(entries):
        meant = _meant(text, number, earlier)
        if meant is not None:
            first = works[meant].first
            first = meant if first is None else first
            works.append(Followed(_filled(work, works[meant].work), first))
        elif REPEATED.match(text) and works:
            works.append(Followed(replace(work, authors=works[-1].work.authors)))
        else:
            works.append(Followed(work))
        found = works[-1].first
        earlier.add(label, text, number, number if found is None else found)
    return works


def _meant(text: str, number: int, earlier: _Earlier) -> int | None:
    """Return which earlier entry `text` points at."""
    if not number or len(text) > LONGEST:
        return None
    if _SAME.match(text):
        return number - 1
    pointer = _EARLIER.match(text)
    if pointer is not None:
        note = _SUPRA.search(text)
        if note is not None and note[1] in earlier.by_label:
            return earlier.by_label[note[1]]
        return earlier.by_name.get(fold_name(pointer["name"]))
    again = earlier.in_full(text)
    return earlier.in_short(text) if again is None else again


def _names(text: str) -> Iterator[str]:
    """Yield what an entry's author may be called by: its first word, the last before a comma."""
    for found in (re.match(SURNAME, text), _AUTHOR.match(text)):
        if found is not None:
            yield fold_name(found["name"] if found.re.groupindex else found.group())


def _without_place(text: str) -> str:
    """Return an entry's words without the page at its end, in one spelling."""
    return " ".join(_PLACE.sub("", text).casefold().split())


def _filled(work: Bibliographic, earlier: Bibliographic) -> Bibliographic:
    """Return `earlier` with the addresses that the later entry gives itself."""
    own = {
        field.name: getattr(work, field.name)
        for field in fields(work)
        if field.name in {"url", "archived_url", "doi", "accessed"} and getattr(work, field.name)
    }
    return replace(earlier, **own)
