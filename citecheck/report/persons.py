"""Step 7: what people ticked, beside what the machine ticked.

In: a `Report` with the lines of its decisions file. Out: who ticked each claim and each fact last,
how far the work is, and who did it. A tick hangs on the claim's fingerprint: where words, outcome
or sources change, it is open again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from citecheck.model import Choice
from citecheck.report import phrases
from citecheck.report.sanitise import one_line
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Recorded

CLAIM = "claim"
FACT = "fact."


class Progress(Struct, frozen=True, kw_only=True):
    """How far the people are: facts (or claims that have none) ticked, of how many, and by whom."""

    ticked: int
    of: int
    by: tuple[tuple[str, int], ...]

    @property
    def words(self) -> str:
        """``38 of 61 facts ticked (Ana 30, Ben 8)``."""
        names = ", ".join(f"{name} {number}" for name, number in self.by)
        return f"{self.ticked} of {self.of} facts ticked" + (f" ({names})" if names else "")


_DONE = {
    Choice.ACCEPT: "Accepted",
    Choice.REJECT: "Rejected",
    Choice.WAIVE: "Let pass",
    Choice.COMMENT: "Remarked on",
    Choice.TICK: "Ticked",
    Choice.UNTICK: "Taken back",
}


def told(item: Recorded) -> str:
    """Return ``Let pass by Ana on 3 May 2026 until 1 June 2026: the 2023 edition has it``."""
    until = f" until {phrases.day(item.until)}" if item.until else ""
    why = f": {item.why}" if item.why else ""
    return one_line(f"{_DONE[item.decision]} by {item.by} on {phrases.day(item.at)}{until}{why}")


def words_of(report: Report, fingerprint: str) -> str | None:
    """Return the words of the claim that a claim's or problem's fingerprint is about, if any."""
    problem = next((one for one in report.problems if one.fingerprint == fingerprint), None)
    return next(
        (
            " ".join(one.text.split())
            for one in report.claims
            if one.fingerprint == fingerprint or (problem is not None and one.id == problem.claim)
        ),
        None,
    )


class Ticks:
    """The ticks of people in one report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._last: dict[tuple[str, str], Recorded] = {}
        for item in report.decisions:
            if item.decision in (Choice.TICK, Choice.UNTICK):
                self._last[item.fingerprint, item.code] = item

    def of_claim(self, claim: CheckedClaim) -> Recorded | None:
        """Return the tick of the whole claim, None where it is open."""
        return self._of(claim, CLAIM)

    def of_fact(self, claim: CheckedClaim, number: int) -> Recorded | None:
        """Return the tick of a fact by its index in the claim, that of the claim for it."""
        return self._of(claim, f"{FACT}{number}") or self._of(claim, CLAIM)

    def is_done(self, claim: CheckedClaim) -> bool:
        """Whether the claim, or every fact of it, is ticked."""
        return self._of(claim, CLAIM) is not None or (
            bool(claim.facts)
            and all(self.of_fact(claim, number) for number in range(len(claim.facts)))
        )

    def progress(self) -> Progress:
        """Return how far the people are."""
        found = list(self._each())
        by = Counter(item.by for item in found if item is not None)
        ranked = sorted(by.items(), key=lambda pair: (-pair[1], pair[0]))
        return Progress(ticked=by.total(), of=len(found), by=tuple(ranked))

    def _each(self) -> Iterator[Recorded | None]:
        for claim in self._report.claims:
            if not claim.facts:
                yield self.of_claim(claim)
            for number in range(len(claim.facts)):
                yield self.of_fact(claim, number)

    def _of(self, claim: CheckedClaim, code: str) -> Recorded | None:
        last = self._last.get((claim.fingerprint, code))
        return last if last is not None and last.decision is Choice.TICK else None
