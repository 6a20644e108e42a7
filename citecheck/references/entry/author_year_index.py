"""Part of step 2a: author and year → the entries of the lists that have both."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from citecheck.lazy_regex import regex
from citecheck.references.entry.authors import REPEATED, SURNAME, fold_name
from citecheck.references.markers.author_year import Cite
from citecheck.references.types import Entry

AUTHORS_END = 400  # code points of an entry in which its authors stand
MOST_NAMES = 30

_NAME = regex(SURNAME)
_YEAR = regex(r"(?<![\w/.:–-])((?:1[5-9]|20)\d\d)([a-z]?)(?![\w/-])")


class _Work(Struct, frozen=True):
    id: str
    names: tuple[str, ...]  # folded, in order


class WorkIndex:
    """Entries by the surnames of their authors and their year."""

    def __init__(self, named: Sequence[tuple[str, Entry]]) -> None:
        self._works: dict[tuple[str, str], list[tuple[int, _Work]]] = {}
        authors: tuple[str, ...] = ()
        for name, entry in named:
            years = _YEAR.findall(entry.text)
            if REPEATED.match(entry.text) is None:
                authors = _authors(entry.text)
            work = _Work(name, authors)
            for year, letter in dict.fromkeys(years[:6]):
                for rank, author in enumerate(dict.fromkeys(authors)):
                    for key in {year, year + letter}:
                        self._works.setdefault((author, key), []).append((rank, work))

    def find(self, cite: Cite) -> tuple[str, ...]:
        """Return the ids of the entries that `cite` can mean, best ones only."""
        surnames = [fold_name(cite.surname), fold_name(cite.surname.split()[-1])]
        for year in dict.fromkeys((cite.year, cite.year[:4])):
            for surname in dict.fromkeys(surnames):
                known = self._works.get((surname, year))
                if known:
                    return _best(known, cite)
        return ()


def _authors(text: str) -> tuple[str, ...]:
    """Return the surnames (and other names) that an entry begins with."""
    year = _YEAR.search(text, 0, AUTHORS_END)
    head = text[: year.start() if year is not None else AUTHORS_END // 3]
    names: list[str] = []
    for match in _NAME.finditer(head):
        words = match.group().split()
        names.append(fold_name(match.group()))
        if len(words) > 1:
            names.append(fold_name(words[-1]))
        if len(names) >= MOST_NAMES:
            break
    return tuple(names)


def _best(known: Sequence[tuple[int, _Work]], cite: Cite) -> tuple[str, ...]:
    least = min(rank for rank, _ in known)
    works = [work for rank, work in known if rank <= least + 1]
    second = _NAME.search(cite.others) if "al" not in cite.others else None
    if second is not None:
        both = [work for work in works if fold_name(second.group()) in work.names[:4]]
        works = both or works
    elif cite.others:
        works = [work for work in works if len(work.names) > 2] or works
    else:
        alone = [work for work in works if len(work.names) <= 2]
        works = alone or works
    return tuple(dict.fromkeys(work.id for work in works))[:3]
