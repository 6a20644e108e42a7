"""Step 7: `wire.Report` or `wire.Extract` ↔ JSON, and the schema of both.

The same report gives the same bytes. Characters that a terminal would obey (C1 controls, bidi
marks) are written as escapes, so that the JSON may be shown as it stands.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from citecheck.errors import InputError
from citecheck.lazy_regex import regex
from citecheck.report.wire.documents import SCHEMA, Extract, Report

_OBEYED = regex("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Characters that only ever stand inside strings of JSON, where an escape means the same."""


def render(report: Report | Extract) -> bytes:
    """Return `report` as UTF-8 JSON, indented by two, with a line feed at the end."""
    return msgspec.json.format(line(report), indent=2) + b"\n"


def line(report: Report | Extract) -> bytes:
    """Return `report` as JSON on one line, without a line feed."""
    text = msgspec.json.encode(report).decode()
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode()


def read(data: bytes) -> Report:
    """Return the report that `render` or `line` wrote, in this or an earlier version.

    Fields that this version does not know are passed over, those it has since gained take their
    defaults.

    Raises:
        InputError: it is no report, or one of a later schema.
    """
    try:
        head = msgspec.json.decode(data, type=_Head)
        if head.schema > SCHEMA:
            raise InputError(
                f"the report has schema {head.schema}, and this citecheck reads up to {SCHEMA}; "
                "read it with the version that wrote it"
            )
        return msgspec.json.decode(data, type=Report)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"this is not a report written by `--format json`: {error}") from error


def read_all(data: bytes) -> tuple[Report, ...]:
    """Return the reports in `data`: one, or several that stand one a line.

    Raises:
        InputError: a part of it is no report.
    """
    lines = [row for row in data.splitlines() if row.strip()]
    if len(lines) > 1 and all(row.startswith(b"{") and row.endswith(b"}") for row in lines):
        return tuple(map(read, lines))
    return (read(data),)


class _Head(msgspec.Struct):
    """What tells one schema from another."""

    schema: int


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of reports and extracts."""
    body = msgspec.json.schema(Report | Extract)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "citecheck report, schema 1",
        **body,
    }


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2))  # noqa: T201 - it writes docs/report.schema.json
