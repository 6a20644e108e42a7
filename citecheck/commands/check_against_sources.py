"""The later half of a check: drafts that were read → sources, verdicts, decisions, reports.

It is a module of its own since it takes as long to load as a child takes to read a draft.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import click
from msgspec import Struct
from msgspec.structs import replace

from citecheck import problems
from citecheck.commands import output
from citecheck.config.resolve import folder_of, settle, store_folder
from citecheck.config.schema import Config
from citecheck.errors import ConfigError
from citecheck.findings import decisions
from citecheck.findings.decisions import Decisions
from citecheck.model import Checked, Extract, Source, SourceState, Unavailable
from citecheck.report.sanitise import for_log
from citecheck.report.wire import build
from citecheck.report.wire.documents import Report
from citecheck.run import baseline, gate, pipeline
from citecheck.run import inputs as draft_files
from citecheck.run.baseline import Baseline
from citecheck.run.gate import Exit
from citecheck.run.known_names import refuse_unknown
from citecheck.run.revision import extract_at
from citecheck.sources import lock

Options = Mapping[str, Any]


class Asked(Struct, frozen=True, kw_only=True):
    """What the command line asks of a check: which drafts, by which settings, reported where."""

    drafts: tuple[str, ...]
    options: Options
    settings: Config
    targets: tuple[output.Target, ...]


def conclude(asked: Asked, extracts: Sequence[Extract], unread: Mapping[str, str]) -> Exit:
    """Hold the drafts that were read against their sources, write the reports, say why they pass.

    Args:
        asked: what the command line asks.
        extracts: the drafts that were read.
        unread: why others could not be, by their names.
    """
    options, settings = asked.options, asked.settings
    if extracts and not unread:
        _refuse_unknown_labels(extracts, settings)
    known = _known(options, asked.drafts, settings)
    bench = bench_of(asked.drafts, settings, options)
    checked = pipeline.check(extracts, settings, bench) if extracts else ()
    _refuse_absent_store(checked, options)
    checked = tuple(
        _with_replies(item, Path(item.extract.document.path), settings, options) for item in checked
    )
    folder = _folder(asked.drafts, settings)
    decided = _decisions(folder, options)
    checked = tuple(known.mark(_settled(item, decided, settings)) for item in checked)
    if options["lock"] or options["update"]:
        sources = {source.key: source for item in checked for source in item.sources}
        held = [item for item in sources.values() if isinstance(item, Source)]
        lock.write(folder / lock.NAME, held)
    rulings = [gate.judge(item, settings.policy) for item in checked]
    ruling = gate.together(rulings, unreadable=len(unread))
    ends = output.Ends(
        unread=unread,
        reason=ruling.words(settings.policy),
        code=ruling.code(settings.policy),
    )
    reports = [build.with_decisions(build.report(item), decided) for item in checked]
    targets = tuple(
        replace(target, held=lambda draft: draft_files.held(bench, draft.sha256))
        for target in asked.targets
    )
    output.write_asked(reports, targets, quiet=options["quiet"], ends=ends)
    click.echo(for_log(ends.reason), err=True)
    return ends.code


def bench_of(drafts: tuple[str, ...], settings: Config, options: Options) -> pipeline.Bench:
    """Return where `drafts` are checked, as the command line says."""
    bench = _bench(drafts, settings, options)
    shown = not (options["no_progress"] or options["quiet"])
    return replace(bench, refresh=options["update"], tell=_progress(shown=shown))


def prepared(drafts: tuple[str, ...], options: Options) -> tuple[Config, pipeline.Bench]:
    """Return the settings for drafts, or of the working folder, and where they are checked.

    Raises:
        ConfigError: a setting is unknown or wrong.
    """
    settings = settle(options, drafts)
    refuse_unknown(settings)
    return settings, _bench(drafts, settings, options)


def _bench(drafts: tuple[str, ...], settings: Config, options: Options) -> pipeline.Bench:
    lock_file = _folder(drafts, settings) / lock.NAME
    return pipeline.Bench(
        store=store_folder(settings, options["store"]),
        pins=lock.read(lock_file) if lock_file.is_file() else {},
    )


def _folder(drafts: tuple[str, ...], settings: Config) -> Path:
    return folder_of(drafts) if settings.folder is None else settings.folder


class Ears(Struct, frozen=True, kw_only=True):
    """Who hears how many sources were had, of how many, and of each as it comes in."""

    tell: Callable[[int, int], None]
    hear: Callable[[Source | Unavailable], None]


def report_of(
    draft: str,
    options: Options,
    ears: Ears,
    *,
    is_ours: bool = False,
    replaced: frozenset[str] = frozenset(),
) -> Report:
    """Return the report of one draft as `run` would make it; nothing is written but the store.

    Args:
        draft: a path or an address, which is fetched anew.
        options: what the command line says, by the names of its parameters.
        ears: told of sources.
        is_ours: whether the draft is a copy of ours, so that settings and store are those of the
            working folder and it goes by its bare name.
        replaced: names of sources of one's own that others stand in for.

    Raises:
        InputError: the draft cannot be read.
        ConfigError: a setting is unknown or wrong.
        StoreError: the store cannot be opened, read or written.
    """
    beside = () if is_ours else (draft,)
    settings, bench = prepared(beside, options)
    kept = {name: at for name, at in settings.sources.items() if name not in replaced}
    settings = replace(settings, sources=kept)
    bench = replace(bench, tell=ears.tell, hear=ears.hear)
    if is_ours:
        path = Path(draft)
        found = pipeline.extract(path.read_bytes(), settings, name=path.name)
    else:
        fresh = replace(bench, refresh=not settings.offline)
        found = draft_files.extract(draft, settings, lambda: fresh)
    _refuse_unknown_labels([found], settings)
    (checked,) = pipeline.check([found], settings, bench)
    checked = _with_replies(checked, Path(draft), settings, options)
    decided = _decisions(_folder(beside, settings), options)
    return build.report(_settled(checked, decided, settings))


def _progress(*, shown: bool) -> Callable[[int, int], None]:
    """Return what shows on a terminal how many sources were had; silent anywhere else."""
    if not (shown and sys.stderr is not None and sys.stderr.isatty()):
        return lambda _done, _of: None

    def tell(done: int, of: int) -> None:
        end = "\r\x1b[K" if done == of else ""
        click.echo(f"\rsources: {done} of {of}{end}", err=True, nl=False)

    return tell


def _decisions(folder: Path, options: Options) -> Decisions:
    """Return the editors' decisions: of the file named, else of that in `folder` or above it."""
    said = options["decisions"]
    file = Path(said) if said else decisions.find(folder.resolve())
    return Decisions() if file is None or (said and not file.exists()) else decisions.read(file)


