from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from citecheck.errors import StoreError
from citecheck.model import SourceState
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store
from citecheck.sources.store.upkeep import prune, verify

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
URL = "https://a.example/story"


def capture(url: str = URL, when: datetime = NOON, state: SourceState = SourceState.OK) -> Capture:
    return Capture(
        url=url,
        final_url=url,
        state=state,
        fetched_at=when,
        status=200,
        headers=(("Content-Type", "text/html"), ("X", "häfen")),
        media_type="text/html",
    )


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        kept = store.keep(capture(), b"body")
    with Store.open(tmp_path, writable=False) as store:
        assert store.latest(URL) == kept
        assert store.body(kept.sha256 or "") == b"body"
        assert list(store.captures()) == [kept]


def test_addresses_that_mean_the_same_are_one(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.keep(capture("HTTPS://A.example:443/x/../story?utm_source=mail#top"), b"body")
        assert store.latest(URL) is not None


def test_nearest_counts_days_both_ways_and_skips_failures(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for days, state in ((0, "ok"), (10, "ok"), (14, "dead"), (30, "ok")):
            look = capture(when=NOON + timedelta(days=days), state=SourceState(state))
            store.keep(look, None if state == "dead" else str(days).encode())
        found = store.nearest(URL, NOON + timedelta(days=15))
        assert found is not None
        assert store.body(found.sha256 or "") == b"10"
        last = store.attempt(URL)
        assert last is not None
        assert last.state is SourceState.OK


def test_the_same_look_is_kept_once(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.keep_all([(capture(), b"body")] * 3)
        store.keep(capture(), b"body")
        assert len(list(store.captures())) == 1


def test_text_is_kept_by_extractor_version(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        digest = store.keep(capture(), b"body").sha256 or ""
        assert store.text(digest, "1") is None
        store.keep_text(digest, "1", b"text")
        assert store.text(digest, "1") == b"text"
        assert store.text(digest, "2") is None
        store.texts.path(f"{digest}.1").write_bytes(b"")
        assert store.text(digest, "1") is None
        store.keep_text(digest, "1", b"text")
        assert store.text(digest, "1") == b"text"


def test_reading_leaves_no_trace(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.keep(capture(), b"body")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    with Store.open(tmp_path, writable=False) as store:
        assert store.latest(URL) is not None
        assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_two_may_share_it(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as two:
        one.keep(capture(), b"one")
        two.keep(capture("https://b.example/"), b"two")
        assert len(list(one.captures())) == len(list(two.captures())) == 2


def test_a_store_that_cannot_be_used_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        Store.open(tmp_path / "none", writable=False)
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be used"):
        Store.open(tmp_path / "file")
    Store.open(tmp_path / "new").close()
    with sqlite3.connect(tmp_path / "new" / "index.sqlite") as index:
        index.execute("PRAGMA user_version = 99")
    index.close()
    for writable in (True, False):
        with pytest.raises(StoreError, match="newer citecheck"):
            Store.open(tmp_path / "new", writable=writable)


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    index = sqlite3.connect(tmp_path / "index.sqlite")
    index.execute("CREATE TABLE mine (x)")
    index.commit()
    index.close()
    with pytest.raises(StoreError, match="something else"):
        Store.open(tmp_path)


def test_a_lost_index_is_not_papered_over(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.keep(capture(), b"body")
    (tmp_path / "index.sqlite").unlink()
    with pytest.raises(StoreError, match="lost its index"):
        Store.open(tmp_path)


def test_every_file_cut_anywhere_is_reported(tmp_path: Path) -> None:
    with Store.open(tmp_path / "whole") as store:
        for number in range(40):
            kept = store.keep(capture(f"https://a.example/{number}"), os.urandom(3000))
            store.keep_text(kept.sha256 or "", "1", os.urandom(900))
        assert verify(store) == ()
    chance = random.Random(7)
    files = [p for p in sorted((tmp_path / "whole").rglob("*")) if p.is_file()]
    for path in [files[0], *chance.sample(files[1:], 4), tmp_path / "whole" / "index.sqlite"]:
        whole = path.read_bytes()
        for _ in range(100):
            path.write_bytes(whole[: chance.randrange(len(whole))])
            assert _is_reported(tmp_path / "whole"), (path, path.stat().st_size, len(whole))
        path.write_bytes(whole)
    with Store.open(tmp_path / "whole") as store:
        assert verify(store) == ()


def _is_reported(folder: Path) -> bool:
    try:
        with Store.open(folder) as store:
            return bool(verify(store))
    except StoreError:
        return True


KEEPER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from citecheck.model import SourceState
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store
first = int(sys.argv[2])
with Store.open(Path(sys.argv[1])) as store:
    for number in range(first, first + 10_000):
        url = f"https://a.example/{number}"
        look = Capture(url=url, final_url=url, state=SourceState.OK, fetched_at=datetime.now(UTC))
        store.keep(look, str(number).encode() * 500)
        print(number, flush=True)
"""


def test_a_killed_process_loses_nothing_it_reported(tmp_path: Path) -> None:
    chance = random.Random(11)
    reported: set[str] = set()
    for turn in range(8):
        child = subprocess.Popen(
            [sys.executable, "-c", KEEPER, str(tmp_path / "store"), str(turn * 10_000)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        wanted = chance.randrange(1, 40)
        for _ in range(wanted):
            reported.add(child.stdout.readline().strip())
        child.send_signal(signal.SIGKILL)
        reported |= set(child.stdout.read().split("\n")[:-1])
        child.wait()
        child.stdout.close()
        with Store.open(tmp_path / "store") as store:
            assert verify(store) == ()
            kept = [look.url.rpartition("/")[2] for look in store.captures()]
        assert len(kept) == len(set(kept))
        assert reported <= set(kept)


def test_pruning_keeps_the_newest_and_sweeps_the_rest(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for day in range(3):
            store.keep(capture(when=NOON + timedelta(days=day)), str(day).encode())
        store.bodies.write([("ff" * 32, b"left by a kill")])
        for path in tmp_path.rglob("*.gz"):
            os.utime(path, (0, 0))
        pruned = prune(store)
        assert (pruned.captures, pruned.files) == (2, 3)
        (left,) = store.captures()
        assert store.body(left.sha256 or "") == b"2"
        assert verify(store) == ()


def test_a_folder_that_cannot_be_written_is_named() -> None:
    with pytest.raises(StoreError, match="/proc/store cannot be used"):
        Store.open("/proc/store")


def test_files_of_an_earlier_store_are_found(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        kept = store.keep(capture(), b"body")
        digest = kept.sha256 or ""
        today = store.bodies.path(digest)
        earlier = tmp_path / "bodies" / digest[:2] / today.name
        earlier.parent.mkdir()
        today.rename(earlier)
        assert store.bodies.path(digest) == earlier
        assert store.body(digest) == b"body"
        assert list(store.bodies.names()) == [digest]
        store.keep(capture(when=NOON + timedelta(days=1)), b"body")
        assert not today.exists()
        earlier.write_bytes(b"")
        assert [damage.path for damage in verify(store)] == [earlier]
        store.keep(capture(when=NOON + timedelta(days=2)), b"body")
        assert store.body(digest) == b"body"
        assert verify(store) == ()


def test_a_store_of_version_1_is_read_and_brought_up(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.keep(capture(), b"body")
    older = sqlite3.connect(tmp_path / "index.sqlite")
    older.executescript(
        "ALTER TABLE captures DROP COLUMN marks; PRAGMA user_version = 1;"
        "PRAGMA wal_checkpoint(TRUNCATE);"
    )
    older.close()
    with Store.open(tmp_path, writable=False) as store:
        assert store.latest(URL) is not None
    signed_in = replace(capture(when=NOON + timedelta(days=1)), is_signed_in=True)
    with Store.open(tmp_path) as store:
        store.keep(signed_in, b"more")
        rendered = replace(capture(when=NOON + timedelta(days=2)), is_rendered=True)
        store.keep(rendered, b"most")
    with Store.open(tmp_path, writable=False) as store:
        marks = [(one.is_signed_in, one.is_rendered) for one in store.captures()]
    assert marks == [(False, False), (True, False), (False, True)]
