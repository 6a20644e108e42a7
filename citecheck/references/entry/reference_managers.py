"""Part of step 2a: what a citation manager's fields say (Zotero, Mendeley, EndNote).

A field knows which works it cites. Where the draft has a list, its entries take the identifiers
over; where it has none, the works themselves are the references.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import fields, replace

from citecheck.model import Bibliographic, Document, Hint, HintKind, Marker, Reference
from citecheck.references.entry.authors import fold_name
from citecheck.references.markers.labels import expand

SHORTEST_TITLE = 12  # folded code points by which a title is known again

_BRACKETS = "[]() \t\n"


def citing_fields(document: Document) -> tuple[Hint, ...]:
    """Return the fields that cite works, in order; not those that print the list."""
    cited = [
        hint
        for hint in document.hints
        if hint.kind is HintKind.FIELD and hint.items and hint.target is None
    ]
    return tuple(sorted(cited, key=lambda hint: hint.span))


def enriched(references: Iterable[Reference], cited: Sequence[Hint]) -> list[Reference]:
    """Return `references`, each with what a field knows of its work besides."""
    works = list(dict.fromkeys(item for hint in cited for item in hint.items))
    known: dict[str, Bibliographic] = {}
    for work in works:
        for key in _keys(work):
            known.setdefault(key, work)
    titles = [(fold_name(work.title or ""), work) for work in works]
    titles = [(title, work) for title, work in titles if len(title) >= SHORTEST_TITLE]
    return [_with(reference, known, titles) for reference in references]


def _keys(work: Bibliographic) -> list[str]:
    return [key for key in (work.doi, work.url, work.pmid, work.arxiv) if key]


def _with(
    reference: Reference,
    known: dict[str, Bibliographic],
    titles: Sequence[tuple[str, Bibliographic]],
) -> Reference:
    found = next((known[key] for key in _keys(reference.work) if key in known), None)
    if found is None and titles:
        words = fold_name(reference.text)
        found = next((work for title, work in titles if title in words), None)
    if found is None:
        return reference
    added = {
        field.name: getattr(found, field.name)
        for field in fields(found)
        if getattr(found, field.name)
    }
    return replace(reference, work=replace(reference.work, **added))


def references_of_fields(
    document: Document, cited: Sequence[Hint]
) -> tuple[tuple[Reference, ...], tuple[Marker, ...]]:
    """Return a reference for each work that a field cites, and a marker for each field."""
    references: dict[Bibliographic, Reference] = {}
    markers = []
    for hint in cited:
        shown = hint.span.of(document.text)
        labels = expand(shown.strip(_BRACKETS)) or ()
        is_numbered = len(labels) == len(hint.items)
        for number, work in enumerate(hint.items):
            references.setdefault(
                work,
                Reference(
                    id=f"r{len(references) + 1}",
                    label=labels[number] if is_numbered else None,
                    text=_text(work),
                    span=hint.span,
                    work=work,
                ),
            )
        named = [references[work] for work in hint.items]
        markers.append(
            Marker(
                text=shown,
                span=hint.span,
                labels=labels if is_numbered else tuple(one.label or one.text for one in named),
                references=tuple(dict.fromkeys(one.id for one in named)),
            )
        )
    return tuple(references.values()), tuple(markers)


def _text(work: Bibliographic) -> str:
    """Return a work as one line."""
    parts = ["; ".join(work.authors), f"({work.date})" if work.date else "", work.title or ""]
    parts += [work.container or "", work.doi or work.url or ""]
    return ". ".join(part for part in parts if part) or "untitled"
