"""What is wrong with the sources: which could not be had, and why."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.config import Policy
from citecheck.model import Problem, Source, SourceState, Unavailable
from citecheck.problems.making import Maker


def of_sources(
    sources: Iterable[Source | Unavailable], labels: dict[str, tuple[str, ...]], policy: Policy
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
