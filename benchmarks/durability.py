"""Full disks, kills at any moment, and many processes at one store: nothing kept is lost.

    python benchmarks/durability.py [--faults N] [--kills N] [--processes N] [--drafts N]

A fault is a disk that is full after so many bytes (a limit on the size of files, at a random
number): the store must say so as a `StoreError`, the decisions as a `ConfigError`, and all that
was kept before must be whole. A kill ends a process that keeps captures one after the other: each
that it had told of must be there. Together: so many processes check so many drafts each with one
store, and the store must be whole. Exit code 1 where something was lost.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from citecheck.errors import CitecheckError, StoreError
from citecheck.findings import decisions
from citecheck.model import SourceState
from citecheck.sources.store import upkeep
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
MOST_BYTES = 120_000  # beyond, no file of a small store is cut
AT_ONCE = 4


def capture(number: int) -> tuple[Capture, bytes]:
    """Return a capture and its body, others for each number."""
    url = f"https://a.example/{number}"
    found = Capture(
        url=url,
        final_url=url,
        state=SourceState.OK,
        fetched_at=BEGAN + timedelta(seconds=number),
        media_type="text/html",
    )
    return found, random.Random(number).randbytes(500 + number * 97 % 9_000)


@contextmanager
def full_after(size: int) -> Iterator[None]:
    """Let every file be full after `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def lost(folder: Path, numbers: set[int]) -> list[str]:
    """Return what a store lacks of the captures that it said were kept, and its damage."""
    missing = []
    with Store.open(folder) as store:
        for number in sorted(numbers):
            wanted, body = capture(number)
            found = store.latest(wanted.url)
            if found is None or store.body(found.sha256 or "") != body:
                missing.append(f"capture {number}")
        missing += [f"{item.path.name}: {item.what}" for item in upkeep.verify(store)]
    return missing


def fault(folder: Path, draw: random.Random) -> list[str]:
    """Write to a store and to decisions on a disk that fills up; return what was lost."""
    kept: set[int] = set()
    with Store.open(folder) as store:
        store.keep(*capture(0))
    kept.add(0)
    number = 1
    try:
        with full_after(draw.randint(0, MOST_BYTES)), Store.open(folder) as store:
            for _ in range(draw.randint(1, 6)):
                some = list(range(number, number + draw.randint(1, AT_ONCE)))
                number += len(some)
                store.keep_all([capture(one) for one in some])
                kept.update(some)
    except StoreError:
        pass
    return lost(folder, kept) + _decisions_lost(folder, draw)


def _decisions_lost(folder: Path, draw: random.Random) -> list[str]:
    path = folder / decisions.DECISIONS_NAME
    told = 0
    try:
        with full_after(draw.randint(0, 1_500)):
            for number in range(12):
                decisions.append(path, _decision(number))
                told += 1
    except CitecheckError:
        pass
    found = len(decisions.read(path).all) if path.exists() else 0
    return [] if found == told else [f"{told} decisions were told of, {found} are there"]


def _decision(number: int) -> decisions.Decision:
    return decisions.Decision(
        fingerprint=f"f{number}",
        code="figure.contradicted",
        decision=decisions.Choice.WAIVE,
        by="Ana",
        at=BEGAN,
    )


def kill(folder: Path, draw: random.Random) -> list[str]:
    """Kill a process that keeps captures and decisions; return what was lost of what it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with Store.open(folder) as store:
            for number in range(100_000):
                store.keep(*capture(number))
                decisions.append(folder / decisions.DECISIONS_NAME, _decision(number))
                os.write(writing, f"{number}\n".encode())
        os._exit(0)
    os.close(writing)
    time.sleep(draw.uniform(0.0, 0.12))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as told:
        numbers = {int(line) for line in told.read().split(b"\n")[:-1]}
    path = folder / decisions.DECISIONS_NAME
    found = {item.fingerprint for item in decisions.read(path).all} if path.exists() else set()
    gone = {f"f{number}" for number in numbers} - found
    return lost(folder, numbers) + sorted(gone)


def together(folder: Path, processes: int, drafts: int) -> list[str]:
    """Let processes check drafts of their own with one store; return what went wrong."""
    store = folder / "store"
    running = []
    for process in range(processes):
        own = folder / f"p{process}"
        own.mkdir()
        (own / "source.txt").write_text(f"The harbour sold 1,240 boats in {process}.\n")
        for number in range(drafts):
            (own / f"{number}.md").write_text(
                f"# Boats {number}\n\nThe harbour sold 1,240 boats in {process} [1].\n\n"
                "## References\n\n1. Harbour office. Boats.\n"
            )
        command = [sys.executable, "-m", "citecheck", "check", "--offline", "--store", str(store)]
        command += ["--source", "1=source.txt", "--quiet"]
        command += [f"{number}.md" for number in range(drafts)]
        running.append(
            subprocess.Popen(command, cwd=own, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        )
    wrong = []
    for process in running:
        _, said = process.communicate()
        if process.returncode not in (0, 1):
            wrong.append(f"exit {process.returncode}: {said.decode('utf-8', 'replace')[-300:]}")
    with Store.open(store, writable=False) as opened:
        wrong += [f"{item.path.name}: {item.what}" for item in upkeep.verify(opened)]
        number = sum(1 for _ in opened.captures())
    return wrong if number >= processes else [*wrong, f"{number} captures"]


def main() -> int:
    """Do what was asked for and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--faults", type=int, default=500)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--drafts", type=int, default=20)
    parser.add_argument("--seed", type=int, default=12)
    asked = parser.parse_args()
    draw = random.Random(asked.seed)
    gone = 0
    for name, times, function in (("faults", asked.faults, fault), ("kills", asked.kills, kill)):
        for number in range(times):
            with tempfile.TemporaryDirectory() as made:
                for what in function(Path(made), draw):
                    gone += 1
                    print(f"{name}, seed {asked.seed}, {number}: {what}")
        print(f"{times} {name} done", flush=True)
    if asked.processes:
        with tempfile.TemporaryDirectory() as made:
            for what in together(Path(made), asked.processes, asked.drafts):
                gone += 1
                print(f"together: {what}")
        print(f"{asked.processes} processes, {asked.drafts} drafts each, done")
    print(f"lost: {gone}")
    return 1 if gone else 0


if __name__ == "__main__":
    sys.exit(main())
