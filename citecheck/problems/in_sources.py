"""What is wrong with the sources: which could not be had, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from citecheck.config.schema import Policy
from citecheck.model import (
    Claim,
    Problem,
    Reference,
    Source,
    SourceState,
    Unavailable,
)
from citecheck.problems.factory import Maker, shortened

_LONGEST_PASSAGE = 400
_GONE = (SourceState.DEAD, SourceState.SOFT_404, SourceState.PARKED)


class Change(Struct, frozen=True, kw_only=True):
    """Two editions of a source, and the passage of each that a claim rests on."""

    locked: Source
    now: Source
    before: str | None
    after: str | None  # None: nothing like it stands there


class Listed(Struct, frozen=True, kw_only=True):
    """Where a draft lists its sources, by their keys."""

    labels: Mapping[str, tuple[str, ...]]
    entries: Mapping[str, Reference]  # the first reference that each source answers for


def of_sources(
    sources: Iterable[Source | Unavailable], listed: Listed, policy: Policy
) -> tuple[Problem, ...]:
    """Return a problem for each source that could not be had, or not as the page that is cited."""
    made = Maker(policy)
    found = []
    for source in sources:
        if isinstance(source, Source) and not (source.is_abstract or _is_a_copy(source)):
            continue
        entry = listed.entries.get(source.key)
        labels = listed.labels.get(source.key, ())
        reason = source.reason or "the live page is gone; an archived copy was read"
        found.append(
            made.problem(
                _code(source),
                f"{_whose(source, entry, labels)}: {reason}",
                about=source.key,
                span=entry.span if entry is not None else None,
                labels=labels,
            )
        )
    return tuple(found)


def of_skipped(
    sources: Iterable[Source | Unavailable], listed: Listed, policy: Policy
) -> tuple[Problem, ...]:
    """Return a problem for each part of a source that could not be read."""
    made = Maker(policy)
    return tuple(
        made.problem(
            "source.text_skipped",
            f"{_whose(source, entry, labels)}: {said}",
            about=f"{source.key} {said}",
            span=entry.span if entry is not None else None,
            labels=labels,
        )
        for source in sources
        if isinstance(source, Source)
        for entry, labels in ((listed.entries.get(source.key), listed.labels.get(source.key, ())),)
        for said in source.skipped
    )


def _whose(source: Source | Unavailable, entry: Reference | None, labels: tuple[str, ...]) -> str:
    """Return how an editor finds the source: its labels and address, else the entry's words."""
    named = ", ".join(f"[{label}]" for label in labels)
    words = source.url or (f"“{shortened(entry.text)}”" if entry is not None else "")
    return f"{named} {words}".strip()


def _code(source: Source | Unavailable) -> str:
    if isinstance(source, Source) and source.is_abstract:
        return "source.abstract_only"
    return "source.open_copy" if source.state is SourceState.OK else f"source.{source.state}"


def _is_a_copy(source: Source) -> bool:
    """Whether it was read elsewhere than where the entry points to."""
    is_open_copy = source.state is SourceState.OK and source.reason is not None
    return is_open_copy or source.state is SourceState.ARCHIVED


def of_hidden(claim: Claim, source: Source, passage: str, policy: Policy) -> Problem:
    """Return the problem of a claim that only text which no reader sees would bear out.

    It stands at the claim and is none of its problems: those follow from what is visible.

    Args:
        claim: the claim.
        source: the source that holds the text.
        passage: the words of the text that have a fact of the claim.
        policy: severities of the configuration.
    """
    return Maker(policy).problem(
        "source.hidden_text",
        f"{source.url or source.key}: only text that no reader of the source sees has this: "
        f"{_quoted(passage)} It does not count.",
        about=f"{claim.words} {source.key}",
        shas=(source.sha256,),
        span=claim.span,
        labels=claim.labels,
    )


def of_mismatch(entry: Reference, note: str, policy: Policy) -> Problem:
    """Return the problem of an entry whose address leads to another work; `note` says to which."""
    return Maker(policy).problem(
        "reference.title_mismatch",
        note,
        about=entry.text,
        span=entry.span,
        labels=(entry.label,) if entry.label else (),
    )


def of_change(claim: Claim, change: Change, policy: Policy) -> Problem:
    """Return the problem of a source that no longer bears `claim` out as when it was locked.

    It stands at the claim and is none of its problems: those follow from the edition that was read.
    """
    since = change.locked.fetched_at
    locked = f"on {since:%Y-%m-%d}" if since else "when it was locked"
    before = f" It said {locked}: {_quoted(change.before)}" if change.before else ""
    after = f"Now: {_quoted(change.after)}" if change.after else "Nothing like it is there now."
    return Maker(policy).problem(
        "source.changed",
        f"{change.now.url}: the page has changed, and bears this out less.{before} {after}",
        about=f"{claim.words} {change.now.key}",
        shas=(change.locked.sha256, change.now.sha256),
        span=claim.span,
        labels=claim.labels,
    )


def of_lost_pages(
    lost: Sequence[tuple[Unavailable, tuple[str, ...]]], policy: Policy
) -> tuple[Problem, ...]:
    """Return a problem for each locked source whose page is gone, and one for all not looked at.

    Args:
        lost: why each page of now was not had, with the labels that cite it.
        policy: severities of the configuration.
    """
    made = Maker(policy)
    gone = [pair for pair in lost if pair[0].state in _GONE]
    unseen = [pair for pair in lost if pair[0].state not in _GONE]
    found = [
        made.problem(
            "source.changed",
            f"{source.url}: the page is gone; the locked capture was read. {source.reason}",
            about=source.key,
            labels=labels,
        )
        for source, labels in gone
    ]
    if unseen:
        names = ", ".join(f"{source.url} ({source.state})" for source, _ in unseen)
        found.append(
            made.problem(
                "source.not_compared",
                f"Locked captures were read, and the pages of now could not be looked at: {names}.",
                about=" ".join(sorted(source.key for source, _ in unseen)),
                labels=tuple(label for _, labels in unseen for label in labels),
            )
        )
    return tuple(found)


def _quoted(passage: str) -> str:
    """Return a passage in quotation marks, cut where it is long, with a stop behind."""
    words = " ".join(passage.split())
    if len(words) > _LONGEST_PASSAGE:
        words = f"{words[:_LONGEST_PASSAGE]}…"
    return f"“{words}”" if words.endswith((".", "!", "?", "…")) else f"“{words}”."
