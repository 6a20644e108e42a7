"""What is wrong with the sources: which could not be had, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from citecheck.config import Policy
from citecheck.model import (
    Checked,
    Outcome,
    Problem,
    Reference,
    Source,
    SourceState,
    Unavailable,
)
from citecheck.problems.making import Maker


class Pinned(Protocol):
    """What the lock holds of a source."""

    @property
    def sha256(self) -> str:
        """Digest of the capture that is pinned."""
        ...


def of_sources(
    sources: Iterable[Source | Unavailable], labels: Mapping[str, tuple[str, ...]], policy: Policy
) -> tuple[Problem, ...]:
    """Return a problem for each source that could not be had, or only from an archive.

    Args:
        sources: the sources of one draft.
        labels: the labels of the references that each source key answers for.
        policy: severities of the configuration.
    """
    made = Maker(policy)
    found = []
    for source in sources:
        if isinstance(source, Source) and source.state is not SourceState.ARCHIVED:
            continue
        named = labels.get(source.key, ())
        where = ", ".join(f"[{label}]" for label in named)
        reason = source.reason or "the live page is gone; an archived copy was read"
        found.append(
            made.problem(
                f"source.{source.state}",
                f"{where} {source.url or ''}: {reason}".strip(": "),
                about=source.key,
                labels=named,
            )
        )
    return tuple(found)


def of_mismatch(entry: Reference, note: str, policy: Policy) -> Problem:
    """Return the problem of an entry whose address leads to another work; `note` says to which."""
    return Maker(policy).problem(
        "reference.title_mismatch",
        note,
        about=entry.text,
        span=entry.span,
        labels=(entry.label,) if entry.label else (),
    )


def of_changes(checked: Checked, pins: Mapping[str, Pinned], policy: Policy) -> tuple[Problem, ...]:
    """Return a problem for each source that is not what the lock holds and bears less out now."""
    made = Maker(policy)
    by_key = {source.key: source for source in checked.sources}
    weak: dict[str, str] = {}
    for verdict in checked.verdicts:
        if verdict.outcome not in (Outcome.SUPPORTED, Outcome.UNCITED):
            for item in verdict.because:
                weak.setdefault(item.source_key, verdict.why)
    return tuple(
        made.problem(
            "source.changed",
            f"{source.url}: it differs from the locked capture, and now {weak[key]}",
            about=key,
            shas=(pins[key].sha256, source.sha256),
            labels=tuple(item.label for item in checked.cited if item.source == key and item.label),
        )
        for key in weak
        if isinstance(source := by_key.get(key), Source)
        and key in pins
        and pins[key].sha256 != source.sha256
    )
