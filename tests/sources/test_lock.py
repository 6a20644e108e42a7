from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citecheck.errors import ConfigError
from citecheck.model import Source, SourceState, Via, Wanted
from citecheck.sources.lock import Pin, held, read, write

SOURCE = Source(
    key="https://a.example/",
    url="https://a.example/",
    final_url="https://a.example/",
    state=SourceState.OK,
    via=Via.LIVE,
    media_type="text/html",
    sha256="ab" * 32,
    fetched_at=datetime(2026, 5, 1, tzinfo=UTC),
)


def test_a_lock_is_read_as_it_was_written(tmp_path: Path) -> None:
    write(tmp_path / "citecheck.lock", [SOURCE])
    pins = read(tmp_path / "citecheck.lock")
    wanted = held(Wanted(key=SOURCE.key, urls=(SOURCE.url,)), pins)
    assert wanted.pinned == SOURCE.sha256
    assert pins[SOURCE.key].captured_at == SOURCE.fetched_at
    other = Wanted(key="https://b.example/", urls=("https://b.example/",))
    assert held(other, pins) == other


@pytest.mark.parametrize("line", ["one", "a\tb\tc\td", f"a\t-\t{'zz' * 32}\t-"])
def test_a_broken_line_is_named(line: str, tmp_path: Path) -> None:
    (tmp_path / "x.lock").write_text(f"# head\n{line}\n")
    with pytest.raises(ConfigError, match="line 2"):
        read(tmp_path / "x.lock")


def test_a_lock_cannot_point_at_the_archived_copy_of_another_page() -> None:
    wanted = Wanted(key=SOURCE.key, urls=(SOURCE.url,))
    for page, kept in (("https://a.example/", True), ("https://b.example/", False)):
        copy = f"https://web.archive.org/web/20200101000000/{page}"
        pin = Pin(key=SOURCE.key, captured_at=None, sha256=SOURCE.sha256, archived_url=copy)
        assert (held(wanted, {SOURCE.key: pin}).archived_url == copy) is kept


def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "citecheck.lock"
    os.mkfifo(pipe)
    with pytest.raises(ConfigError, match="no regular file"):
        write(pipe, [SOURCE])
    assert pipe.is_fifo()
