"""Step 3, the index of the store: captures ↔ rows of one SQLite file.

It opens the file in the right mode, refuses what is damaged or newer, and translates. It knows
nothing of the bodies.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from citecheck.errors import StoreError
from citecheck.model import ArchiveAnswer, SourceState, Via
from citecheck.sources.store.capture import Capture

NAME = "index.sqlite"
VERSION = 2  # 2: `marks`
_BUSY_S = 30.0
_COLUMNS = (
    "url, final_url, state, fetched_at, via, status, headers, media_type, sha256, reason, title,"
    " archive, archived_url, archived_at, marks"
)
_MARKS = ("is_signed_in", "is_rendered")
_NO_MARKS = "marks TEXT NOT NULL DEFAULT ''"
_SCHEMA = f"""
CREATE TABLE captures (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL, final_url TEXT NOT NULL, state TEXT NOT NULL, fetched_at TEXT NOT NULL,
    via TEXT NOT NULL, status INTEGER, headers TEXT NOT NULL, media_type TEXT, sha256 TEXT,
    reason TEXT, title TEXT, archive TEXT, archived_url TEXT, archived_at TEXT,
    readable INTEGER NOT NULL, {_NO_MARKS}
);
CREATE UNIQUE INDEX one_look ON captures (url, fetched_at, via, ifnull(sha256, ''));
CREATE INDEX by_body ON captures (sha256);
PRAGMA user_version = {VERSION};
"""


def connect(folder: Path, *, writable: bool) -> sqlite3.Connection:
    """Open the index in `folder`, made first where a writable one is asked for.

    Raises:
        StoreError: it is missing (read-only), unreadable, unwritable, damaged or newer.
    """
    path = folder / NAME
    try:
        if writable:
            folder.mkdir(parents=True, exist_ok=True)
            _refuse_lost_index(folder)
        _refuse_cut(path)
        connection = _opened(path, writable=writable)
    except OSError as error:
        raise StoreError(f"the store {folder} cannot be used: {error.strerror or error}") from error
    except sqlite3.Error as error:
        raise _broken(path, error, writable=writable) from error
    try:
        _prepare(connection, folder, writable=writable)
    except sqlite3.Error as error:
        connection.close()
        raise _broken(path, error, writable=writable) from error
    except StoreError:
        connection.close()
        raise
    return connection


def insert(
    connection: sqlite3.Connection, captures: Sequence[Capture], *, part: str | None = None
) -> None:
    """Add captures in one transaction; those that are there already stay as they are.

    Args:
        connection: of a writable index.
        captures: as they are to be found.
        part: name of the object that holds the same rows, where the store has a far copy.
    """
    marks = ", ".join("?" * 16)
    with connection:
        connection.executemany(
            f"INSERT OR IGNORE INTO captures ({_COLUMNS}, readable) VALUES ({marks})",  # noqa: S608 - constants
            [_row(capture) for capture in captures],
        )
        if part is not None:
            connection.execute("INSERT OR IGNORE INTO parts VALUES (?)", (part,))


def parts(connection: sqlite3.Connection, address: str) -> set[str]:
    """Return the names of the objects at `address` that were taken in; the first call binds to it.

    Raises:
        StoreError: the index is the copy of another object store.
    """
    with connection:
        connection.execute("CREATE TABLE IF NOT EXISTS parts (name TEXT PRIMARY KEY)")
        connection.execute("CREATE TABLE IF NOT EXISTS far (address TEXT PRIMARY KEY)")
        connection.execute(
            "INSERT INTO far SELECT ? WHERE NOT EXISTS (SELECT 1 FROM far)", (address,)
        )
    bound = connection.execute("SELECT address FROM far").fetchone()[0]
    if bound != address:
        raise StoreError(
            f"the copy at hand is that of {bound}, not of {address}: name another folder with -o"
        )
    return {name for (name,) in connection.execute("SELECT name FROM parts")}


def to_lines(captures: Sequence[Capture]) -> bytes:
    """Return captures as they lie in an object: a JSON object a line, by the names of columns."""
    names = _COLUMNS.replace(" ", "").split(",")
    rows = (dict(zip(names, _row(one), strict=False)) for one in captures)
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def from_lines(data: bytes) -> list[Capture]:
    """Return the captures in an object.

    Raises:
        StoreError: a line is damaged.
    """
    try:
        rows = [dict(json.loads(line)) for line in data.splitlines()]
    except (ValueError, TypeError) as error:
        raise StoreError(f"a part of the object store's index is damaged: {error}") from error
    names = _COLUMNS.replace(" ", "").split(",")
    return [_whole([row.get(name) for name in names]) for row in rows]


def delete(connection: sqlite3.Connection, captures: Sequence[Capture]) -> None:
    """Take captures out, in one transaction."""
    with connection:
        connection.executemany(
            "DELETE FROM captures WHERE url = ? AND fetched_at = ? AND via = ? AND sha256 IS ?",
            [(c.url, wire_time(c.fetched_at), c.via, c.sha256) for c in captures],
        )


def select(connection: sqlite3.Connection, condition: str, *values: str) -> list[Capture]:
    """Return the captures that meet `condition`, an SQL phrase of this package's own."""
    columns = _COLUMNS if _version(connection) > 1 else _COLUMNS.replace("marks", "''")
    query = f"SELECT {columns} FROM captures WHERE {condition}"  # noqa: S608 - own phrases only
    return [_whole(row) for row in connection.execute(query, values)]


