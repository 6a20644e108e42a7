"""Hold what the benchmarks have reached: no measure falls below its floor unseen.

    python benchmarks/gate.py [--data FOLDER] [--only BENCHMARK]
    python benchmarks/gate.py --data FOLDER --update [--lower MEASURE] [--new-data FOLDER]

`baseline.json` holds a floor for each measure (shares in [0, 1], more is better, no timings) and
the sha256 of each folder of data that the floors come from. Benchmarks in our own words always run;
those on the open data run where it is given, and are said to be left out where it is not.
`--update` raises floors; it lowers or drops only what `--lower` names, and takes other data only
for the folder that `--new-data` names. Exit codes: 0 held, 1 below a floor, 2 the baseline, the
data or the call is not as it should be.
"""

from __future__ import annotations

import hashlib
import math
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import data
import msgspec

BASELINE = Path(__file__).with_name("baseline.json")
DIGITS = 4


class GateError(Exception):
    """The baseline, the data or the call is not as it should be; says what to do."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A module here with a function ``measures``, and the folder of open data that it reads."""

    name: str
    folder: str | None = None

    def measures(self, root: Path | None) -> dict[str, float]:
        """Run it; `root` is the folder of all data. Names begin with that of the benchmark."""
        measure = import_module(self.name).measures
        found = measure() if self.folder is None else measure(root)
        return {f"{self.name}: {name}": value for name, value in found.items()}


BENCHMARKS = (
    Benchmark("own_words"),
    Benchmark("newsroom"),
    Benchmark("hidden"),
    Benchmark("figures", "figures"),
    Benchmark("quotes", "quotes"),
    Benchmark("references", "references"),
    Benchmark("numswap", "claims"),
    Benchmark("outcomes", "claims"),
)


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Floors by measure, and the sha256 of each folder of data that they were measured on."""

    data: dict[str, str]
    floors: dict[str, float]

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Return what `path` holds; nothing where there is no such file yet."""
        if not path.exists():
            return cls({}, {})
        try:
            return msgspec.json.decode(path.read_bytes(), type=cls)
        except msgspec.DecodeError as error:
            raise GateError(f"{path}: {error}; take it from the last commit") from error

    def write(self, path: Path) -> None:
        """Replace `path`, its names in order."""
        path.write_bytes(msgspec.json.format(msgspec.json.encode(self, order="sorted")) + b"\n")


class Standing(StrEnum):
    """How a measure stands to its floor."""

    HELD = ""
    HIGHER = "higher"
    NEW = "new: --update holds it from now on"
    BELOW = "BELOW"
    MISSING = "NO LONGER MEASURED"


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: its floor and its value of now, None where there is none."""

    name: str
    floor: float | None
    now: float | None

    @property
    def standing(self) -> Standing:
        """How the value stands to the floor."""
        if self.now is None:
            return Standing.MISSING
        if self.floor is None:
            return Standing.NEW
        if self.now < self.floor:
            return Standing.BELOW
        return Standing.HIGHER if kept(self.now) > self.floor else Standing.HELD


def kept(value: float) -> float:
    """Return `value` as a floor: rounded down, so that it holds on the next machine too."""
    return math.floor(round(value, DIGITS + 4) * 10**DIGITS) / 10**DIGITS


def compared(
    baseline: Baseline, measured: Mapping[str, float], ran: Iterable[Benchmark]
) -> list[Row]:
    """Return a row for each measure, and for each floor of a benchmark that ran, in order."""
    prefixes = tuple(f"{benchmark.name}: " for benchmark in ran)
    names = dict.fromkeys([*measured, *(n for n in baseline.floors if n.startswith(prefixes))])
    return [Row(name, baseline.floors.get(name), measured.get(name)) for name in names]


def updated(baseline: Baseline, rows: Sequence[Row], lower: Collection[str]) -> Baseline:
    """Return the baseline with higher and new floors, and lower ones for what `lower` names.

    Raises:
        GateError: a floor would fall that `lower` does not name, or `lower` names no measure.
    """
    if unknown := set(lower) - {row.name for row in rows}:
        raise GateError(f"--lower names no measure: {', '.join(sorted(unknown))}")
    fallen = [row for row in rows if row.standing in (Standing.BELOW, Standing.MISSING)]
    if refused := [row.name for row in fallen if row.name not in lower]:
        options = " ".join(f"--lower {name!r}" for name in refused)
        raise GateError(f"no floor is lowered unasked; if this is right, say so: {options}")
    floors = dict(baseline.floors)
    for row in rows:
        if row.now is None:
            del floors[row.name]
        else:
            floors[row.name] = kept(row.now)
    return Baseline(baseline.data, floors)


def checked_data(
    baseline: Baseline, root: Path, folders: Iterable[str], new: str | None
) -> Baseline:
    """Return the baseline with the sha256 of folders seen for the first time, and of `new`.

    Raises:
        GateError: a folder is missing or is not the one that the floors were measured on.
    """
    hashes = dict(baseline.data)
    for name in dict.fromkeys(folders):
        if not (root / name).is_dir():
            raise GateError(f"{root} has no folder {name!r}: give the whole benchmark data")
        now = digest(root / name)
        if name != new and hashes.setdefault(name, now) != now:
            raise GateError(
                f"{root / name} is not the data that the floors were measured on (sha256 {now}, not"
                f" {hashes[name]}): take that data, or measure anew with --update --new-data {name}"
            )
        hashes[name] = now
    return Baseline(hashes, baseline.floors)


def digest(folder: Path) -> str:
    """Return one sha256 over the names and bytes of all files below `folder`."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(folder).as_posix()}\n{content}\n".encode())
    return total.hexdigest()


