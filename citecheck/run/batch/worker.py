"""What a worker does with a job: read one draft; hold some drafts against their sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from citecheck import regular_file
from citecheck.config.schema import Config
from citecheck.engine import Choice
from citecheck.errors import InputError, StoreError
from citecheck.formats.draft import MAX_BYTES
from citecheck.model import Extract, Source
from citecheck.plain_data import pack, unpack
from citecheck.report.to_json import line
from citecheck.report.wire import build
from citecheck.run import pipeline
from citecheck.run.batch.intake import body_of
from citecheck.run.batch.jobs import UNSEEN, Draft, Judged, JudgeJob, Parsed, ReadJob
from citecheck.run.context import Bench
from citecheck.run.gate import judge
from citecheck.run.obtaining import Had
from citecheck.run.source_plan import plan
from citecheck.sources import Options

if TYPE_CHECKING:
    from citecheck.reader import Question, Reply


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
            [extract], [draft.config], Had(draft.had, draft.announced), bench
        )[0]
    except InputError as error:
        return draft.parsed.number, str(error)
    return Judged(
        number=draft.parsed.number,
        report=line(build.report(checked)),
        code=judge(checked, draft.config.policy).code(draft.config.policy),
        questions=replies.open,
    )
