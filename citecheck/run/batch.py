"""Many drafts: found, checked a window at a time, written as they are done, resumed where it ended.

In: folders, globs, drafts and manifests. Out: ``results.jsonl`` (one report a line) and
``failures.jsonl`` (one draft that could not be read a line) in one folder. What stands there whole
is not done again, so the same command continues a run that was stopped anywhere.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from citecheck import regular_file
from citecheck.config.schema import Config
from citecheck.engine import Done
from citecheck.errors import ConfigError, InputError
from citecheck.model import Checked, Extract
from citecheck.report.to_json import line
from citecheck.report.wire import build
from citecheck.run import pipeline
from citecheck.run.gate import Exit, judge, worst
from citecheck.run.pipeline import Bench

DRAFT_ENDINGS = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".pdf")
MANIFEST_ENDINGS = (".list", ".manifest")
_MAX_MANIFEST_BYTES = 100_000_000
WINDOW = 100
"""Drafts planned together: their shared sources are had and read once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How far a run has come."""

    done: int
    failed: int
    skipped: int
    seconds: float


def find_drafts(names: Iterable[str]) -> list[str]:
    """Return the drafts that paths, folders, globs and manifests (one path a line) name, once each.

    Raises:
        InputError: a name leads to no draft.
    """
    found: dict[str, None] = {}
    for name in names:
        drafts = list(_drafts(name))
        if not drafts:
            raise InputError(f"no draft is found at {name}")
        found.update(dict.fromkeys(drafts))
    return list(found)


def _drafts(name: str) -> Iterator[str]:
    path = Path(name)
    if path.is_dir():
        yield from sorted(
            str(item) for item in path.rglob("*") if item.suffix.lower() in DRAFT_ENDINGS
        )
    elif path.suffix.lower() in MANIFEST_ENDINGS and path.is_file():
        lines = _lines(path)
        yield from (str(path.parent / item.strip()) for item in lines if item.strip())
    elif path.is_file():
        yield name
    elif any(sign in name for sign in "*?["):
        base = Path(path.anchor) if path.is_absolute() else Path()
        yield from sorted(str(item) for item in base.glob(str(path.relative_to(path.anchor))))


def _lines(path: Path) -> list[str]:
    try:
        return regular_file.read(path, max_bytes=_MAX_MANIFEST_BYTES).decode().splitlines()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no UTF-8: {error}") from error


class Results:
    """The folder that a run writes into; made where there is none."""

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._reports = _appendable(folder / "results.jsonl")
            self._failures = _appendable(folder / "failures.jsonl")
        except OSError as error:
            raise ConfigError(f"cannot write into {folder}: {error.strerror}") from error

    def done(self) -> set[str]:
        """Return the paths of the drafts that have a report."""
        with self._reports.open(encoding="utf-8") as file:
            return {json.loads(row)["document"]["path"] for row in file}

    def failed(self) -> set[str]:
        """Return the paths of the drafts that could not be read."""
        with self._failures.open(encoding="utf-8") as file:
            return {json.loads(row)["path"] for row in file}

    def forget_failures(self) -> None:
        """Let the drafts that could not be read be tried again."""
        self._failures.write_bytes(b"")

    def keep(self, reports: Iterable[bytes]) -> None:
        """Append reports, on the disk when this returns."""
        _append(self._reports, reports)

    def keep_failures(self, failures: Iterable[tuple[str, str]]) -> None:
        """Append drafts that could not be read, each with the reason."""
        rows = ({"path": path, "error": reason} for path, reason in failures)
        _append(self._failures, (json.dumps(row, ensure_ascii=False).encode() for row in rows))


def _appendable(path: Path) -> Path:
    """Return `path`, made if need be, without the half line that a killed run may have left."""
    with path.open("ab+") as file:
        size = file.tell()
        start = size
        while start:
            start = max(0, start - 65_536)
            file.seek(start)
            end = file.read(65_536).rfind(b"\n")
            if end >= 0:
                file.truncate(start + end + 1)
                return path
        file.truncate(0)
    return path


def _append(path: Path, rows: Iterable[bytes]) -> None:
    with path.open("ab") as file:
        file.writelines(row + b"\n" for row in rows)
        file.flush()
        os.fsync(file.fileno())


def run(
    drafts: Sequence[str],
    results: Results,
    config: Config,
    bench: Bench,
    tell: Callable[[Tally], None],
) -> Exit:
    """Check what has no result yet, a window at a time, and return the worst exit code.

    `tell` hears after every window how far the run has come.
    """
    settled = results.done() | results.failed()
    waiting = iter([draft for draft in drafts if draft not in settled])
    codes = [Exit.UNUSABLE] if results.failed() else []
    started = time.monotonic()
    done = failed = 0
    while window := list(islice(waiting, WINDOW)):
        read = dict(_read(window, config, bench))
        extracts = [found for draft in window if isinstance(found := read[draft], Extract)]
        failures = [(draft, found) for draft in window if isinstance(found := read[draft], str)]
        checked = pipeline.check(extracts, config, bench) if extracts else ()
        results.keep(line(build.report(item)) for item in checked)
        results.keep_failures(failures)
        codes = [worst([*codes, *_codes(checked, config), *[Exit.UNUSABLE] * len(failures)])]
        done, failed = done + len(extracts), failed + len(failures)
        seconds = time.monotonic() - started
        tell(Tally(done=done, failed=failed, skipped=len(settled), seconds=seconds))
    return worst(codes)


def _read(window: list[str], config: Config, bench: Bench) -> Iterator[tuple[str, Extract | str]]:
    """Yield each draft with its extract, or with the reason why it cannot be read."""
    for item in bench.engine.engine().map(partial(_extract, config=config), window):
        yield item.job, item.result if isinstance(item, Done) else item.reason


def _extract(draft: str, config: Config) -> Extract | str:
    try:
        return pipeline.extract(draft, config)
    except InputError as error:
        return str(error)


def _codes(checked: Iterable[Checked], config: Config) -> Iterator[Exit]:
    return (judge(item, config.policy).code(config.policy) for item in checked)
