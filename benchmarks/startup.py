"""How long the command takes to answer: ``--help``, and a check whose sources are kept already.

`python benchmarks/startup.py` prints a table. Each figure is the least of `RUNS` rounds, after one
that is not counted and compiles the modules. The data is the demonstration in `fixtures/`.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "fixtures" / "demo"
RUNS = 7
_CITECHECK = (sys.executable, "-c", "from citecheck.cli.main import main; main()")
_STORE = ("--store", str(DEMO / "store"), "--offline")
COMMANDS = {
    "import click": (sys.executable, "-c", "import click"),
    "--help": (*_CITECHECK, "--help"),
    "warm check": (*_CITECHECK, "check", str(DEMO / "draft.md"), *_STORE),
}


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of processor (children included) and of wall time."""

    cpu: float
    wall: float


def main() -> None:
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # it would compile anew in every run
        for command in COMMANDS.values():
            run(command, environment)
        rounds = [[run(one, environment) for one in COMMANDS.values()] for _ in range(RUNS)]
    took = [
        Took(cpu=min(one.cpu for one in runs), wall=min(one.wall for one in runs))
        for runs in zip(*rounds, strict=True)
    ]
    print(f"{'':<16}{'CPU s':>8}{'wall s':>8}")
    for name, least in zip(COMMANDS, took, strict=True):
        print(f"{name:<16}{least.cpu:>8.3f}{least.wall:>8.3f}")
    click, usage, check = took
    print(f"\n--help against import click, CPU:  {usage.cpu / click.cpu:.2f} (target 1.6)")
    print(f"warm check against --help, wall:   {check.wall / usage.wall:.1f} (target 5)")


def run(command: tuple[str, ...], environment: dict[str, str]) -> Took:
    """Run `command` once; findings (exit code 1) are no failure here."""
    before, begun = processor_seconds(), time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    wall = time.perf_counter() - begun
    if done.returncode > 1:  # what is found goes to stderr, too
        sys.exit(done.stderr.decode())
    return Took(cpu=processor_seconds() - before, wall=wall)


def processor_seconds() -> float:
    """Return what all children that have ended took, their own children included."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
