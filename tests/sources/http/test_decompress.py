from __future__ import annotations

import gzip
import zlib

import pytest

from citecheck.sources.http.decompress import CutShort, TooLarge, UnknownEncoding, Unpacker

TEXT = b"a page of words " * 400


@pytest.mark.parametrize("size", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("header", "packed"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT[:9]) + gzip.compress(TEXT[9:])),
        ("deflate", zlib.compress(TEXT)),
        ("gzip, deflate", zlib.compress(gzip.compress(TEXT))),
        ("identity", TEXT),
        ("gzip", TEXT),
        ("gzip", gzip.compress(TEXT) + b"\0" * 9),
        (None, TEXT),
    ],
)
def test_layers_come_off_in_any_chunks(header: str | None, packed: bytes, size: int) -> None:
    unpacker = Unpacker(header, max_bytes=len(TEXT))
    chunks = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert b"".join(unpacker.feed(chunk) for chunk in chunks) == TEXT
    unpacker.end()


def test_a_bomb_stops_at_the_limit() -> None:
    with pytest.raises(TooLarge):
        Unpacker("gzip", max_bytes=1000).feed(gzip.compress(bytes(5_000_000)))
    with pytest.raises(TooLarge):
        Unpacker(None, max_bytes=1000).feed(bytes(1001))


def test_what_is_cut_or_damaged_says_so() -> None:
    unpacker = Unpacker("gzip", max_bytes=9999)
    unpacker.feed(gzip.compress(TEXT)[:-9])
    with pytest.raises(CutShort):
        unpacker.end()
    with pytest.raises(CutShort):
        Unpacker("gzip", max_bytes=9999).feed(b"\x1f\x8b\x08\x00rubbish" * 9)


@pytest.mark.parametrize("header", ["br", "zstd", ", ".join(["gzip"] * 3)])
def test_unknown_layers_are_refused(header: str) -> None:
    with pytest.raises(UnknownEncoding):
        Unpacker(header, max_bytes=9)
