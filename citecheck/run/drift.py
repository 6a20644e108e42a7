"""What changed since the lock: the two editions of its sources → Problems.

Each claim is judged by both editions. What is told is a claim that the page of now bears out less,
with the passage that it rested on then and now; other edits of a page are nobody's concern. A page
that is gone is told once; one that cannot be looked at is no change, and is said to be neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from citecheck import problems
from citecheck.checks.source_view import Reading
from citecheck.config.schema import Config
from citecheck.model import (
    Claim,
    Finding,
    Outcome,
    Problem,
    Source,
    Span,
    Text,
    Unavailable,
    Verdict,
)
from citecheck.problems import Change
from citecheck.run.context import Bench, fetching
from citecheck.run.draft_run import Case, Had, Looks
from citecheck.run.schedule import look
from citecheck.run.source_job import read
from citecheck.sources.refetch import look_again, pinned_edition
from citecheck.sources.store.store import Store

_Sources = dict[str, Source | Unavailable]


class Locked(Struct, frozen=True, kw_only=True):
    """A run with a lock: what it read and saw of its sources."""

    cases: Sequence[Case]
    had: Had
    seen: Looks
    config: Config
    bench: Bench


class Editions(Struct, frozen=True, kw_only=True):
    """The sources as the lock has them and as they are now, by key, where the two differ."""

    locked: Mapping[str, Source]
    now: Mapping[str, Source | Unavailable]


class World(Struct, frozen=True, kw_only=True):
    """What one set of editions gave: all sources of the run, and what they showed."""

    had: Had
    seen: Looks


def editions(run: Locked) -> Editions:
    """Return both editions of each pinned source that was read and is another one by now.

    Raises:
        StoreError: the store cannot be opened, read or written.
    """
    options = fetching(run.config, run.bench)
    locked: dict[str, Source] = {}
    now: _Sources = {}
    to_look_at = []
    for item in {one.key: one for case in run.cases for one in case.plan.wanted}.values():
        used, pin = run.had[item.key], run.bench.pins.get(item.key)
        if pin is None or isinstance(used, Unavailable):
            continue
        if used.sha256 != pin.sha256:  # refreshed, or a file of the user that is another one
            edition = pinned_edition(item, pin.sha256, options)
            if edition is not None:
                locked[item.key], now[item.key] = edition, used
        elif item.file is None and not run.config.offline:
            locked[item.key] = used
            to_look_at.append(item)
    for answer in look_again(to_look_at, options) if to_look_at else ():
        if isinstance(answer, Unavailable) or answer.sha256 != locked[answer.key].sha256:
            now[answer.key] = answer
    return Editions(locked={key: locked[key] for key in now}, now=now)


def world(run: Locked, edition: Mapping[str, Source | Unavailable]) -> World:
    """Return the run as it would be with `edition` in place of what was read."""
    others: _Sources = {key: item for key, item in edition.items() if item != run.had[key]}
    shares = [item for case in run.cases for item in case.shares() if item[0] in others]
    shown = look(shares, others, run.config, run.bench)
    kept = {place: seen for place, seen in run.seen.items() if place[1] not in others}
    return World(had={**run.had, **others}, seen={**kept, **shown})


WORST_FIRST = (
    Outcome.CONTRADICTED,
    Outcome.ALTERED,
    Outcome.NOT_FOUND,
    Outcome.PARTIAL,
    Outcome.UNCLEAR,
    Outcome.SUPPORTED,
)
"""The outcomes by which two editions can be compared (RULES W4)."""

_TOLD_ANYWAY = (Outcome.CONTRADICTED, Outcome.ALTERED)  # though the old passage still stands there
_AS_BEFORE = (Finding.VERBATIM, Finding.TYPOGRAPHIC)


def changes(run: Locked) -> dict[int, tuple[Problem, ...]]:
    """Return what each draft (by number) should hear of its locked sources; {} without a lock.

    Raises:
        StoreError: the store cannot be opened, read or written.
    """
    found = editions(run) if run.bench.pins else None
    if found is None or not found.now:
        return {}
    comparison = _Comparison(run, found)
    return {case.number: tuple(comparison.told(case)) for case in run.cases}


class _Comparison:
    """A run by the lock beside the same run by the pages of now."""

    def __init__(self, run: Locked, found: Editions) -> None:
        self._run = run
        self._locked = world(run, found.locked)
        self._now = world(run, found.now)
        self._keys = frozenset(found.now)
        self._read = cache(self._reading)

    def told(self, case: Case) -> Iterator[Problem]:
        """Yield what one draft should hear."""
        policy = self._run.config.policy
        lost = [
            (source, case.plan.labels.get(source.key, ()))
            for wanted in case.plan.wanted
            if wanted.key in self._keys
            and isinstance(source := self._now.had[wanted.key], Unavailable)
        ]
        yield from problems.of_lost_pages(lost, policy)
        for claim in case.extract.claims:
            change = self._change(case, claim)
            if change is not None:
                yield problems.of_change(claim, change, policy)

    def _change(self, case: Case, claim: Claim) -> Change | None:
        """Return what changed for `claim`; None where nothing did, or nobody can know."""
        keys = [key for key in case.plan.keys(claim) if key in self._keys]
        if not keys:
            return None
        was = case.judge_claim(claim, self._locked.seen, self._locked.had)
        is_now = case.judge_claim(claim, self._now.seen, self._now.had)
        if not _is_worse(is_now.outcome, was.outcome):
            return None
        found = (self._passages(key, was, is_now) for key in keys)
        return next((change for change in found if change is not None), None)

    def _passages(self, key: str, was: Verdict, is_now: Verdict) -> Change | None:
        """Return the passage of one source that `was` rested on, and what became of it."""
        old, new = self._locked.had[key], self._now.had[key]
        if isinstance(old, Unavailable) or isinstance(new, Unavailable):
            return None
        rested_on = dict.fromkeys(
            self._sentence(old, passage.span)
            for item in was.because
            if item.source_key == key and (passage := item.passage) is not None
        )
        for sentence in rested_on:
            there = self._read(new).index.locate(sentence)
            if there is None or there.finding not in _AS_BEFORE:
                return Change(
                    locked=old, now=new, before=sentence, after=there.text if there else None
                )
        if is_now.outcome not in _TOLD_ANYWAY:
            return None
        against = (item.passage for item in is_now.because if item.source_key == key)
        shown = next((passage for passage in against if passage is not None), None)
        after = self._sentence(new, shown.span) if shown else None
        return Change(locked=old, now=new, before=next(iter(rested_on), None), after=after)

    def _sentence(self, source: Source, span: Span) -> str:
        """Return the sentence of `source` in which `span` begins."""
        reading = self._read(source)
        around = (one for one in reading.sentences if one.start <= span.start < one.end)
        return next(around, span).of(reading.text.body)

    def _reading(self, source: Source) -> Reading:
        with Store.open(self._run.bench.store, writable=False) as store:
            text = read(source, store)
        return Reading(text if isinstance(text, Text) else Text(body=""))


def _is_worse(outcome: Outcome, than: Outcome) -> bool:
    """Whether a claim is borne out less; False where one of the two was not judged."""
    if outcome not in WORST_FIRST or than not in WORST_FIRST:
        return False
    return WORST_FIRST.index(outcome) < WORST_FIRST.index(than)
