"""What is wrong with the draft itself: its list, its markers, its uncited facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator

from citecheck.config.schema import Policy
from citecheck.language.common.references import SAME_AS_BEFORE_PATTERN
from citecheck.lazy_regex import regex
from citecheck.model import (
    BlockKind,
    CitationKind,
    Citations,
    Claim,
    Document,
    Problem,
    Reference,
    Severity,
    Span,
)
from citecheck.nlp.lexical.attribution import find_attributions
from citecheck.problems.factory import Draft, Maker, shortened

SAME_AS_BEFORE = regex(SAME_AS_BEFORE_PATTERN, re.IGNORECASE)
"""An entry that points at an earlier one on purpose."""


def of_list(
    draft: Draft, policy: Policy, given: Container[str] = frozenset()
) -> tuple[Problem, ...]:
    """Return what is wrong with the list, the markers, and the draft as a whole.

    Args:
        draft: as read.
        policy: says how grave each problem is.
        given: labels for which the user names a source: what lacks an entry there is a note.
    """
    made = Maker(policy)
    citations = draft.citations
    entries = [item for item in citations.references if item.kind is CitationKind.ENTRY]
    markers = [item for item in citations.markers if item.kind is CitationKind.ENTRY]
    notices = _notices(made, draft.document)
    if not draft.claims and not citations.references and not markers:
        return (*notices, made.problem("draft.empty", _why_empty(draft.document)))
    found = [*notices]
    if not citations.markers and not citations.references:
        message = "The draft cites nothing: it has no marker, no list of references and no link."
        found.append(made.problem("draft.no_references", message))
    if markers and not entries:
        found.append(_list_missing(made, citations, given))
    found.extend(_dangling(made, draft, given))
    found.extend(_uncited_entries(made, draft, entries))
    found.extend(_duplicates(made, draft.document, entries))
    found.extend(_citation_needed(made, draft))
    found.extend(_inconsistent(made, draft))
    return tuple(found)


def _notices(made: Maker, document: Document) -> list[Problem]:
    """Return what the reader of the draft had to say: what is missing or was left out."""
    return [
        made.problem(notice.code, notice.message, about=notice.message, span=notice.span)
        for notice in document.notices
    ]


def of_settings(ignored: Iterable[str], policy: Policy) -> tuple[Problem, ...]:
    """Return a problem for each thing that a stranger's settings said in vain."""
    made = Maker(policy)
    return tuple(
        made.problem("run.untrusted_setting", message, about=message) for message in ignored
    )


def _why_empty(document: Document) -> str:
    if document.text.strip():
        return "No claim, no marker and no reference was found in the draft."
    if document.media_type == "application/pdf":
        return "The PDF holds no text: it is a scan, or empty. Run text recognition on it first."
    return "The draft holds no text."


def _list_missing(made: Maker, citations: Citations, given: Container[str]) -> Problem:
    labels = {label for marker in citations.markers for label in marker.labels}
    heading = citations.list_heading
    state = "its list of references is empty" if heading else "it has no list of references"
    times = sum(len(marker.labels) for marker in citations.markers)
    often = f", {times} times in all" if times > len(labels) else ""
    message = f"The draft cites {_count(len(labels), 'label')}{often}, but {state}."
    severity = Severity.NOTE if all(label in given for label in labels) else None
    return made.problem("reference.list_missing", message, span=heading, severity=severity)


def _dangling(made: Maker, draft: Draft, given: Container[str]) -> Iterator[Problem]:
    """Yield one problem a label: the editor adds one entry, however often it is cited."""
    known = {item.label for item in draft.citations.references}
    first: dict[str, Span] = {}
    times: Counter[str] = Counter()
    for marker in draft.citations.markers:
        for label in marker.labels:
            if label not in known and len(marker.references) < len(marker.labels):
                first.setdefault(label, marker.span)
                times[label] += 1
    for label, span in first.items():
        often = "" if times[label] == 1 else f" (cited {times[label]} times)"
        message = f"[{label}] has no entry in the list of references{often}."
        yield made.problem(
            "marker.dangling",
            message,
            about=label,
            span=span,
            labels=(label,),
            severity=Severity.NOTE if label in given else None,
        )


