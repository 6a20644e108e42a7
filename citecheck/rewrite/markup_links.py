"""A draft and the archived copies of its sources → the draft's words with links to the copies.

Each link stands at the end of its entry; an entry that names a copy already, or whose format has
no place for one, stays as it is. Nothing is read or written here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import quote

from citecheck.lazy_regex import regex
from citecheck.model import CitationKind, Document, Extract, Reference

MARKDOWN, HTML = "text/markdown", "text/html"
SAFE = "%/:=&?~#+!$,;@*"
"""Characters of an address that may stand in every kind of draft as they are."""

_END_OF_ENTRY = regex(r"</(?:li|p|dd|td|div|section|aside)\b", re.IGNORECASE)
_DEFINITION = regex(r"\s{0,3}\[[^\]^][^\]]{0,99}\]:")  # "[7]: address": nothing may follow it


def with_links(draft: str, extract: Extract, copies: Mapping[str, str]) -> str:
    """Return `draft`, the file's own text, with a link for each entry in `copies`.

    Args:
        draft: what `extract` was made from, decoded.
        extract: its references, in a document of Markdown or HTML.
        copies: addresses of archived copies by reference id.
    """
    found = extract.document
    links: dict[int, str] = {}
    for reference in to_link(extract, copies):
        last = _last_character(draft, found, reference)
        place = _behind(draft, last) if found.media_type == MARKDOWN else _inside(draft, last)
        if place is not None:
            address = quote(copies[reference.id], safe=SAFE)
            links[place] = links.get(place, "") + _link(address, found.media_type)
    for place in sorted(links, reverse=True):
        draft = draft[:place] + links[place] + draft[place:]
    return draft


def to_link(extract: Extract, copies: Mapping[str, str]) -> tuple[Reference, ...]:
    """Return the entries that have an archived copy (by id in `copies`) and name none yet.

    Those of a bibliography file, or of front matter, are no words of the draft that could take one.
    """
    records = {block.span for block in extract.document.blocks if block.work is not None}
    return tuple(
        item
        for item in extract.references
        if item.id in copies
        and item.kind is CitationKind.ENTRY
        and not item.work.archived_url
        and item.span not in records
    )


def _last_character(draft: str, document: Document, reference: Reference) -> int:
    """Return where in the file the last character of an entry stands."""
    place = document.place(reference.span.end - 1)
    lines = draft.split("\n")[: place.line - 1]
    return sum(len(line) + 1 for line in lines) + place.column - 1


def _behind(draft: str, last: int) -> int | None:
    """Return the end of the Markdown line that holds `last`; None for a link definition."""
    start = draft.rfind("\n", 0, last) + 1
    end = draft.find("\n", last)
    line = draft[start : len(draft) if end < 0 else end].rstrip()
    return None if _DEFINITION.match(line) else start + len(line)


def _inside(draft: str, last: int) -> int | None:
    """Return where the HTML element of the entry ends."""
    found = _END_OF_ENTRY.search(draft, last)
    return found.start() if found else None


def _link(address: str, media_type: str) -> str:
    if media_type == MARKDOWN:
        return f" [Archived copy](<{address}>)."
    return f' <a href="{html.escape(address)}">Archived copy</a>.'
