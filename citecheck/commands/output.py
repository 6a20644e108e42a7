"""Where reports go: which forms were asked for, and each one whole in its place or not at all.

The reports of several drafts go into one file where the form can hold them, else into a folder with
a file a draft; a web page then leads to them.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from msgspec import Struct

from citecheck.errors import ConfigError, InputError
from citecheck.lazy_regex import regex
from citecheck.model import Document
from citecheck.regular_file import is_replaceable
from citecheck.report import COPIES, TOGETHER, Format, render, render_all
from citecheck.report.original_file import Held
from citecheck.report.wire.documents import Extract, Report
from citecheck.run.gate import Exit

JOINABLE = (Format.TERMINAL, Format.JSON, Format.MARKDOWN)
"""The forms whose reports may stand one behind the other."""

OF_ENDINGS = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".json": Format.JSON,
    ".jsonl": Format.JSON,
    ".md": Format.MARKDOWN,
    ".sarif": Format.SARIF,
    ".xml": Format.JUNIT,
    ".docx": Format.DOCX,
    ".pdf": Format.PDF,
    ".csv": Format.CSV,
    ".txt": Format.TERMINAL,
}
"""The form that the ending of `-o` chooses where no form is named."""

ENDINGS = {
    Format.TERMINAL: ".txt",
    Format.MARKDOWN: ".md",
    Format.JUNIT: ".xml",
    Format.GITHUB: ".github.txt",
    Format.GITLAB: ".gitlab.json",
    Format.MEMO: ".memo.html",
}
"""Endings of files, where they are not the names of the forms."""

_JSON = (Format.JSON, Format.SARIF, Format.GITLAB)
_PAGES = (Format.HTML, Format.MEMO, *COPIES)  # no log shows them line by line
_COLONS = regex(rb"^([^\S\n]*)::", re.MULTILINE)
_CONTENTS = "index"
_ODD = regex(r"[^\w.-]+")


class Ends(Struct, frozen=True, kw_only=True):
    """How a run ended: the drafts that could not be read, each with the reason; the last line."""

    unread: Mapping[str, str]
    reason: str
    code: Exit


class Target(Struct, frozen=True):
    """One form of report; `path` is None for standard output.

    With `evidence` annotated copies have a comment at claims that hold, too; `held` gives them the
    bytes of a draft at an address.
    """

    form: Format
    path: Path | None
    is_folder: bool = False
    evidence: bool = False
    held: Held | None = None


def targets(
    asked: Sequence[str], output: str | None, *, several: bool = False
) -> tuple[Target, ...]:
    """Return where each form goes; the first without a file of its own takes `output`.

    Args:
        asked: forms, as NAME or NAME=FILE; a folder that exists or ends with a slash will do.
        output: the file or folder for the first form that names none.
        several: whether there are several drafts.

    Raises:
        ConfigError: an unknown form, or a form that cannot be shown on a terminal without a file.
    """
    found = []
    for item in asked or (_of_ending(output),):
        name, equals, path = item.partition("=")
        if name not in list(Format):
            raise _no_format(name)
        if equals and not path:
            raise ConfigError(f"--format {name}= lacks the file to write")
        place = path or output
        if not path:
            output = None
        found.append(_target(Format(name), place, several=several))
    return tuple(found)


def refuse_misfits(wanted: Sequence[Target], drafts: Sequence[Document]) -> None:
    """Refuse a copy as a PDF of a draft that is none.

    Raises:
        ConfigError: it is wanted.
    """
    other = next((one.path for one in drafts if one.media_type != "application/pdf"), None)
    if other is not None and any(target.form is Format.PDF for target in wanted):
        raise ConfigError(
            f"--format pdf writes notes into PDF drafts, and {other} is none: ask for docx or html"
        )


def _of_ending(output: str | None) -> Format:
    """Return the form that the ending of `output` chooses; the terminal's where none does."""
    return (
        OF_ENDINGS.get(Path(output).suffix.lower(), Format.TERMINAL) if output else Format.TERMINAL
    )


def _no_format(name: str) -> ConfigError:
    from difflib import get_close_matches  # noqa: PLC0415 - for a slip of the pen only

    near = get_close_matches(name, [form.value for form in Format], n=1)
    hint = f"did you mean {near[0]!r}? There" if near else "there"
    return ConfigError(f"there is no format {name!r}; {hint} are {', '.join(Format)}")


def _target(form: Format, place: str | None, *, several: bool) -> Target:
    is_folder = place is not None and (place.endswith(("/", os.sep)) or Path(place).is_dir())
    if form in COPIES and place is None and not several:
        raise ConfigError(f"a report as {form.upper()} needs a file: --format {form}=report.{form}")
    if several and not is_folder and form not in (*JOINABLE, *TOGETHER):
        raise ConfigError(
            f"--format {form} writes a file a draft: name a folder, as in --format {form}=reports/"
        )
    return Target(form, Path(place) if place else None, is_folder)


def write(
    reports: Sequence[Report | Extract], wanted: Sequence[Target], ends: Ends | None = None
) -> None:
    """Render `reports` in every form asked for; several JSON reports stand one a line.

    Raises:
        InputError: a file cannot be written.
    """
    for target in wanted:
        if target.path is not None and target.is_folder:
            for path, data in _files(reports, target, target.path):
                _replace(path, data)
        elif target.path is None:
            if sys.stdout is None:
                raise InputError("standard output is closed; write the report to a file with -o")
            _print(_one_file(reports, target) + _ending(reports, target, ends), target.form)
        else:
            _replace(target.path, _one_file(reports, target) + _ending(reports, target, ends))


def _print(data: bytes, form: Format) -> None:
    """Write `data` to standard output, where a build service may be reading.

    Raises:
        InputError: it is closed or full.
    """
    data = _obeyed_by_none(data, form)
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"cannot write to standard output: {error.strerror}") from error


