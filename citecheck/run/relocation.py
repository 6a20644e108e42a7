"""Where else a lost claim may stand: claims, the draft's other sources → the few worth a look.

Each source is asked once which words of all lost claims it holds; a claim is then looked for in the
sources that hold most of its words, rare ones counting more. So a draft whose markers have all
shifted costs a few looks a claim, not one in every source. What a look shows is judged in
`wrong_marker`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from citecheck.checks import all_checks
from citecheck.engine import Done
from citecheck.model import Claim, Evidence, Outcome, Source, Suggestion, Text, Verdict
from citecheck.nlp.lexical.words import find_words
from citecheck.run.context import Bench
from citecheck.run.draft_run import Case, Had, Looks
from citecheck.run.schedule import spread
from citecheck.run.source_job import Share, read
from citecheck.sources.store.holdings import Holdings
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
        suggestion=Suggestion(text=name, why=f"{name} bears this out; the citation may be wrong."),
        borne_out_by=key,
    )


def _trials(case: Case, claim: Claim, seen: Looks) -> Iterator[tuple[str, Verdict]]:
    """Yield what each other source that was looked into would make of the claim, by its key."""
    own = case.plan.keys(claim)
    for wanted in case.plan.wanted:
        if wanted.key not in own and (evidence := case.evidence(claim, (wanted.key,), seen)):
            yield wanted.key, judge(claim, evidence, checks=all_checks())


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


LOOKED_INTO = 8
"""Other sources into which a lost claim is looked for."""


class Glance(Struct, frozen=True, kw_only=True):
    """One source, and the words that are looked for in it."""

    source: Source
    words: frozenset[str]  # comparison keys
    store: str | Path


class Lost(Struct, frozen=True):
    """A claim of a draft that its own sources do not speak of, and the others that were had."""

    case: Case
    claim: Claim
    others: tuple[str, ...]  # keys, in the order of the draft
    words: frozenset[str]


def shares_elsewhere(
    judged: Iterable[tuple[Case, tuple[Verdict, ...]]], had: Had, bench: Bench
) -> list[tuple[str, Share]]:
    """Return, for each source by key, the claims that had better be looked for in it."""
    lost = [item for case, verdicts in judged for item in _lost(case, verdicts, had)]
    crowded = [item for item in lost if len(item.others) > LOOKED_INTO]
    holding = _holding(crowded, had, bench) if crowded else {}
    wanted: defaultdict[tuple[int, str], list[Claim]] = defaultdict(list)
    for item in lost:
        crowd = len(item.others) > LOOKED_INTO
        for key in _promising(item, holding) if crowd else item.others:
            wanted[item.case.number, key].append(item.claim)
    return [
        (key, Share(draft=number, claims=tuple(claims))) for (number, key), claims in wanted.items()
    ]


def glance(job: Glance) -> frozenset[str]:
    """Return which of the words the source holds."""
    text = read(job.source, Holdings.at(job.store, writable=False))
    return job.words & _words(text.body) if isinstance(text, Text) else frozenset()


def _lost(case: Case, verdicts: Sequence[Verdict], had: Had) -> Iterator[Lost]:
    sources = [one.key for one in case.plan.wanted if isinstance(had[one.key], Source)]
    for claim, verdict in zip(case.extract.claims, verdicts, strict=True):
        if is_lost(verdict):
            own = set(case.plan.keys(claim))
            others = tuple(key for key in sources if key not in own)
            yield Lost(case, claim, others, _words(claim.words))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.key for word in find_words(text) if word.content)


def _holding(lost: Iterable[Lost], had: Had, bench: Bench) -> Mapping[str, list[str]]:
    """Return the keys of the sources that hold each word of the lost claims."""
    words = frozenset[str]().union(*(item.words for item in lost))
    keys = dict.fromkeys(key for item in lost for key in item.others)
    jobs = [
        Glance(source=source, words=words, store=bench.holdings)
        for key in keys
        if isinstance(source := had[key], Source)
    ]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for done in spread(glance, jobs, bench):
        for word in done.result if isinstance(done, Done) else ():
            found[word].append(done.job.source.key)
    return found


def _promising(item: Lost, holding: Mapping[str, list[str]]) -> list[str]:
    """Return the sources that hold most of the claim's words, at most `LOOKED_INTO`."""
    place = {key: number for number, key in enumerate(item.others)}
    weights: defaultdict[str, float] = defaultdict(float)
    for word in item.words:
        held = [key for key in holding.get(word, ()) if key in place]
        for key in held:
            weights[key] += math.log(1 + len(place) / len(held))
    return nlargest(LOOKED_INTO, weights, key=lambda key: (weights[key], -place[key]))
