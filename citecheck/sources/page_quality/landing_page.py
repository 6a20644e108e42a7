"""Step 3, landing pages: HTML → whether it shows a scholarly work or only its abstract.

Known by structure alone: the page describes a work (the ``citation_`` fields that scholarly search
engines read, a DOI in Dublin Core, a ``ScholarlyArticle`` in JSON-LD), and hardly any prose stands
beside the abstract: an element that is named so, or the words that a field gives as such. Lists
are no prose here: references, works that cite it, similar ones.

Such a page stays a source, marked `is_abstract`. As a wall it would lose what the abstract bears
out, and most claims rest on an abstract; as a plain source, what only the body says would count as
looked for and not there. So it may support and contradict, and what it lacks stays open. The mark
is told from the bytes each time, so that a store of any age is replayed alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urljoin

from msgspec import Struct
from msgspec.structs import replace

from citecheck.formats.charset import decode
from citecheck.formats.source_type import HTML
from citecheck.lazy_regex import regex
from citecheck.model import Source
from citecheck.sources.address import canonical
from citecheck.sources.page_quality.page_outline import Block, glimpse, holds_prose, plain

# Set on the pages of tests/sources/pages.py (LANDINGS, FULL_TEXTS).
_LONG_TEXT = 1_500  # words in paragraphs; no abstract with all that surrounds it has as many
_BODY = 250  # words of prose beside the abstract: a short communication has more, small print less
_LONGEST_ABSTRACT = 800  # words; what is longer and named so is a frame around all of the page
_ABSTRACT = 25  # words; a shorter one says nothing of the work
_NOTE = 60  # words of prose, and words in all, lists and tables included: where a page without
_DESCRIPTION = 200  # an abstract has fewer, only the work's description is there
_PARAGRAPH = 25  # words; shorter blocks are affiliations, dates, notes on rights
_WHOLE = 600_000  # bytes; of a longer page only a part is glimpsed: the body may stand behind it
_SIGNS = (b"citation_", b".identifier", b"scholarlyarticle")  # sought first: nearly free
_SCHOLARLY = regex(
    r"<meta\s[^<>]{0,300}?name\s{0,3}=\s{0,3}[\"']?(?:citation_[a-z]|"
    r"dc(?:terms)?\.identifier[\"']?\s[^<>]{0,60}?[\"'/:]10\.\d{4,9}/)"
    r"|[\"']@type[\"']\s{0,9}:\s{0,9}\[?\s{0,9}[\"'](?:[A-Za-z]{0,20}:?)?ScholarlyArticle[\"']",
    re.IGNORECASE,
)
_META = regex(r"<meta\s([^<>]{0,8000})>", re.IGNORECASE)
_NAME = regex(r"(?:name|property)\s{0,3}=\s{0,3}[\"']?([\w.]{1,60})", re.IGNORECASE)
_CONTENT = regex(r"content\s{0,3}=\s{0,3}(?:\"([^\"]{1,6000})\"|'([^']{1,6000})')", re.IGNORECASE)
_FULL_TEXT = ("citation_fulltext_html_url", "citation_pdf_url")  # in the order they are tried
_ABSTRACTS = ("citation_abstract", "dcterms.abstract", "dc.description")
_REASON = "Only the abstract could be read."


class Landing(Struct, frozen=True, kw_only=True):
    """A page that shows a work's abstract at most, and where it says that the full text is."""

    addresses: tuple[str, ...] = ()
    has_abstract: bool = False


def landing_of(body: bytes, media_type: str, url: str) -> Landing | None:
    """Return what the page at `url` is the landing page of; None for any other page.

    Source: Google Scholar, inclusion guidelines for webmasters (``citation_*``, ``DC.*``);
    schema.org/ScholarlyArticle.
    """
    page = _scholarly(body, media_type)
    if page is None or holds_prose(page, _LONG_TEXT):
        return None
    seen, fields = glimpse(page), _fields(page)
    abstract, beside = _weighed(seen.blocks, fields)
    has_abstract = abstract >= _ABSTRACT
    if has_abstract:
        holds_more = beside >= _BODY or abstract > _LONGEST_ABSTRACT
    else:
        holds_more = beside >= _NOTE or seen.content >= _DESCRIPTION
    if holds_more:
        return None
    return Landing(addresses=tuple(_full_texts(fields, url)), has_abstract=has_abstract)


def as_read(source: Source, body: bytes) -> Source:
    """Return `source`, marked where its bytes, `body`, show an abstract only."""
    if landing_of(body, source.media_type, source.final_url) is None:
        return source
    return as_abstract(source)


def as_abstract(source: Source) -> Source:
    """Return `source` marked as one of which only the abstract was read."""
    reason = f"{source.reason} {_REASON}" if source.reason else _REASON
    return replace(source, is_abstract=True, reason=reason)


def _scholarly(body: bytes, media_type: str) -> str | None:
    """Return the text of a page that describes a scholarly work; None for any other."""
    if media_type.partition(";")[0] != HTML or len(body) > _WHOLE:
        return None
    lower = body.lower()
    if not any(sign in lower for sign in _SIGNS):
        return None
    page = decode(body, media_type)
    return page if _SCHOLARLY.search(page) else None


def _weighed(blocks: Sequence[Block], fields: Mapping[str, str]) -> tuple[int, int]:
    """Return the number of words of the abstract, and of the prose beside it."""
    given = " ".join(" ".join(fields.get(name, "").split()) for name in _ABSTRACTS)
    abstract = beside = 0
    for block in blocks:
        if block.is_abstract or (_tells(block) and block.text in given):
            abstract += block.words
        elif _tells(block):
            beside += block.words
    return abstract, beside


def _tells(block: Block) -> bool:
    is_framed = block.is_chrome or block.is_heading or block.is_listed
    return block.words >= _PARAGRAPH and not is_framed


def _fields(page: str) -> Mapping[str, str]:
    """Return what the page says of itself: the first content of each field, by its name."""
    named: dict[str, str] = {}
    for meta in _META.finditer(page):
        name, content = _NAME.search(meta[1]), _CONTENT.search(meta[1])
        if name and content:
            named.setdefault(name[1].lower(), plain(content[1] or content[2]))
    return named


def _full_texts(fields: Mapping[str, str], url: str) -> Iterator[str]:
    """Yield the first address of each kind that `fields` name for the full text."""
    seen = {canonical(url)}
    for field in _FULL_TEXT:
        address = _joined(url, fields.get(field, ""))
        if address is not None and canonical(address) not in seen:
            seen.add(canonical(address))
            yield address


def _joined(url: str, address: str) -> str | None:
    """Return an address as seen from `url`; None where there is none that can be fetched."""
    try:
        whole = urljoin(url, address.strip()) if address else ""
    except ValueError:
        return None
    return whole if whole.lower().startswith(("https://", "http://")) else None
