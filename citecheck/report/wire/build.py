"""Step 7: what the pipeline knows → the wire form.

In: `Checked`, `Extract` or `Comparison` of `model.py`. Out: the types of the same names whose JSON
is the report. It flattens and looks up; it judges nothing.
"""

from __future__ import annotations

from collections import Counter

import msgspec
from msgspec import UNSET, UnsetType

from citecheck import model
from citecheck.findings.decisions import Decision, Decisions
from citecheck.findings.fingerprint import fingerprint
from citecheck.report.wire.documents import Comparison, Extract, Report
from citecheck.report.wire.evidence import (
    Sources,
    fact_of,
    reasons,
    rounded,
    ticks_of,
    utf8,
    utf8_or_none,
)
from citecheck.report.wire.second_reader import account_of, opinion_of
from citecheck.report.wire.types import (
    Block,
    CheckedClaim,
    Claim,
    Decided,
    Document,
    Marker,
    Problem,
    Recorded,
    Reference,
    Run,
    Source,
    Styled,
    Suggestion,
    Summary,
    Tally,
)

_STYLES = {model.HintKind(style.value): style for style in model.Style}

__all__ = ["Comparison", "Extract", "Report", "comparison", "extract", "report"]


def report(checked: model.Checked) -> Report:
    """Return the wire form of a finished run."""
    found = checked.extract
    sources = Sources(checked)
    claims = tuple(
        _checked_claim(found.document, claim, verdict, sources)
        for claim, verdict in zip(found.claims, checked.verdicts, strict=True)
    )
    outcomes = Counter(claim.outcome.value for claim in claims)
    return Report(
        document=_document(found.document),
        references=tuple(
            _reference(item, sources.of_reference.get(item.id)) for item in found.references
        ),
        markers=tuple(_marker(found.document, item) for item in found.markers),
        claims=claims,
        sources=tuple(_source(item) for item in checked.sources),
        problems=tuple(_problem(found.document, item) for item in checked.problems),
        summary=Summary(claims=len(claims), problems=len(checked.problems), **outcomes),
        run=msgspec.structs.replace(_run(checked.run), reader=account_of(checked.reader)),
    )


def with_decisions(report: Report, decisions: Decisions) -> Report:
    """Return `report` with the lines of the decisions file that are about it, in their order.

    Those on words that its draft had, and no longer has, are kept apart.
    """
    known = {item.fingerprint for item in report.claims}
    known |= {item.fingerprint for item in report.problems}
    text = _letters(report.document.text)
    earlier = tuple(
        _recorded(item)
        for item in decisions.all
        if item.fingerprint not in known
        and item.words
        and item.draft == draft_title(report)
        and _letters(item.words) not in text
    )
    return msgspec.structs.replace(
        report,
        decisions=tuple(_recorded(item) for item in decisions.all if item.fingerprint in known),
        earlier=earlier or UNSET,
    )


def draft_title(report: Report) -> str:
    """Return what a decision calls the draft: its copies have other names, and one title."""
    from citecheck.report import phrases  # noqa: PLC0415 - it reads these types

    return phrases.title(report.document)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _recorded(item: Decision) -> Recorded:
    return Recorded(
        fingerprint=item.fingerprint,
        code=item.code,
        decision=item.decision,
        by=utf8(item.by),
        at=item.at,
        until=item.until,
        why=utf8_or_none(item.why),
        words=utf8_or_none(item.words),
    )


def extract(found: model.Extract) -> Extract:
    """Return the wire form of steps 1 and 2."""
    return Extract(
        document=_document(found.document),
        references=tuple(_reference(item, None) for item in found.references),
        markers=tuple(_marker(found.document, item) for item in found.markers),
        claims=tuple(_claim(found.document, item) for item in found.claims),
        problems=tuple(_problem(found.document, item) for item in found.problems),
        summary=Tally(claims=len(found.claims), problems=len(found.problems)),
        run=_run(found.run),
    )


def comparison(compared: model.Comparison) -> Comparison:
    """Return the wire form of a claim held against one text."""
    return Comparison(
        outcome=compared.outcome,
        score=rounded(compared.score),
        why=utf8(compared.why),
        facts=tuple(fact_of(item) for item in compared.facts),
        because=reasons(compared.because),
        ticks=ticks_of(compared.ticks, compared.because),
    )


def _document(document: model.Document) -> Document:
    return Document(
        path=utf8(document.path),
        media_type=document.media_type,
        sha256=document.sha256,
        title=utf8_or_none(document.title),
        language=document.language,
        words=len(document.text.split()),
        coordinates=document.coordinates,
        text=utf8(document.text),
        blocks=tuple(
            Block(kind=block.kind, start=block.span.start, end=block.span.end, level=block.level)
            for block in document.blocks
        ),
        styles=tuple(
            Styled(kind=_STYLES[hint.kind], start=hint.span.start, end=hint.span.end)
            for hint in document.hints
            if hint.kind in _STYLES
        )
        or UNSET,
    )


