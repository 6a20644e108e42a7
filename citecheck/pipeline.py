"""The seven steps, once, top to bottom.

Drafts → references and claims → sources → text → evidence → verdicts → what `report/` renders.
Sources are planned over all drafts of a run before any is fetched, so that each is had and read
once. A source or a job that fails is data; only the caller's own fault is raised.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from citecheck import __version__, problems, wrong_marker
from citecheck.case import Case, Looks
from citecheck.claims import find_claims
from citecheck.claims.inconsistent import inconsistencies
from citecheck.config import Config, models
from citecheck.document import read
from citecheck.engine import Choice, Done, Failed, Here
from citecheck.examination import Examined, Job, Seen, Share, examine, is_read, open_meaning
from citecheck.model import (
    Checked,
    Extract,
    NoText,
    Run,
    Source,
    SourceState,
    Unavailable,
    Verdict,
)
from citecheck.plan import plan
from citecheck.references import find_references
from citecheck.sources import Options, obtain
from citecheck.sources.lock import Pin, held

HERE = Choice()
"""This machine, all its processors."""

FEW = 64
"""Jobs that are sooner done here than a worker process is started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where a run works: the engine that it asks for, and the folder of its store."""

    store: Path
    engine: Choice = HERE
    refresh: bool = False
    pins: Mapping[str, Pin] = field(default_factory=dict)  # captures that the lock holds
    tell: Callable[[int, int], None] = lambda _done, _of: None  # hears of each source had


def extract(
    draft: str | bytes, config: Config, media_type: str | None = None, name: str | None = None
) -> Extract:
    """Return the references, markers, claims and facts of a draft; no source is touched.

    Raises:
        InputError: the draft cannot be read.
    """
    document = read(draft, media_type, name=name)
    citations = find_references(document)
    claims = find_claims(document, citations)
    if config.as_of is not None:
        claims = tuple(replace(claim, dated=config.as_of) for claim in claims)
    disagreeing = inconsistencies(claims)
    found = problems.Draft(
        document=document, citations=citations, claims=claims, inconsistencies=disagreeing
    )
    uncited = [claim for claim in claims if not claim.references]
    listed = problems.of_list(found, config.policy)
    unsourced = (
        *problems.of_attributions(found, config.policy),
        *problems.of_uncited(found, uncited, config.policy),
    )
    return Extract(
        document=document,
        citations=citations,
        claims=claims,
        inconsistencies=disagreeing,
        problems=problems.selected([*listed, *unsourced], config.policy),
        run=_run(config),
    )


def check(extracts: Sequence[Extract], config: Config, bench: Bench) -> tuple[Checked, ...]:
    """Return what the sources of each draft say to its claims, in the order of `extracts`.

    Raises:
        InputError: the configuration names a source file that does not exist.
        ConfigError: a model of language that the configuration names cannot be opened.
        StoreError: the store cannot be opened, read or written.
    """
    open_meaning(models(config))  # a model that cannot be opened must not end as a failed source
    cases = [
        Case(number=number, extract=item, plan=plan(item, config))
        for number, item in enumerate(extracts)
    ]
    had = _obtained(cases, config, bench)
    seen = _examined([share for case in cases for share in case.shares()], had, config, bench)
    verdicts = [case.judge(seen, had) for case in cases]
    elsewhere = [
        share
        for case, judged in zip(cases, verdicts, strict=True)
        for share in case.shares_elsewhere(judged, had)
    ]
    second = _examined(elsewhere, had, config, bench)
    return tuple(
        _checked(case, wrong_marker.corrected(case, judged, second), seen, had, config)
        for case, judged in zip(cases, verdicts, strict=True)
    )


def _obtained(
    cases: Iterable[Case], config: Config, bench: Bench
) -> dict[str, Source | Unavailable]:
    """Step 3, over all drafts at once: each source is asked for once."""
    pins = {} if bench.refresh else bench.pins
    wanted = {item.key: held(item, pins) for case in cases for item in case.plan.wanted}
    had = {}
    for answer in obtain(wanted.values(), fetching(config, bench)):
        had[answer.key] = answer
        bench.tell(len(had), len(wanted))
    return had


def fetching(config: Config, bench: Bench) -> Options:
    """Return what step 3 is told."""
    return Options(
        store=bench.store,
        fetch=config.fetch,
        archive=config.archive,
        as_of=config.as_of,
        offline=config.offline,
        refresh=bench.refresh,
    )


def _examined(
    shares: Iterable[tuple[str, Share]],
    had: dict[str, Source | Unavailable],
    config: Config,
    bench: Bench,
) -> dict[tuple[int, str], Seen]:
    """Steps 4 and 5, one job a source; `had` learns which sources turned out to hold no text."""
    by_source: dict[str, list[Share]] = defaultdict(list)
    for key, share in shares:
        by_source[key].append(share)
    jobs = [
        Job(
            source=source,
            shares=tuple(group),
            store=bench.store,
            read_only=config.offline,
            models=models(config),
        )
        for key, group in by_source.items()
        if isinstance(source := had[key], Source)
    ]
    seen: dict[tuple[int, str], Seen] = {}
    for done in _spread(jobs, bench):
        source = done.job.source
        result = _failed(source, done) if isinstance(done, Failed) else done.result
        if result.no_text is not None:
            had[source.key] = _unavailable(source, result.no_text)
        elif result.about is not None and source.title is None:
            had[source.key] = replace(source, title=result.about.title)
        seen |= {(item.draft, source.key): item for item in result.seen}
    return seen


def _spread(jobs: list[Job], bench: Bench) -> Iterator[Done[Job, Examined] | Failed[Job]]:
    """Examine a few texts that are made already in this process; parsers run in workers."""
    made = [job for job in jobs if is_read(job)] if len(jobs) <= FEW else []
    yield from Here().map(examine, made)
    left = [job for job in jobs if job not in made]
    if left:
        yield from bench.engine.engine().map(examine, left)


def _failed(source: Source, failure: Failed[Job]) -> Examined:
    state = SourceState.TIMEOUT if failure.timed_out else SourceState.UNREADABLE
    reason = f"it could not be read ({failure.reason})"
    return Examined(key=source.key, no_text=NoText(state=state, reason=reason))


def _unavailable(source: Source, no_text: NoText) -> Unavailable:
    return Unavailable(
        key=source.key,
        url=source.url,
        final_url=source.final_url,
        state=no_text.state,
        reason=no_text.reason,
        archive=source.archive,
    )


def _checked(
    case: Case,
    verdicts: tuple[Verdict, ...],
    seen: Looks,
    had: dict[str, Source | Unavailable],
    config: Config,
) -> Checked:
    found = case.find_problems(verdicts, seen, had, config.policy)
    return Checked(
        extract=case.extract,
        cited=case.plan.cited,
        sources=tuple(had[wanted.key] for wanted in case.plan.wanted),
        verdicts=verdicts,
        problems=problems.selected(found, config.policy),
        run=_run(config),
    )


def _run(config: Config) -> Run:
    return Run(
        citecheck=__version__,
        config=config.digest(),
        as_of=config.as_of,
        offline=config.offline,
    )
