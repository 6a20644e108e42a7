"""The page's overview: counts by outcome, the blocks of the draft, the table of sources.

In: a `Report`. Out: what the template shows, ready to be escaped. Addresses are web addresses or
None, whatever a saved report holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from msgspec import Struct

from citecheck.model import ArchiveAnswer, BlockKind, CitationKind, Outcome, SourceState
from citecheck.report import phrases
from citecheck.report.annotated import LineByLine, Part, Stretch
from citecheck.report.links import is_web
from citecheck.report.sanitise import cut
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Reference, Source

_LONGEST_TITLE = 200
_TAGS = {BlockKind.CODE: "pre"}


class Slice(Struct, frozen=True, kw_only=True):
    """One outcome in the overview; `at` claims lie before its own `count`."""

    outcome: Outcome
    count: int
    at: int


class DraftPart(Struct, frozen=True, kw_only=True):
    """A block of the draft with the element and the classes that suit it.

    `number` is what an entry of the list is cited by, where its words do not begin with it.
    """

    tag: str
    classes: str
    stretches: tuple[Stretch, ...]
    number: str | None = None


class Row(Struct, frozen=True, kw_only=True):
    """An entry of the draft's list with what became of its source."""

    id: str
    source: str | None  # key of the source
    label: str
    title: str
    state: SourceState
    reason: str | None
    href: str | None
    archived_href: str | None
    archive: ArchiveAnswer | None
    fetched: dt.datetime | None
    captured: dt.datetime | None
    claims: tuple[CheckedClaim, ...]

    @property
    def host(self) -> str:
        """The part of the address that a reader knows it by."""
        return urlsplit(self.href or "").hostname or ""


def slices(report: Report) -> list[Slice]:
    """Return the outcomes that occur, worst first."""
    found: list[Slice] = []
    at = 0
    for outcome in phrases.WORST_FIRST:
        count = report.summary.count(outcome)
        if count:
            found.append(Slice(outcome=outcome, count=count, at=at))
            at += count
    return found


def draft(report: Report) -> Iterator[DraftPart]:
    """Yield the blocks of the draft."""
    labels = {
        reference.start: reference.label
        for reference in report.references
        if reference.kind is CitationKind.ENTRY and reference.label
    }
    for part in LineByLine(report).parts():
        level = f" level-{min(part.level, 6)}" if part.level else ""
        yield DraftPart(
            tag=_tag(part),
            classes=f"{part.kind}{level}",
            stretches=part.stretches,
            number=_number(part, labels),
        )


def _number(part: Part, labels: Mapping[int, str]) -> str | None:
    """Return the number of an entry that the format makes, and its words therefore lack."""
    first = next((run for stretch in part.stretches for run in stretch.runs), None)
    label = labels.get(first.start) if first is not None else None
    if first is None or label is None or first.text.lstrip("[( ").startswith(label):
        return None
    return f"{label}."


def _tag(part: Part) -> str:
    """Return the element for a block; headings stand below the page's own."""
    if part.kind is BlockKind.HEADING:
        return f"h{min(6, 1 + max(1, part.level or 1))}"
    return _TAGS.get(part.kind, "p")


def rows(report: Report) -> list[Row]:
    """Return a row for each entry of the list, in its order."""
    sources = {source.key: source for source in report.sources}
    citing: dict[str, list[CheckedClaim]] = {}
    for claim in phrases.worst_first(report.claims):
        for reference in claim.references:
            citing.setdefault(reference, []).append(claim)
    listed = [
        _row(reference, sources.get(reference.source or ""), citing.get(reference.id, []))
        for reference in report.references
    ]
    return listed + [_row_without_entry(report, source) for source in _without_entry(report)]


def _without_entry(report: Report) -> list[Source]:
    """Return the sources that the user gave for labels without an entry."""
    listed = {reference.source for reference in report.references}
    return [source for source in report.sources if source.key not in listed]


def _row_without_entry(report: Report, source: Source) -> Row:
    """Return the row of such a source; its label is known from what was found in it."""
    citing = [
        (claim, reason.label)
        for claim in report.claims
        for reason in claim.because[:1]
        if reason.source == source.key
    ]
    stand_in = Reference(
        id=f"source-{source.key}",
        kind=CitationKind.ENTRY,
        label=next((label for _, label in citing), None),
        text=source.key,
        start=0,
        end=0,
        title=source.title,
    )
    return _row(stand_in, source, phrases.worst_first(claim for claim, _ in citing))


def _row(reference: Reference, source: Source | None, claims: list[CheckedClaim]) -> Row:
    title = reference.title or (source.title if source else None) or reference.text
    address = (source.final_url or source.url) if source else reference.url
    archived = source.archived_url if source else None
    return Row(
        id=reference.id,
        source=source.key if source else None,
        label=f"[{reference.label}]" if reference.label else "",
        title=cut(title, _LONGEST_TITLE),
        state=source.state if source else SourceState.NONE,
        reason=phrases.remark(source),
        href=address if is_web(address) else None,
        archived_href=archived if is_web(archived) else None,
        archive=source.archive if source else None,
        fetched=source.fetched_at if source else None,
        captured=source.archived_at if source else None,
        claims=tuple(claims),
    )
