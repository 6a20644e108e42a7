"""One run of a batch: what is new or changed is read, its sources are had, and it is judged.

The driver plans, asks for sources, and writes; reading and judging are jobs of the engine, some
drafts each. Every window of drafts is on disk before the next begins.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from citecheck._version import __version__
from citecheck.config.schema import Config
from citecheck.engine import MEGABYTES_FOR_DRAFTS, Done, Engine
from citecheck.errors import ConfigError, InputError
from citecheck.model import Source, Unavailable
from citecheck.run import pipeline
from citecheck.run.batch.jobs import (
    UNSEEN,
    Draft,
    Judged,
    JudgeJob,
    Parsed,
    ReadJob,
    digest_of,
    judge_all,
    read,
    settings_of,
)
from citecheck.run.batch.ledger import Entry, Ledger, Outcome
from citecheck.run.batch.results import Results
from citecheck.run.context import Bench
from citecheck.run.gate import Exit
from citecheck.sources.store.store import Store

TOGETHER = 8
"""Drafts of one judging job: enough that handing it over costs little, few enough that one slow
draft holds up few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How far a run has come: drafts, sources by state, and the seconds it took."""

    done: int = 0
    failed: int = 0
    unchanged: int = 0
    states: Mapping[str, int]
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a batch works: its results, its ledger, its bench, and who hears how far it is."""

    results: Results
    ledger: Ledger
    bench: Bench
    tell: Callable[[Tally], None]
    retries: bool = False  # what could not be read is tried again, though it is unchanged
    carries_bodies: bool = False  # drafts go along with their jobs: workers on other machines


