"""A ``biblStruct`` or ``bibl`` → what its elements say, and its words as a list prints them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from citecheck.formats.xml.draft_walk import XML_ID, Entry, name_of, words_of
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic

_DOI = regex(r"10\.\d{4,9}/\S+")
_YEAR = regex(r"\d{4}(?:-\d\d){0,2}")
_DATE_ATTRIBUTES = ("when", "from", "notBefore")


def entry_of(element: etree._Element, number: int) -> Entry:
    """Return the entry that an element of the list is, the `number`-th, counted from 1."""
    raw = next(
        (words_of(one) for one in _all(element, "note") if one.get("type") == "raw_reference"), ""
    )
    label = next(
        (words_of(one) for one in element if name_of(one) == "label"), element.get("n") or ""
    )
    work = work_of(element)
    written = None if name_of(element) == "bibl" else raw or _printed(element, work)
    return Entry(
        key=element.get(XML_ID) or f"b{number}",
        label=label.strip("[]().") or None,
        work=work,
        words=written,
    )


def work_of(element: etree._Element) -> Bibliographic:
    """Return what the elements say. Source: TEI P5 guidelines, 3.12, and GROBID's TEI."""
    titles = {one.get("level", ""): words_of(one) for one in reversed(list(_all(element, "title")))}
    title = titles.get("a") or titles.get("m") or titles.get("u") or titles.get("")
    addresses = [one.get("target") or words_of(one) for one in _all(element, "ptr", "ref")]
    doi = next(filter(None, map(_doi, [*_identifiers(element, "doi"), *addresses])), None)
    return Bibliographic(
        url=next((one for one in addresses if one.startswith(("http", "ftp"))), None),
        doi=doi,
        arxiv=next(_identifiers(element, "arxiv"), None),
        pmid=next(_identifiers(element, "pmid"), None),
        pmcid=next(_identifiers(element, "pmcid", "pmc"), None),
        isbn=next(_identifiers(element, "isbn"), None),
        title=title or titles.get("j"),
        authors=tuple(_authors(element)),
        container=titles.get("j") or (titles.get("m") if titles.get("a") else None) or None,
        date=next(_dates(element), None),
    )


def _all(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    return (one for one in element.iter() if name_of(one) in names)


def _identifiers(element: etree._Element, *kinds: str) -> Iterator[str]:
    for one in _all(element, "idno"):
        words = words_of(one)
        if (one.get("type") or "").lower() in kinds and words:
            yield words.removeprefix("arXiv:").strip()


def _doi(words: str) -> str | None:
    found = _DOI.search(words)
    return found.group().rstrip(".,;").lower() if found else None


def _authors(element: etree._Element) -> Iterator[str]:
    for author in _all(element, "author"):
        surnames = [words_of(one) for one in _all(author, "surname")]
        given = [words_of(one) for one in _all(author, "forename")]
        words = ", ".join(filter(None, (" ".join(surnames), " ".join(given)))) or words_of(author)
        if words:
            yield words


def _dates(element: etree._Element) -> Iterator[str]:
    for date in _all(element, "date"):
        stated = [date.get(name, "") for name in _DATE_ATTRIBUTES]
        for words in (*stated, words_of(date)):
            found = _YEAR.match(words)
            if found:
                yield found.group()


def _printed(element: etree._Element, work: Bibliographic) -> str:
    """Return an entry whose elements stand without punctuation as a list prints it."""
    scopes = [
        words_of(one) or "–".join(filter(None, (one.get("from"), one.get("to"))))
        for one in _all(element, "biblScope")
    ]
    parts = [
        "; ".join(work.authors),
        f"({work.date})" if work.date else None,
        work.title,
        " ".join(filter(None, (work.container, ", ".join(filter(None, scopes))))),
        next((words_of(one) for one in _all(element, "publisher")), None),
        f"doi:{work.doi}" if work.doi else None,
        f"arXiv:{work.arxiv}" if work.arxiv else None,
        work.url,
    ]
    return ". ".join(part.rstrip(".") for part in parts if part) or words_of(element)
