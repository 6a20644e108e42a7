"""What workers of a batch are given and give back: data that any process on any machine can take.

A worker opens the store itself, so that the text of sources does not travel, and hands back
finished reports. What it does stands in `worker`, which the driver does not load.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from citecheck.config.schema import Config
from citecheck.model import Registered, Source, Unavailable, Wanted
from citecheck.run.batch.intake import Item
from citecheck.run.gate import Exit

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
    from citecheck.run.batch import worker  # noqa: PLC0415 - all that checks, loaded where it works

    return worker.read(job) if isinstance(job, ReadJob) else worker.judge_all(job)


def settings_of(item: Item, config: Config) -> Config:
    """Return the settings for one draft: its own date and sources go before those of the run."""
    return replace(
        config,
        as_of=item.published or config.as_of,
        sources={**config.sources, **item.sources},
    )