def _uncited_entries(made: Maker, draft: Draft, entries: list[Reference]) -> Iterator[Problem]:
    cited = {reference for marker in draft.citations.markers for reference in marker.references}
    if not draft.citations.markers:  # a list without any marker is a bibliography
        return
    for entry in entries:
        if entry.id not in cited:
            message = f"Nothing in the text cites {_named(entry)}."
            yield made.problem(
                "reference.uncited",
                message,
                about=entry.text,
                span=entry.span,
                labels=_labels(entry),
            )


def _duplicates(made: Maker, document: Document, entries: list[Reference]) -> Iterator[Problem]:
    """Yield the entries that name one source; notes name a work as often as they cite it."""
    notes = [
        block.span
        for block in document.blocks
        if block.kind is BlockKind.NOTE and block.key is None
    ]
    seen: dict[str, Reference] = {}
    for entry in entries:
        address = entry.work.doi or entry.work.url
        is_note = any(note.overlaps(entry.span) for note in notes)
        if address is None or is_note or SAME_AS_BEFORE.match(entry.text):
            continue
        other = seen.setdefault(address.rstrip("/").lower(), entry)
        if other is not entry:
            message = f"{_named(entry, start=True)} is the same source as {_named(other)}."
            yield made.problem(
                "reference.duplicate",
                message,
                about=entry.text,
                span=entry.span,
                labels=_labels(entry) + _labels(other),
            )


def _inconsistent(made: Maker, draft: Draft) -> Iterator[Problem]:
    for item in draft.inconsistencies:
        one, two = (
            " ".join(fact.span.of(draft.document.text).split())
            for fact in (item.first, item.second)
        )
        line = draft.document.place(item.first.span.start).line
        unit = draft.document.coordinates.value
        message = f"Here it is {two}, but {one} in {unit} {line} ({item.about})."
        yield made.problem(
            "draft.inconsistent",
            message,
            about=f"{one} {two} {item.about}",
            span=item.second.span,
            claim=item.claims[1],
        )


def _citation_needed(made: Maker, draft: Draft) -> Iterator[Problem]:
    for span in draft.citations.needed:
        claim = next((item for item in draft.claims if item.span.covers(span)), None)
        if claim is not None and not claim.references:
            continue  # `of_claims` lists it with its facts
        words = span.of(draft.document.text)
        message = f"The draft itself asks for a source here: {words}"
        yield made.problem("claim.uncited", message, about=words, span=span, severity=None)


def of_attributions(draft: Draft, policy: Policy) -> tuple[Problem, ...]:
    """Return a problem for each work that the draft names as its origin and does not cite."""
    made = Maker(policy)
    return tuple(
        made.problem(
            "claim.attribution_unreferenced",
            f"The draft has this from {item.name}, and cites nothing for it.",
            about=f"{claim.words} {item.name}",
            span=item.span.shifted(claim.span.start),
            claim=claim.id,
        )
        for claim in draft.claims
        if not claim.references and not claim.labels
        for item in find_attributions(claim.words)
    )


def of_uncited(draft: Draft, claims: Iterable[Claim], policy: Policy) -> tuple[Problem, ...]:
    """Return a problem for each of `claims`, those of the draft that no source answers for."""
    made = Maker(policy)
    cites = bool(draft.citations.markers)
    return tuple(
        made.problem(
            "claim.uncited",
            _uncited_message(claim),
            about=claim.words,
            span=claim.span,
            labels=claim.labels,
            claim=claim.id,
            severity=Severity.WARNING if cites else Severity.NOTE,
        )
        for claim in claims
    )


def _uncited_message(claim: Claim) -> str:
    facts = ", ".join(f"“{fact.text}”" for fact in claim.facts[:4])
    if claim.labels:
        labels = ", ".join(f"[{label}]" for label in claim.labels)
        return f"No entry answers to {labels}, so nothing bears this out."
    return f"This needs a source: {facts}." if facts else "This needs a source."


def _labels(entry: Reference) -> tuple[str, ...]:
    return (entry.label,) if entry.label else ()


def _named(entry: Reference, *, start: bool = False) -> str:
    if entry.label:
        return f"[{entry.label}]"
    return f"{'The' if start else 'the'} entry “{shortened(entry.text)}”"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
