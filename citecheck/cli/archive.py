"""The command `citecheck archive`: click → `archiving` → lines and exit code.

Nothing but click is imported until the command runs.
"""

from __future__ import annotations

import sys
from typing import Any

import click

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("drafts", nargs=-1, required=True, metavar="DRAFT...")
@click.option("--save", is_flag=True, help="Have the web archive capture each live source, too.")
@click.option(
    "--warc", type=click.Path(), metavar="FILE", help="WARC file, else one beside the draft."
)
@click.option(
    "--write", is_flag=True, help="Write copies of the drafts that link to the archived copies."
)
@click.option("--config", type=click.Path(), help="Settings file, instead of the one found upward.")
@click.option("--store", type=click.Path(), help="Folder in which captures are kept.")
@click.option("--source", multiple=True, metavar="LABEL=PATH|URL", help="Use this for a reference.")
@click.option("--as-of", type=DAY, help="Publication date of the draft.")
@click.option(
    "--allow-host", multiple=True, metavar="HOST:PORT", help="A private address to fetch."
)
@click.option("--delay", type=click.FloatRange(min=0), help="Seconds between requests to a host.")
@click.option("--max-per-host", type=click.IntRange(min=1), help="Requests at once to a host.")
@click.option(
    "--archive-base",
    envvar="CITECHECK_ARCHIVE",
    metavar="URL",
    help="The web archive, instead of the Wayback Machine.",
)
@click.option(
    "--browser",
    is_flag=True,
    help="Keep pages that only scripts can show as an installed Chromium shows them.",
)
@click.option(
    "--cookies",
    metavar="FILE",
    help="Cookies (Netscape form) of one's subscriptions; each goes to its own hosts alone.",
)
@click.option("--no-archive", is_flag=True, help="Look for no archived copy of what is gone.")
def archive(drafts: tuple[str, ...], **options: Any) -> None:  # noqa: ANN401 - click's own values
    """Save every source that drafts cite.

    Each is kept in the store, and all of them in a WARC file beside the draft. A line a source
    says its state, its address and its archived copy. With --save the Wayback Machine is asked for
    a new capture of each; CITECHECK_ARCHIVE_KEY and CITECHECK_ARCHIVE_SECRET hold the keys of the
    account. What was read with --cookies stays in the store: it goes neither to the WARC file nor
    to the archive. Exit codes: 0 all kept, 4 something could not be kept.
    """
    from citecheck.commands import archive as archiving  # noqa: PLC0415
    from citecheck.report.sanitise import for_log  # noqa: PLC0415
    from citecheck.run import gate  # noqa: PLC0415

    codes = []
    for line, code in archiving.archive(drafts, options):
        click.echo(for_log(line))
        codes.append(code)
    sys.exit(gate.worst(codes))
