"""What people ticked and decided, as the page shows it where nobody is at work on it.

In: a `Report` with the lines of its decisions file. Out: names and sentences, made inert.
"""

from __future__ import annotations

from citecheck.model import Choice
from citecheck.report.persons import Ticks, told
from citecheck.report.phrases import by_claim
from citecheck.report.sanitise import one_line
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Problem, Recorded

_STATES = {Choice.ACCEPT: "accepted", Choice.REJECT: "rejected", Choice.WAIVE: "let pass"}


class People:
    """The people who worked on one report."""

    def __init__(self, report: Report) -> None:
        self._ticks = Ticks(report)
        self._problems = by_claim(report.problems)
        self._lines: dict[tuple[str, str], list[Recorded]] = {}
        for item in report.decisions:
            self._lines.setdefault((item.fingerprint, item.code), []).append(item)

    @property
    def progress(self) -> str:
        """How far the ticks are; "" where there is none."""
        progress = self._ticks.progress()
        return f"{progress.words}." if progress.ticked else ""

    def who(self, claim: CheckedClaim) -> str:
        """Return the names of those who ticked the whole of `claim`; "" while some is open."""
        if not self._ticks.is_done(claim):
            return ""
        whole = self._ticks.of_claim(claim)
        facts = (self._ticks.of_fact(claim, number) for number in range(len(claim.facts)))
        names = {one_line(item.by) for item in (whole, *facts) if item is not None}
        return ", ".join(sorted(names))

    def of_fact(self, claim: CheckedClaim, number: int) -> str:
        """Return who ticked a fact, by its index in the claim; "" while it is open."""
        item = self._ticks.of_fact(claim, number)
        return one_line(item.by) if item is not None else ""

    def state(self, claim: CheckedClaim) -> str:
        """Return what was decided on the claim's findings, the same on all; "" otherwise."""
        decided = {
            problem.decided.decision if problem.decided else None
            for problem in self._problems.get(claim.id, ())
        }
        return _STATES.get(decided.pop() or Choice.COMMENT, "") if len(decided) == 1 else ""

    def told(self, problem: Problem) -> list[str]:
        """Return what everybody decided or remarked on a problem, in order."""
        return [told(item) for item in self._lines.get((problem.fingerprint, problem.code), ())]
