"""One run of a batch: what is new or changed is read, its sources are had, and it is judged.

The driver plans, asks for sources, and writes; reading and judging are jobs of the engine, some
drafts each. Three windows of drafts are under way at once: while one is judged and the next but
one is read, the sources of the one between are asked for; where they are there before workers have
nothing left to do, it is judged at once. Each is on disk before it is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import cast

from msgspec import Struct, field
from msgspec.structs import replace

from citecheck import regular_file
from citecheck.config.schema import Config
from citecheck.engine import MEGABYTES_FOR_DRAFTS, Done, Engine, Failed
from citecheck.errors import ConfigError, InputError
from citecheck.formats.draft import MAX_BYTES
from citecheck.model import Source, Unavailable
from citecheck.run.batch import PRELOADED
from citecheck.run.batch.background import Background
from citecheck.run.batch.due import Due, digest_of, settings_digest, sources_digest
from citecheck.run.batch.intake import Item, size_of
from citecheck.run.batch.jobs import (
    UNSEEN,
    AnyJob,
    Draft,
    Judged,
    JudgeJob,
    Parsed,
    ReadJob,
    settings_of,
    work,
)
from citecheck.run.batch.ledger import Ledger, Outcome
from citecheck.run.batch.results import Results
from citecheck.run.batch.tally import Tally
from citecheck.run.context import Bench, fetching
from citecheck.run.gate import Exit
from citecheck.run.obtaining import announced, obtained, refuse_unready
from citecheck.sources.store import UNREACHED

Answer = Done[AnyJob, object] | Failed[AnyJob]

TOGETHER = 4
"""Drafts of one judging job: enough that handing it over costs little (0.1 ms a draft), few enough
that at the end of a window no worker waits long for another."""


class Place(Struct, frozen=True, kw_only=True):
    """Where a batch works: its results, its ledger, its bench, and who hears how far it is."""

    results: Results
    ledger: Ledger
    bench: Bench
    tell: Callable[[Tally], None]  # after each window; the tally itself may be read at any time
    retries: bool = False  # what could not be read is tried again, though it is unchanged
    carries_bodies: bool = False  # drafts go along with their jobs: workers on other machines


class Window(Struct, kw_only=True, eq=False):
    """Some drafts on their way, by number: read, then with their sources, then judged."""

    items: dict[int, Item]
    configs: dict[int, Config]
    parsed: dict[int, Parsed] = field(default_factory=dict)
    drafts: dict[int, Draft] = field(default_factory=dict)
    judged: dict[int, Judged] = field(default_factory=dict)
    failures: dict[int, str] = field(default_factory=dict)


class Driver:
    """Runs what a ledger asks for.

    Args:
        config: settings of the run.
        place: where it works.
        tally: what it counts in.
    """

    def __init__(self, config: Config, place: Place, tally: Tally) -> None:
        self._config = config
        self._place = place
        self._tally = tally
        self._bench = replace(place.bench, hear=self._hear)

    def run(self, meanwhile: Callable[[], None]) -> None:
        """Check every draft that is new or changed.

        Args:
            meanwhile: called while workers read the first drafts, in a thread of its own.

        Raises:
            ConfigError: the settings name a second reader that cannot be asked.
        """
        refuse_unready(self._config)
        engine = self._bench.engine.engine(MEGABYTES_FOR_DRAFTS, preload=PRELOADED)
        obtaining: Window | None = None
        judging: Window | None = None
        with engine:
            for reading in chain(self._due(), (None, None)):
                is_first = reading is not None and obtaining is None and judging is None
                asked = Background(meanwhile if is_first else partial(self._obtain, obtaining))
                had = _ready(asked, obtaining)
                to_judge = had if judging is None else chain((judging,), had)
                judged = self._work(engine, reading, to_judge)
                for window in judged:
                    self._write(window)
                    self._place.tell(self._tally)
                asked.result()
                judging = None if obtaining in judged else obtaining
                obtaining = reading

    def _hear(self, source: Source | Unavailable) -> None:
        self._tally.states[source.state.value] += 1

    def _due(self) -> Iterator[Window]:
        """Yield what is due, a window at a time."""
        for window in self._place.ledger.asked():
            todo = list(Due(self._config, self._bench, self._place.retries).of(window))
            self._tally.unchanged += len(window) - len(todo)
            if todo:
                yield Window(
                    items={entry.number: entry.item for entry in todo},
                    configs={one.number: settings_of(one.item, self._config) for one in todo},
                )
            else:
                self._place.tell(self._tally)

    def _work(
        self, engine: Engine, reading: Window | None, to_judge: Iterable[Window]
    ) -> list[Window]:
        """Have one window read and others judged; return these.

        Drafts of a failed job are tried alone.
        """
        judged: list[Window] = []
        again: list[AnyJob] = []
        for answer in engine.map(work, self._jobs(reading, to_judge, judged)):
            if isinstance(answer.job, JudgeJob):
                again += self._take_judged(judged, answer.job, answer)
            elif reading is not None:
                _take_read(reading, answer.job, answer)
        self._judge(engine, judged, again)
        for window in judged:
            self._judge(engine, judged, self._with_second_reader(window))
        return judged

    def _judge(self, engine: Engine, judged: Sequence[Window], jobs: Sequence[AnyJob]) -> None:
        for answer in engine.map(work, jobs):
            if isinstance(answer.job, JudgeJob):
                self._take_judged(judged, answer.job, answer)

    def _jobs(
        self, reading: Window | None, to_judge: Iterable[Window], judged: list[Window]
    ) -> Iterator[AnyJob]:
        """Yield the jobs of a window to be read, then of those to be judged, which it writes down.

        Each is yielded when a worker is soon free for it: what is judged last may be ready by then.
        """
        if reading is not None:
            yield from self._reading_jobs(reading)
        for window in to_judge:
            judged.append(window)
            yield from self._judging_jobs(window)

    def _with_second_reader(self, window: Window) -> list[AnyJob]:
        """Put the questions of a window to the second reader; return its drafts, to judge again."""
        asking = {number: one.questions for number, one in window.judged.items() if one.questions}
        if not asking:
            return []
        from citecheck.reader import consult  # noqa: PLC0415 - few batches ask for one

        questions = tuple(chain.from_iterable(asking.values()))
        replies = consult(questions, self._config, fetching(self._config, self._bench))
        again: list[AnyJob] = []
        for number, asked in asking.items():
            del window.judged[number]
            self._tally.judged -= 1
            own = {one.key: replies[one.key] for one in asked}
            draft = replace(window.drafts[number], replies=own)
            again.append(self._judging_job(draft))
        return again

    def _reading_jobs(self, window: Window) -> Iterator[ReadJob]:
        """Yield a job for each draft, the longest first: no worker is left with it at the end.

        Its bytes go along where a worker may not see them.
        """
        for number, item in sorted(window.items.items(), key=lambda one: -size_of(one[1])):
            job = self._reading_job(number, item, window.configs[number])
            if isinstance(job, str):
                window.failures[number] = job
            else:
                yield job

    def _reading_job(self, number: int, item: Item, config: Config) -> ReadJob | str:
        body, kind = None, None
        try:
            if item.url is not None and item.warc is None:
                from citecheck.run.inputs import from_web  # noqa: PLC0415 - few batches hold addresses

                body, source = from_web(item.url, config, self._place.bench)
                kind = source.media_type
            elif item.path is not None and self._place.carries_bodies:
                body = regular_file.read(item.path, max_bytes=MAX_BYTES, at_rest=True)
        except (InputError, OSError, ValueError) as error:
            return f"{item.name} cannot be read: {getattr(error, 'strerror', None) or error}"
        return ReadJob(number=number, item=item, config=config, body=body, media_type=kind)

    def _obtain(self, window: Window | None) -> None:
        """Step 3 for a window: ask for its sources, each once, and for notices on their works."""
        if window is None:
            return
        parsed = [window.parsed[number] for number in sorted(window.parsed)]
        wanted = {item.key: item for draft in parsed for item in draft.wanted}
        self._tally.to_obtain += len(wanted)
        had = obtained(wanted.values(), self._config, self._bench)
        dois = dict.fromkeys(chain.from_iterable(draft.dois for draft in parsed))
        notices = announced(dois, self._config, self._bench)
        for draft in parsed:
            window.drafts[draft.number] = Draft(
                parsed=draft,
                config=window.configs[draft.number],
                had={item.key: had[item.key] for item in draft.wanted},
                announced={doi: notices[doi] for doi in draft.dois if doi in notices},
            )
        window.parsed.clear()

    def _judging_jobs(self, window: Window) -> Iterator[JudgeJob]:
        """Yield the jobs for a window's drafts, the longest first."""
        drafts = list(window.drafts.values())
        groups = [drafts[start : start + TOGETHER] for start in range(0, len(drafts), TOGETHER)]
        for group in sorted(groups, key=lambda some: -sum(len(one.parsed.extract) for one in some)):
            yield self._judging_job(*group)

    def _judging_job(self, *drafts: Draft) -> JudgeJob:
        """Return a job for `drafts`; workers of this machine see the copy of a far store."""
        far = self._bench.far if self._place.carries_bodies else None
        return JudgeJob(drafts=drafts, store=self._bench.store.absolute(), far=far)

    def _take_judged(
        self, judged: Sequence[Window], job: JudgeJob, answer: Answer
    ) -> list[JudgeJob]:
        """Take in what came of a job of one of these windows; return those that take its place.

        Raises:
            ConfigError: the worker cannot see the store, and no other will.
        """
        first = job.drafts[0].parsed.number
        window = next(one for one in judged if first in one.items)
        if isinstance(answer, Done):
            for one in cast("Sequence[Judged | tuple[int, str]]", answer.result):
                if isinstance(one, Judged):
                    window.judged[one.number] = one
                    self._tally.judged += 1
                else:
                    window.failures[one[0]] = one[1]
            return []
        if UNSEEN in answer.reason or UNREACHED in answer.reason:
            raise ConfigError(answer.reason)
        if len(job.drafts) > 1:
            return [replace(job, drafts=(draft,)) for draft in job.drafts]
        window.failures[first] = answer.reason
        return []

    def _write(self, window: Window) -> None:
        """Put the reports, then what became of each draft, on disk."""
        numbers = sorted(window.judged)
        places = self._place.results.add([window.judged[number].report for number in numbers])
        settled = [
            (
                number,
                Outcome(
                    draft=window.drafts[number].parsed.sha256,
                    settings=settings_digest(window.configs[number]),
                    sources=sources_digest(window.drafts[number]),
                    code=window.judged[number].code,
                    place=place,
                ),
            )
            for number, place in zip(numbers, places, strict=True)
        ]
        unread = [
            (number, _unread(window.items[number], reason))
            for number, reason in sorted(window.failures.items())
        ]
        self._place.ledger.settle([*settled, *unread])
        self._place.results.roll()
        self._tally.judged -= len(settled)
        self._tally.done += len(settled)
        self._tally.failed += len(unread)
        for number, reason in window.failures.items():
            self._tally.error = f"{window.items[number].name}: {reason}"


def _ready(asked: Background[None], window: Window | None) -> Iterator[Window]:
    """Yield the window whose sources were asked for, if all are there when its turn comes."""
    if window is not None and asked.is_done:
        yield window


def _unread(item: Item, reason: str) -> Outcome:
    """Return what is written of a draft without a report; one caught in motion is due again."""
    digest = None if regular_file.CHANGED in reason else digest_of(item)
    return Outcome(draft=digest, code=Exit.UNUSABLE, reason=reason)


def _take_read(
    window: Window,
    job: ReadJob,
    answer: Answer,
) -> None:
    result = answer.result if isinstance(answer, Done) else answer.reason
    if isinstance(result, Parsed):
        window.parsed[job.number] = result
    else:
        window.failures[job.number] = str(result)
