"""An entry of a JATS list → what its elements say, and its words as a list prints them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from citecheck.formats.xml.draft_walk import Entry, name_of, words_of
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic

_HREF = "{http://www.w3.org/1999/xlink}href"
_CITATIONS = (
    "element-citation",
    "mixed-citation",
    "nlm-citation",
    "citation",
    "citation-alternatives",
    "note",
)
_STRUCTURED = ("element-citation", "nlm-citation")
_DOI = regex(r"10\.\d{4,9}/\S+")
_LABEL = regex(r"[\[\](){}.:\s]+")
_AUTHOR_GROUPS = ("author", None)
_LINKS = ("ext-link", "uri")


def entry_of(ref: etree._Element, number: int) -> Entry:
    """Return the entry that a ``ref`` is, the `number`-th of its list, counted from 1."""
    citation = next((one for one in ref.iter() if name_of(one) in _CITATIONS), ref)
    label = _LABEL.sub("", words_of(next((one for one in ref if name_of(one) == "label"), None)))
    key = ref.get("id") or citation.get("id") or f"ref-{number}"
    is_written = any((one.tail or "").strip() for one in citation)  # words between the elements
    is_structured = name_of(citation) in _STRUCTURED or (len(citation) > 1 and not is_written)
    return Entry(
        key=key,
        label=label or None,
        work=work_of(citation),
        words=_printed(citation) if is_structured else _mixed(ref),
    )


def work_of(citation: etree._Element) -> Bibliographic:
    """Return what the elements of a citation say. Source: JATS 1.3, element-citation."""
    addresses = [one.get(_HREF, "") or words_of(one) for one in _all(citation, *_LINKS)]
    doi = next(
        filter(None, (_doi(one) for one in [*_identifiers(citation, "doi"), *addresses])), None
    )
    url = next((one for one in addresses if one.startswith(("http", "ftp"))), None)
    title = _first(citation, "article-title") or _first(citation, "chapter-title")
    source = _first(citation, "source")
    return Bibliographic(
        url=None if url and doi and _doi(url) else url,
        doi=doi,
        pmid=next(_identifiers(citation, "pmid"), None),
        pmcid=next(_identifiers(citation, "pmcid", "pmc"), None),
        arxiv=next(_identifiers(citation, "arxiv"), None),
        isbn=_first(citation, "isbn"),
        title=title or source,
        authors=tuple(_authors(citation)),
        container=source if title else _first(citation, "publisher-name"),
        date=(_first(citation, "year") or "")[:4] or None,
    )


def _all(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    return (one for one in element.iter() if name_of(one) in names)


def _first(element: etree._Element, *names: str) -> str | None:
    return next(filter(None, map(words_of, _all(element, *names))), None)


def _identifiers(citation: etree._Element, *kinds: str) -> Iterator[str]:
    for one in _all(citation, "pub-id", "object-id", "article-id"):
        words = words_of(one)
        if one.get("pub-id-type") in kinds and words:
            yield words


def _doi(words: str) -> str | None:
    found = _DOI.search(words)
    return found.group().rstrip(".,;").lower() if found else None


def _authors(citation: etree._Element) -> Iterator[str]:
    for name in _all(citation, "name", "string-name", "collab"):
        group = next((one for one in name.iterancestors() if name_of(one) == "person-group"), None)
        if group is not None and group.get("person-group-type") not in _AUTHOR_GROUPS:
            continue
        surname, given = _first(name, "surname"), _first(name, "given-names")
        words = ", ".join(filter(None, (surname, given))) or words_of(name)
        if words:
            yield words


def _printed(citation: etree._Element) -> str:
    """Return a citation whose elements stand without punctuation as a list prints it."""
    people = ", ".join(name.replace(",", "") for name in _authors(citation))
    year = _first(citation, "year")
    pages = "–".join(
        filter(None, (_first(citation, "fpage", "elocation-id"), _first(citation, "lpage")))
    )
    volume = _first(citation, "volume")
    place = ": ".join(filter(None, (volume, pages)))
    parts = [
        " ".join(filter(None, (people, f"({year})" if year else None))),
        _first(citation, "article-title", "chapter-title"),
        " ".join(filter(None, (_first(citation, "source"), place))),
        _first(citation, "publisher-name"),
        *(_first_of(citation, "comment")),
        *(f"doi:{doi}" for doi in _identifiers(citation, "doi")),
        *(f"PMID {number}" for number in _identifiers(citation, "pmid")),
        *(one.get(_HREF) or words_of(one) for one in _all(citation, *_LINKS)),
    ]
    return ". ".join(part.rstrip(".") for part in dict.fromkeys(filter(None, parts))) or words_of(
        citation
    )


def _first_of(citation: etree._Element, name: str) -> tuple[str, ...]:
    found = _first(citation, name)
    return (found,) if found else ()


def _mixed(ref: etree._Element) -> str:
    """Return the words of a citation that is written out, its label aside."""
    for given in _all(ref, "given-names"):
        before = given.getprevious()
        if before is not None and not before.tail:
            before.tail = " "  # "<surname>Bo</surname><given-names>K</given-names>"
    parts = [words_of(one) for one in ref if name_of(one) not in ("label", "")]
    return " ".join(filter(None, parts)) or words_of(ref)
