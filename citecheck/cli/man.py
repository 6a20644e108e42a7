"""The man page, ``docs/citecheck.1``, written from the commands themselves.

Source: man(7), the macros TH, SH, SS, TP.
"""

from __future__ import annotations

import click

from citecheck._version import __version__
from citecheck.cli.main import citecheck


def to_man() -> str:
    """Return the page: the command, each subcommand with its options, exit codes, environment."""
    rows = [
        f'.TH CITECHECK 1 "" "citecheck {__version__}" "User Commands"',
        ".SH NAME",
        r"citecheck \- check whether the sources that an article cites bear its claims out",
        ".SH SYNOPSIS",
        r".B citecheck",
        r"\fICOMMAND\fR [\fIOPTIONS\fR] ...",
        ".SH DESCRIPTION",
        _escaped((citecheck.help or "").partition("\n\n")[0]),
        ".SH COMMANDS",
    ]
    for name in sorted(citecheck.commands):
        rows += _command(name, citecheck.commands[name])
    rows += [
        ".SH EXIT STATUS",
        *_terms(
            ("0", "clean"),
            ("1", "findings: a claim whose outcome fails, or an error"),
            ("2", "the command line, a setting, or a draft is unusable"),
            ("3", "a bug in citecheck; its log is named"),
            ("4", "something could not be verified, with --require-all"),
            ("130", "interrupted"),
        ),
        ".SH ENVIRONMENT",
        *_terms(
            ("CITECHECK_ARCHIVE", "address of the web archive, as --archive-base"),
            ("CITECHECK_ARCHIVE_KEY, CITECHECK_ARCHIVE_SECRET", "keys for saving captures"),
            ("NO_COLOR", "no colour on a terminal"),
        ),
        ".SH FILES",
        *_terms(
            ("citecheck.toml", "settings, found upward from the draft"),
            ("citecheck.lock", "the captures that a draft is pinned to"),
            ("citecheck.decisions.jsonl", "what editors decided, beside the draft or above it"),
            (".citecheck/", "the store: captures and their texts"),
        ),
    ]
    return "\n".join(rows) + "\n"


def _command(name: str, command: click.Command) -> list[str]:
    with (
        click.Context(citecheck, info_name="citecheck", **citecheck.context_settings) as above,
        click.Context(command, info_name=name, parent=above) as context,
    ):
        usage = " ".join(command.collect_usage_pieces(context))
        rows = [f".SS {name}", f"citecheck {name} {_escaped(usage)}", ".PP"]
        rows.append(_escaped(" ".join((command.help or "").split())))
        for parameter in command.get_params(context):
            record = parameter.get_help_record(context)
            if record is not None:
                rows += _terms(record)
        if isinstance(command, click.Group):
            for inner in command.list_commands(context):
                rows += _command(f"{name} {inner}", command.commands[inner])
    return rows


def _terms(*pairs: tuple[str, str]) -> list[str]:
    return [
        line for term, what in pairs for line in (".TP", f".B {_escaped(term)}", _escaped(what))
    ]


def _escaped(text: str) -> str:
    """Return `text` with what roff would act on shown as itself."""
    words = " ".join(text.replace("\\", "\\e").replace("-", "\\-").split())
    return f"\\&{words}" if words.startswith((".", "'")) else words


if __name__ == "__main__":
    print(to_man(), end="")  # noqa: T201 - the output of this command
