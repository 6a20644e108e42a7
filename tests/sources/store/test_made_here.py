"""A text beside a true body is believed only where this user's citecheck made it."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from citecheck.sources.store import made_here

COMMAND = str(Path(sys.executable).with_name("citecheck"))
DRAFT = (
    "# Boats\n\nThe harbour sold 1,240 boats in 2024 [1].\n\n## References\n\n1. Office. Boats.\n"
)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(made_here, "_known", set())
    monkeypatch.setattr(made_here, "_read_to", {})


def test_what_was_noted_is_held_by_name_and_text() -> None:
    assert not made_here.holds("a.1", b"text")
    made_here.note("a.1", b"text")
    assert made_here.holds("a.1", b"text")
    assert not made_here.holds("a.2", b"text")
    assert not made_here.holds("a.1", b"other")


def test_another_process_reads_what_was_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    made_here.note("a.1", b"text")
    monkeypatch.setattr(made_here, "_known", set())
    monkeypatch.setattr(made_here, "_read_to", {})
    assert made_here.holds("a.1", b"text")


def test_without_a_place_to_note_it_nothing_is_held(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "no-folder").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "no-folder"))
    made_here.note("a.1", b"text")
    assert not made_here.holds("a.1", b"text")


def test_a_forged_text_beside_a_true_body_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(DRAFT)
    (tmp_path / "own.txt").write_text("The harbour closed in 2019. Nothing was sold.")
    command = [
        COMMAND,
        "check",
        "draft.md",
        "--no-archive",
        "--source",
        "1=own.txt",
        "--format",
        "json",
    ]

    def outcome() -> str:
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        return str(json.loads(done.stdout)["claims"][0]["outcome"])

    honest = outcome()
    assert honest != "supported"
    (text,) = (tmp_path / ".citecheck" / "texts").glob("*/*.gz")
    forged = json.loads(gzip.decompress(text.read_bytes())[32:])
    forged["body"] = "The harbour sold 1,240 boats in 2024."
    data = json.dumps(forged).encode()
    text.write_bytes(gzip.compress(hashlib.sha256(data).digest() + data))
    assert outcome() == honest
    assert [path.name for path in (tmp_path / "cache" / "citecheck").iterdir()] == ["texts-made"]
