"""The command: click → `Config` → run → render → exit code.

Nothing heavy is imported here: each command loads what it needs in its body, so that ``--help``
answers at once.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import Any

import click

from citecheck._version import __version__
from citecheck.cli.archive import archive
from citecheck.cli.store import store

OBJECTS_PER_COLLECTION = 50_000
DAY = click.DateTime(formats=["%Y-%m-%d"])
Command = Callable[..., Any]

SETTINGS = (
    click.option(
        "--config", type=click.Path(), help="Settings file, instead of the one found upward."
    ),
    click.option("--store", type=click.Path(), help="Folder in which captures are kept."),
    click.option(
        "--source", multiple=True, metavar="LABEL=PATH|URL", help="Use this for a reference."
    ),
    click.option("--as-of", type=DAY, help="Publication date of the draft."),
    click.option("--today", type=DAY, help="The day it is, for waivers and relative dates."),
    click.option(
        "--select", multiple=True, metavar="CODES", help="Report these code prefixes only."
    ),
    click.option("--ignore", multiple=True, metavar="CODES", help="Leave these code prefixes out."),
)
OUTPUT = (
    click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="NAME[=FILE]",
        help="terminal, json, html, markdown, sarif, junit, github, docx; may repeat. FILE may be "
        "a folder; html and docx of several drafts need one.",
    ),
    click.option(
        "-o", "--output", metavar="FILE", help="Write the report there; FILE as for --format."
    ),
    click.option("--quiet", is_flag=True, help="Print no report; the exit code tells."),
)
FETCHING = (
    click.option("--offline", is_flag=True, help="Use the store and --source files, nothing else."),
    click.option(
        "--allow-host", multiple=True, metavar="HOST:PORT", help="A private address to fetch."
    ),
    click.option(
        "--delay", type=click.FloatRange(min=0), help="Seconds between requests to a host."
    ),
    click.option("--max-per-host", type=click.IntRange(min=1), help="Requests at once to a host."),
    click.option(
        "--archive-base",
        envvar="CITECHECK_ARCHIVE",
        metavar="URL",
        help="The web archive, instead of the Wayback Machine.",
    ),
    click.option("--no-archive", is_flag=True, help="Ask no web archive."),
    click.option("--no-progress", is_flag=True, help="Show no progress."),
)
LOCK = (
    click.option("--lock", is_flag=True, help="Write citecheck.lock: pin the captures used."),
    click.option("--update", is_flag=True, help="Fetch every source anew and refresh the lock."),
)
GATE = (
    click.option("--fail-on", metavar="OUTCOMES", help="Outcomes that fail, apart by commas."),
    click.option(
        "--require-all", is_flag=True, help="Exit 4 where something could not be verified."
    ),
    click.option("--baseline", metavar="REPORT", help="Fail on what that JSON report lacks only."),
)


def _with(*groups: tuple[Callable[[Command], Command], ...]) -> Callable[[Command], Command]:
    """Return a decorator that adds the options of `groups`, in their order."""

    def add(command: Command) -> Command:
        for option in reversed([option for group in groups for option in group]):
            command = option(command)
        return command

    return add


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="citecheck")
def citecheck() -> None:
    """Check whether the sources that an article cites bear its claims out.

    Exit codes: 0 clean, 1 findings, 2 unusable input or settings, 3 a bug in citecheck,
    4 something could not be verified (with --require-all), 130 interrupted.
    """


@citecheck.command()
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT...")
@_with(SETTINGS, FETCHING, LOCK, GATE, OUTPUT)
def check(drafts: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - click's own values
    """Check drafts (paths, URLs, or - for standard input) and report on them."""
    from citecheck.commands import check as commands  # noqa: PLC0415

    sys.exit(commands.check(drafts, options))


@citecheck.command()
@click.argument("draft")
@_with(SETTINGS, OUTPUT)
def extract(draft: str, **options: Any) -> None:  # noqa: ANN401 - click's own values
    """Show references, markers, claims and facts of a draft; touch no source."""
    from citecheck.commands import check as commands  # noqa: PLC0415

    sys.exit(commands.extract(draft, options))


@citecheck.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", required=True, metavar="DIR", help="Folder of the results.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes at work.")
@click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", help="Where jobs run."
)
@click.option("--scheduler", metavar="ADDRESS", help="A dask scheduler, for --engine dask.")
@click.option("--retry", type=click.Choice(["failed"]), help="Try again what could not be read.")
@_with(SETTINGS, FETCHING, GATE)
def batch(paths: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - click's own values
    """Check many drafts (folders, globs, manifests); the same command again resumes.

    Reports go to DIR/results.jsonl, one a line; drafts that cannot be read to DIR/failures.jsonl.
    """
    from citecheck.commands import check as commands  # noqa: PLC0415

    sys.exit(commands.batch(paths, options))


@citecheck.command()
@click.argument("report", metavar="REPORT")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 takes a free one.")
@click.option("--decisions", metavar="FILE", help="Where decisions are added.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def review(report: str, **options: Any) -> None:  # noqa: ANN401 - click's own values
    """Read the findings of a JSON report on a local page and record decisions."""
    from citecheck.commands import check as commands  # noqa: PLC0415

    commands.review(report, options)


@citecheck.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say what a finding means, why it is made, and how to settle or waive it."""
    from citecheck.findings import codes as findings  # noqa: PLC0415

    click.echo(findings.explain(code), nl=False)


citecheck.add_command(archive)
citecheck.add_command(store)


def main() -> None:
    """Run the command; say what is the caller's fault in one line, and log what is ours."""
    from citecheck.errors import CitecheckError  # noqa: PLC0415

    # Loading modules makes many objects and no waste: by default the collector runs all the while.
    gc.set_threshold(OBJECTS_PER_COLLECTION)
    try:
        citecheck.main(standalone_mode=False)
    except CitecheckError as error:
        click.echo(f"citecheck: {error}", err=True)
        sys.exit(2)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("citecheck: interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception:  # noqa: BLE001 - a bug of ours: logged whole, said in one line
        from citecheck.cli.crash_log import log  # noqa: PLC0415

        click.echo(f"citecheck: this is a bug in citecheck; its log is {log()}", err=True)
        sys.exit(3)
