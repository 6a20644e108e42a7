"""What workers do in a batch: read one draft; hold some drafts against their sources.

Jobs and their results are data that any process on any machine can take: a worker opens the store
itself, so that the text of sources does not travel, and hands back finished reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from citecheck import regular_file
from citecheck.config.schema import Config
from citecheck.engine import Choice
from citecheck.errors import InputError, StoreError
from citecheck.formats.draft import MAX_BYTES
from citecheck.model import Extract, Registered, Source, Unavailable, Wanted
from citecheck.plain_data import pack, unpack
from citecheck.report.to_json import line
from citecheck.report.wire import build
from citecheck.run import pipeline
from citecheck.run.batch.intake import Item, body_of
from citecheck.run.context import Bench
from citecheck.run.gate import Exit, judge
from citecheck.run.source_plan import plan
from citecheck.sources import Options

if TYPE_CHECKING:
    from citecheck.reader import Question, Reply

UNSEEN = "a worker cannot see the store"
"""How the one failure begins that is not the draft's: it ends the run, nothing is written down."""


CPU_SECONDS = 60.0


class ReadJob(Struct, frozen=True, kw_only=True):
    """A draft to be read; `body` goes along where a worker may not see the file."""

    number: int
    item: Item
    config: Config
    body: bytes | None = None
    media_type: str | None = None

    @property
    def cpu_seconds(self) -> float:
        """Processor time that it may take."""
        return CPU_SECONDS


class Parsed(Struct, frozen=True, kw_only=True):
    """A draft as read: its extract, packed for whoever judges it, and what it wants.

    `parts` are the other files that it was read from (bibliographies, chapters), path and sha256.
    """

    number: int
    sha256: str
    parts: tuple[tuple[str, str], ...]
    extract: bytes
    wanted: tuple[Wanted, ...]
    dois: tuple[str, ...]


class Draft(Struct, frozen=True, kw_only=True):
    """A draft to be held against its sources, with what became of each of them."""

    parsed: Parsed
    config: Config
    had: Mapping[str, Source | Unavailable]
    announced: Mapping[str, Registered]
    replies: Mapping[str, Reply] = field(default_factory=dict)  # of a second reader, by question


class JudgeJob(Struct, frozen=True, kw_only=True):
    """Some drafts, and the store that holds their sources.

    `store` is its folder; `far` the address of the object store where workers see that alone.
    """

    drafts: tuple[Draft, ...]
    store: Path
    far: str | None = None

    def brought_here(self) -> JudgeJob:
        """Return the job with its sources in a folder of this machine: a child has no network.

        Raises:
            StoreError: the object store cannot be reached.
            ConfigError: what opens it is not installed here.
        """
        if self.far is None:
            return self
        from citecheck.sources.store.copy_here import copy_here  # noqa: PLC0415 - on a cluster alone

        sources = (one for draft in self.drafts for one in draft.had.values())
        wanted = {one.sha256 for one in sources if isinstance(one, Source)}
        return replace(self, store=copy_here(self.far, wanted), far=None)

    @property
    def cpu_seconds(self) -> float:
        """Processor time that it may take."""
        return CPU_SECONDS


class Judged(Struct, frozen=True, kw_only=True):
    """The report of one draft as a line of JSON, and its exit code.

    `questions` are those that the driver has yet to put to a second reader: it has the network.
    """

    number: int
    report: bytes
    code: Exit
    questions: tuple[Question, ...] = ()


AnyJob = ReadJob | JudgeJob


def work(job: AnyJob) -> object:
    """Do either kind of job: workers take both in one go, so that none waits for the other kind."""
    return read(job) if isinstance(job, ReadJob) else judge_all(job)


def settings_of(item: Item, config: Config) -> Config:
    """Return the settings for one draft: its own date and sources go before those of the run."""
    return replace(
        config,
        as_of=item.published or config.as_of,
        sources={**config.sources, **item.sources},
    )


def read(job: ReadJob) -> Parsed | str:
    """Return the draft as read, or why it cannot be."""
    try:
        body = _body(job)
        extract = pipeline.extract(
            body if body is not None else str(job.item.path),
            job.config,
            media_type=job.media_type,
            name=job.item.name,
        )
        wanted = plan(extract, job.config).wanted
    except InputError as error:
        return str(error)
    return Parsed(
        number=job.number,
        sha256=extract.document.sha256,
        parts=tuple(
            (str(Path(job.item.path or "").parent / path), sha)
            for path, sha in extract.document.parts
        ),
        extract=pack(extract),
        wanted=wanted,
        dois=tuple(item.work.doi for item in extract.references if item.work.doi),
    )


def _body(job: ReadJob) -> bytes | None:
    """Return the bytes of a draft that is no file of this machine; None where it is one.

    Another machine may have another file under the same path: the one that was sent counts.
    """
    path = job.item.path
    if job.body is not None and (path is None or _bytes_at(path) != job.body):
        return job.body
    if job.item.warc is not None:
        return body_of(job.item.warc)[0]
    return None


def _bytes_at(path: str) -> bytes | None:
    try:
        return regular_file.read(path, max_bytes=MAX_BYTES)
    except (OSError, ValueError):
        return None


def judge_all(job: JudgeJob) -> tuple[Judged | tuple[int, str], ...]:
    """Return the reports of the drafts of a job, or number and reason of one that has none.

    Raises:
        StoreError: the worker cannot see the store that it needs.
        ConfigError: what opens the object store is not installed there.
    """
    needs = any(isinstance(one, Source) for draft in job.drafts for one in draft.had.values())
    if needs and job.far is None and not job.store.is_dir():
        raise StoreError(f"{UNSEEN} {job.store}: put it on a folder that all workers share")
    return tuple(_judged(draft, job) for draft in job.drafts)


class _Replies:
    """The replies of a second reader that came along with a draft, or lie in the store."""

    def __init__(self, known: Mapping[str, Reply]) -> None:
        self._known = known
        self.open: tuple[Question, ...] = ()

    def consult(
        self, questions: Sequence[Question], _config: Config, options: Options
    ) -> Mapping[str, Reply]:
        """Return the reply to each question; those without any are `open` afterwards."""
        from citecheck import reader  # noqa: PLC0415 - few runs ask for one

        asked = [item for item in questions if item.key not in self._known]
        lacking = reader.NOT_STORED if options.offline else reader.WAITING
        only_to_read = replace(options, offline=True)  # the index is the driver's to write
        kept = reader.recall(asked, only_to_read, lacking)
        self.open = tuple(item for item in asked if kept[item.key].reason == reader.WAITING)
        return {**kept, **self._known}


def _judged(draft: Draft, job: JudgeJob) -> Judged | tuple[int, str]:
    replies = _Replies(draft.replies)
    bench = Bench(store=job.store, far=job.far, engine=Choice(here=True), consult=replies.consult)
    extract: Extract = unpack(draft.parsed.extract, Extract)
    try:
        checked = pipeline.conclude(
            [extract], [draft.config], pipeline.Had(draft.had, draft.announced), bench
        )[0]
    except InputError as error:
        return draft.parsed.number, str(error)
    return Judged(
        number=draft.parsed.number,
        report=line(build.report(checked)),
        code=judge(checked, draft.config.policy).code(draft.config.policy),
        questions=replies.open,
    )
