"""One draft on its way through a run: what it wants looked at, and what comes of it.

In: an extract, its plan, the sources that were had and the evidence from them. Out: shares for
the jobs of the run, then verdicts and problems.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from citecheck import problems
from citecheck.checks import all_checks
from citecheck.config.schema import Policy
from citecheck.model import (
    CitationKind,
    Claim,
    Evidence,
    Extract,
    Outcome,
    Problem,
    Source,
    Unavailable,
    Verdict,
)
from citecheck.run.source_job import Seen, Share
from citecheck.run.source_plan import Plan
from citecheck.verdict import judge

Had = Mapping[str, Source | Unavailable]
"""What came of each source, by its key."""

Looks = Mapping[tuple[int, str], Seen]
"""What one draft (by number) was shown by one source (by key)."""


ASKED_ANEW = ("claim.uncited", "run.untrusted_setting")
"""What steps 1 and 2 found and a check finds once more: a claim may lose its source on the way."""


class Case(Struct, frozen=True, kw_only=True):
    """A draft in a run; `number` is its place in it."""

    number: int
    extract: Extract
    plan: Plan

    def shares(self) -> Iterator[tuple[str, Share]]:
        """Yield, for each source by key, the claims that rest on it, the entries that name it."""
        resting: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.extract.claims:
            for key in self.plan.keys(claim):
                resting[key].append(claim)
        listed = {
            item.id: item for item in self.extract.references if item.kind is CitationKind.ENTRY
        }
        for wanted in self.plan.wanted:
            named = self.plan.references.get(wanted.key, ())
            entries = tuple(listed[name] for name in named if name in listed)
            claims = tuple(resting[wanted.key])
            yield wanted.key, Share(draft=self.number, claims=claims, entries=entries)

    def judge(self, seen: Looks, had: Had) -> tuple[Verdict, ...]:
        """Return a verdict for each claim of the draft, in its order."""
        return tuple(self.judge_claim(claim, seen, had) for claim in self.extract.claims)

    def judge_claim(self, claim: Claim, seen: Looks, had: Had) -> Verdict:
        """Return the verdict on one claim of the draft."""
        keys = self.plan.keys(claim)
        sources = [had[key] for key in keys]
        missing = [source for source in sources if isinstance(source, Unavailable)]
        is_cut = any(
            isinstance(source, Source) and (source.is_abstract or source.is_partly_unread)
            for source in sources
        )
        return judge(
            claim,
            self.evidence(claim, keys, seen),
            tuple(missing),
            checks=all_checks(),
            is_cut=is_cut,
        )

    def evidence(self, claim: Claim, keys: tuple[str, ...], seen: Looks) -> tuple[Evidence, ...]:
        """Return what the sources `keys` showed for `claim`, in their order."""
        looks = [look for key in keys if (look := seen.get((self.number, key))) is not None]
        return tuple(item for look in looks for item in look.of(claim.id))

    def find_problems(
        self, verdicts: tuple[Verdict, ...], seen: Looks, had: Had, policy: Policy
    ) -> Iterator[Problem]:
        """Yield what a person should act on: in the draft, in its sources, in its claims."""
        draft = self.as_draft()
        pairs = list(zip(self.extract.claims, verdicts, strict=True))
        yield from (item for item in self.extract.problems if item.code not in ASKED_ANEW)
        uncited = [claim for claim, verdict in pairs if verdict.outcome is Outcome.UNCITED]
        yield from problems.of_uncited(draft, uncited, policy)
        sources = [had[wanted.key] for wanted in self.plan.wanted]
        yield from problems.of_sources(sources, self._listed(), policy)
        yield from problems.of_skipped(sources, self._listed(), policy)
        yield from self._mismatches(seen, policy)
        for claim, verdict in pairs:
            own = [had[key] for key in self.plan.keys(claim)]
            shas = {item.key: item.sha256 for item in own if isinstance(item, Source)}
            yield from problems.of_claim(claim, verdict, shas, policy)
            if verdict.outcome is not Outcome.SUPPORTED:
                yield from self._hidden(claim, seen, had, policy)

    def _listed(self) -> problems.Listed:
        """Return where the draft lists each source."""
        by_id = {item.id: item for item in self.extract.references}
        first = {key: by_id[names[0]] for key, names in self.plan.references.items()}
        return problems.Listed(labels=self.plan.labels, entries=first)

    def _mismatches(self, seen: Looks, policy: Policy) -> Iterator[Problem]:
        """Yield a problem for each entry whose address leads to another work."""
        entries = {item.id: item for item in self.extract.references}
        for wanted in self.plan.wanted:
            look = seen.get((self.number, wanted.key))
            for mismatch in look.mismatches if look else ():
                yield problems.of_mismatch(entries[mismatch.reference], mismatch.note, policy)

    def _hidden(self, claim: Claim, seen: Looks, had: Had, policy: Policy) -> Iterator[Problem]:
        """Yield a problem for each source that has what is claimed where no reader sees it."""
        for key in self.plan.keys(claim):
            look = seen.get((self.number, key))
            passage = look.hidden.get(claim.id) if look is not None else None
            source = had[key]
            if passage is not None and isinstance(source, Source):
                yield problems.of_hidden(claim, source, passage, policy)

    def as_draft(self) -> problems.Draft:
        """Return what steps 1 and 2 left."""
        found = self.extract
        return problems.Draft(
            document=found.document,
            citations=found.citations,
            claims=found.claims,
            inconsistencies=found.inconsistencies,
        )
