"""What an OpenDocument text keeps of cited works: marks of its own bibliography, and of Zotero."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from citecheck.formats.citation_fields import Field, read_field
from citecheck.formats.odt.package import TEXT
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic

_ZOTERO = regex(r"ZOTERO_(?:ITEM|BIBL)\b")
_PLACE = regex(r"\s*RND\w{4,20}\s*\Z")
_BOOKMARK = regex(r"ZOTERO_BREF_\w+")
_DOI = regex(r"10\.\d{4,9}/\S+")
_ADDRESS = regex(r"https?://\S+")
_MOST_CHUNKS = 500  # of one Zotero field in the document's properties


def work_of_mark(mark: etree._Element) -> Bibliographic:
    """Return what a bibliography mark says. Source: OpenDocument 1.3, part 3, 7.8 and 19.763."""

    def field(name: str) -> str | None:
        return " ".join(mark.get(f"{TEXT}{name}", "").split()) or None

    said = " ".join(filter(None, map(field, ("url", "note", "custom1", "custom2"))))
    address, doi = _ADDRESS.search(said), _DOI.search(said)
    return Bibliographic(
        url=field("url") or (address.group() if address else None),
        doi=doi.group().rstrip(".,;").lower() if doi else None,
        isbn=re.sub(r"[^\dXx]", "", field("isbn") or "") or None,
        title=field("title") or field("chapter"),
        authors=tuple(filter(None, re.split(r"\s*;\s*", field("author") or ""))),
        container=field("journal") or field("booktitle") or field("publisher"),
        date=(field("year") or "")[:4] or None,
    )


def zotero_field(name: str, properties: Mapping[str, str]) -> Field | None:
    """Return what the name of a mark, a section or a bookmark of Zotero stands for.

    Args:
        name: of the mark; it holds the field itself, or names properties that hold it in pieces.
        properties: the document's own properties by name.
    """
    if _BOOKMARK.fullmatch(name):
        name = "".join(_chunks(name, properties))
    if not _ZOTERO.match(name):
        return None
    return read_field(f"ADDIN {_PLACE.sub('', name)}")


def _chunks(name: str, properties: Mapping[str, str]) -> Iterator[str]:
    for number in range(1, _MOST_CHUNKS):
        chunk = properties.get(f"{name}_{number}")
        if chunk is None:
            return
        yield chunk


def printed(key: str, work: Bibliographic) -> str:
    """Return a work that only a mark tells of as a list prints it."""
    parts = [
        "; ".join(work.authors),
        f"({work.date})" if work.date else None,
        work.title,
        work.container,
        f"doi:{work.doi}" if work.doi else None,
        work.url,
    ]
    return ". ".join(part for part in parts if part) or key