def wire_time(when: datetime) -> str:
    """Return `when` (aware) as ISO 8601 in UTC, sortable as text."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _opened(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Connect; a store at rest is opened read-only as immutable, so that no side file is made."""
    if writable:
        mode = "mode=rwc"
    elif path.with_name(NAME + "-wal").exists():
        mode = "mode=ro"
    else:
        mode = "mode=ro&immutable=1"
    return sqlite3.connect(
        f"file:{quote(str(path))}?{mode}",
        uri=True,
        timeout=_BUSY_S,
        check_same_thread=False,  # `Store` holds a lock around every use
    )


def _prepare(connection: sqlite3.Connection, folder: Path, *, writable: bool) -> None:
    version = _version(connection)
    if version > VERSION:
        raise StoreError(
            f"the store {folder} has version {version}, and this citecheck reads up to {VERSION}:"
            " use the newer citecheck that made it"
        )
    if not writable:
        if version == 0:
            raise StoreError(f"{folder / NAME} is no index of a citecheck store")
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if version == 0:
        _create(connection, folder)
    elif version < VERSION:
        _bring_up(connection)
    # What a killed process left in the side file; a store that is closed has none.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    (folder / "bodies").mkdir(exist_ok=True)
    if not os.access(folder / "bodies", os.W_OK):
        raise StoreError(f"the store {folder} cannot be written: no permission for its folder")


def _create(connection: sqlite3.Connection, folder: Path) -> None:
    """Make the table, unless another process was faster or the file is somebody else's."""
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) == 0:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise StoreError(f"{folder / NAME} is a database of something else")
        for statement in _SCHEMA.split(";")[:-1]:
            connection.execute(statement)
    connection.commit()


def _bring_up(connection: sqlite3.Connection) -> None:
    """Add what newer stores have, unless another process was faster."""
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) < VERSION:
        connection.execute(f"ALTER TABLE captures ADD COLUMN {_NO_MARKS}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.commit()


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _refuse_lost_index(folder: Path) -> None:
    """An empty or missing index beside bodies is damage: a new one would hide all of them."""
    path = folder / NAME
    if (folder / "bodies").exists() and not (path.exists() and path.stat().st_size):
        raise StoreError(
            f"the store {folder} has lost its index ({NAME}): restore that file from a copy, or"
            " move the folder away to begin anew"
        )


def _refuse_cut(path: Path) -> None:
    """Refuse a file shorter than its own header says.

    SQLite rounds a cut page up and reads zeros for what is missing. A checkpoint of another
    process may be under way, so a short file gets a second to grow.
    Source: SQLite file format, 1.3 (page size at 16, size in pages at 28).
    """
    for _ in range(20):
        if not path.exists() or (size := path.stat().st_size) == 0:
            return
        with path.open("rb") as file:
            header = file.read(100)
        page = int.from_bytes(header[16:18], "big")
        pages = int.from_bytes(header[28:32], "big")
        if len(header) == 100 and size >= (65536 if page == 1 else page) * pages:
            return
        if not path.with_name(NAME + "-wal").exists():
            break
        time.sleep(0.05)
    raise StoreError(f"{path} is cut short: restore it from a copy")


def _broken(path: Path, error: sqlite3.Error, *, writable: bool) -> StoreError:
    if not path.exists():
        return StoreError(f"there is no store in {path.parent}")
    doing = "used" if writable else "read"
    return StoreError(f"the store index {path} cannot be {doing}: {error}")


def _row(capture: Capture) -> tuple[object, ...]:
    return (
        capture.url,
        capture.final_url,
        capture.state,
        wire_time(capture.fetched_at),
        capture.via,
        capture.status,
        json.dumps(capture.headers),
        capture.media_type,
        capture.sha256,
        capture.reason,
        capture.title,
        capture.archive,
        capture.archived_url,
        None if capture.archived_at is None else wire_time(capture.archived_at),
        " ".join(mark for mark in _MARKS if getattr(capture, mark)),
        capture.readable,
    )


def _whole(row: Sequence[Any]) -> Capture:
    """Return the capture in a row.

    Raises:
        StoreError: the row is damaged; names its address.
    """
    try:
        return _capture(row)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise StoreError(
            f"the store's index holds a damaged row, for {str(row[0])[:200]!r}: {error}; restore"
            f" {NAME} from a copy, or move the store away and fetch anew"
        ) from error


def _capture(row: Sequence[Any]) -> Capture:
    if not all(isinstance(value, str | int | None) for value in row):
        raise TypeError("bytes where words should be")
    fields: dict[str, Any] = dict(zip(_COLUMNS.replace(" ", "").split(","), row, strict=True))
    fields |= {
        "state": SourceState(fields["state"]),
        "via": Via(fields["via"]),
        "fetched_at": datetime.fromisoformat(fields["fetched_at"]),
        "headers": tuple((name, value) for name, value in json.loads(fields["headers"])),
        "archive": fields["archive"] and ArchiveAnswer(fields["archive"]),
        "archived_at": fields["archived_at"] and datetime.fromisoformat(fields["archived_at"]),
    }
    marks = (fields.pop("marks") or "").split()
    fields |= {mark: mark in marks for mark in _MARKS}
    return Capture(**fields)
