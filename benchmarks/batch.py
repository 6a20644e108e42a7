"""How a batch behaves: drafts a second, what a second worker gains, memory, kills, a cluster.

    python benchmarks/batch.py [--drafts N] [--sources M] [--few F] [--kills K] [--cluster]
                               [--files N] [--hosts N]

Drafts of about 160 words are generated over local sources, 1 in 100 of them hostile. Rates are by
processor time of all processes, so that other work on the machine counts little; ratios of wall
time are those of this run, with the load beside them, and with what two processes that only compute
gain over one right before, between and after: a batch can hardly gain more. `--few` makes a second
corpus of as many drafts over so few sources; `--files` takes in a folder of so many names;
`--hosts` asks as many hosts on a simulated clock (`politeness.py`). Nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from batch_cluster import cluster, kill_in, may_be_apart
from batch_corpus import generate
from batch_shares import shares

KILLED_WINDOW, KILLED_SHARD = 5, 100_000
"""Drafts of a window and bytes of a shard where runs are killed: enough of both for each run."""
_STEPS = 60_000_000
"""Turns of an empty loop that `control` has done: some two seconds of a processor."""
_TICK = os.sysconf("SC_CLK_TCK")


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description="How a batch behaves")
    parser.add_argument("--drafts", type=int, default=1_000)
    parser.add_argument("--sources", type=int, default=300)
    parser.add_argument("--few", type=int, default=0, help="sources of a second corpus")
    parser.add_argument("--once", action="store_true", help="one run of all, for large corpora")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--cluster", action="store_true", help="dask with 2 and 4 workers")
    parser.add_argument("--files", type=int, default=0, help="names in a folder")
    parser.add_argument("--hosts", type=int, default=0, help="hosts on a simulated clock")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        if options.drafts and options.once:
            once(folder / "many", options.drafts, options.sources)
        elif options.drafts:
            rates(folder / "many", options.drafts, options.sources)
            shares(folder / "many")
        if options.few:
            rates(folder / "few", options.drafts or 1_000, options.few)
        if options.kills:
            kills(folder / "kills", options.kills)
        if options.cluster:
            clusters(folder / "cluster")
        if options.files:
            intake(folder / "files", options.files)
    if options.hosts:
        import politeness  # noqa: PLC0415 - what it loads is not for the rest

        politeness.main(["--hosts", str(options.hosts)])


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    last: str
    wall: float  # seconds
    driver: float  # processor seconds of the process that plans and writes
    all: float  # of it and its workers
    megabytes: float  # most that the driver held
    beside: float  # processor seconds of the driver while it had workers
    workers: int

    @property
    def alone(self) -> float:
        """Seconds that the run takes on two processors which nobody else uses.

        The driver works alone at the start and at the end, beside its workers between; two workers
        take equal shares.
        """
        workers = self.all - self.driver
        together = (workers + self.beside) / 2 if self.workers > 1 else workers
        return self.driver - self.beside + together


def once(folder: Path, drafts: int, sources: int) -> None:
    """Print what one run with two workers takes, and a tenth of it: for corpora that take long."""
    generate(folder, drafts, sources)
    print(f"{drafts} drafts over {sources} sources, 1 % hostile; load {os.getloadavg()[0]:.1f}")
    tenth = run(folder, "tenth", workers=2, manifest="tenth.jsonl")
    print(f"  a tenth, two workers: {_told(tenth, drafts // 10)}", flush=True)
    every = run(folder, "all", workers=2)
    print(f"  all, two workers: {_told(every, drafts)}; {every.last}")
    _growth(every, tenth, drafts)


def _growth(every: Ended, tenth: Ended, drafts: int) -> None:
    print(
        f"  driver's memory: {every.megabytes:.0f} MB, {tenth.megabytes:.0f} at a tenth,"
        f" {every.megabytes / tenth.megabytes:.2f} ×; processor time a draft"
        f" {(every.all - tenth.all) / (drafts - drafts // 10) * 1e3:.1f} ms beyond the tenth,"
        f" {tenth.all / (drafts // 10) * 1e3:.1f} ms in it, start and all",
        flush=True,
    )


def rates(folder: Path, drafts: int, sources: int) -> None:
    """Print what a corpus takes with one worker and with two, new and again."""
    generate(folder, drafts, sources)
    print(f"{drafts} drafts over {sources} sources, 1 % hostile; load {os.getloadavg()[0]:.1f}")
    cold = run(folder, "cold", workers=1)
    print(f"  cold store, one worker: {_told(cold, drafts)}; {cold.last}")
    tenth = run(folder, "tenth", workers=1, manifest="tenth.jsonl")
    print(f"  a tenth of them: {_told(tenth, drafts // 10)}")
    _growth(cold, tenth, drafts)
    bare = [control()]
    warm = run(folder, "warm", workers=1)
    print(f"  warm store, one worker: {_told(warm, drafts)}")
    bare.append(control())
    two = run(folder, "two", workers=2)
    bare.append(control())
    alike = _sorted(folder / "warm") == _sorted(folder / "two") == _sorted(folder / "cold")
    print(f"  warm store, two workers: {_told(two, drafts)}")
    print(
        f"  1 → 2 workers: {warm.wall / two.wall:.2f} × in wall time, where pure computing gained"
        f" {', '.join(f'{gain:.2f}' for gain in bare)} ×; same reports: {alike};"
        f" load {os.getloadavg()[0]:.1f}; by processor time, on two processors that nobody else"
        f" uses, {warm.alone / two.alone:.2f} × ({warm.alone:.1f} and {two.alone:.1f} s, start and"
        f" tables included; the driver's share {two.driver / two.all:.1%})"
    )
    again = run(folder, "warm", workers=1)
    print(f"  the same command again: {again.all:.1f} s, {again.all / warm.all:.3f} of it")


def control() -> float:
    """Return how much sooner two processes do a piece of pure computing than one does."""

    def seconds(processes: int) -> float:
        count = f"for _ in range({_STEPS // processes}): pass"
        started = time.monotonic()
        children = [subprocess.Popen([sys.executable, "-c", count]) for _ in range(processes)]
        for child in children:
            child.wait()
        return time.monotonic() - started

    return seconds(1) / seconds(2)


def _told(ended: Ended, drafts: int) -> str:
    return (
        f"{drafts / ended.all:.1f} drafts a second of processor time, {drafts / ended.wall:.1f} of"
        f" wall time ({ended.all:.0f} and {ended.wall:.0f} s, driver {ended.driver:.0f})"
    )


def run(
    folder: Path, out: str, *, workers: int, manifest: str = "all.jsonl", also: tuple[str, ...] = ()
) -> Ended:
    """Run a batch to its end."""
    started = time.monotonic()
    command = [*_command(manifest, out, workers), *also]
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, cwd=folder, stderr=said)
        peak, driver, beside = 0, 0.0, 0.0
        took: dict[int, float] = {}  # by process: the workers, and what they are forked from
        while os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            before, driver = driver, _processor(child.pid)
            peak = max(peak, _resident(child.pid))
            servers = [one for one, said in _below(child.pid).items() if b"forkserver" in said]
            at_work = [worker for server in servers for worker in _below(server)]
            beside += driver - before if at_work else 0.0
            took |= {one: _processor(one) for one in (*servers, *at_work)}
            time.sleep(0.1)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        lines = said.read().decode().strip().splitlines()
    return Ended(
        code=child.returncode,
        last=lines[-1] if lines else "",
        wall=time.monotonic() - started,
        driver=driver,
        all=used.ru_utime + used.ru_stime + sum(took.values()),
        megabytes=peak / 1e6,
        beside=beside,
        workers=workers,
    )


def _command(manifest: str, out: str, workers: int) -> list[str]:
    return [
        sys.executable, "-m", "citecheck", "batch", manifest, "-o", out, "--offline",
        "--store", "store", "--workers", str(workers), "--no-progress",
    ]  # fmt: skip


def _resident(process: int) -> int:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize()


def _below(process: int) -> dict[int, bytes]:
    """Return the commands of the children of a process."""
    found = {}
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, task.read_text().split()):
                found[child] = Path(f"/proc/{child}/cmdline").read_bytes()
    return found


def _processor(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has ended
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICK


def kills(folder: Path, number: int) -> None:
    """Kill batches at moments drawn by a seed, some times each; tell whether all end as without."""
    generate(folder, 60, 12)
    calm = _small("calm")
    started = time.monotonic()
    subprocess.run(calm, cwd=folder, stderr=subprocess.DEVNULL, check=False)
    whole, wanted = time.monotonic() - started, _sorted(folder / "calm")
    chance, killed, folders, equal = random.Random(3), 0, 0, True
    while killed < number:
        folders += 1
        out = f"shaken{folders}"
        while True:
            child = subprocess.Popen(
                _small(out), cwd=folder, stderr=subprocess.DEVNULL, start_new_session=True
            )
            try:
                child.wait(whole * chance.uniform(0.2, 0.7))
                break
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
                killed += 1
        equal = equal and _sorted(folder / out) == wanted
        print(f"  {killed} kills, {folders} folders, equal: {equal}", flush=True)
    print(f"{killed} kills over {folders} folders: equal after sorting: {equal}")


def _small(out: str) -> list[str]:
    """Return the command with small windows and shards, so that kills fall between them."""
    script = (
        "import sys; from citecheck.run.batch import ledger, results;"
        f" ledger.WINDOW = {KILLED_WINDOW}; results.SHARD_BYTES = {KILLED_SHARD};"
        " from citecheck.cli.main import main; main()"
    )
    return [sys.executable, "-c", script, *_command("all.jsonl", out, 1)[3:]]


def clusters(folder: Path) -> None:
    """Run a batch on clusters of two and four workers, one killed on the way in each."""
    generate(folder, 100, 30)
    run(folder, "calm", workers=1)
    wanted = _sorted(folder / "calm")
    for workers in (2, 4):
        for apart in (False, True) if may_be_apart() else (False,):
            with cluster(workers, apart=apart) as (address, processes):
                out = f"dask{workers}{apart}"
                also = ("--engine", "dask", "--scheduler", address)
                command = [*_command("all.jsonl", out, 1), *also]
                child = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
                while not _has_begun(folder / out):
                    time.sleep(0.2)
                kill_in(processes[-1], 1.0)
                child.wait(900)
            place = "network namespaces" if apart else "other folders"
            alike = _sorted(folder / out) == wanted
            print(f"dask, {workers} workers in {place}, one killed: same reports: {alike}")


def _has_begun(folder: Path) -> bool:
    """Whether a run has taken its drafts in, so that jobs are with the workers soon."""
    log = folder / "run.log"
    return log.exists() and "drafts named" in log.read_text()


def intake(folder: Path, files: int) -> None:
    """Print what taking in a folder of so many names costs, duplicates and odd names among them."""
    folder.mkdir()
    names = folder / "names"
    names.mkdir()
    for number in range(files):
        odd = number % 1_000 == 0
        name = os.fsencode(f"d{number:07}.md") if not odd else b"\xff odd [%d].md" % number
        os.close(os.open(os.fsencode(names) + b"/" + name, os.O_CREAT | os.O_WRONLY))
    script = (
        "import resource, sys, time; from pathlib import Path;"
        " from citecheck.run.batch.intake import find_items;"
        " from citecheck.run.batch.ledger import Ledger;"
        " ledger = Ledger(Path('out')); start = time.process_time();"
        " total, twice = ledger.take_in(find_items(sys.argv[1:]));"
        " print(f'  {total:,} names, {twice:,} of them twice:"
        " {time.process_time() - start:.1f} s of processor time,"
        " {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB at most')"
    )
    print(f"a folder of {files:,} files, named twice, and a tenth of it once")
    for some in (["names", "./names"], ["names/d000*.md"]):
        subprocess.run([sys.executable, "-c", script, *some], cwd=folder, check=True)


def _sorted(folder: Path) -> list[str]:
    """Return the reports of a folder without the times at which sources were read."""
    return sorted(_timeless(folder))


def _timeless(folder: Path) -> Iterator[str]:
    from citecheck.run.batch.results import lines  # noqa: PLC0415 - not for the driver's figures

    for line in lines(folder):
        report = json.loads(line)
        for source in report["sources"]:
            source["fetched_at"] = None
        yield json.dumps(report, sort_keys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
