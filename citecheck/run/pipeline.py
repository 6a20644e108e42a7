"""The seven steps, once, top to bottom.

Drafts → references and claims → sources → text → evidence → verdicts → what `report/` renders.
Sources are planned over all drafts of a run before any is fetched, so that each is had and read
once. A source or a job that fails is data; only the caller's own fault is raised.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from citecheck import problems
from citecheck.config.schema import Config, Reader, models
from citecheck.model import (
    Checked,
    Extract,
    Problem,
    ReaderAccount,
    Source,
    Unavailable,
    Verdict,
)
from citecheck.run import relocation
from citecheck.run.context import Bench, fetching
from citecheck.run.draft_reading import extract, run_of
from citecheck.run.draft_run import Case
from citecheck.run.obtaining import Had, announced, obtained, refuse_unready
from citecheck.run.relocation import shares_elsewhere
from citecheck.run.schedule import look
from citecheck.run.source_job import open_meaning
from citecheck.run.source_plan import plan

__all__ = ["Bench", "check", "extract", "fetching"]


def check(extracts: Sequence[Extract], config: Config, bench: Bench) -> tuple[Checked, ...]:
    """Return what the sources of each draft say to its claims, in the order of `extracts`.

    Raises:
        InputError: the configuration names a source file that does not exist.
        ConfigError: a model of language that the configuration names cannot be opened, or a second
            reader not be asked.
        StoreError: the store cannot be opened, read or written.
    """
    refuse_unready(config)
    cases = _cases(extracts, [config] * len(extracts))
    dois = (item.work.doi for case in cases for item in case.extract.references)
    had = Had(
        obtained([item for case in cases for item in case.plan.wanted], config, bench),
        announced(filter(None, dois), config, bench),
    )
    return _concluded(cases, config, had, bench)


def conclude(
    extracts: Sequence[Extract], configs: Sequence[Config], had: Had, bench: Bench
) -> tuple[Checked, ...]:
    """Return what the sources that were had say to each draft; nothing is fetched.

    Args:
        extracts: the drafts as read.
        configs: the settings of each; what sources are asked by is the first one's.
        had: every source that they want, and the notices on the works they list.
        bench: where the run works.
    """
    return _concluded(_cases(extracts, configs), configs[0], had, bench)


def _cases(extracts: Sequence[Extract], configs: Sequence[Config]) -> list[Case]:
    return [
        Case(number=number, extract=item, plan=plan(item, config))
        for number, (item, config) in enumerate(zip(extracts, configs, strict=True))
    ]


def _concluded(
    cases: Sequence[Case], config: Config, brought: Had, bench: Bench
) -> tuple[Checked, ...]:
    open_meaning(models(config))  # a model that cannot be opened must not end as a failed source
    with bench.aside:
        return _judged(cases, config, brought, bench)


def _judged(
    cases: Sequence[Case], config: Config, brought: Had, bench: Bench
) -> tuple[Checked, ...]:
    had = dict(brought.sources)
    seen = look([share for case in cases for share in case.shares()], had, config, bench)
    judged = [(case, case.judge(seen, had)) for case in cases]
    second = look(shares_elsewhere(judged, had, bench), had, config, bench)
    since_locked: Mapping[int, tuple[Problem, ...]] = {}
    if bench.pins:
        from citecheck.run.drift import Locked, changes  # noqa: PLC0415 - few runs have a lock

        run = Locked(cases=cases, had=had, seen=seen, config=config, bench=bench)
        since_locked = changes(run)
    if config.reader == Reader():
        bench.aside.dismiss()  # no more work for them: a second reader would have some
    corrected = [(case, relocation.corrected(case, found, second)) for case, found in judged]
    checked = []
    for case, settled, account in _heard(corrected, had, config, bench):
        found = (
            *problems.of_settings(config.ignored, config.policy),
            *case.find_problems(settled, seen, had, config.policy),
            *problems.of_register(case.as_draft(), brought.announced, config.policy),
            *since_locked.get(case.number, ()),
            *problems.of_reader(case.extract.claims, settled, account, config.policy),
        )
        made = _checked(case, settled, found, had, config)
        checked.append(replace(made, reader=account))
    return tuple(checked)


def _heard(
    settled: Sequence[tuple[Case, tuple[Verdict, ...]]],
    had: Mapping[str, Source | Unavailable],
    config: Config,
    bench: Bench,
) -> Iterator[tuple[Case, tuple[Verdict, ...], ReaderAccount | None]]:
    """Yield each draft with its verdicts and what a second reader says, where one is asked for."""
    if config.reader == Reader():
        for case, verdicts in settled:
            yield case, verdicts, None
        return
    from citecheck.run.second_reader import hear  # noqa: PLC0415 - few runs ask for one

    heard = hear(settled, had, config, bench)
    for (case, _), one in zip(settled, heard, strict=True):
        yield case, one.verdicts, one.account


def _checked(
    case: Case,
    verdicts: tuple[Verdict, ...],
    found: Iterable[Problem],
    had: Mapping[str, Source | Unavailable],
    config: Config,
) -> Checked:
    return Checked(
        extract=case.extract,
        cited=case.plan.cited,
        sources=tuple(had[wanted.key] for wanted in case.plan.wanted),
        verdicts=verdicts,
        problems=problems.selected(found, config.policy),
        run=run_of(config),
    )
