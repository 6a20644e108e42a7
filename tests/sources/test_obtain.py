"""What `obtain` does without any network."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citecheck.errors import StoreError
from citecheck.model import Source, SourceState, Unavailable, Wanted
from citecheck.sources import Options, obtain
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store

URL = "https://a.example/story"
WANTED = Wanted(key=URL, urls=(URL,))


def keep(folder: Path, state: SourceState = SourceState.OK) -> None:
    look = Capture(
        url=URL,
        final_url=URL,
        state=state,
        fetched_at=datetime(2026, 5, 1, tzinfo=UTC),
        reason="It is gone.",
    )
    with Store.open(folder) as store:
        store.keep(look, b"body" if state is SourceState.OK else None)


def ask(folder: Path, *wanted: Wanted) -> list[Source | Unavailable]:
    return list(obtain(wanted, Options(store=folder, offline=True)))


def test_offline_without_a_store_nothing_is_stored(tmp_path: Path) -> None:
    (answer,) = ask(tmp_path / "none", WANTED)
    assert answer.state is SourceState.NOT_STORED
    assert not (tmp_path / "none").exists()


def test_offline_the_last_look_is_told_again(tmp_path: Path) -> None:
    keep(tmp_path, SourceState.DEAD)
    (answer,) = ask(tmp_path, WANTED)
    assert isinstance(answer, Unavailable)
    assert (answer.state, answer.reason) == (SourceState.DEAD, "It is gone.")


def test_offline_damage_is_an_error(tmp_path: Path) -> None:
    keep(tmp_path)
    (body,) = tmp_path.rglob("*.gz")
    body.write_bytes(body.read_bytes()[:-1])
    with pytest.raises(StoreError, match="cut short"):
        ask(tmp_path, WANTED)


def test_each_key_is_answered_once(tmp_path: Path) -> None:
    keep(tmp_path)
    nothing = Wanted(key="none:1")
    found = {answer.key: answer.state for answer in ask(tmp_path, WANTED, WANTED, nothing)}
    assert found == {URL: SourceState.OK, "none:1": SourceState.NONE}


def test_a_file_of_the_user_is_kept_and_read_again(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("words")
    wanted = Wanted(key="file:notes.txt", file=str(tmp_path / "notes.txt"))
    (first,), (second,) = ask(tmp_path / "s", wanted), ask(tmp_path / "s", wanted)
    assert first == second
    assert isinstance(first, Source)
    assert (first.state, first.media_type) == (SourceState.FILE, "text/plain")
    (tmp_path / "notes.txt").write_text("other words")
    (third,) = ask(tmp_path / "s", wanted)
    assert isinstance(third, Source)
    assert third.sha256 != first.sha256


def test_a_file_that_cannot_be_read_is_a_state(tmp_path: Path) -> None:
    (answer,) = ask(tmp_path / "s", Wanted(key="file:x", file=str(tmp_path)))
    assert answer.state is SourceState.UNREADABLE


def test_a_pin_takes_exactly_its_bytes(tmp_path: Path) -> None:
    keep(tmp_path)
    (answer,) = ask(tmp_path, WANTED)
    assert isinstance(answer, Source)
    pinned = Wanted(key=URL, urls=(URL,), pinned=answer.sha256)
    other = Wanted(key=URL, urls=(URL,), pinned="0" * 64)
    assert ask(tmp_path, pinned)[0].state is SourceState.OK
    assert ask(tmp_path, other)[0].state is SourceState.NOT_STORED


def test_a_warm_run_loads_no_client(tmp_path: Path) -> None:
    keep(tmp_path)
    script = (
        "import sys; from pathlib import Path; from citecheck.sources import Options, obtain;"
        "from citecheck.model import Wanted;"
        f"w = Wanted(key={URL!r}, urls=({URL!r},));"
        f"print([a.state.value for a in obtain([w], Options(store=Path({str(tmp_path)!r})))]);"
        "print({'aiohttp', 'lxml', 'trafilatura', 'waybackpy', 'warcio'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[:2] == ["['ok']", "set()"]