def table(rows: Sequence[Row]) -> str:
    """Return the rows for a person to read."""
    width = max((len(row.name) for row in rows), default=0)
    lines = [
        f"{row.name:{width}}  {_shown(row.floor)}  {_shown(row.now)}  {row.standing}".rstrip()
        for row in rows
    ]
    return "\n".join([f"{'':{width}}  {'floor':>7}  {'now':>7}", *lines])


def _shown(value: float | None) -> str:
    return f"{'–':>7}" if value is None else f"{value:7.4f}"


def run(argv: Sequence[str], benchmarks: Sequence[Benchmark], path: Path) -> int:
    """Do what `argv` asks with the baseline at `path`; return the exit code.

    Raises:
        GateError: see the module.
    """
    parser = data.options("Hold what the benchmarks have reached")
    parser.add_argument("--only", choices=[benchmark.name for benchmark in benchmarks])
    parser.add_argument("--update", action="store_true", help="raise floors to what is measured")
    parser.add_argument("--lower", action="append", default=[], metavar="MEASURE")
    parser.add_argument("--new-data", metavar="FOLDER", help="take this folder's data as it is now")
    given = parser.parse_args(argv)
    if (given.lower or given.new_data) and not given.update:
        raise GateError("--lower and --new-data go with --update")
    root = None if given.data is None else data.existing(given.data)
    wanted = [benchmark for benchmark in benchmarks if given.only in (None, benchmark.name)]
    chosen = [benchmark for benchmark in wanted if root or benchmark.folder is None]
    baseline = Baseline.read(path)
    if root is not None:
        folders = [benchmark.folder for benchmark in chosen if benchmark.folder]
        baseline = checked_data(baseline, root, folders, given.new_data)
    measured: dict[str, float] = {}
    for benchmark in chosen:
        print(f"measuring {benchmark.name} …", file=sys.stderr, flush=True)
        measured |= benchmark.measures(root)
    rows = compared(baseline, measured, chosen)
    print(table(rows))
    for benchmark in wanted:
        if benchmark not in chosen:
            print(f"left out: {benchmark.name}: it needs the open data (--data or {data.VARIABLE})")
    if given.update:
        updated(baseline, rows, given.lower).write(path)
        return 0
    return int(any(row.standing in (Standing.BELOW, Standing.MISSING) for row in rows))


if __name__ == "__main__":
    try:
        sys.exit(run(sys.argv[1:], BENCHMARKS, BASELINE))
    except GateError as error:
        print(f"gate: {error}", file=sys.stderr)
        sys.exit(2)
