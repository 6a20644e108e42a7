"""`citecheck check`: settings, drafts, the run, its reports, and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from citecheck import problems
from citecheck.commands import output
from citecheck.config.resolve import folder_of, settle, store_folder
from citecheck.config.schema import Config
from citecheck.errors import ConfigError, InputError
from citecheck.findings import decisions
from citecheck.model import Checked, Extract, Source
from citecheck.report.wire import build
from citecheck.run import baseline, gate, pipeline
from citecheck.run import inputs as draft_files
from citecheck.run.gate import Exit
from citecheck.sources import lock

Options = Mapping[str, Any]


def run(drafts: tuple[str, ...], options: Options) -> Exit:
    """Check every draft that can be read, write the reports, and return the worst code."""
    settings = settle(options, drafts)
    several = len(drafts) > 1
    wanted = output.targets(options["formats"], options["output"], several=several)
    folder = folder_of(drafts) if settings.folder is None else settings.folder
    lock_file = folder / lock.NAME
    bench = pipeline.Bench(
        store=store_folder(settings, options["store"]),
        refresh=options["update"],
        pins=lock.read(lock_file) if lock_file.is_file() else {},
        tell=_progress(shown=not (options["no_progress"] or options["quiet"])),
    )
    extracts, codes = _read_all(drafts, settings, bench)
    _refuse_unknown_labels(extracts, settings, options["source"])
    checked = pipeline.check(extracts, settings, bench) if extracts else ()
    checked = tuple(_settled(item, folder, settings) for item in checked)
    if options["lock"] or options["update"]:
        sources = {source.key: source for item in checked for source in item.sources}
        lock.write(lock_file, [item for item in sources.values() if isinstance(item, Source)])
    output.write_asked([build.report(item) for item in checked], wanted, quiet=options["quiet"])
    known = baseline.read(Path(options["baseline"])) if options["baseline"] else None
    return gate.worst([*codes, *(gate.judge(item, settings.policy, known) for item in checked)])


def _progress(*, shown: bool) -> Callable[[int, int], None]:
    """Return what shows on a terminal how many sources were had; silent anywhere else."""
    if not (shown and sys.stderr.isatty()):
        return lambda _done, _of: None

    def tell(done: int, of: int) -> None:
        end = "\r\x1b[K" if done == of else ""
        click.echo(f"\rsources: {done} of {of}{end}", err=True, nl=False)

    return tell


def _settled(checked: Checked, folder: Path, settings: Config) -> Checked:
    """Return `checked` with the editors' decisions."""
    found = checked.problems
    file = decisions.find(folder.resolve())
    if file is not None:
        today = settings.today or datetime.now(UTC).date()
        found = decisions.applied(found, decisions.read(file), today)
    return replace(checked, problems=problems.selected(found, settings.policy))


def _read_all(
    drafts: tuple[str, ...], settings: Config, bench: pipeline.Bench
) -> tuple[list[Extract], list[Exit]]:
    """Return what could be read, and a code for each draft that could not."""
    extracts, codes = [], []
    for draft in drafts:
        try:
            extracts.append(draft_files.extract(draft, settings, bench))
        except InputError as error:
            click.echo(f"citecheck: {error}", err=True)
            codes.append(Exit.UNUSABLE)
    return extracts, codes


def _refuse_unknown_labels(
    extracts: Sequence[Extract], settings: Config, said: tuple[str, ...]
) -> None:
    """Refuse a `--source` that nothing in any draft could use: it is a slip of the pen."""
    known = {name for item in extracts for name in _labels(item)}
    for label in settings.sources:
        stated = any(pair.partition("=")[0].strip().strip("[]") == label for pair in said)
        if extracts and stated and label not in known:
            listed = ", ".join(sorted(known, key=lambda name: (len(name), name))[:30]) or "none"
            raise ConfigError(
                f"--source {label}=…: no reference has that label; there are: {listed}"
            )


def _labels(extract: Extract) -> set[str]:
    found = {label for marker in extract.markers for label in marker.labels}
    found |= {item.label for item in extract.references if item.label}
    return found | {item.id for item in extract.references}
