"""The options that several commands share, in groups.

In: nothing. Out: decorators of click. What an option does is decided in `commands/` and `config/`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from citecheck.cli import complete

DAY = click.DateTime(formats=["%Y-%m-%d"])
Command = Callable[..., Any]

SETTINGS = (
    click.option(
        "--config", type=click.Path(), help="Settings file, instead of the one found upward."
    ),
    click.option("--store", type=click.Path(), help="Folder in which captures are kept."),
    click.option(
        "--source",
        multiple=True,
        metavar="LABEL=PATH|URL",
        help="Use this for a reference.",
        shell_complete=complete.labels,
    ),
    click.option(
        "--bibliography",
        multiple=True,
        metavar="FILE",
        shell_complete=complete.files,
        help="A .bib, CSL-JSON, CSL-YAML or .ris file with entries that the drafts cite.",
    ),
    click.option("--as-of", type=DAY, help="Publication date of the draft."),
    click.option("--today", type=DAY, help="The day it is, for waivers and relative dates."),
    click.option(
        "--select",
        multiple=True,
        metavar="CODES",
        help="Report these code prefixes only.",
        shell_complete=complete.codes,
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="CODES",
        help="Leave these code prefixes out.",
        shell_complete=complete.codes,
    ),
)
OUTPUT = (
    click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="NAME[=FILE]",
        shell_complete=complete.formats,
        help="terminal, json, html, markdown, sarif, junit, github, gitlab, csv, docx, pdf, memo; "
        "may repeat. FILE may be a folder; html, docx, pdf and memo of several drafts need one.",
    ),
    click.option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write the report there; its ending chooses the form where none is named.",
        shell_complete=complete.files,
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
    click.option(
        "--browser",
        is_flag=True,
        help="Read pages that only scripts can show as an installed Chromium shows them.",
    ),
    click.option(
        "--cookies",
        metavar="FILE",
        shell_complete=complete.files,
        help="Cookies (Netscape form) of one's subscriptions; each goes to its own hosts alone.",
    ),
    click.option("--no-progress", is_flag=True, help="Show no progress."),
)
LOCK = (
    click.option("--lock", is_flag=True, help="Write citecheck.lock: pin the captures used."),
    click.option("--update", is_flag=True, help="Fetch every source anew and refresh the lock."),
)
DECISIONS = (
    click.option(
        "--decisions",
        metavar="FILE",
        shell_complete=complete.files,
        help="The editors' decisions, instead of those found upward; answers in the margin of an "
        "annotated Word copy are added to it.",
    ),
)
GATE = (
    click.option(
        "--fail-on",
        metavar="OUTCOMES",
        help="Outcomes that fail, apart by commas.",
        shell_complete=complete.outcomes,
    ),
    click.option(
        "--require-all", is_flag=True, help="Exit 4 where something could not be verified."
    ),
    click.option("--baseline", metavar="REPORT", help="Fail on what that JSON report lacks only."),
    click.option(
        "--diff",
        metavar="REV|REPORT",
        help="Fail only on claims that are new or changed since a git revision or a JSON report.",
    ),
)


def with_options(*groups: tuple[Callable[[Command], Command], ...]) -> Callable[[Command], Command]:
    """Return a decorator that adds the options of `groups`, in their order."""

    def add(command: Command) -> Command:
        for option in reversed([option for group in groups for option in group]):
            command = option(command)
        return command

    return add
