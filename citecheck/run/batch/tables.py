"""The reports of a batch as columns: Parquet files, written anew after each run.

Out: ``tables/drafts.parquet`` and seven more, with the columns of `columns.TABLES`. Needs the extra
``tables`` (pyarrow); without it the run says so and goes on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from citecheck.report import to_json
from citecheck.report.wire.documents import Report
from citecheck.run.batch.columns import (
    DAY,
    FOLDER,
    MOMENT,
    NUMBER,
    TABLES,
    TEXT,
    TEXTS,
    TRUTH,
    WHOLE,
    Columns,
)
from citecheck.run.batch.intake import Item
from citecheck.run.batch.ledger import Ledger
from citecheck.run.batch.results import lines

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_FIRST_DAY = date(1970, 1, 1)  # of Arrow's calendar
_AT_ONCE = 50  # reports that are taken apart together
_GROUP = 5_000
"""Rows of a row group: enough for a reader to skip by, few MB while they are gathered."""


class _Rows:
    """Rows that are gathered for one row group, as lines of JSON.

    Lists of Python's own would be handed to pandas first where it is installed: .3 s to load it.
    """

    def __init__(self) -> None:
        self.number = 0
        self._lines = bytearray()

    def add(self, rows: list[dict[str, Any]]) -> None:
        """Gather rows."""
        self.number += len(rows)
        self._lines += msgspec.json.Encoder().encode_lines(rows)

    def write(self, writer: pq.ParquetWriter) -> None:
        """Write what was gathered as one row group, and begin to gather anew."""
        import pyarrow.json as pj  # noqa: PLC0415 - an extra

        if not self.number:
            return
        table = pj.read_json(
            BytesIO(self._lines),
            read_options=pj.ReadOptions(use_threads=False, block_size=len(self._lines) + 1),
            parse_options=pj.ParseOptions(explicit_schema=writer.schema),
        )
        writer.write_table(table, row_group_size=2 * _GROUP)
        self.number = 0
        self._lines.clear()


def load() -> None:
    """Load what writes tables: a fifth of a second."""
    with suppress(ImportError):
        import pyarrow.json  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: F401, PLC0415


def write(folder: Path, ledger: Ledger) -> str:
    """Write the tables of the reports in `folder`; return what was done, in one line.

    Args:
        folder: of the results, once reports that others took the place of are dropped.
        ledger: says what a manifest says of each draft.
    """
    try:
        import pyarrow.parquet as pq  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        return "no tables were written: they need the extra tables (pyarrow)"
    schemas = {name: _schema(columns) for name, columns in TABLES.items()}
    place = folder / FOLDER
    place.mkdir(exist_ok=True)
    parts = {name: place / f"{name}.parquet.part" for name in TABLES}
    writers = {name: pq.ParquetWriter(parts[name], schemas[name]) for name in TABLES}
    gathered = {name: _Rows() for name in TABLES}
    number = 0
    try:
        for reports in _chunks(_reports(folder, ledger)):
            number += len(reports)
            for name, writer in writers.items():
                rows = (row for report, item in reports for row in _ROWS[name](report, item))
                gathered[name].add(list(rows))
                if gathered[name].number >= _GROUP:
                    gathered[name].write(writer)
        for name, writer in writers.items():
            gathered[name].write(writer)
    finally:
        for writer in writers.values():
            writer.close()
    for name, part in parts.items():
        part.replace(place / f"{name}.parquet")
    return f"{len(TABLES)} tables of {number} reports written"


def _reports(folder: Path, ledger: Ledger) -> Iterator[tuple[Report, Item]]:
    for line, item in zip(lines(folder), ledger.reported(), strict=True):
        report = to_json.read(line)
        if isinstance(report, Report):
            yield report, item


def _chunks(reports: Iterator[tuple[Report, Item]]) -> Iterator[list[tuple[Report, Item]]]:
    while chunk := list(islice(reports, _AT_ONCE)):
        yield chunk


def _schema(columns: Columns) -> pa.Schema:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    types = {
        TEXT: pa.string(),
        WHOLE: pa.int64(),
        NUMBER: pa.float64(),
        TRUTH: pa.bool_(),
        DAY: pa.date32(),
        MOMENT: pa.timestamp("us", tz="UTC"),
        TEXTS: pa.list_(pa.string()),
    }
    return pa.schema([(name, types[kind]) for name, (kind, _) in columns.items()])


Rows = Iterator[dict[str, Any]]


def _plain(table: str, report: Report, item: msgspec.Struct) -> dict[str, Any]:
    """Return what a table holds of `item`, with the draft's name."""
    held = TABLES[table]
    row = {name: getattr(item, name) for name in item.__struct_fields__ if name in held}
    return {**row, "draft": report.document.path}


def _drafts(report: Report, item: Item) -> Rows:
    document = report.document
    published = None if item.published is None else (item.published - _FIRST_DAY).days
    yield {
        **_plain("drafts", report, document),
        **_plain("drafts", report, report.summary),
        "published": published,
        "manifest_title": item.title,
        "columns": json.dumps(item.columns, ensure_ascii=False) if item.columns else None,
    }


def _references(report: Report, _item: Item) -> Rows:
    yield from (_plain("references", report, item) for item in report.references)


def _markers(report: Report, _item: Item) -> Rows:
    yield from (_plain("markers", report, item) for item in report.markers)


def _claims(report: Report, _item: Item) -> Rows:
    for claim in report.claims:
        suggestion = claim.suggestion.text if claim.suggestion else None
        opinion = claim.reader
        yield {
            **_plain("claims", report, claim),
            "suggestion": suggestion,
            "reader_says": opinion.says if opinion else None,
            "reader_decided": opinion.decided if opinion else None,
        }


def _facts(report: Report, _item: Item) -> Rows:
    for claim in report.claims:
        for number, fact in enumerate(claim.facts):
            value = None if fact.value is None else msgspec.json.encode(fact.value).decode()
            yield {
                **_plain("facts", report, fact),
                "claim": claim.id,
                "number": number,
                "value": value,
            }


def _evidence(report: Report, _item: Item) -> Rows:
    for claim in report.claims:
        for number, reason in enumerate(claim.because):
            yield {**_plain("evidence", report, reason), "claim": claim.id, "number": number}


def _sources(report: Report, _item: Item) -> Rows:
    yield from (_plain("sources", report, item) for item in report.sources)


def _problems(report: Report, _item: Item) -> Rows:
    yield from (_plain("problems", report, item) for item in report.problems)


_ROWS = {
    "drafts": _drafts,
    "references": _references,
    "markers": _markers,
    "claims": _claims,
    "facts": _facts,
    "evidence": _evidence,
    "sources": _sources,
    "problems": _problems,
}
