"""Step 7: problems with one cause as one problem, and what follows from it under it.

In: the problems of a `Report`. Out: `Cause` values, what has most under it first.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from citecheck.report.phrases import gravest_first, sentence
from citecheck.report.wire.types import CheckedClaim, Problem


class Cause(Struct, frozen=True):
    """A problem, and those that would go with it: they are told under it, not beside it."""

    problem: Problem
    under: tuple[Problem, ...] = ()

    @property
    def consequences(self) -> tuple[str, ...]:
        """What follows from it, a line a kind of problem."""
        labels = [item for item in self.under if item.code == DANGLING]
        claims = [item for item in self.under if item.code == UNCITED]
        lines = []
        if labels:
            named = ", ".join(_label_of(item) for item in labels)
            lines.append(f"Without an entry: {named}.")
        if claims:
            rest = "1 claim rests" if len(claims) == 1 else f"{len(claims)} claims rest"
            lines.append(f"{rest} on them, so nothing bears them out.")
        return tuple(lines)


LIST_MISSING, DANGLING, UNCITED = "reference.list_missing", "marker.dangling", "claim.uncited"


def _label_of(problem: Problem) -> str:
    """Return ``[7] (13 times)``."""
    often = problem.message.partition(" (cited ")[2].partition(")")[0]
    return f"[{', '.join(problem.labels)}]" + (f" ({often})" if often else "")


def by_cause(problems: Iterable[Problem], claims: Iterable[CheckedClaim] = ()) -> list[Cause]:
    """Return the problems with one cause as one, what has most under it first.

    Where the list of references is missing, labels without an entry, and claims that rest on
    nothing else, are its consequences. All others stand alone, the gravest first.

    Args:
        problems: the problems of a report.
        claims: its claims, by which problems of one severity are ordered.
    """
    ordered = gravest_first(problems, claims)
    missing = next((item for item in ordered if item.code == LIST_MISSING), None)
    if missing is None:
        return [Cause(problem) for problem in ordered]
    labels = {label for item in ordered if item.code == DANGLING for label in item.labels}
    under = tuple(
        item
        for item in ordered
        if item.code == DANGLING
        or (item.code == UNCITED and item.labels and labels.issuperset(item.labels))
    )
    aside = {id(item) for item in (missing, *under)}
    rest = [Cause(item) for item in ordered if id(item) not in aside]
    return [Cause(missing, under), *rest]


def first_things(problems: Iterable[Problem]) -> list[str]:
    """Return the sentences about problems that others go back to: copies have them on top."""
    return [
        line
        for cause in by_cause(problems)
        if cause.under
        for line in (sentence(cause.problem.message), *cause.consequences)
    ]