class Driver:
    """Runs what a ledger asks for."""

    def __init__(self, config: Config, place: Place) -> None:
        self._config = config
        self._place = place
        self._states: dict[str, int] = {}
        self._done = self._failed = self._unchanged = 0
        self._started = time.monotonic()

    def run(self) -> None:
        """Check every draft that is new or changed."""
        engine = self._place.bench.engine.engine(MEGABYTES_FOR_DRAFTS)
        with engine:
            for window in self._place.ledger.asked():
                self._window(window, engine)
                self._place.tell(self._tally())

    @property
    def has_written(self) -> bool:
        """Whether this run has come to anything new."""
        return bool(self._done or self._failed)

    def _tally(self) -> Tally:
        return Tally(
            done=self._done,
            failed=self._failed,
            unchanged=self._unchanged,
            states=dict(self._states),
            seconds=time.monotonic() - self._started,
        )

    def _window(self, window: Sequence[Entry], engine: Engine) -> None:
        todo = [entry for entry in window if self._is_due(entry)]
        self._unchanged += len(window) - len(todo)
        if not todo:
            return
        configs = {entry.number: settings_of(entry.item, self._config) for entry in todo}
        parsed, failures = self._read(todo, configs, engine)
        wanted = [item for draft in parsed for item in draft.wanted]
        bench = self._place.bench
        had = pipeline.obtained(wanted, self._config, bench)
        dois = dict.fromkeys(chain.from_iterable(draft.dois for draft in parsed))
        announced = pipeline.announced(dois, self._config, bench)
        for source in had.values():
            self._states[source.state.value] = self._states.get(source.state.value, 0) + 1
        drafts = [
            Draft(
                parsed=draft,
                config=configs[draft.number],
                had={item.key: had[item.key] for item in draft.wanted},
                announced={doi: announced[doi] for doi in draft.dois if doi in announced},
            )
            for draft in parsed
        ]
        judged = list(self._judge(drafts, engine))
        failures += [one for one in judged if isinstance(one, tuple)]
        reports = sorted(
            (one for one in judged if isinstance(one, Judged)), key=lambda one: one.number
        )
        self._write(reports, failures, {draft.parsed.number: draft for draft in drafts}, todo)

    def _read(
        self, todo: Sequence[Entry], configs: Mapping[int, Config], engine: Engine
    ) -> tuple[list[Parsed], list[tuple[int, str]]]:
        """Return the drafts as read, in their order, and those that cannot be."""
        parsed: list[Parsed] = []
        failures: list[tuple[int, str]] = []
        ready: list[ReadJob] = []
        for entry in todo:
            job = self._job(entry, configs[entry.number])
            if isinstance(job, str):
                failures.append((entry.number, job))
            else:
                ready.append(job)
        for done in engine.map(read, ready):
            result = done.result if isinstance(done, Done) else done.reason
            if isinstance(result, str):
                failures.append((done.job.number, result))
            else:
                parsed.append(result)
        return sorted(parsed, key=lambda one: one.number), failures

    def _job(self, entry: Entry, config: Config) -> ReadJob | str:
        """Return the reading job of a draft, with its bytes where only the driver has them."""
        item, body, kind = entry.item, None, None
        if item.url is not None and item.warc is None:
            from citecheck.run.inputs import from_web  # noqa: PLC0415 - few batches hold addresses

            try:
                body, source = from_web(item.url, config, self._place.bench)
            except InputError as error:
                return str(error)
            kind = source.media_type
        elif item.path is not None and self._place.carries_bodies:
            body = Path(item.path).read_bytes() if Path(item.path).is_file() else None
        return ReadJob(number=entry.number, item=item, config=config, body=body, media_type=kind)

    def _judge(self, drafts: Sequence[Draft], engine: Engine) -> Iterator[Judged | tuple[int, str]]:
        """Yield a report or a reason for each draft; drafts of a failed job are tried alone."""
        store = self._place.bench.store.absolute()
        jobs = [
            JudgeJob(drafts=tuple(drafts[start : start + TOGETHER]), store=store)
            for start in range(0, len(drafts), TOGETHER)
        ]
        alone: list[JudgeJob] = []
        for done in engine.map(judge_all, jobs):
            if isinstance(done, Done):
                yield from done.result
            elif UNSEEN in done.reason:
                raise ConfigError(done.reason)
            elif len(done.job.drafts) == 1:
                yield done.job.drafts[0].parsed.number, done.reason
            else:
                alone += [JudgeJob(drafts=(draft,), store=store) for draft in done.job.drafts]
        for done in engine.map(judge_all, alone):
            if isinstance(done, Done):
                yield from done.result
            else:
                yield done.job.drafts[0].parsed.number, done.reason

    def _write(
        self,
        reports: Sequence[Judged],
        failures: Iterable[tuple[int, str]],
        drafts: Mapping[int, Draft],
        todo: Sequence[Entry],
    ) -> None:
        """Put the reports, then what became of each draft, on disk."""
        places = self._place.results.add([one.report for one in reports])
        settled = [
            (
                one.number,
                Outcome(
                    draft=drafts[one.number].parsed.sha256,
                    settings=_settings_digest(drafts[one.number].config),
                    sources=_sources_digest(drafts[one.number]),
                    code=one.code,
                    place=place,
                ),
            )
            for one, place in zip(reports, places, strict=True)
        ]
        items = {entry.number: entry.item for entry in todo}
        unread = [
            (number, Outcome(draft=digest_of(items[number]), code=Exit.UNUSABLE, reason=reason))
            for number, reason in failures
        ]
        self._place.ledger.settle([*settled, *unread])
        self._place.results.roll()
        self._done += len(settled)
        self._failed += len(unread)

    def _is_due(self, entry: Entry) -> bool:
        """Whether a draft has no report yet, or was changed since: itself, settings or sources."""
        if entry.state == "pending":
            return True
        if entry.item.path is not None and digest_of(entry.item) != entry.draft:
            return True
        if entry.state == "failed":
            return self._place.retries
        config = settings_of(entry.item, self._config)
        return _settings_digest(config) != entry.settings or self._sources_changed(entry)

    def _sources_changed(self, entry: Entry) -> bool:
        """Whether a file given for a source, or its newest capture, is another than it was."""
        was = json.loads(entry.sources or "{}")
        if any(_digest_of_file(path) != digest for path, digest in was.get("files", {}).items()):
            return True
        urls: dict[str, str] = was.get("urls", {})
        if not urls or not self._place.bench.store.is_dir():
            return False
        with Store.open(self._place.bench.store, writable=False) as store:
            newest = store.latest_of(list(urls))
        return any(url in newest and newest[url].sha256 != digest for url, digest in urls.items())


def _settings_digest(config: Config) -> str:
    return hashlib.sha256(f"{__version__} {config.digest()} {config.offline}".encode()).hexdigest()


def _sources_digest(draft: Draft) -> str:
    """Return which bytes each source had, by the path or the address it came from.

    Files that the draft was read from beside itself are among them.
    """
    had: Mapping[str, Source | Unavailable] = draft.had
    files: dict[str, str | None] = dict(draft.parsed.parts)
    urls: dict[str, str] = {}
    for wanted in draft.parsed.wanted:
        source = had[wanted.key]
        if wanted.file is not None:
            files[wanted.file] = _digest_of_file(wanted.file)
        elif isinstance(source, Source):
            urls[source.url] = source.sha256
    return json.dumps({"files": files, "urls": urls}, sort_keys=True)


def _digest_of_file(path: str) -> str | None:
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
