"""`citecheck batch`, once its workers load: many drafts into one folder, said on standard error."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citecheck._version import __version__
from citecheck.commands.batch_display import Display, told
from citecheck.config.resolve import settle, store_folder
from citecheck.config.schema import Config
from citecheck.engine import Choice
from citecheck.errors import ConfigError
from citecheck.run.batch import tables
from citecheck.run.batch.driver import Driver, Place
from citecheck.run.batch.intake import find_items
from citecheck.run.batch.ledger import Ledger
from citecheck.run.batch.results import Results
from citecheck.run.batch.tally import Tally
from citecheck.run.context import Bench
from citecheck.run.gate import Exit
from citecheck.run.known_names import refuse_unknown
from citecheck.sources.store.store import Store

Options = Mapping[str, Any]


def run(paths: tuple[str, ...], options: Options) -> Exit:
    """Check what is new or changed, and end with the exit code of the whole folder."""
    if options["scheduler"] is not None and options["engine"] != "dask":
        raise ConfigError("--scheduler ADDRESS goes with --engine dask")
    settings = settle(options, tuple(path for path in paths[:1] if path != "-"))
    refuse_unknown(settings)
    folder = Path(options["output"])
    root = Path(options["root"]) if options["root"] else None
    tally = Tally()
    with Ledger(folder) as ledger:
        display = Display(folder / "run.log", tally, shown=not options["no_progress"])
        bench = _bench(settings, options, display)
        display.line(_begun(settings, options), aloud=False)
        total, twice = ledger.take_in(find_items(paths, root))
        tally.total = total - twice
        display.line(f"{total} drafts named{f', {twice} of them twice' if twice else ''}")
        place = Place(
            results=Results(folder, ledger),
            ledger=ledger,
            bench=bench,
            tell=display.tell,
            retries=options["retry"] == "failed",
            carries_bodies=options["scheduler"] is not None,
        )
        with display.running():
            Driver(settings, place, tally).run(meanwhile=_load)
        display.line(told(tally))
        place.results.compact()
        for name, reason in ledger.failures():
            display.line(f"could not be read: {name}: {reason}", aloud=False)
        from citecheck.run.batch import summary  # noqa: PLC0415 - loaded by now, or soon done

        if tally.done or tally.failed or not (folder / summary.NAME).exists():
            display.line(tables.write(folder, ledger))
            summary.write(folder, ledger)
        counts, code = ledger.counts(), ledger.code()
        display.line(
            f"exit {int(code)}: {counts['done']} drafts checked, {counts['failed']} unreadable;"
            f" fail on {', '.join(settings.policy.fail_on) or 'no outcome'}"
        )
    return code


def _load() -> None:
    """Load what is used at the end."""
    from citecheck.run.batch import summary  # noqa: F401, PLC0415 - while workers read

    tables.load()


def _bench(settings: Config, options: Options, display: Display) -> Bench:
    """Return where the run works; an object store is first asked what it holds.

    Raises:
        StoreError: it cannot be reached.
        ConfigError: what opens it is not installed.
    """
    said, here = options["store"] or "", str(Path(options["output"]) / "store")
    far = said if "://" in said else None
    store = store_folder(settings, here if far else said or here)
    if far is not None:
        with Store.open(store, far=far) as opened:
            opened.pull()
    engine = Choice(
        workers=options["workers"],
        is_cluster=options["engine"] == "dask",
        scheduler=options["scheduler"],
        tell=display.line,
    )
    return Bench(store=store, far=far, engine=engine)


def _begun(settings: Config, options: Options) -> str:
    """Return the line of the log with which a run begins."""
    where = options["scheduler"] or f"{options['workers'] or 'as many'} workers here"
    return (
        f"a run of citecheck {__version__} begins, settings {settings.digest()[:12]},"
        f" {'offline, ' if settings.offline else ''}{where}"
    )
