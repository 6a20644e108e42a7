"""The store's upkeep, through the command, over real stores and WARC files."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from citecheck.cli.store import store as command
from citecheck.errors import InputError, StoreError
from citecheck.model import SourceState
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store

OLD = Capture(
    url="https://a.example/story",
    final_url="https://a.example/story?page=1",
    state=SourceState.OK,
    fetched_at=datetime(2026, 5, 1, 12, 30, tzinfo=UTC),
    status=200,
    media_type="text/html",
    archived_url="https://web.archive.org/web/20260501123000/https://a.example/story",
)
NEW = replace(OLD, fetched_at=OLD.fetched_at + timedelta(days=9))
GONE = Capture(
    url="https://b.example/",
    final_url="https://b.example/",
    state=SourceState.DEAD,
    fetched_at=OLD.fetched_at,
    status=404,
    reason="The page is gone.",
)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A store with two captures of one page and a page that was gone."""
    with Store.open(tmp_path / "kept") as store:
        store.keep_all([(OLD, b"<p>before</p>"), (NEW, b"<p>after</p>"), (GONE, None)])
    return tmp_path / "kept"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(word) for word in arguments])


def bodies(store: Path) -> list[Path]:
    return sorted((store / "bodies").rglob("*.gz"))


def test_the_list_says_what_when_and_where(kept: Path) -> None:
    shown = run("list", "--store", kept)
    assert shown.exit_code == 0
    first, second, gone = shown.output.splitlines()
    assert first.split()[:2] == ["2026-05-01T12:30:00Z", "ok"]
    assert "-> https://a.example/story?page=1" in first
    assert first.endswith("archived: https://web.archive.org/web/20260501123000/" + OLD.url)
    assert second.split()[:2] == ["2026-05-10T12:30:00Z", "ok"]
    assert gone.split() == ["2026-05-01T12:30:00Z", "dead", "-", "https://b.example/"]


def test_a_whole_store_is_verified_and_left_as_it_was(kept: Path) -> None:
    before = {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()}
    shown = run("verify", "--store", kept)
    assert (shown.exit_code, shown.output) == (0, "3 captures, all whole\n")
    assert before == {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()}


def test_damage_is_named_and_is_a_finding(kept: Path, tmp_path: Path) -> None:
    broken = bodies(kept)[0]
    broken.write_bytes(broken.read_bytes()[:-6])
    shown = run("verify", "--store", kept)
    assert shown.exit_code == 1
    assert str(broken) in shown.output
    assert "(captured from https://a.example/story)" in shown.output
    assert shown.output.endswith("3 captures, 1 damaged file\n")
    (tmp_path / "out.warc").write_bytes(b"an older export")
    assert run("export", tmp_path / "out.warc", "--store", kept).exit_code == 1
    assert (tmp_path / "out.warc").read_bytes() == b"an older export"


def test_a_store_goes_through_a_warc_file(kept: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.warc.gz"
    shown = run("export", file, "--store", kept)
    assert (shown.exit_code, shown.output) == (0, f"2 captures written to {file}\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept", "out.warc.gz"]
    shown = run("import", file, "--store", tmp_path / "two")
    assert (shown.exit_code, shown.output) == (0, f"2 captures kept in {tmp_path / 'two'}\n")
    assert len(run("list", "--store", tmp_path / "two").output.splitlines()) == 2
    assert run("verify", "--store", tmp_path / "two").exit_code == 0


def test_pruning_keeps_the_newest_of_each_address(kept: Path) -> None:
    for body in bodies(kept):
        os.utime(body, (0, 0))  # long at rest
    spared = run("prune", "--before", "2026-05-01", "--store", kept)
    assert (spared.exit_code, spared.output) == (0, "0 captures and 0 files removed\n")
    assert run("prune", "--store", kept).output == "1 capture and 1 file removed\n"
    assert len(bodies(kept)) == 1
    left = run("list", "--store", kept).output
    assert "2026-05-10" in left
    assert "b.example" in left


def test_a_store_or_file_that_is_not_there_is_said_and_none_is_made(tmp_path: Path) -> None:
    for words in (["list"], ["verify"], ["prune"], ["export", str(tmp_path / "x.warc")]):
        assert isinstance(run(*words, "--store", tmp_path / "no").exception, StoreError)
    absent = run("import", tmp_path / "x.warc", "--store", tmp_path / "no")
    assert isinstance(absent.exception, InputError)
    assert list(tmp_path.iterdir()) == []


def test_the_configured_store_is_the_default(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "citecheck.toml").write_text('[store]\npath = "kept"\n')
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert run("verify").output == "3 captures, all whole\n"
    named = run("verify", "--config", tmp_path / "citecheck.toml")
    assert named.output == "3 captures, all whole\n"
    assert kept.exists()


def test_help_loads_nothing_but_click(unmeasured: dict[str, str]) -> None:
    code = "import citecheck.cli.store, sys; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    loaded = subprocess.check_output(command, text=True, env=unmeasured).split()
    assert {name for name in loaded if name.startswith("citecheck.")} == {
        "citecheck._version",
        "citecheck.cli",
        "citecheck.cli.store",
    }
    assert {"sqlite3", "warcio", "aiohttp"}.isdisjoint(loaded)