def _with_replies(checked: Checked, draft: Path, settings: Config, options: Options) -> Checked:
    """Add to the file of `--decisions` what people answered in the margin of a Word copy.

    Without that option `checked` is returned as it is: it notes the answers, and they decide
    nothing.

    Raises:
        InputError: the comments of the draft cannot be read.
        ConfigError: the decisions cannot be read or written.
    """
    said = options["decisions"]
    if not said or not draft.is_file():
        return checked
    from citecheck.run import replies  # noqa: PLC0415 - loads a parser, and few drafts have any

    file = Path(said)
    known = decisions.read(file) if file.exists() else Decisions()
    now = datetime.combine(settings.today, time(), UTC) if settings.today else datetime.now(UTC)
    found = replies.taken(draft, build.report(checked), known, now)
    for item in found.decisions:
        decisions.append(file, item)
    if found.decisions or found.void:
        click.echo(for_log(f"decisions: {found.words(str(draft))}"), err=True)
    kept = tuple(problem for problem in checked.problems if problem.code != replies.ANSWERED)
    return replace(checked, problems=kept)


def _settled(checked: Checked, decided: Decisions, settings: Config) -> Checked:
    """Return `checked` with the editors' decisions."""
    today = settings.today or datetime.now(UTC).date()
    found = decisions.applied(checked.problems, decided, today)
    found = (*found, *problems.of_decisions(found, today, settings.policy))
    return replace(checked, problems=problems.selected(found, settings.policy))


def _known(options: Options, drafts: tuple[str, ...], settings: Config) -> Baseline:
    """Return what `--baseline` and `--diff` say was there before; nothing where neither is said."""
    nothing = Baseline(asked=False)
    known = baseline.read(Path(options["baseline"])) if options["baseline"] else nothing
    since = options["diff"]
    if not since:
        return known
    if Path(since).is_file():
        earlier = baseline.read(Path(since), by_words=True)
    else:
        local = [draft for draft in drafts if draft != "-" and "://" not in draft]
        then = [extract_at(since, draft, settings) for draft in local if Path(draft).exists()]
        earlier = baseline.of_extracts(item for item in then if item is not None)
    return Baseline(problems=known.problems | earlier.problems, claims=earlier.claims)


def _refuse_absent_store(checked: Iterable[Checked], options: Options) -> None:
    """Refuse a store that is said and does not exist, where offline something was wanted of it."""
    said = options["store"]
    if not (said and options["offline"]) or Path(said).is_dir():
        return
    if any(source.state is SourceState.NOT_STORED for item in checked for source in item.sources):
        raise ConfigError(
            f"--store {said}: there is no such folder, and --offline allows nothing else; name the"
            " folder of an earlier run, or leave --offline out"
        )


def _refuse_unknown_labels(extracts: Sequence[Extract], settings: Config) -> None:
    """Refuse a source for a label that no draft has: it is a slip of the pen."""
    known = {name for item in extracts for name in _labels(item)}
    for label in settings.sources:
        if label not in known and "://" not in label:
            from difflib import get_close_matches  # noqa: PLC0415 - for a slip of the pen only

            near = get_close_matches(label, known, n=1)
            listed = ", ".join(sorted(known, key=lambda name: (len(name), name))[:30]) or "none"
            hint = f"did you mean {near[0]!r}? There are" if near else "there are"
            raise ConfigError(f"--source {label}=…: no reference has that label; {hint}: {listed}")


def _labels(extract: Extract) -> set[str]:
    found = {label for marker in extract.markers for label in marker.labels}
    found |= {item.label for item in extract.references if item.label}
    return found | {item.id for item in extract.references}
