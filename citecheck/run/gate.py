"""Whether a run passes, and why: reports and a policy → a `Ruling`, its exit code and its words.

"Could not look" is never a pass where everything was required, and never a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from msgspec import Struct

from citecheck.config.schema import Policy
from citecheck.model import Checked, Outcome, Problem, Severity, Unavailable

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


class Ruling(Struct, frozen=True, kw_only=True):
    """What decides the exit code of one draft, or of several added up."""

    drafts: int = 1
    unreadable: int = 0
    failing: int = 0  # drafts with a problem that fails
    errors: int = 0  # problems that fail
    passing: int = 0  # warnings and notes, which do not
    waived: int = 0
    known: int = 0
    claims_unverified: int = 0
    sources_missing: int = 0
    by_reader: int = 0  # claims whose outcome a second reader decided
    untrusted: int = 0  # settings of a stranger that were ignored

    def code(self, policy: Policy) -> Exit:
        """Return the exit code: the gravest that applies, in the order of `WORST_FIRST`."""
        if self.unreadable or (policy.require_all and self.untrusted):
            return Exit.UNUSABLE
        if self.errors:
            return Exit.FINDINGS
        if policy.require_all and (self.claims_unverified or self.sources_missing):
            return Exit.UNVERIFIED
        return Exit.CLEAN

    def words(self, policy: Policy) -> str:
        """Return the last line of a run: the exit code and the rule that decided it."""
        code = self.code(policy)
        said = f"exit {int(code)}: "
        if self.unreadable:
            return f"{said}{self.unreadable} of {_counted(self.drafts, 'draft')} could not be read"
        if code is Exit.UNUSABLE:
            named = _counted(self.untrusted, "setting")
            return f"{said}{named} of the draft's own folder ignored, and --require-all was given"
        if code is Exit.UNVERIFIED:
            missing = " and ".join(
                _counted(number, noun)
                for number, noun in (
                    (self.claims_unverified, "claim"),
                    (self.sources_missing, "source"),
                )
                if number
            )
            return f"{said}{missing} could not be verified, and --require-all was given"
        among = f" in {self.failing} of {self.drafts} drafts" if self.drafts > 1 else ""
        found = f"{_counted(self.errors, 'error')}{among}" if self.errors else "nothing fails"
        return f"{said}{found}{self._aside()}; fail on {', '.join(policy.fail_on) or 'no outcome'}"

    def _aside(self) -> str:
        """Return what was found and does not count, in brackets; nothing where there is nothing."""
        parts = (
            (self.passing, "that does not fail" if self.passing == 1 else "that do not fail"),
            (self.known, "known before"),
            (self.waived, "waived or rejected"),
            (
                self.by_reader,
                f"{'claim' if self.by_reader == 1 else 'claims'} decided by the second reader",
            ),
        )
        words = ", ".join(f"{number} {what}" for number, what in parts if number)
        return f" ({words})" if words else ""


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def worst(codes: Iterable[Exit]) -> Exit:
    """Return the gravest of `codes`, clean where there are none."""
    return min(codes, key=WORST_FIRST.index, default=Exit.CLEAN)


def judge(checked: Checked, policy: Policy) -> Ruling:
    """Return the ruling on one draft.

    Ignored problems are no longer among those of `checked`; a claim without any left passes.
    """
    outcomes = {verdict.claim_id: verdict.outcome for verdict in checked.verdicts}
    standing = [item for item in checked.problems if not item.waived and not item.known]
    failing = [item for item in standing if _fails(item, outcomes, policy)]
    return Ruling(
        failing=1 if failing else 0,
        errors=len(failing),
        passing=len(standing) - len(failing),
        waived=sum(item.waived for item in checked.problems),
        known=sum(item.known and not item.waived for item in checked.problems),
        claims_unverified=sum(item.outcome is Outcome.UNVERIFIABLE for item in checked.verdicts),
        sources_missing=sum(isinstance(source, Unavailable) for source in checked.sources),
        by_reader=sum(item.reader is not None and item.reader.decided for item in checked.verdicts),
        untrusted=sum(item.code == UNTRUSTED for item in checked.problems),
    )


def together(rulings: Sequence[Ruling], unreadable: int = 0) -> Ruling:
    """Return the ruling on several drafts, `unreadable` more of which could not be read."""
    names = [name for name in Ruling.__struct_fields__ if name not in ("drafts", "unreadable")]
    added = {name: sum(getattr(item, name) for item in rulings) for name in names}
    return Ruling(drafts=len(rulings) + unreadable, unreadable=unreadable, **added)


def _fails(problem: Problem, outcomes: dict[str, Outcome], policy: Policy) -> bool:
    """Whether `problem` is an error, or of a claim whose outcome fails."""
    return problem.severity is Severity.ERROR or (
        problem.severity is Severity.WARNING and outcomes.get(problem.claim or "") in policy.fail_on
    )
