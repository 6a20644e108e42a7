"""In which order the driver hands its jobs out, and that what is written does not depend on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from citecheck.config.schema import Config
from citecheck.engine import Choice, Done, Failed, Here, Job, Result
from citecheck.run.batch import ledger as ledgers
from citecheck.run.batch.driver import Driver, Place
from citecheck.run.batch.intake import find_items
from citecheck.run.batch.jobs import JudgeJob, ReadJob
from citecheck.run.batch.ledger import Ledger
from citecheck.run.batch.results import Results
from citecheck.run.batch.tally import Tally
from citecheck.run.context import Bench

LENGTHS = (1, 3, 2, 9, 40, 5)
"""Words of the drafts, by their numbers."""


class Recorder(Here):
    """Does each job at once, and remembers which it was."""

    def __init__(self) -> None:
        self.jobs: list[str] = []

    def map(
        self, function: Callable[[Job], Result], jobs: Iterable[Job]
    ) -> Iterator[Done[Job, Result] | Failed[Job]]:
        for answer in super().map(function, jobs):
            if isinstance(answer.job, ReadJob):
                self.jobs.append(f"read {answer.job.number}")
            elif isinstance(answer.job, JudgeJob):
                self.jobs.append(f"judge {[one.parsed.number for one in answer.job.drafts]}")
            yield answer


def test_the_longest_drafts_of_a_window_are_read_first_and_all_are_written_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledgers, "WINDOW", 3)
    for number, length in enumerate(LENGTHS, 1):
        (tmp_path / f"d{number}.md").write_text("Boats. " * length)
    recorder = Recorder()
    monkeypatch.setattr(Choice, "engine", lambda *_args, **_named: recorder)
    tally = Tally()
    with Ledger(tmp_path / "out") as ledger:
        ledger.take_in(find_items([str(tmp_path / "d*.md")]))
        place = Place(
            results=Results(tmp_path / "out", ledger),
            ledger=ledger,
            bench=Bench(store=tmp_path / "store"),
            tell=lambda _: None,
        )
        Driver(Config(offline=True), place, tally).run(meanwhile=lambda: None)
    reading = [job for job in recorder.jobs if job.startswith("read")]
    assert reading == ["read 2", "read 3", "read 1", "read 5", "read 4", "read 6"]
    judging = sorted(job for job in recorder.jobs if job.startswith("judge"))
    assert judging == ["judge [1, 2, 3]", "judge [4, 5, 6]"]
    assert tally.done == len(LENGTHS)
    written: list[Any] = [
        json.loads(line)["document"]["path"].rpartition("/")[2]
        for line in (tmp_path / "out" / "results.jsonl").read_text().splitlines()
    ]
    assert written == [f"d{number}.md" for number in range(1, 7)]
