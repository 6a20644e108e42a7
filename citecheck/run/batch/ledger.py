"""What became of every draft of a batch, on disk after each window: SQLite in the results' folder.

In: items as they are taken in, and what came of each. Out: what is still to do, the worst exit code
of the whole folder, and where each report stands. One run at a time holds the folder.
"""

from __future__ import annotations

import fcntl
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Self

from msgspec import Struct

from citecheck.errors import ConfigError
from citecheck.run.batch.intake import Item
from citecheck.run.gate import Exit, worst

SCHEMA = 1
NAME = "ledger.sqlite"
WINDOW = 200
"""Drafts that are planned together: each source of theirs is asked for once, and memory holds as
many extracts at most."""

_AT_ONCE = 1_000  # items written in one transaction

_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS drafts (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, item TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending', reason TEXT, seen INTEGER NOT NULL DEFAULT 0,
    draft TEXT, settings TEXT, sources TEXT, code INTEGER, shard INTEGER, start INTEGER,
    length INTEGER
);
CREATE INDEX IF NOT EXISTS by_state ON drafts (state, number);
CREATE INDEX IF NOT EXISTS by_place ON drafts (shard, start);
"""


class Entry(Struct, frozen=True, kw_only=True):
    """A draft as the ledger has it.

    `draft`, `settings` and `sources` are digests of what its last report was made from; `code` is
    the exit code of that report; `place` is the shard, first byte and length of its line.
    """

    number: int
    item: Item
    state: str
    draft: str | None
    settings: str | None
    sources: str | None
    code: int | None
    place: tuple[int, int, int] | None


class Ledger:
    """The ledger of one folder of results; a context manager, and locked while it is open."""

    def __init__(self, folder: Path) -> None:
        """Open the ledger in `folder`, made where there is none.

        Raises:
            ConfigError: another run holds the folder, it cannot be written, or was written by
                another version of citecheck.
        """
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = (folder / f"{NAME}.lock").open("a+b")
        except OSError as error:
            raise ConfigError(
                f"cannot write into {folder}: {error.strerror or error}; name another with -o"
            ) from error
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._lock.close()
            raise ConfigError(
                f"another run is at work in {folder}; wait for its end, or name another with -o"
            ) from error
        try:
            self._base = sqlite3.connect(folder / NAME, isolation_level=None)
            self._base.execute("PRAGMA journal_mode=WAL")
            self._base.execute("PRAGMA synchronous=FULL")
            self._base.executescript(_TABLES)
            self._refuse_other_version(folder)
        except sqlite3.OperationalError as error:
            self.close()
            raise self._unwritten(error) from error
        except sqlite3.DatabaseError as error:
            self.close()
            raise ConfigError(
                f"{folder / NAME} is damaged ({error}); move the folder away and run again"
            ) from error
        except ConfigError:
            self.close()
            raise

    def _refuse_other_version(self, folder: Path) -> None:
        row = self._base.execute("SELECT value FROM about WHERE name = 'schema'").fetchone()
        if row is None:
            self._base.execute("INSERT INTO about VALUES ('schema', ?)", (str(SCHEMA),))
        elif row[0] != str(SCHEMA):
            raise ConfigError(
                f"{folder} was written by another version of citecheck (ledger {row[0]}, this one"
                f" writes {SCHEMA}); name another folder with -o, or finish it with that version"
            )

    def __enter__(self) -> Self:
        """Return the ledger, open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it and let other runs in."""
        self.close()

    def close(self) -> None:
        """Close the ledger and let other runs in."""
        if hasattr(self, "_base"):
            self._base.close()
        self._lock.close()

    def take_in(self, items: Iterable[Item]) -> tuple[int, int]:
        """Enter `items`; return how many drafts they are, and how many were named twice.

        What was known stays as it is, with what the manifest says of it now.
        """
        with self._transaction():
            self._base.execute("UPDATE drafts SET seen = 0")
        total = twice = 0
        batch: list[Item] = []
        for item in items:
            batch.append(item)
            total += 1
            if len(batch) == _AT_ONCE:
                twice += self._enter(batch)
                batch = []
        return total, twice + self._enter(batch)

    def _enter(self, items: Sequence[Item]) -> int:
        twice = 0
        with self._transaction():
            for item in items:
                known = self._base.execute(
                    "SELECT number, seen FROM drafts WHERE key = ?", (item.key,)
                ).fetchone()
                if known is None:
                    self._base.execute(
                        "INSERT INTO drafts (key, name, item, seen) VALUES (?, ?, ?, 1)",
                        (item.key, item.name, _packed(item)),
                    )
                elif known[1]:
                    twice += 1
                else:
                    self._base.execute(
                        "UPDATE drafts SET seen = 1, name = ?, item = ? WHERE number = ?",
                        (item.name, _packed(item), known[0]),
                    )
        return twice

    def asked(self) -> Iterator[list[Entry]]:
        """Yield the drafts that this run was asked for, `WINDOW` at a time, in their order."""
        number = 0
        while True:
            rows = self._base.execute(
                "SELECT number, item, state, draft, settings, sources, code, shard, start, length"
                " FROM drafts WHERE seen = 1 AND number > ? ORDER BY number LIMIT ?",
                (number, WINDOW),
            ).fetchall()
            if not rows:
                return
            number = rows[-1][0]
            yield [_entry(row) for row in rows]

    def settle(self, done: Iterable[tuple[int, Outcome]]) -> None:
        """Write down what came of drafts, by their numbers; on disk when this returns."""
        with self._transaction():
            self._base.executemany(
                "UPDATE drafts SET state = ?, reason = ?, draft = ?, settings = ?, sources = ?,"
                " code = ?, shard = ?, start = ?, length = ? WHERE number = ?",
                [(*outcome.row(), number) for number, outcome in done],
            )

    def places(self, shard: int) -> Iterator[tuple[int, int]]:
        """Yield first byte and length of each report in the shard of that number, in order."""
        yield from self._base.execute(
            "SELECT start, length FROM drafts WHERE shard = ? ORDER BY start", (shard,)
        )

    def size(self, shard: int) -> int:
        """Return the bytes of the reports in the shard of that number that still count."""
        row = self._base.execute(
            "SELECT coalesce(sum(length), 0) FROM drafts WHERE shard = ?", (shard,)
        ).fetchone()
        return int(row[0])

    def forget_beyond(self, shard: int, size: int) -> None:
        """Make drafts due again whose reports a file of `size` bytes cannot hold: it was cut."""
        with self._transaction():
            self._base.execute(
                "UPDATE drafts SET state = 'pending', code = NULL, shard = NULL, start = NULL,"
                " length = NULL WHERE shard >= ? AND (shard > ? OR start + length > ?)",
                (shard, shard, size),
            )

    def compacting(self, shard: int, size: int) -> None:
        """Write down that a shard is about to hold its known reports alone, in `size` bytes."""
        with self._transaction():
            self._base.execute(
                "INSERT OR REPLACE INTO about VALUES ('compacting', ?)", (f"{shard} {size}",)
            )

    def pending_compaction(self) -> tuple[int, int] | None:
        """Return the shard and the size of a compaction that was not written down as done."""
        row = self._base.execute("SELECT value FROM about WHERE name = 'compacting'").fetchone()
        if row is None:
            return None
        shard, size = row[0].split()
        return int(shard), int(size)

    def compacted(self, shard: int, *, forget: bool = False) -> None:
        """Write down that the known reports of a shard stand one behind the other.

        Args:
            shard: its number.
            forget: whether it came to nothing, and every report stands where it stood.
        """
        with self._transaction():
            if not forget:
                start = 0
                for number, length in self._base.execute(
                    "SELECT number, length FROM drafts WHERE shard = ? ORDER BY start", (shard,)
                ).fetchall():
                    self._base.execute(
                        "UPDATE drafts SET start = ? WHERE number = ?", (start, number)
                    )
                    start += length
            self._base.execute("DELETE FROM about WHERE name = 'compacting'")

    def failures(self) -> Iterator[tuple[str, str]]:
        """Yield name and reason of every draft that could not be read."""
        yield from self._base.execute(
            "SELECT name, reason FROM drafts WHERE state = 'failed' ORDER BY number"
        )

    def reported(self) -> Iterator[Item]:
        """Yield the draft of each report, in the order in which the reports stand."""
        rows = self._base.execute(
            "SELECT item FROM drafts WHERE shard IS NOT NULL ORDER BY shard, start"
        )
        yield from (_unpacked(item) for (item,) in rows)

    def counts(self) -> dict[str, int]:
        """Return how many drafts are pending, done and failed."""
        rows = self._base.execute("SELECT state, count(*) FROM drafts GROUP BY state")
        return {"pending": 0, "done": 0, "failed": 0, **dict(rows.fetchall())}

    def code(self) -> Exit:
        """Return the exit code of the whole folder: the gravest of all drafts in it."""
        rows = self._base.execute("SELECT DISTINCT code FROM drafts WHERE code IS NOT NULL")
        return worst(Exit(row[0]) for row in rows)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Write all of what is done inside, or nothing.

        Raises:
            ConfigError: the disk is full, or does not write.
        """
        try:
            self._base.execute("BEGIN IMMEDIATE")
            yield
            self._base.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._roll_back()
            raise self._unwritten(error) from error
        except BaseException:
            self._roll_back()
            raise

    def _unwritten(self, error: sqlite3.Error) -> ConfigError:
        return ConfigError(
            f"the ledger of {self._folder} cannot be written ({error}): what it has stays, make"
            " room and run again"
        )

    def _roll_back(self) -> None:
        with suppress(sqlite3.Error):  # a full disk has done so already
            self._base.execute("ROLLBACK")


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of one draft: its report's place and code, or the reason why there is none."""

    draft: str | None = None
    settings: str | None = None
    sources: str | None = None
    code: Exit
    reason: str | None = None
    place: tuple[int, int, int] | None = None

    def row(self) -> tuple[object, ...]:
        """Return the values of its columns, from `state` to `length`."""
        state = "failed" if self.place is None else "done"
        place = self.place or (None, None, None)
        digests = (self.draft, self.settings, self.sources)
        return (state, self.reason, *digests, int(self.code), *place)


def _packed(item: Item) -> str:
    row: dict[str, object] = {"name": item.name}
    for name in ("path", "url", "warc", "title", "sources", "columns"):
        if value := getattr(item, name):
            row[name] = value
    if item.published:
        row["published"] = item.published.isoformat()
    return json.dumps(row, ensure_ascii=True)


def _unpacked(text: str) -> Item:
    row = json.loads(text)
    if "warc" in row:
        row["warc"] = tuple(row["warc"])
    if "published" in row:
        row["published"] = date.fromisoformat(row["published"])
    return Item(**row)


def _entry(row: tuple[object, ...]) -> Entry:
    number, item, state, draft, settings, sources, code, *place = row
    return Entry(
        number=int(str(number)),
        item=_unpacked(str(item)),
        state=str(state),
        draft=None if draft is None else str(draft),
        settings=None if settings is None else str(settings),
        sources=None if sources is None else str(sources),
        code=None if code is None else int(str(code)),
        place=None if place[0] is None else tuple(int(str(one)) for one in place),  # type: ignore[arg-type]
    )
