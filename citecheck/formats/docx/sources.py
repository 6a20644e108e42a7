"""The sources that Word itself keeps in a document → works, by the tags that its fields name."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from citecheck.formats.docx.xml import parse_member
from citecheck.language.en.calendar import MONTHS
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic

_B = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"
_ITEM = regex(r"customXml/item\d{1,4}\.xml")
_CONTAINERS = ("JournalName", "PeriodicalTitle", "BookTitle", "InternetSiteTitle", "Publisher")
_MONTHS = tuple(name[:3] for name in MONTHS)


def sources_of(archive: zipfile.ZipFile) -> dict[str, Bibliographic]:
    """Return the works that the document's source list holds, by tag."""
    works: dict[str, Bibliographic] = {}
    for name in filter(_ITEM.fullmatch, archive.namelist()):
        tree = parse_member(archive, name)
        if tree is not None and tree.tag == f"{_B}Sources":
            for source in tree.iterfind(f"{_B}Source"):
                tag = _words(source, "Tag")
                if tag is not None:
                    works[tag] = _work(source)
    return works


def _work(source: etree._Element) -> Bibliographic:
    return Bibliographic(
        url=_words(source, "URL"),
        doi=(_words(source, "DOI") or "").lower() or None,
        title=_words(source, "Title"),
        authors=tuple(_authors(source)),
        container=next(filter(None, (_words(source, name) for name in _CONTAINERS)), None),
        date=_date(source),
    )


def _authors(source: etree._Element) -> Iterator[str]:
    author = source.find(f"{_B}Author/{_B}Author")
    if author is None:
        return
    corporate = _words(author, "Corporate")
    if corporate is not None:
        yield corporate
    for person in author.iter(f"{_B}Person"):
        first = " ".join(filter(None, (_words(person, "First"), _words(person, "Middle"))))
        name = ", ".join(filter(None, (_words(person, "Last"), first)))
        if name:
            yield name


def _date(source: etree._Element) -> str | None:
    """Return year, month and day in ISO 8601, as far as they are stated."""
    year, month, day = (_words(source, name) for name in ("Year", "Month", "Day"))
    if year is None or not re.fullmatch(r"\d{4}", year):
        return year
    number = _month(month)
    if number is None:
        return year
    is_day = day is not None and day.isdecimal() and 1 <= int(day[:4]) <= 31
    return f"{year}-{number:02}-{int(day or 0):02}" if is_day else f"{year}-{number:02}"


def _month(text: str | None) -> int | None:
    """Return a month written as a number or in English."""
    word = (text or "").lower()
    if word.isdecimal() and len(word) <= 2:
        return int(word) if 1 <= int(word) <= 12 else None
    return _MONTHS.index(word[:3]) + 1 if word[:3] in _MONTHS else None


def _words(parent: etree._Element, name: str) -> str | None:
    found = parent.findtext(_B + name)
    return " ".join(found.split()) or None if found else None
