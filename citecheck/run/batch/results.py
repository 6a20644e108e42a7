"""The reports of a batch on disk: one a line, in shards that are packed once they are full.

``results.jsonl`` takes new reports; what a re-checked draft had before is dropped at the end of a
run. Past `SHARD_BYTES` the file becomes ``results-00001.jsonl.gz``, and so on. Where each report
stands is the ledger's to know: what it does not know was never finished, and is cut off.
"""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, cast

from citecheck.run.batch.ledger import Ledger

SHARD_BYTES = 256_000_000
CURRENT = "results.jsonl"


def shards(folder: Path) -> list[Path]:
    """Return the files that hold reports, oldest first; those of an earlier shard are packed."""
    packed = sorted(folder.glob("results-[0-9][0-9][0-9][0-9][0-9].jsonl.gz"))
    current = folder / CURRENT
    return [*packed, *([current] if current.exists() else [])]


def lines(folder: Path) -> Iterator[bytes]:
    """Yield every report of a folder as one line of JSON, without its line feed."""
    for path in shards(folder):
        with _opened(path) as file:
            for line in file:
                yield line.rstrip(b"\n")


class Results:
    """Where reports are added; opened on a folder whose ledger is held."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self._folder = folder
        self._ledger = ledger
        self._number = len(shards(folder)) - (folder / CURRENT).exists()
        self._finish_compacting()
        with (folder / CURRENT).open("ab") as file:
            ledger.forget_beyond(self._number, file.tell())
            known = (at + length for at, length in ledger.places(self._number))
            file.truncate(max(known, default=0))

    def add(self, reports: Sequence[bytes]) -> list[tuple[int, int, int]]:
        """Append reports; return shard, first byte and length of each, on disk by then."""
        places = []
        with (self._folder / CURRENT).open("ab") as file:
            start = file.tell()
            for report in reports:
                places.append((self._number, start, len(report) + 1))
                start += len(report) + 1
            file.writelines(report + b"\n" for report in reports)
            file.flush()
            os.fsync(file.fileno())
        return places

    def roll(self) -> None:
        """Pack the current shard where it is full, and begin the next."""
        current = self._folder / CURRENT
        if current.stat().st_size < SHARD_BYTES:
            return
        packed = self._folder / f"results-{self._number + 1:05d}.jsonl.gz"
        part = packed.with_suffix(".part")
        with current.open("rb") as plain, gzip.open(part, "wb", compresslevel=6) as file:
            shutil.copyfileobj(plain, file)
        part.replace(packed)
        current.unlink()
        current.touch()
        self._number += 1

    def compact(self) -> None:
        """Drop reports that later ones took the place of; nothing is lost where this is killed."""
        for number, path in enumerate(shards(self._folder)):
            size = self._ledger.size(number)
            if _unpacked_size(path) == size:
                continue
            part = path.with_name(f"{path.name}.part")
            with _opened(path) as file:
                _write(
                    part, _cuts(file, self._ledger.places(number)), is_packed=path.suffix == ".gz"
                )
            self._ledger.compacting(number, size)
            part.replace(path)
            self._ledger.compacted(number)

    def _finish_compacting(self) -> None:
        """Bring ledger and files together where a run was killed while it dropped reports."""
        pending = self._ledger.pending_compaction()
        if pending is None:
            return
        number, size = pending
        path = dict(enumerate(shards(self._folder))).get(number)
        is_new = path is not None and _unpacked_size(path) == size
        self._ledger.compacted(number, forget=not is_new)


def _opened(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def _unpacked_size(path: Path) -> int:
    """Return the bytes of a shard once unpacked; gzip tells them in its last four bytes."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if path.suffix != ".gz":
            return size
        file.seek(size - 4)
        return int.from_bytes(file.read(4), "little")


def _cuts(file: IO[bytes], places: Iterable[tuple[int, int]]) -> Iterator[bytes]:
    for start, length in places:
        file.seek(start)
        yield file.read(length)


def _write(path: Path, rows: Iterable[bytes], *, is_packed: bool) -> None:
    with path.open("wb") as plain:
        file = gzip.GzipFile(fileobj=plain, mode="wb", mtime=0) if is_packed else plain
        for row in rows:
            file.write(row)
        if is_packed:
            file.close()
