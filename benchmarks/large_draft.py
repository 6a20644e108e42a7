"""How the time of a run grows with the draft: n claims, n references, everything in the store.

``python benchmarks/large_draft.py [--sizes 75,150,300]``. Sources are pages made here, one a
reference, each with its text already in the store, so that what is measured is the run itself:
planning, examining, judging, finding problems. ``right`` cites each source for its own sentence;
``shifted`` cites its neighbour, as when an entry was lost, so that every claim is looked for in
all other sources. CPU seconds of this process and its workers, and their growth per doubling (2 is
linear).
"""

from __future__ import annotations

import argparse
import resource
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from citecheck.config.schema import Config
from citecheck.engine import Choice
from citecheck.formats import source as text
from citecheck.model import SourceState, Text
from citecheck.run import pipeline
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store

FETCHED = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
SYLLABLES = ("ba", "co", "di", "fe", "gu", "ha", "ji", "ko", "lu", "ma", "ne", "po", "ri", "so")
DEEDS = ("counted", "sold", "repaired", "lost", "bought", "painted", "moved", "lent")
FILLER = (
    "The office keeps its books in the old customs house and opens them on request. "
    "Visitors are shown the shelves by a clerk, who explains how the figures are gathered. "
)


def word(number: int) -> str:
    """Return a made-up word, another one for each number below 2,744."""
    first, rest = divmod(number * 1_009 % 2_744, 196)
    return "".join(SYLLABLES[part] for part in (first, *divmod(rest, 14)))


def sentence(number: int) -> str:
    """Return the sentence that source `number` alone bears out."""
    place, thing = word(number).capitalize(), f"{word(number + 900)}ts"
    count, year = 1_000 + 7 * number, 1900 + number % 100
    return (
        f"The {word(number + 1_800)} house of {place} {DEEDS[number % 8]} {count} {thing} in {year}"
    )


def address(number: int) -> str:
    return f"https://registry{number}.example/report"


def record(folder: Path, size: int) -> None:
    """Keep `size` sources with their texts."""
    with Store.open(folder) as store:
        for number in range(size):
            body = f"{FILLER * 6}\n\n{sentence(number)}.\n\n{FILLER * 6}".encode()
            url = address(number)
            kept = store.keep(
                Capture(
                    url=url,
                    final_url=url,
                    state=SourceState.OK,
                    fetched_at=FETCHED,
                    media_type="text/plain",
                ),
                body,
            )
            assert kept.sha256 is not None
            made = Text(body=body.decode(), title=f"Registry {number}")
            store.keep_text(kept.sha256, text.VERSION, text.encode(made))


def draft(size: int, shift: int) -> bytes:
    """Return a draft whose claim n cites reference n + `shift`."""
    claims = "\n\n".join(
        f"{sentence(number)} [{(number + shift) % size + 1}]." for number in range(size)
    )
    entries = "\n".join(
        f"{number + 1}. Registry {number}. {address(number)}" for number in range(size)
    )
    return f"# Registries\n\n{claims}\n\n## References\n\n{entries}\n".encode()


def cpu_seconds() -> float:
    """Return the CPU time of this process and of the workers that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(item.ru_utime + item.ru_stime for item in used)


def measured(size: int, shift: int) -> tuple[float, float, dict[str, int]]:
    """Return the CPU seconds of reading and of checking a draft, and its outcomes."""
    with tempfile.TemporaryDirectory() as folder:
        record(Path(folder), size)
        config = Config(offline=True)
        start = cpu_seconds()
        found = pipeline.extract(draft(size, shift), config, media_type="text/markdown")
        middle = cpu_seconds()
        bench = pipeline.Bench(store=Path(folder), engine=Choice(workers=1))
        (checked,) = pipeline.check([found], config, bench)
        end = cpu_seconds()
    outcomes: dict[str, int] = {}
    for verdict in checked.verdicts:
        name = "right marker named" if verdict.borne_out_by else str(verdict.outcome)
        outcomes[name] = outcomes.get(name, 0) + 1
    return middle - start, end - middle, outcomes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="75,150,300")
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    for name, shift in (("right", 0), ("shifted", 1)):
        last = None
        for size in sizes:
            reading, checking, outcomes = measured(size, shift)
            growth = f"{checking / last:5.2f}" if last else "    -"
            last = checking
            shown = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.items())
            times = f"read {reading:6.2f} s  check {checking:7.2f} s  x{growth}"
            print(f"{name:8} {size:5}  {times}  {shown}")


if __name__ == "__main__":
    main()
