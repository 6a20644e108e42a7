"""Steps 4 and 5 over all sources of a run: shares of the drafts → one job a source → `Seen`.

It spreads the jobs and takes in what comes back; what is done for one source stands in
`examination`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from citecheck.config.schema import Config, models
from citecheck.engine import MEGABYTES, MEGABYTES_FOR_MODELS, Done, Failed
from citecheck.errors import StoreError
from citecheck.formats import recognition
from citecheck.model import NoText, Source, SourceState, Unavailable
from citecheck.run.context import Bench
from citecheck.run.kept_readings import KEPT, KEPT_FOR_DRAFTS
from citecheck.run.source_job import AboutSource, Examined, Job, Seen, Share, examine, is_read
from citecheck.sandbox.fork import can_fork
from citecheck.sources.store import UNREACHED

_Job = TypeVar("_Job", bound=AboutSource)
_Result = TypeVar("_Result")

FEW = 64
"""Jobs that are sooner done in a fork than a worker process is started."""


def look(
    shares: Iterable[tuple[str, Share]],
    had: dict[str, Source | Unavailable],
    config: Config,
    bench: Bench,
) -> dict[tuple[int, str], Seen]:
    """Return what each draft (by number) was shown by each source (by key) in `shares`.

    `had` learns the titles of sources, and which of them turned out to hold no text.

    Raises:
        StoreError: an object store that holds the sources cannot be reached.
    """
    by_source: dict[str, list[Share]] = defaultdict(list)
    for key, share in shares:
        by_source[key].append(share)
    jobs = [
        Job(
            source=source,
            shares=tuple(group),
            store=bench.holdings,
            read_only=config.offline,
            models=models(config),
            kept=KEPT_FOR_DRAFTS if bench.engine.here else KEPT,
        )
        for key, group in by_source.items()
        if isinstance(source := had[key], Source)
    ]
    seen: dict[tuple[int, str], Seen] = {}
    for source, result in _examined(jobs, bench):
        if result.no_text is not None:
            had[source.key] = _unavailable(source, result.no_text)
        elif result.about is not None:
            title = source.title or result.about.title
            had[source.key] = replace(
                source,
                title=title,
                skipped=result.about.skipped,
                is_recognised=bool(result.about.recognised),
                is_partly_unread=result.about.is_cut,
            )
        seen |= {(item.draft, source.key): item for item in result.seen}
    return seen


def _examined(jobs: Sequence[Job], bench: Bench) -> Iterator[tuple[Source, Examined]]:
    """Yield what each source shows; one with pictures is read once more where they can be read.

    That takes much time and memory, and is not done inside a worker of a batch.
    """
    again: list[Job] = []
    for done in spread(examine, jobs, bench):
        job = done.job
        if isinstance(done, Failed) and UNREACHED in done.reason:
            raise StoreError(done.reason)
        result = _failed(job.source, done) if isinstance(done, Failed) else done.result
        about = result.no_text or result.about
        if (
            about is not None
            and about.pictures
            and not getattr(about, "recognised", ())
            and not bench.engine.here
            and recognition.lacking() is None
        ):
            again.append(replace(job, recognises=True))
        yield job.source, result
    for done in spread(examine, again, bench):
        if not isinstance(done, Failed):  # what was read without it stays
            yield done.job.source, done.result


def spread(
    fn: Callable[[_Job], _Result], jobs: Sequence[_Job], bench: Bench
) -> Iterator[Done[_Job, _Result] | Failed[_Job]]:
    """Do jobs about a few texts that are made already in a fork; parsers run in workers.

    All of them have a clock, today and on the next run.
    """
    if bench.engine.here:
        yield from bench.engine.engine().map(fn, jobs)
        return
    is_few = len(jobs) <= FEW and can_fork()
    recognises = any(getattr(job, "recognises", False) for job in jobs)
    is_few = is_few and not recognises
    made = {job.source.key for job in jobs if is_read(job)} if is_few else set()
    yield from bench.aside.map(fn, [job for job in jobs if job.source.key in made])
    left = [job for job in jobs if job.source.key not in made]
    if left:
        has_models = any(getattr(job, "models", None) is not None for job in left)
        memory = MEGABYTES_FOR_MODELS if has_models or recognises else MEGABYTES
        yield from bench.engine.engine(memory).map(fn, left)


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
