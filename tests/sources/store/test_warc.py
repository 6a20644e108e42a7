from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from warcio.archiveiterator import ArchiveIterator

from citecheck.errors import InputError
from citecheck.model import ArchiveAnswer, SourceState, Via
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store
from citecheck.sources.store.warc import export_to, import_from

LOOK = Capture(
    url="https://a.example/story",
    final_url="https://a.example/story?page=1",
    state=SourceState.OK,
    fetched_at=datetime(2026, 5, 1, 12, 30, 15, 250_000, tzinfo=UTC),
    status=200,
    headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip")),
    media_type="text/html",
    title="A story",
)
COPY = replace(
    LOOK,
    url="https://b.example/",
    final_url="https://b.example/",
    state=SourceState.ARCHIVED,
    via=Via.ARCHIVE,
    archive=ArchiveAnswer.FOUND,
    archived_url="https://web.archive.org/web/20190601120000/https://b.example/",
    archived_at=datetime(2019, 6, 1, 12, tzinfo=UTC),
)


@pytest.mark.parametrize("name", ["out.warc", "out.warc.gz"])
def test_a_store_goes_out_and_comes_back(name: str, tmp_path: Path) -> None:
    with Store.open(tmp_path / "one") as one:
        kept = one.keep_all([(LOOK, b"<p>story</p>"), (COPY, b"<p>old</p>")])
        assert export_to(one, tmp_path / name) == 2
    with Store.open(tmp_path / "two") as two:
        assert import_from(two, tmp_path / name) == 2
        back = list(two.captures())
        assert [replace(look, headers=()) for look in back] == [
            replace(look, headers=()) for look in kept
        ]
        assert [two.body(look.sha256 or "") for look in back] == [b"<p>story</p>", b"<p>old</p>"]


def test_the_file_holds_whole_records_with_digests(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as store:
        store.keep(LOOK, b"<p>story</p>")
        export_to(store, tmp_path / "out.warc.gz")
    with (tmp_path / "out.warc.gz").open("rb") as file:
        kinds = []
        for record in ArchiveIterator(file, check_digests="raise"):
            record.content_stream().read()
            kinds.append(record.rec_type)
    assert sorted(kinds) == ["metadata", "request", "response", "warcinfo"]


def test_what_is_no_warc_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.warc").write_text("no records in here\n" * 9)
    with Store.open(tmp_path / "store") as store:
        with pytest.raises(InputError, match=r"x\.warc"):
            import_from(store, tmp_path / "x.warc")
        with pytest.raises(InputError, match="cannot read"):
            import_from(store, tmp_path / "none.warc")


def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "out.warc"
    os.mkfifo(pipe)
    with Store.open(tmp_path / "one") as one, pytest.raises(InputError, match="no regular file"):
        export_to(one, pipe)
    assert pipe.is_fifo()