def _reference(reference: model.Reference, source: str | None) -> Reference:
    work = reference.work
    return Reference(
        id=reference.id,
        kind=reference.kind,
        label=utf8_or_none(reference.label),
        text=utf8(reference.text),
        start=reference.span.start,
        end=reference.span.end,
        url=utf8_or_none(work.url),
        doi=utf8_or_none(work.doi),
        title=utf8_or_none(work.title),
        authors=tuple(map(utf8, work.authors)),
        date=utf8_or_none(work.date),
        source=utf8_or_none(source),
    )


def _marker(document: model.Document, marker: model.Marker) -> Marker:
    place = document.place(marker.span.start)
    return Marker(
        kind=marker.kind,
        text=utf8(marker.text),
        labels=tuple(map(utf8, marker.labels)),
        references=marker.references,
        start=marker.span.start,
        end=marker.span.end,
        line=place.line,
        column=place.column,
        file=_file(place),
    )


def _file(place: model.Place | None) -> str | UnsetType:
    """Return the path of another file that the draft is made of, unset for the draft itself."""
    return UNSET if place is None or place.file is None else utf8(place.file)


def _claim(document: model.Document, claim: model.Claim) -> Claim:
    place = document.place(claim.span.start)
    return Claim(
        id=claim.id,
        text=utf8(claim.text),
        start=claim.span.start,
        end=claim.span.end,
        line=place.line,
        column=place.column,
        file=_file(place),
        labels=tuple(map(utf8, claim.labels)),
        references=claim.references,
        facts=tuple(fact_of(item) for item in claim.facts),
    )


def _checked_claim(
    document: model.Document, claim: model.Claim, verdict: model.Verdict, sources: Sources
) -> CheckedClaim:
    plain = _claim(document, claim)
    return CheckedClaim(
        **{name: getattr(plain, name) for name in plain.__struct_fields__},
        outcome=verdict.outcome,
        score=rounded(verdict.score),
        fingerprint=fingerprint(claim.words, verdict.outcome, sources.digests(claim)),
        why=utf8(verdict.why),
        because=reasons(verdict.because, sources),
        ticks=ticks_of(verdict.ticks, verdict.because),
        reader=opinion_of(verdict.reader, sources),
        suggestion=_suggestion(verdict.suggestion),
    )


def _suggestion(suggestion: model.Suggestion | None) -> Suggestion | None:
    if suggestion is None:
        return None
    return Suggestion(text=utf8(suggestion.text), why=utf8(suggestion.why))


def _source(source: model.Source | model.Unavailable) -> Source:
    if isinstance(source, model.Unavailable):
        return Source(
            key=utf8(source.key),
            url=utf8_or_none(source.url),
            final_url=utf8_or_none(source.final_url),
            state=source.state,
            reason=utf8(source.reason),
            archive=source.archive,
        )
    return Source(
        key=utf8(source.key),
        url=utf8(source.url),
        final_url=utf8(source.final_url),
        state=source.state,
        reason=utf8_or_none(source.reason),
        via=source.via,
        archive=source.archive,
        fetched_at=source.fetched_at,
        media_type=source.media_type,
        sha256=source.sha256,
        title=utf8_or_none(source.title),
        archived_url=utf8_or_none(source.archived_url),
        archived_at=source.archived_at,
        signed_in=source.is_signed_in or UNSET,
        recognised=source.is_recognised or UNSET,
        rendered=source.is_rendered or UNSET,
        skipped=tuple(map(utf8, source.skipped)) or UNSET,
    )


def _problem(document: model.Document, problem: model.Problem) -> Problem:
    span = problem.span
    place = None if span is None else document.place(span.start)
    return Problem(
        code=problem.code,
        severity=problem.severity,
        message=utf8(problem.message),
        line=None if place is None else place.line,
        column=None if place is None else place.column,
        file=_file(place),
        start=None if span is None else span.start,
        end=None if span is None else span.end,
        labels=tuple(map(utf8, problem.labels)),
        claim=problem.claim,
        fingerprint=problem.fingerprint,
        waived=problem.waived,
        decided=_decided(problem.decided),
        known=problem.known,
    )


def _decided(decided: model.Decided | None) -> Decided | None:
    if decided is None:
        return None
    return Decided(
        decision=decided.decision,
        by=utf8(decided.by),
        why=utf8_or_none(decided.why),
        until=decided.until,
    )


def _run(run: model.Run) -> Run:
    return Run(
        citecheck=run.citecheck,
        config=run.config,
        as_of=run.as_of,
        offline=run.offline,
        compared=run.compared,
    )
