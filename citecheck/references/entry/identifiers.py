"""Part of step 2a: addresses and identifiers in the words of an entry.

Takes an entry on one line; gives a `Bibliographic` with `url`, `archived_url`, `doi`, `arxiv`,
`pmid`, `pmcid` and `isbn`. No look-ups: an identifier is what has its form (and check digit).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from citecheck.language.common.references import BESIDE
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic, Span
from citecheck.nlp.web_address import is_archive, is_capture, original_of, trimmed, unwrapped

_URL = regex(
    r"(?:https?://|ftp://|www\.(?=[\w-]{1,63}\.))[^\s<>\"“”«»‹›|{}\\^`]{1,2000}", re.IGNORECASE
)
_FILE = "file:"  # as `citecheck.formats.relative_links` writes it
_DOI = regex(r"\b10\.\s?\d{4,9}(?:\.\d{1,9})?\s?/\s?[^\s\"“”<>]{1,200}")
_SICI = regex(r"\b10\.\d{4,9}/\S{1,60}<\S{1,40}>\S{1,40}")
_DOI_TAIL = regex(r"(?:[.,;:]|&gt;|\.?(?:PMID|Epub|pmid).*)$")
_ARXIV = regex(
    r"arxiv(?:\.org/(?:abs|pdf|html)/|[:\s]\s?)(?:abs/)?(?:preprint\s)?(?:arxiv:\s?)?"
    r"(\d{4}\.\d{4,5}(?:v\d{1,2})?|[a-z-]{2,10}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,2})?)",
    re.IGNORECASE,
)
_OLD_ARXIV = regex(
    r"\b((?:hep|nucl|astro|cond|gr|math|quant|physics|cs|nlin|q)(?:-(?:th|ph|ex|lat|qc|mat|bio|fin))?"
    r"/\d{7})\b"
)
_PMID = regex(
    r"(?:PMID:?|PubMed(?:\sPMID)?:?|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)"
    r"\s{0,2}(\d{4,8})\b",
    re.IGNORECASE,
)
_PMCID = regex(r"\bPMC\s?(\d{4,9})\b")
_ISBN = regex(r"ISBN(?:-1[03])?:?\s{0,2}((?:97[89][\s-]?)?\d[\d\s-]{7,15}[\dXx])", re.IGNORECASE)
MOST_ADDRESSES = 30  # shown behind the words of an entry
_ABOUT_IDENTIFIERS = regex(  # pages about an identifier, or about the publisher
    r"_\(identifier\)|Special:BookSources|/wiki/(?:ISBN|Doi|PMID)\b|worldcat\.org/issn|"
    r"\.wikipedia\.org/wiki/"
)
_BESIDE = regex(  # before an address that is not the entry's own
    BESIDE,
    re.IGNORECASE,
)


def addresses_in(text: str) -> Iterator[tuple[Span, str]]:
    """Yield each web address that stands in `text`, with its place."""
    for match in _URL.finditer(text):
        words = trimmed(match.group())
        yield Span(match.start(), match.start() + len(words)), _whole(words)


def file_of(target: str | None) -> str | None:
    """Return the path in the target of a link to a file beside the draft; None for other links."""
    return target.removeprefix(_FILE) if target and target.startswith(_FILE) else None


def is_address(text: str) -> bool:
    """Whether `text` is an address on the web."""
    return _URL.match(text) is not None


def is_beside(before: str) -> bool:
    """Whether the words `before` an address say that it is not the entry's own ("see also")."""
    return _BESIDE.search(before[-160:]) is not None


def with_addresses(text: str, linked: Sequence[str]) -> str:
    """Return an entry's words with the addresses behind its links, where several hide there.

    A note that names several sources by words alone shows which they are; one link needs nothing.
    """
    hidden = [one for one in dict.fromkeys(linked) if is_address(one) and one not in text]
    return " ".join([text, *hidden[:MOST_ADDRESSES]]) if len(hidden) > 1 else text


def identifiers_in(text: str, linked: Sequence[str] = ()) -> Bibliographic:
    """Return the addresses and identifiers that `text` and the addresses it links to name."""
    shown = [(match.start(), _whole(match.group())) for match in _URL.finditer(text)]
    beside = {url for start, url in shown if is_beside(text[:start])}
    urls = [*linked, *(url for _, url in shown)]
    urls = [unwrapped(url) for url in sorted(urls, key=beside.__contains__)]
    urls = [url for url in urls if not _ABOUT_IDENTIFIERS.search(url)] or urls
    text = " ".join([text, *linked])
    live = [url for url in urls if not is_archive(url)]
    archived = [url for url in urls if is_capture(url)]
    originals = [url for url in map(original_of, urls) if url is not None]
    own = next((url for url in live if url in originals), None)
    return Bibliographic(
        url=own or next(iter([*live, *originals]), None),
        archived_url=archived[0] if archived else None,
        doi=_doi(text),
        arxiv=_arxiv(text),
        pmid=_first(_PMID, text),
        pmcid=_pmcid(text),
        isbn=_isbn(text),
    )


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match[1] if match is not None else None


def _whole(words: str) -> str:
    """Return an address with its scheme, without the punctuation of the sentence around it."""
    url = trimmed(words)
    return f"http://{url}" if url.lower().startswith("www.") else url


def _doi(text: str) -> str | None:
    match = _SICI.search(text) or _DOI.search(text)
    if match is None and "%2" in text:
        match = _DOI.search(unquote(text))
    if match is None:
        return None
    doi = unquote(match.group()).replace(" ", "")
    for _ in range(3):
        doi = _DOI_TAIL.sub("", doi)
        if doi.endswith(")") and doi.count(")") > doi.count("("):
            doi = doi[:-1]
        if doi.endswith("]") and doi.count("]") > doi.count("["):
            doi = doi[:-1]
    return doi.lower()


def _arxiv(text: str) -> str | None:
    return _first(_ARXIV, text) or _first(_OLD_ARXIV, text)


def _pmcid(text: str) -> str | None:
    number = _first(_PMCID, text)
    return f"PMC{number}" if number is not None else None


def _isbn(text: str) -> str | None:
    match = _ISBN.search(text)
    if match is None:
        return None
    digits = re.sub(r"[\s-]", "", match[1]).upper()
    for length in (13, 10):
        if len(digits) >= length and _checks(digits[:length]):
            return digits[:length]
    return None


def _checks(isbn: str) -> bool:
    """Whether the check digit of an ISBN is right.

    Source: ISO 2108:2017, annex on check digits.
    """
    if "X" in isbn[:-1]:
        return False
    values = [10 if c == "X" else int(c) for c in isbn]
    if len(isbn) == 10:
        return sum(value * (10 - i) for i, value in enumerate(values)) % 11 == 0
    return sum(value * (3 if i % 2 else 1) for i, value in enumerate(values)) % 10 == 0
