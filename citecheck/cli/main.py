"""The command: click → `Config` → run → render → exit code.

Nothing heavy is imported here or beside here: each command loads what it needs in its body, so that
``--help`` answers at once.
"""

from __future__ import annotations

import contextlib
import gc
import os
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
    # Loading modules makes many objects and no waste: by default the collector runs all the while.
    gc.set_threshold(OBJECTS_PER_COLLECTION)
    _open_standard_files()
    code = _flushed(_run())
    gc.freeze()  # or the interpreter looks all of it through for waste, and then gives it back
    sys.exit(code)


def _run() -> int:
    """Run the command and return its exit code."""
    from citecheck.errors import CitecheckError  # noqa: PLC0415

    code = 0
    try:
        citecheck.main(standalone_mode=False)
    except (click.exceptions.Exit, SystemExit) as ended:
        said = ended.code if isinstance(ended, SystemExit) else ended.exit_code
        code = said if isinstance(said, int) else 0
    except (click.Abort, KeyboardInterrupt):
        _say("exit 130: interrupted")
        code = 130
    except BrokenPipeError:  # whoever read has had enough
        code = 0
    except (CitecheckError, click.ClickException, OSError, MemoryError) as error:
        _say(_fault(error))
        _say(UNUSABLE)
        code = 2
    except Exception:  # noqa: BLE001 - a bug of ours: logged whole, said in one line
        from citecheck.cli.crash_log import log  # noqa: PLC0415

        _say(f"exit 3: this is a bug in citecheck; its log is {log()}")
        code = 3
    return code


def _fault(error: Exception) -> str:
    """Return what is wrong with the command line, a file or the machine."""
    if isinstance(error, click.ClickException):
        context = getattr(error, "ctx", None)
        if context is not None:
            click.echo(context.get_usage(), err=True)
        return f"Error: {error.format_message()}"
    if isinstance(error, OSError):
        return f"citecheck: {error.filename or 'the output'}: {error.strerror or error}"
    return f"citecheck: {str(error) or 'there is not enough memory'}"


def _say(words: str) -> None:
    """Say something on standard error, where it steers neither a terminal nor a build service."""
    from citecheck.report.sanitise import for_log  # noqa: PLC0415

    with contextlib.suppress(OSError):  # nobody hears it; the exit code tells
        click.echo(for_log(words), err=True)


def _open_standard_files() -> None:
    """Take the places of closed standard files, or what is opened next would take them."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)


def _flushed(code: int) -> int:
    """Return the exit code, 2 where what was printed cannot be written after all."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)  # or the interpreter tries once more, and complains
        if isinstance(error, BrokenPipeError):
            return code
        _say(f"citecheck: cannot write to standard output: {error.strerror}")
        return 2
    return code
