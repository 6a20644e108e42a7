from __future__ import annotations

import gzip
import hashlib
import random
import tracemalloc
from pathlib import Path

import pytest

from citecheck.sources.store import blobs
from citecheck.sources.store.blobs import Damaged, Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.mark.parametrize("size", [0, 1, 31, 32, 33, 1 << 20, (1 << 20) + 1, 3_000_001])
def test_a_digest_is_that_of_the_bytes_behind_the_first(shelf: Shelf, size: int) -> None:
    data = random.Random(size).randbytes(size)
    shelf.write([("ab", data), ("cd", data[:1] * size)])
    assert shelf.digest("ab", skip=32) == (data[:32], hashlib.sha256(data[32:]).hexdigest())
    assert shelf.digest("ab") == (b"", hashlib.sha256(data).hexdigest())
    assert shelf.digest("cd") == (b"", hashlib.sha256(data[:1] * size).hexdigest())


def test_what_is_not_whole_is_damaged(shelf: Shelf) -> None:
    shelf.write([("ab", b"words" * 1000)])
    whole = shelf.path("ab").read_bytes()
    for broken in (whole[:-1], whole[:20], b"", whole + b"x", b"no gzip", whole[:40] + b"\0" * 9):
        shelf.path("ab").write_bytes(broken)
        with pytest.raises(Damaged):
            shelf.digest("ab")
        with pytest.raises(Damaged):
            shelf.read("ab")
    with pytest.raises(Damaged, match="cannot be read"):
        shelf.digest("none")


def test_what_unfolds_to_too_much_is_damage_and_costs_no_memory(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blobs, "MOST_BYTES", 20_000_000)
    shelf.path("ab").parent.mkdir()
    shelf.path("ab").write_bytes(gzip.compress(bytes(100_000_000)))
    with pytest.raises(Damaged, match="unfolds to more"):
        shelf.read("ab")
    tracemalloc.start()
    try:
        with pytest.raises(Damaged, match="unfolds to more"):
            shelf.digest("ab")
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()
