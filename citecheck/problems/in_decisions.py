"""Waivers that are about to end, or have ended: nobody should learn it from a red build."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from citecheck.config.schema import Policy
from citecheck.model import Choice, Problem
from citecheck.problems.factory import Maker

NOTICE_DAYS = 14
"""Days before its last one from which a waiver's end is told: an editor's fortnight."""


def of_decisions(
    problems: Iterable[Problem], today: dt.date, policy: Policy
) -> tuple[Problem, ...]:
    """Return a problem for each of `problems` whose waiver ends soon, or has ended, on `today`."""
    made = Maker(policy)
    found = []
    for problem in problems:
        decided = problem.decided
        if decided is None or decided.decision is not Choice.WAIVE or decided.until is None:
            continue
        left = (decided.until - today).days
        if left > NOTICE_DAYS:
            continue
        when = f"ended on {decided.until}" if left < 0 else f"ends on {decided.until}, {_in(left)}"
        why = f" (“{decided.why}”)" if decided.why else ""
        found.append(
            made.problem(
                "waiver.ended" if left < 0 else "waiver.ends_soon",
                f"the waiver of {problem.code} by {decided.by}{why} {when}",
                about=f"{problem.fingerprint} {decided.until}",
                span=problem.span,
                labels=problem.labels,
                claim=None,
            )
        )
    return tuple(found)


def _in(days: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
