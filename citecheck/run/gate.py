"""Whether a run passes: reports and a policy → the exit code.

"Could not look" is never a pass where everything was required, and never a finding.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from citecheck.config.schema import Policy
from citecheck.model import Checked, Outcome, Severity, Unavailable
from citecheck.run.baseline import Baseline

UNTRUSTED = "run.untrusted_setting"


class Exit(IntEnum):
    """What the command says to a script."""

    CLEAN = 0
    FINDINGS = 1
    UNUSABLE = 2  # usage, configuration, or a draft that cannot be read
    BUG = 3
    UNVERIFIED = 4
    INTERRUPTED = 130


WORST_FIRST = (Exit.BUG, Exit.UNUSABLE, Exit.FINDINGS, Exit.UNVERIFIED, Exit.CLEAN)


def worst(codes: Iterable[Exit]) -> Exit:
    """Return the gravest of `codes`, clean where there are none."""
    return min(codes, key=WORST_FIRST.index, default=Exit.CLEAN)


def judge(checked: Checked, policy: Policy, known: Baseline | None = None) -> Exit:
    """Return the exit code for one draft; problems that `known` holds do not count."""
    if policy.require_all and any(item.code == UNTRUSTED for item in checked.problems):
        return Exit.UNUSABLE
    if fails(checked, policy, known or Baseline()):
        return Exit.FINDINGS
    if policy.require_all and _anything_unverified(checked):
        return Exit.UNVERIFIED
    return Exit.CLEAN


def fails(checked: Checked, policy: Policy, known: Baseline) -> bool:
    """Whether an error, or a claim whose outcome fails, is neither ignored nor waived.

    Ignored problems are no longer among those of `checked`; a claim without any left passes.
    """
    outcomes = {verdict.claim_id: verdict.outcome for verdict in checked.verdicts}
    return any(
        problem.severity is Severity.ERROR
        or (
            problem.severity is Severity.WARNING
            and outcomes.get(problem.claim or "") in policy.fail_on
        )
        for problem in checked.problems
        if not problem.waived and not known.holds(problem)
    )


def _anything_unverified(checked: Checked) -> bool:
    return any(item.outcome is Outcome.UNVERIFIABLE for item in checked.verdicts) or any(
        isinstance(source, Unavailable) for source in checked.sources
    )
