"""The command: click → `Config` → run → render → exit code.

Nothing heavy is imported here or beside here: each command loads what it needs in its body, so that
``--help`` answers at once.
"""

from __future__ import annotations

import gc
import sys

import click

from citecheck._version import __version__
from citecheck.cli.archive import archive
from citecheck.cli.batch import batch
from citecheck.cli.check import check
from citecheck.cli.explain import explain
from citecheck.cli.extract import extract
from citecheck.cli.review import review
from citecheck.cli.store import store

OBJECTS_PER_COLLECTION = 50_000
UNUSABLE = "exit 2: nothing was checked, since the command line, a setting or a file is unusable"


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="citecheck")
def citecheck() -> None:
    """Check whether the sources that an article cites bear its claims out.

    Exit codes: 0 clean, 1 findings, 2 unusable input or settings, 3 a bug in citecheck,
    4 something could not be verified (with --require-all), 130 interrupted.
    """


for _command in (check, extract, batch, review, explain, archive, store):
    citecheck.add_command(_command)


def main() -> None:
    """Run the command; say what is the caller's fault in one line, and log what is ours."""
    from citecheck.errors import CitecheckError  # noqa: PLC0415

    # Loading modules makes many objects and no waste: by default the collector runs all the while.
    gc.set_threshold(OBJECTS_PER_COLLECTION)
    try:
        citecheck.main(standalone_mode=False)
    except CitecheckError as error:
        click.echo(f"citecheck: {error}", err=True)
        click.echo(UNUSABLE, err=True)
        sys.exit(2)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.ClickException as error:
        error.show()
        click.echo(UNUSABLE, err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("exit 130: interrupted", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception:  # noqa: BLE001 - a bug of ours: logged whole, said in one line
        from citecheck.cli.crash_log import log  # noqa: PLC0415

        click.echo(f"exit 3: this is a bug in citecheck; its log is {log()}", err=True)
        sys.exit(3)
