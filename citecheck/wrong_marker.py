"""The claim is not in its source but in another one of the draft: which, and where.

In: a claim that its own sources do not bear out, and what the draft's other sources showed for
it. Out: its verdict with the other source's passage and the right marker, and the problem
``marker.wrong``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from citecheck.case import Case, Looks
from citecheck.model import Claim, Evidence, Outcome, Suggestion, Verdict
from citecheck.verdict import is_lost, judge

BESIDE = 2  # pieces of evidence that are shown from the other source


def corrected(case: Case, verdicts: tuple[Verdict, ...], seen: Looks) -> tuple[Verdict, ...]:
    """Return the verdicts, those with a wrong marker naming the right one."""
    return tuple(
        _corrected(case, claim, verdict, seen) if is_lost(verdict) else verdict
        for claim, verdict in zip(case.extract.claims, verdicts, strict=True)
    )


def _corrected(case: Case, claim: Claim, verdict: Verdict, seen: Looks) -> Verdict:
    bearing = [(key, trial) for key, trial in _trials(case, claim, seen) if _bears_out(trial)]
    if not bearing:
        return verdict
    key, trial = max(bearing, key=lambda item: item[1].score)
    name = _name(case, key)
    return replace(
        verdict,
        outcome=Outcome.NOT_FOUND,
        why=f"The cited source does not say this, but {name} does.",
        because=(*verdict.because, *_shown(trial)),
        suggestion=Suggestion(text=name, why=f"{name} bears this out; the marker may be wrong."),
        borne_out_by=key,
    )


def _trials(case: Case, claim: Claim, seen: Looks) -> Iterator[tuple[str, Verdict]]:
    """Yield what each other source that was looked into would make of the claim, by its key."""
    own = case.plan.keys(claim)
    for wanted in case.plan.wanted:
        if wanted.key not in own and (evidence := case.evidence(claim, (wanted.key,), seen)):
            yield wanted.key, judge(claim, evidence)


def _bears_out(trial: Verdict) -> bool:
    return trial.outcome is Outcome.SUPPORTED


def _shown(trial: Verdict) -> tuple[Evidence, ...]:
    return tuple(item for item in trial.because if item.passage is not None)[:BESIDE]


def _name(case: Case, key: str) -> str:
    labels = case.plan.labels.get(key, ())
    if labels:
        return f"[{labels[0]}]"
    named = case.plan.references[key]
    entry = next(item for item in case.extract.references if item.id in named)
    return f"“{' '.join(entry.text.split())[:60]}…”"
