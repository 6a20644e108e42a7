"""What one draft costs in a worker, for `batch.py`: parsing, sources, matching and report."""

from __future__ import annotations

import time
from contextlib import chdir
from pathlib import Path

from msgspec.structs import replace

from citecheck import seclusion
from citecheck.config.schema import Config
from citecheck.engine import Choice
from citecheck.run.batch import jobs, worker
from citecheck.run.batch.intake import find_items
from citecheck.run.context import Bench
from citecheck.run.obtaining import obtained as all_obtained


def shares(folder: Path) -> None:
    """Print what one draft costs in a worker, by parsing and by matching, from a warm store."""
    seclusion.is_secluded = lambda: True  # as in a worker, which is bounded as a whole
    config = replace(Config(), offline=True)
    with chdir(folder):
        bench = Bench(store=folder / "store", engine=Choice(here=True))
        items = list(find_items(["all.jsonl"]))[:400]
        some = [one for number, one in enumerate(items) if number % 100 != 99]
        parsed, judged = [], 0
        for rounds in range(2):  # the first makes what a worker makes once
            start = time.process_time()
            read = [
                worker.read(jobs.ReadJob(number=n, item=one, config=jobs.settings_of(one, config)))
                for n, one in enumerate(some)
            ]
            parsed = [one for one in read if isinstance(one, jobs.Parsed)]
            between = time.process_time()
            had = all_obtained([w for one in parsed for w in one.wanted], config, bench)
            drafts = [
                jobs.Draft(
                    parsed=one,
                    config=jobs.settings_of(some[one.number], config),
                    had={w.key: had[w.key] for w in one.wanted},
                    announced={},
                )
                for one in parsed
            ]
            obtained = time.process_time()
            for draft in drafts:
                judged += len(worker.judge_all(jobs.JudgeJob(drafts=(draft,), store=bench.store)))
            end = time.process_time()
            per = 1e3 / len(parsed)
            print(
                f"  {'again' if rounds else 'first'}: parsing {(between - start) * per:.1f} ms,"
                f" sources {(obtained - between) * per:.2f} ms,"
                f" matching and report {(end - obtained) * per:.1f} ms a draft"
            )
