"""Part of step 2a: hyperlinks on words of the draft → references and markers of kind LINK.

An address typed into the prose counts as one. Links inside the site (relative ones, and those to a
host that most links go to) are navigation, not citations; links in lists belong to their entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from citecheck.model import (
    Bibliographic,
    BlockKind,
    CitationKind,
    Document,
    HintKind,
    Marker,
    Reference,
    Span,
)
from citecheck.references.entry.identifiers import (
    addresses_in,
    file_of,
    identifiers_in,
    is_address,
)
from citecheck.references.entry.own_address import OwnAddresses
from citecheck.references.types import Cover

NAVIGATION_SHARE = 0.6  # of all links that go to one host, from which they are the site's own …
FEWEST_LINKS = 20  # … where there are at least so many


def link_citations(
    document: Document, away: Cover
) -> tuple[tuple[Reference, ...], tuple[Marker, ...]]:
    """Return a reference for each address that the prose links to, and a marker for each link.

    `away` covers what is no prose and what is a marker already.
    """
    mine = OwnAddresses(document)
    found = sorted(link for link in _links(document, away) if not mine.holds(link[1]))
    own = _own_host([address for _, address in found])
    references: dict[str, Reference] = {}
    markers: list[Marker] = []
    end = 0
    for span, address in found:
        if span.start < end or (own is not None and _host(address) == own):
            continue
        end = span.end
        number = len(references) + 1
        reference = references.setdefault(
            address,
            Reference(
                id=f"l{number}",
                kind=CitationKind.LINK,
                label=f"L{number}",
                text=span.of(document.text),
                span=span,
                work=_work(address),
            ),
        )
        markers.append(
            Marker(
                kind=CitationKind.LINK,
                text=span.of(document.text),
                span=span,
                labels=(reference.label or "",),
                references=(reference.id,),
            )
        )
    return tuple(references.values()), tuple(markers)


def _links(document: Document, away: Cover) -> Iterator[tuple[Span, str]]:
    headings = Cover(b.span for b in document.blocks if b.kind is BlockKind.HEADING)
    linked = []
    for hint in document.hints:
        if hint.kind is not HintKind.LINK or not hint.target or not len(hint.span):
            continue
        linked.append(hint.span)
        is_prose = not away.touches(hint.span) and not headings.touches(hint.span)
        if is_prose and (is_address(hint.target) or file_of(hint.target)):
            yield hint.span, hint.target
    known = Cover(linked)
    for span, address in addresses_in(document.text):
        if not away.touches(span) and not known.touches(span):
            yield span, address


def _work(address: str) -> Bibliographic:
    file = file_of(address)
    return Bibliographic(file=file) if file else identifiers_in("", [address])


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _own_host(addresses: list[str]) -> str | None:
    """Return the host that so many links go to that it must be the site itself."""
    if len(addresses) < FEWEST_LINKS:
        return None
    host, count = Counter(map(_host, addresses)).most_common(1)[0]
    return host if count >= NAVIGATION_SHARE * len(addresses) else None
