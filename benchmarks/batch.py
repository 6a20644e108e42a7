"""How a batch behaves: drafts a second, what a second worker gains, memory, kills, a cluster.

    python benchmarks/batch.py [--drafts N] [--sources M] [--kills K] [--cluster]

Drafts of about 160 words are generated over local sources, 1 in 100 of them hostile (a wall of
brackets, tags that never close, a word that never ends). Each figure is a ratio or a rate of this
machine in this run; nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = ("harbour", "quay", "council", "ferry", "budget", "office", "bridge", "museum", "school")


def main(argv: list[str]) -> None:
    parser = argparse.ArgumentParser(description="How a batch behaves")
    parser.add_argument("--drafts", type=int, default=1_000)
    parser.add_argument("--sources", type=int, default=300)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--cluster", action="store_true", help="dask with two workers, one killed")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        generate(folder, options.drafts, options.sources)
        first = run(folder, "one", workers=1)
        again = run(folder, "one", workers=1)
        second = run(folder, "two", workers=2)
        tenth = run(folder, "tenth", workers=1, manifest="tenth.jsonl")
        alike = _sorted(folder, "one") == _sorted(folder, "two")
        print(f"{options.drafts} drafts over {options.sources} sources, 1 % hostile")
        print(f"one worker: {options.drafts / first.wall:.1f} drafts/s; {first.failed} unreadable")
        print(f"the same command again: {again.wall / first.wall:.3f} of the time")
        print(f"two workers: {first.wall / second.wall:.2f} × as fast; same reports: {alike}")
        print(
            f"parent's memory: {first.megabytes:.0f} MB, {tenth.megabytes:.0f} MB at a tenth"
            f" ({first.megabytes / tenth.megabytes:.2f} ×)"
        )
        print(f"time a draft at a tenth: {10 * tenth.wall / first.wall:.2f} × that of all")
        killed, equal = kills(folder, options.kills)
        print(f"{killed} kills of {options.kills} runs: equal after sorting: {equal}")
        if options.cluster:
            print(f"dask, two workers, one killed: same reports: {cluster(folder)}")


def generate(folder: Path, drafts: int, sources: int) -> None:
    """Write drafts, sources and two manifests, the second of which names every tenth draft."""
    chance = random.Random(12)
    (folder / "drafts").mkdir()
    for number in range(sources):
        said = " ".join(
            f"The {chance.choice(WORDS)} of town {number} had {1_000 + line} visitors in"
            f" {1990 + line}."
            for line in range(30)
        )
        (folder / f"source{number}.txt").write_text(said, encoding="utf-8")
    rows = []
    for number in range(drafts):
        name = f"drafts/d{number:06}.md"
        cited = [chance.randrange(sources) for _ in range(3)]
        rows.append(
            {
                "path": name,
                "sources": {str(n): f"source{one}.txt" for n, one in enumerate(cited, 1)},
            }
        )
        (folder / name).write_text(_draft(number, cited, chance), encoding="utf-8")
    for name, some in (("all.jsonl", rows), ("tenth.jsonl", rows[::10])):
        (folder / name).write_text("".join(json.dumps(row) + "\n" for row in some))


def _draft(number: int, cited: list[int], chance: random.Random) -> str:
    if number % 100 == 99:
        return ("[" * 20_000, "<p>" * 30_000, "x" * 2_000_000)[number // 100 % 3]
    claims = []
    for label, one in enumerate(cited, 1):
        year = 1990 + chance.randrange(30)
        visitors = 1_000 + year - 1990 + chance.randrange(2)
        claims.append(f"The town {one} had {visitors} visitors in {year} [{label}].")
        claims.append(" ".join(chance.choice(WORDS) for _ in range(30)) + ".")
    listed = "\n".join(
        f"{label}. Office of town {one}. Visitors. https://town{one}.example/"
        for label, one in enumerate(cited, 1)
    )
    return f"# Draft {number}\n\n" + "\n\n".join(claims) + f"\n\n## References\n\n{listed}\n"


class Ended:
    """How a run ended: seconds of wall time, peak memory of the driver, drafts not read."""

    def __init__(self, wall: float, megabytes: float, failed: int) -> None:
        self.wall, self.megabytes, self.failed = wall, megabytes, failed


def _command(manifest: str, out: str, workers: int) -> list[str]:
    return [
        sys.executable, "-m", "citecheck", "batch", manifest, "-o", out, "--offline",
        "--store", "store", "--workers", str(workers), "--no-progress",
    ]  # fmt: skip


def run(folder: Path, out: str, *, workers: int, manifest: str = "all.jsonl") -> Ended:
    """Run a batch to its end."""
    started = time.monotonic()
    child = subprocess.Popen(
        _command(manifest, out, workers), cwd=folder, stderr=subprocess.PIPE, text=True
    )
    peak = 0
    while child.poll() is None:
        peak = max(peak, _resident(child.pid))
        time.sleep(0.2)
    last = (child.stderr.read() if child.stderr else "").strip().splitlines()[-1]
    failed = int(last.split(" unreadable")[0].rsplit(" ", 1)[-1]) if " unreadable" in last else -1
    return Ended(time.monotonic() - started, peak / 1e6, failed)


def _resident(process: int) -> int:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize()


def kills(folder: Path, number: int) -> tuple[int, bool]:
    """Kill a batch some times at moments drawn by a seed; tell whether the end is as without."""
    chance, killed = random.Random(3), 0
    run(folder, "calm", workers=1, manifest="tenth.jsonl")
    for _ in range(number):
        child = subprocess.Popen(
            _command("tenth.jsonl", "shaken", 1),
            cwd=folder,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            child.wait(chance.uniform(0.5, 4))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            killed += 1
    run(folder, "shaken", workers=1, manifest="tenth.jsonl")
    return killed, _sorted(folder, "calm") == _sorted(folder, "shaken")


def cluster(folder: Path) -> bool:
    """Run the tenth on a dask cluster of two workers in another folder, one killed on the way."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    dask = str(Path(sys.executable).with_name("dask"))
    parts = [[dask, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]]
    parts += [[dask, "worker", address, "--nthreads", "1", "--no-dashboard"]] * 2
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    others = [
        subprocess.Popen(part, cwd="/tmp", start_new_session=True, **quiet)
        for part in parts  # type: ignore[call-overload]
    ]
    try:
        command = [*_command("tenth.jsonl", "dask", 1), "--engine", "dask", "--scheduler", address]
        child = subprocess.Popen(command, cwd=folder, **quiet)  # type: ignore[call-overload]
        time.sleep(8)
        os.killpg(others[-1].pid, signal.SIGKILL)
        child.wait(600)
    finally:
        for other in others:
            if other.poll() is None:
                os.killpg(other.pid, signal.SIGKILL)
    run(folder, "calm", workers=1, manifest="tenth.jsonl")
    return _sorted(folder, "calm") == _sorted(folder, "dask")


def _sorted(folder: Path, out: str) -> list[str]:
    """Return the reports of a folder without the times at which sources were read."""
    rows = []
    for line in (folder / out / "results.jsonl").read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        for source in report["sources"]:
            source["fetched_at"] = None
        rows.append(json.dumps(report, sort_keys=True))
    return sorted(rows)


if __name__ == "__main__":
    main(sys.argv[1:])
