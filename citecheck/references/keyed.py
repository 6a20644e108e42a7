"""Part of step 2a: a draft whose format tells entries and citations by key → `Citations`.

Nothing is guessed from characters. Blocks with a key are the entries, hints of kind CITATION the
markers. Footnotes beside them speak through their mark: one that cites by key hands its keys to
the mark, so that the claim before the mark has them; one that reads like a reference is an entry;
any other explains something, and is neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import fields, replace

from citecheck.model import (
    Bibliographic,
    Block,
    BlockKind,
    Citations,
    Document,
    Hint,
    HintKind,
    Marker,
    Reference,
    Span,
)
from citecheck.references.bibliography.entry_likeness import reads_like_reference
from citecheck.references.bibliography.headings import names_list
from citecheck.references.entry.fields import work_of
from citecheck.references.entry.identifiers import identifiers_in, is_address, with_addresses
from citecheck.references.entry.own_address import OwnAddresses
from citecheck.references.markers.brackets import bracketed
from citecheck.references.markers.links import link_citations
from citecheck.references.types import Cover, inside

_BRACKETS = "[](){}^ \t\n.:"


class _Note(Struct, frozen=True, kw_only=True):
    """A footnote beside keyed citations: the keys that it cites, or the entry that it is."""

    keys: tuple[str, ...] = ()
    reference: Reference | None = None


def keyed_citations(document: Document) -> Citations:
    """Return the references, markers and apparatus of a draft for which `is_keyed` holds.

    References are named ``r1``, ``r2`` … in the order of the draft, hyperlinks ``l1``, ``l2`` ….
    """
    links = OwnAddresses(document).other_links()
    cited = sorted((h for h in document.hints if h.kind is HintKind.CITATION), key=_span)
    code = Cover(_code(document))
    by_key: dict[str, Reference] = {}
    references: list[Reference] = []
    for block in document.blocks:
        if block.key is not None:
            entry = _entry(document, block, links, len(references) + 1)
            references.append(entry)
            by_key.setdefault(block.key, entry)
    notes = _notes(document, links, cited, references)
    bodies = Cover(
        block.span
        for block in document.blocks
        if any(anchor in notes for anchor in block.anchors) and block.key is None
    )
    markers = [
        _marker(document, hint.span, hint.keys, by_key)
        for hint in cited
        if not bodies.touches(hint.span) and not code.touches(hint.span)
    ]
    markers += _note_markers(document, notes, by_key, Cover(one.span for one in markers))
    heading = _heading(document)
    apparatus = [block.span for block in document.blocks if _is_apparatus(block)]
    apparatus += [hint.span for hint in document.hints if hint.kind is HintKind.BACK_LINK]
    apparatus += [heading] if heading is not None else []
    taken = [*apparatus, *_code(document), *(marker.span for marker in markers)]
    away = Cover(taken)
    _, asked = bracketed(document.text, frozenset())
    needed = tuple(span for span in asked if not away.touches(span))
    linked, link_markers = link_citations(document, Cover([*taken, *needed]))
    return Citations(
        references=(*references, *linked),
        markers=tuple(sorted([*markers, *link_markers], key=lambda marker: marker.span)),
        apparatus=tuple(sorted(set(apparatus))),
        list_heading=heading,
        needed=needed,
    )


def _span(hint: Hint) -> Span:
    return hint.span


def _is_apparatus(block: Block) -> bool:
    return block.key is not None or block.kind is BlockKind.NOTE


def _code(document: Document) -> Iterator[Span]:
    yield from (block.span for block in document.blocks if block.kind is BlockKind.CODE)
    yield from (hint.span for hint in document.hints if hint.kind is HintKind.CODE)


def _entry(document: Document, block: Block, links: Sequence[Hint], number: int) -> Reference:
    text = " ".join(block.span.of(document.text).split())
    return Reference(
        id=f"r{number}",
        label=block.number or block.key,
        text=with_addresses(text, [hint.target or "" for hint in inside(links, block.span)]),
        span=block.span,
        work=_work(document, block, text, links),
    )


def _work(document: Document, block: Block, text: str, links: Sequence[Hint]) -> Bibliographic:
    """Return what the record says; from the words, identifiers alone where there is a record."""
    linked = inside(links, block.span)
    if block.work is None:
        return work_of(text, linked, document.text)
    addresses = [link.target for link in linked if link.target and is_address(link.target)]
    known = {
        field.name: getattr(block.work, field.name)
        for field in fields(block.work)
        if getattr(block.work, field.name)
    }
    return replace(identifiers_in(text, addresses), **known)


def _notes(
    document: Document, links: Sequence[Hint], cited: Sequence[Hint], references: list[Reference]
) -> dict[str, _Note]:
    """Return the footnotes by anchor; those that are entries are added to `references`."""
    shown = {
        (hint.target or "").removeprefix("#"): hint.span.of(document.text).strip(_BRACKETS)
        for hint in reversed(document.hints)
        if hint.kind is HintKind.NOTE_MARK
    }
    notes: dict[str, _Note] = {}
    for block in document.blocks:
        anchors = [anchor for anchor in block.anchors if anchor in shown]
        if block.key is not None or not anchors or block.kind is BlockKind.HEADING:
            continue
        keys = tuple(dict.fromkeys(k for hint in inside(cited, block.span) for k in hint.keys))
        note = _Note(keys=keys)
        text = " ".join(block.span.of(document.text).split())
        if not keys and _is_reference(text, inside(links, block.span)):
            entry = replace(
                _entry(document, block, links, len(references) + 1), label=shown[anchors[0]] or None
            )
            references.append(entry)
            note = _Note(reference=entry)
        notes.update(dict.fromkeys(anchors, note))
    return notes


def _is_reference(text: str, links: Sequence[Hint]) -> bool:
    if any(link.target and is_address(link.target) for link in links):
        return True
    named = identifiers_in(text)
    return bool(named.url or named.doi) or reads_like_reference(text)


def _note_markers(
    document: Document, notes: Mapping[str, _Note], by_key: Mapping[str, Reference], taken: Cover
) -> Iterator[Marker]:
    """Yield what the marks of the footnotes cite, each in the place of its mark."""
    for hint in document.hints:
        note = notes.get((hint.target or "").removeprefix("#"))
        if hint.kind is not HintKind.NOTE_MARK or note is None or taken.touches(hint.span):
            continue
        if note.keys:
            yield _marker(document, hint.span, note.keys, by_key)
        elif note.reference is not None:
            yield Marker(
                text=hint.span.of(document.text),
                span=hint.span,
                labels=(note.reference.label or note.reference.id,),
                references=(note.reference.id,),
            )


def _marker(
    document: Document, span: Span, keys: Sequence[str], by_key: Mapping[str, Reference]
) -> Marker:
    found = [by_key.get(key) for key in keys]
    return Marker(
        text=span.of(document.text),
        span=span,
        labels=tuple(
            (one.label if one is not None else None) or key
            for key, one in zip(keys, found, strict=True)
        ),
        references=tuple(dict.fromkeys(one.id for one in found if one is not None)),
    )


def _heading(document: Document) -> Span | None:
    """Return the heading right before the first entry, else the last that announces a list."""
    heading = None
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            heading = block
        elif block.key is not None:
            break
        elif block.kind is not BlockKind.NOTE and heading is not None:
            heading = heading if names_list(heading.span.of(document.text)) else None
    if heading is not None and names_list(heading.span.of(document.text)):
        return heading.span
    return None
