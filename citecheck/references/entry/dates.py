"""Part of step 2a: the dates that a reference gives, published and accessed.

Bibliographies write dates in a few fixed ways, so a small grammar serves better than the one for
running text. Years stand alone, months in the languages of the samples by their first letters.
"""

from __future__ import annotations

import datetime as dt
import re

from citecheck.language.calendar import MONTHS_IN_REFERENCES
from citecheck.language.common.references import ACCESS
from citecheck.lazy_regex import regex

_MONTH = r"(?P<month>[^\W\d_]{3,10}\.?)"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_FORMS = (
    regex(rf"(?<!\d){_YEAR}[-/.](?P<number>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)"),
    regex(
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er)?\s(?:de\s)?"
        rf"{_MONTH},?\s(?:de\s)?{_YEAR}(?!\d)"
    ),
    regex(rf"(?<![^\W\d_]){_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{_YEAR}(?!\d)"),
    regex(rf"(?<!\d){_YEAR},?\s{_MONTH}\s(?P<day>\d{{1,2}})(?!\d)"),
)
_DAY_FIRST = regex(rf"(?<!\d)(?P<day>\d{{1,2}})[./](?P<number>\d{{1,2}})[./]{_YEAR}(?!\d)")
_MONTH_FORMS = (
    regex(rf"(?<![^\W\d_]){_MONTH},?\s{_YEAR}(?!\d)"),
    regex(rf"(?<!\d){_YEAR},?\s{_MONTH}(?![^\W\d_])"),
    regex(rf"(?<![\d-]){_YEAR}-(?P<number>0[1-9]|1[0-2])(?![\d-])"),
)
_YEAR_IN_BRACKETS = regex(r"[(\[](?:c\.?\s?|©\s?)?((?:1[5-9]|20)\d\d)[a-z]?[)\],;.]")
_BARE_YEAR = regex(r"(?<![\w/.:–-])((?:1[5-9]|20)\d\d)[a-z]?(?![\w/–]|-\d|:\d|\.\d)")
_ACCESS = regex(
    ACCESS,
    re.IGNORECASE,
)
_ACCESS_REACH = 40  # code points behind "Retrieved" in which the date stands


def dates_in(text: str) -> tuple[str | None, dt.date | None]:
    """Return (publication date in ISO 8601, as fine as given; day of access) of a reference."""
    accessed: dt.date | None = None
    rest = text
    for match in reversed(list(_ACCESS.finditer(text))):
        tail = text[match.end() : match.end() + _ACCESS_REACH]
        found = _full_date(tail)
        if found is None or found[1].start() > len("from the original on "):
            continue
        if not match.group().lower().startswith("archived"):
            accessed = found[0]
        end = match.end() + found[1].end()
        rest = rest[: match.start()] + " " * (end - match.start()) + rest[end:]
    return _published(rest), accessed


def _published(text: str) -> str | None:
    full = _full_date(text)
    if full is not None:
        return full[0].isoformat()
    for form in _MONTH_FORMS:
        for match in form.finditer(text):
            month = _month(match)
            if month is not None:
                return f"{match['year']}-{month:02}"
    bracketed = _YEAR_IN_BRACKETS.search(text)
    if bracketed is not None:
        return bracketed[1]
    years = _BARE_YEAR.findall(text)
    return years[-1] if years else None


def _full_date(text: str) -> tuple[dt.date, re.Match[str]] | None:
    for form in (*_FORMS, _DAY_FIRST):
        for match in form.finditer(text):
            month = _month(match)
            if month is None:
                continue
            try:
                return dt.date(int(match["year"]), month, int(match["day"])), match
            except ValueError:
                continue
    return None


def _month(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("number"):
        return int(groups["number"])
    return MONTHS_IN_REFERENCES.get(groups["month"].casefold()) if groups.get("month") else None
