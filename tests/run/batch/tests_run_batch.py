"""Drafts and sources of a small corpus, and the command over it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SOURCES = 4
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def write_corpus(folder: Path, drafts: int) -> None:
    """Write drafts that cite a few sources; every third says a wrong number."""
    (folder / "drafts" / "deep").mkdir(parents=True)
    for number in range(SOURCES):
        (folder / f"source{number}.txt").write_text(
            f"The harbour of town {number} sold {1_000 + number} boats in 2024. "
            + "The quay is long and old. " * 20,
            encoding="utf-8",
        )
    rows = []
    for number in range(drafts):
        town = number % SOURCES
        boats = 1_000 + town if number % 3 else 777
        name = f"drafts/{'deep/' if number % 2 else ''}d{number:03}.md"
        (folder / name).write_text(
            f"# Boats {number}\n\nThe harbour of town {town} sold {boats} boats in 2024 [1].\n\n"
            f"## References\n\n1. Office. Boats. https://boats.example/{town}\n",
            encoding="utf-8",
        )
        rows.append({"path": name, "sources": {"1": f"source{town}.txt"}, "desk": f"desk {town}"})
    text = "".join(json.dumps(row) + "\n" for row in rows)
    (folder / "list.jsonl").write_text(text, encoding="utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write_corpus(tmp_path, 12)
    return tmp_path


@pytest.fixture
def batch(corpus: Path) -> Run:
    """Return what runs the command in the corpus, offline and with one worker unless told."""

    def run(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "citecheck", "batch", *arguments, "--offline"]
        if "--workers" not in arguments:
            command += ["--workers", "1"]
        return subprocess.run(
            command, cwd=corpus, input=given, capture_output=True, text=True, check=False
        )

    return run


def reports(folder: Path) -> list[dict[str, object]]:
    """Return the reports in a folder of results."""
    lines = (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]