def _obeyed_by_none(data: bytes, form: Format) -> bytes:
    """Return `data`, which says the same, without what a build service obeys in a log."""
    if b"##" not in data and b"::" not in data:
        return data
    if form in _JSON:
        return data.replace(b"##[", b"#\\u0023[").replace(b"##vso[", b"#\\u0023vso[")
    if form is Format.JUNIT:
        data = data.replace(b"##[", b"#&#35;[").replace(b"##vso[", b"#&#35;vso[")
        return _COLONS.sub(rb"\1&#58;:", data)
    if form in _PAGES:
        return data
    from citecheck.report.sanitise import without_commands  # noqa: PLC0415

    return without_commands(data.decode(), own_lines=form is Format.GITHUB).encode()


def _ending(reports: Sequence[Report | Extract], target: Target, ends: Ends | None) -> bytes:
    """Return what a form that may be read line by line says of the run as a whole."""
    if ends is None:
        return b""
    if target.form is Format.TERMINAL:
        return _totals(reports, ends)
    if target.form is not Format.GITHUB:
        return b""
    from citecheck.report.to_github import annotation  # noqa: PLC0415 - msgspec, when needed

    rows = [
        annotation("error", "the draft cannot be read", reason, file=draft)
        for draft, reason in ends.unread.items()
    ]
    if ends.code is Exit.UNVERIFIED:
        rows.append(annotation("error", "not everything could be verified", ends.reason))
    return "".join(f"{row}\n" for row in rows).encode()


def _totals(reports: Sequence[Report | Extract], ends: Ends) -> bytes:
    """Return the totals of several drafts, with a line for each; nothing for a single one."""
    listed = [report for report in reports if isinstance(report, Report)]
    if len(listed) + len(ends.unread) < 2:
        return b""
    from citecheck.report import phrases  # noqa: PLC0415 - msgspec, when needed
    from citecheck.report.sanitise import one_line  # noqa: PLC0415

    rows = ["", f"{len(listed) + len(ends.unread)} drafts:"]
    rows += [f"  {one_line(item.document.path)}: {phrases.outcome_counts(item)}" for item in listed]
    rows += [f"  {one_line(draft)}: could not be read" for draft in ends.unread]
    return "".join(f"{row}\n" for row in rows).encode("utf-8", "replace")


def _one_file(reports: Sequence[Report | Extract], target: Target) -> bytes:
    if target.form in TOGETHER and len(reports) > 1:
        return render_all(cast("Sequence[Report]", reports), target.form)
    return b"".join(_rendered(report, target, len(reports)) for report in reports)


def _files(
    reports: Sequence[Report | Extract], target: Target, folder: Path
) -> Iterator[tuple[Path, bytes]]:
    """Yield a file a draft, and for pages one that leads to them."""
    ending = ENDINGS.get(target.form, f".{target.form}")
    pages = list(zip(reports, _names(reports, ending), strict=True))
    for report, name in pages:
        yield folder / name, _in_form(report, target)
    if target.form is Format.HTML:
        from citecheck.report import contents  # noqa: PLC0415 - jinja2, when needed

        page = contents.render([(cast("Report", report), name) for report, name in pages])
        yield folder / f"{_CONTENTS}.html", page


def _names(reports: Sequence[Report | Extract], ending: str) -> Iterator[str]:
    """Yield a file name a draft, after the draft's own, none twice."""
    taken = {_CONTENTS}
    for report in reports:
        stem = _ODD.sub("-", Path(report.document.path).stem).strip("-.") or "draft"
        name, number = stem, 1
        while name.lower() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.lower())
        yield name + ending


def _rendered(report: Report | Extract, target: Target, among: int) -> bytes:
    if target.form is Format.JSON and among > 1:
        from citecheck.report.to_json import line  # noqa: PLC0415 - msgspec, when needed

        return line(report) + b"\n"
    if target.form is Format.MEMO and target.path and target.path.suffix.lower() == ".docx":
        from citecheck.report.to_memo import render_docx  # noqa: PLC0415 - python-docx, when needed

        return render_docx(cast("Report", report))
    if target.form is Format.TERMINAL and target.path is None:
        from citecheck.report import terminal_layout, to_terminal  # noqa: PLC0415 - rich, when needed

        return to_terminal.render(report, terminal_layout.look_of(sys.stdout))
    return _in_form(report, target)


def _in_form(report: Report | Extract, target: Target) -> bytes:
    """Return the report in the form of `target`, with evidence where that is wanted."""
    if target.form in COPIES and isinstance(report, Report):
        from citecheck.report import to_docx, to_pdf  # noqa: PLC0415 - python-docx, when needed

        copy = to_docx.render if target.form is Format.DOCX else to_pdf.render
        return copy(report, evidence=target.evidence, held=target.held)
    return render(report, target.form)


def _replace(path: Path, data: bytes) -> None:
    """Write `data` beside `path` and move it there, so that no half report is ever read.

    A device or pipe (``/dev/null``, ``/dev/stdout``) is written to, never replaced.
    """
    import tempfile  # noqa: PLC0415 - not where standard output takes the report

    try:
        if not is_replaceable(path):
            with path.open("wb") as stream:
                stream.write(data)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from error


def write_asked(
    reports: Sequence[Report | Extract],
    wanted: Sequence[Target],
    *,
    quiet: bool,
    ends: Ends | None = None,
) -> None:
    """Write `reports` to the targets; with `quiet` to files alone.

    `ends` says how the run ended, for the forms that tell of it; None where nothing was decided.
    """
    kept = [target for target in wanted if target.path or not quiet]
    if not reports:
        kept = [target for target in kept if target.form is Format.GITHUB]
    write(reports, kept, ends)
