"""Some faults and kills of `benchmarks/durability.py`, which does hundreds."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import durability

ROOT = Path(__file__).parents[2]


def test_a_disk_that_fills_up_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    draw = random.Random(3)
    results = []
    for number in range(30):
        (tmp_path / str(number)).mkdir()
        results.append(durability.fault(tmp_path / str(number), draw))
    assert results == [[]] * 30


def test_kills_at_any_moment_and_many_processes_lose_nothing() -> None:
    asked = ["--faults", "0", "--kills", "15", "--processes", "3", "--drafts", "2", "--seed", "4"]
    done = subprocess.run(
        [sys.executable, "benchmarks/durability.py", *asked],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "15 kills done" in done.stdout
