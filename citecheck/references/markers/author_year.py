"""Part of step 2a: markers that name authors and a year: "(Smith, 2020; Lee et al., 2019a)".

A name and a year alone also write films and dates, so such a marker needs an entry that has both,
or a draft that plainly cites this way. Numbers are `brackets` and `plain_numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from citecheck.language.de import calendar as de
from citecheck.language.en import calendar as en
from citecheck.language.en.references import NO_AUTHORS, OPENERS
from citecheck.language.es import calendar as es
from citecheck.language.fr import calendar as fr
from citecheck.lazy_regex import regex
from citecheck.model import Span
from citecheck.references.entry.authors import SURNAME

REACH = 110  # code points before a year in which its authors stand
GROUP = 600  # longest pair of brackets with citations in it
EVIDENCE = 3  # plain author-year citations that show the draft's way where no entry does

_YEAR = regex(r"(?<![\w/–-])((?:1[6-9]|20)\d\d)([a-z]?)(?![\w/%]|-\d|\.\d)")
_NAME = rf"{SURNAME}(?:(?:-|[^\S\n]|\n(?![^\S\n]*\n))[^\S\n]?{SURNAME}){{0,2}}"  # in one paragraph
_AND = r",?\s(?:and|&|und|et|y)\s"
_AUTHORS = regex(
    rf"(?P<first>{_NAME})"
    rf"(?P<more>(?:,?\s+et\s+al(?:ii)?\b\.?|{_AND}(?:others|colleagues|co-?workers)"
    rf"|(?:,\s{_NAME}){{0,4}}{_AND}{_NAME}(?:,?\set\sal\b\.?)?)?)"
    r"(?:['’]s?)?(?P<comma>[,.;:]?)\s{0,3}(?P<open>[(\[]?)\s?$"
)
_MORE_YEARS = regex(
    r"\s?[,;&]\s?(?:and\s)?(?:((?:1[6-9]|20)\d\d)([a-z]?)|([a-z])(?!\.|\s?\d))(?![\w-])"
)
_NO_AUTHORS = NO_AUTHORS.union(
    en.MONTH_WORDS, en.SEASONS, en.WEEKDAYS, fr.MONTHS, de.MONTHS, es.MONTHS
)


class Cite(Struct, frozen=True):
    """One work named by authors and year; `is_plain` says that nothing else has this shape."""

    span: Span
    surname: str
    others: str  # "et al.", "and Jones"
    year: str
    is_plain: bool

    @property
    def label(self) -> str:
        """What the marker shows, in one short form."""
        return f"{self.surname} {self.year}"


class CiteGroup(Struct, frozen=True):
    """The works that one marker names."""

    span: Span
    cites: tuple[Cite, ...]


def author_year_groups(text: str) -> tuple[CiteGroup, ...]:
    """Return the stretches that name authors with years, those in one pair of brackets together."""
    groups: list[CiteGroup] = []
    bounds = (-1, -1)
    for cites, is_textual in _cites(text):
        around = None if is_textual else _brackets(text, cites[0].span.start)
        if around is not None and around == bounds and groups:
            groups[-1] = _wider(text, groups[-1], cites, around)
            continue
        bounds = around or (-1, -1)
        span = Span(cites[0].span.start, cites[-1].span.end)
        group = CiteGroup(span, ())
        groups.append(_wider(text, group, cites, around) if around else CiteGroup(span, cites))
    return tuple(groups)


def _wider(
    text: str, group: CiteGroup, cites: tuple[Cite, ...], around: tuple[int, int]
) -> CiteGroup:
    """Return `group` with `cites`, and with the brackets once nothing else stands in them."""
    start, end = group.span.start, cites[-1].span.end
    opened, closed = around
    if not text[opened + 1 : start].strip() or start == opened:
        start = opened
        end = closed + 1 if not text[end:closed].strip() else end
    return CiteGroup(Span(start, end), (*group.cites, *cites))


def _cites(text: str) -> Iterator[tuple[tuple[Cite, ...], bool]]:
    """Yield the works of each run of years ("Lee, 1997, 1998"), and if names are in the prose."""
    done = 0
    for match in _YEAR.finditer(text):
        if match.start() < done:
            continue
        head = text[max(done, match.start() - REACH) : match.start()]
        authors = _authors(head)
        if authors is None:
            continue
        start = match.start() - len(head) + authors.start()
        surname = " ".join(authors["first"].split())
        is_textual = bool(authors["open"])
        is_plain = bool(authors["more"]) or (bool(authors["comma"]) and not is_textual)
        years = [match[1] + match[2]]
        end = match.end()
        while (more := _MORE_YEARS.match(text, end)) is not None:
            years.append(more[1] + more[2] if more[1] else years[-1][:4] + more[3])
            end = more.end()
        if is_textual:
            closing = re.compile(r"[^()\[\]]{0,60}[)\]]").match(text, end)
            if closing is None:
                continue
            end = closing.end()
        done = end
        yield (
            tuple(
                Cite(Span(start, end), surname, authors["more"], year, is_plain) for year in years
            ),
            is_textual,
        )


def _authors(head: str) -> re.Match[str] | None:
    """Return the authors that `head` ends with."""
    for start in re.finditer(r"(?<![\w'’-])[^\W\d_]", head):
        match = _AUTHORS.match(head, start.start())
        if match is not None:
            first = match["first"].split()[0].casefold().strip(".")
            if first in _NO_AUTHORS:
                return None
            if first not in OPENERS:
                return match
    return None


def _brackets(text: str, position: int) -> tuple[int, int] | None:
    """Return the pair of round or square brackets around `position`."""
    window = text[max(0, position - GROUP) : position]
    opened = max(window.rfind("("), window.rfind("["))
    if opened < 0 or opened < max(window.rfind(")"), window.rfind("]")):
        return None
    begin = position - len(window) + opened
    closer = ")" if text[begin] == "(" else "]"
    end = text.find(closer, position, position + GROUP)
    return (begin, end) if end >= 0 else None


def plainly_cites(groups: Sequence[CiteGroup]) -> bool:
    """Whether a draft cites by author and year even without a list that says so."""
    return sum(any(cite.is_plain for cite in group.cites) for group in groups) >= EVIDENCE
