"""A record of a bibliography file: its key, its fields as a work, and its words on one line."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic

RESOLVER = regex(r"^(?:https?://(?:dx\.|www\.)?doi\.org/|doi:)\s*", re.IGNORECASE)


class Record(Struct, frozen=True, kw_only=True):
    """One work of a bibliography file.

    `key` is what citations call it by; `text` is the entry on one line as a printed list would give
    it, identifiers and addresses at its end. It stands at `line` (from 1) of `file`, None for the
    draft itself.
    """

    key: str
    work: Bibliographic
    text: str
    line: int = 1
    file: str | None = None

    def within(self, file: str) -> Record:
        """Return the record as one of `file`, a path as messages give it."""
        return replace(self, file=file)


def doi_of(text: str | None) -> str | None:
    """Return a DOI as written in a field of its own, without resolver, in lower case."""
    name = RESOLVER.sub("", (text or "").strip()).strip().rstrip(".,;")
    return name.lower() if name.startswith("10.") and "/" in name else None


def record(
    key: str,
    work: Bibliographic,
    *,
    details: tuple[str | None, ...] = (),
    notes: tuple[str | None, ...] = (),
    line: int = 1,
) -> Record:
    """Return a record with its words.

    Args:
        key: what citations call it by.
        work: its fields.
        details: what stands behind the container: volume, pages, publisher.
        notes: what stands at the end: identifiers, remarks, further addresses.
        line: on which it begins in its file.
    """
    return Record(key=key, work=work, text=_words(work, details, notes) or key, line=line)


def _words(
    work: Bibliographic, details: tuple[str | None, ...], notes: tuple[str | None, ...]
) -> str:
    authors = "; ".join(work.authors)
    venue = ", ".join(filter(None, (work.container, *details)))
    resolver = f"https://doi.org/{work.doi}" if work.doi else None
    head = f"{authors} ({work.date})" if work.date else authors
    parts = [head, work.title, venue, *notes, resolver]
    if work.url is not None and (resolver is None or doi_of(work.url) != work.doi):
        parts.append(work.url)
    known = [" ".join(part.split()) for part in parts if part and part.strip()]
    return " ".join(part if _is_closed(part) else f"{part}." for part in known)


def _is_closed(part: str) -> bool:
    """Whether no full stop may follow: it has one, or it ends in an address or a DOI."""
    last = part.rsplit(" ", 1)[-1]
    return part.endswith((".", "?", "!")) or "://" in last or "10." in last
