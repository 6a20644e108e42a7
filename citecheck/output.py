"""Where reports go: which forms were asked for, and each one whole in its place or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from citecheck.errors import ConfigError, InputError
from citecheck.report import Format, render
from citecheck.report.results import Extract, Report

JOINABLE = (Format.TERMINAL, Format.JSON, Format.MARKDOWN, Format.GITHUB)


@dataclass(frozen=True, slots=True)
class Target:
    """One form of report; `path` is None for standard output."""

    form: Format
    path: Path | None


def targets(asked: Sequence[str], output: str | None) -> tuple[Target, ...]:
    """Return where each form goes; the first without a file of its own takes `output`.

    Raises:
        ConfigError: an unknown form, or a form that cannot be shown on a terminal without a file.
    """
    found = []
    for item in asked or ("terminal",):
        name, equals, path = item.partition("=")
        if name not in list(Format):
            raise ConfigError(f"there is no format {name!r}; there are {', '.join(Format)}")
        if equals and not path:
            raise ConfigError(f"--format {name}= lacks the file to write")
        place = path or output
        if not path:
            output = None
        if Format(name) is Format.DOCX and place is None:
            raise ConfigError("a DOCX report needs a file: --format docx=report.docx")
        found.append(Target(Format(name), Path(place) if place else None))
    return tuple(found)


def write(reports: Sequence[Report | Extract], wanted: Sequence[Target]) -> None:
    """Render `reports` in every form asked for; several JSON reports stand one a line.

    Raises:
        ConfigError: a form that holds one report was asked for several drafts.
        InputError: a file cannot be written.
    """
    for target in wanted:
        if len(reports) > 1 and target.form not in JOINABLE:
            raise ConfigError(f"--format {target.form} takes one draft at a time")
    for target in wanted:
        data = b"".join(_rendered(report, target, len(reports)) for report in reports)
        if target.path is None:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            _replace(target.path, data)


def _rendered(report: Report | Extract, target: Target, among: int) -> bytes:
    if target.form is Format.JSON and among > 1:
        from citecheck.report.to_json import line  # noqa: PLC0415 - msgspec, when needed

        return line(report) + b"\n"
    if target == Target(Format.TERMINAL, None):
        from citecheck.report import sheet, to_terminal  # noqa: PLC0415 - rich, when needed

        return to_terminal.render(report, sheet.look_of(sys.stdout))
    return render(report, target.form)


def _replace(path: Path, data: bytes) -> None:
    """Write `data` beside `path` and move it there, so that no half report is ever read."""
    import tempfile  # noqa: PLC0415 - not where standard output takes the report

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error
