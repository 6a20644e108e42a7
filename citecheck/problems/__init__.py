"""Step 6: what a person should act on → Problems, each with its stable code.

In: a draft as read, and for a full check its sources and verdicts. Out: `Problem` values in the
order of the draft. Severities are the usual ones of `findings`, those of the policy, and ``error``
where a claim fails; whether a run passes is decided in `gate`.
"""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.config.schema import Policy
from citecheck.model import Problem
from citecheck.problems.factory import Draft
from citecheck.problems.in_claims import of_claim
from citecheck.problems.in_decisions import of_decisions
from citecheck.problems.in_draft import of_attributions, of_list, of_settings, of_uncited
from citecheck.problems.in_reading import of_reader
from citecheck.problems.in_register import of_register
from citecheck.problems.in_sources import (
    Change,
    Listed,
    of_change,
    of_hidden,
    of_lost_pages,
    of_mismatch,
    of_skipped,
    of_sources,
)

__all__ = [
    "Change",
    "Draft",
    "Listed",
    "of_attributions",
    "of_change",
    "of_claim",
    "of_decisions",
    "of_hidden",
    "of_list",
    "of_lost_pages",
    "of_mismatch",
    "of_reader",
    "of_register",
    "of_settings",
    "of_skipped",
    "of_sources",
    "of_uncited",
    "selected",
]


def selected(problems: Iterable[Problem], policy: Policy) -> tuple[Problem, ...]:
    """Return the problems that `select` and `ignore` leave, in the order of the draft."""
    kept = [
        problem
        for problem in problems
        if (not policy.select or problem.code.startswith(policy.select))
        and not (policy.ignore and problem.code.startswith(policy.ignore))
    ]
    return tuple(sorted(kept, key=_in_draft_order))


def _in_draft_order(problem: Problem) -> tuple[int, str, str]:
    start = problem.span.start if problem.span else -1
    return (start, problem.code, problem.fingerprint)
