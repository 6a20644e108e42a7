"""JSON sources: lists of records as tables under the names of their fields, the rest as lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from citecheck.formats.charset import decode
from citecheck.formats.source_builder import SPACE, Writer
from citecheck.formats.table_grid import Slot
from citecheck.model import Text

_MOST_CELLS = 200_000
_MOST_COLUMNS = 200
_DEEPEST = 30  # records inside one another that are read


def read(body: bytes, media_type: str) -> Text:
    """Return the tables and lines of a JSON document; one that is none is read as plain text."""
    source = decode(body, media_type)
    try:
        value = json.loads(source)
    except (ValueError, RecursionError):
        value = _lines(source)
        if value is None:
            return Text(body=source)
    writer = _Tables()
    writer.write("", value, 0)
    found = writer.text()
    return found if found.body else Text(body=source)


def _lines(source: str) -> list[Any] | None:
    """Return the values of JSON lines, None where a line is none."""
    values = []
    for line in source.splitlines():
        if line.strip():
            try:
                values.append(json.loads(line))
            except (ValueError, RecursionError):
                return None
    return values or None


class _Tables:
    """Writes values into a text, as far as the limit of cells goes."""

    def __init__(self) -> None:
        self._writer = Writer()
        self._left = _MOST_CELLS
        self._widest = 0  # columns of a table

    def text(self) -> Text:
        """Return what was written."""
        if self._left < 0:
            self._writer.cut("Not all of the values are read: there are too many.")
        if self._widest > _MOST_COLUMNS:
            self._writer.cut(f"Of tables {_MOST_COLUMNS} columns are read; one has {self._widest}.")
        return self._writer.text()

    def write(self, name: str, value: object, depth: int) -> None:
        """Write a value; `name` is its path of fields ("data › towns")."""
        if self._left < 0 or depth > _DEEPEST:
            self._left = min(self._left, -1)
        elif isinstance(value, dict):
            self._record(name, value, depth)
        elif isinstance(value, list):
            self._list(name, value, depth)
        else:
            self._line(name, value)

    def _record(self, name: str, record: dict[str, Any], depth: int) -> None:
        columns = _columns(record)
        if columns:  # a table by columns: {"year": [2020, 2021], "calls": [3, 4]}
            rows = [list(row) for row in zip(*(record[one] for one in columns), strict=True)]
            self._table(name, columns, rows)
            record = {key: value for key, value in record.items() if key not in columns}
        for key, value in record.items():
            self.write(_path(name, key), value, depth + 1)

    def _list(self, name: str, values: list[Any], depth: int) -> None:
        records = [value for value in values if isinstance(value, dict)]
        arrays = [value for value in values if isinstance(value, list)]
        if records and len(records) == len(values):
            flat = [dict(_flat(one, "", 0)) for one in records]
            columns = list(dict.fromkeys(key for one in flat for key in one))
            self._widest = max(self._widest, len(columns))
            columns = columns[:_MOST_COLUMNS]
            self._table(name, columns, [[one.get(key) for key in columns] for one in flat])
            for number, record in enumerate(records, 1):
                for key, value in record.items():
                    if isinstance(value, list) and any(
                        isinstance(one, (dict, list)) for one in value
                    ):
                        self.write(_path(_path(name, str(number)), key), value, depth + 1)
        elif arrays and len(arrays) == len(values) and all(map(_is_flat, arrays)):
            heads = (
                [str(one) for one in arrays[0]]
                if all(isinstance(one, str) for one in arrays[0])
                else []
            )
            self._table(name, heads, arrays[1:] if heads else arrays)
        elif _is_flat(values):
            self._line(name, ", ".join(map(_shown, values)))
        else:
            for number, value in enumerate(values, 1):
                self.write(_path(name, str(number)), value, depth + 1)

    def _line(self, name: str, value: object) -> None:
        self._left -= 1
        words = _shown(value)
        if words:
            self._writer.block(f"{name}: {words}" if name else words)

    def _table(self, name: str, columns: list[str], rows: list[list[Any]]) -> None:
        if name:
            self._writer.heading(name)
        grid = [[Slot(one) for one in columns]] if columns else []
        for row in rows:
            self._left -= len(row)
            self._widest = max(self._widest, len(row))
            if self._left < 0:
                break
            grid.append([Slot(_shown(value)) for value in row[:_MOST_COLUMNS]])
        self._writer.table(grid, 1 if columns else 0)


def _columns(record: dict[str, Any]) -> list[str]:
    """Return the fields that are columns of one table: flat lists, all as long, two at least."""
    lists = {
        key: value for key, value in record.items() if isinstance(value, list) and _is_flat(value)
    }
    lengths = {len(value) for value in lists.values()}
    is_table = len(lists) > 1 and len(lengths) == 1 and lengths.pop() > 1
    return list(lists)[:_MOST_COLUMNS] if is_table else []


def _flat(record: dict[str, Any], name: str, depth: int) -> Iterator[tuple[str, object]]:
    """Yield the fields of a record and of the records in it, by path; lists of values as one."""
    for key, value in record.items():
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _flat(value, _path(name, key), depth + 1)
        elif isinstance(value, list):
            if _is_flat(value):
                yield _path(name, key), ", ".join(map(_shown, value))
        else:
            yield _path(name, key), value


def _is_flat(values: list[Any]) -> bool:
    return not any(isinstance(one, (dict, list)) for one in values)


def _path(name: str, key: str) -> str:
    words = SPACE.sub(" ", str(key).replace("_", " ")).strip()
    return f"{name} › {words}" if name else words


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return SPACE.sub(" ", str(value)).strip()
