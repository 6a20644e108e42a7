"""How the time of ordinary work grows: 1, 4 and 16 times the text, claims, sources, drafts.

    python benchmarks/scaling.py [--plot docs/benchmarks/growth.svg]

Processor time of this process and its children, the least of `ROUNDS` rounds; all texts are made
here or are our own. Printed is a line for each kind with its growth as an exponent: 1 is linear,
2 the square. The plot has both axes as logarithms, with a grey line for what is linear. How time
grows with hostile input is `growth.py`'s to tell.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections.abc import Callable
from pathlib import Path

from large_draft import cpu_seconds, draft, record

from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.config.schema import Config
from citecheck.engine import Choice
from citecheck.model import Text
from citecheck.run import pipeline
from citecheck.run.compare import against

TIMES = (1, 4, 16)
ROUNDS = 3
PROSE, CLAIMS, ENTRIES, SOURCES, DRAFTS = 40_000, 10, 25, 12, 4  # of the first size
OWN = Path(__file__).with_name("own") / "blind"

WIDTH, HEIGHT, MARGIN = 560, 360, 56  # pixels of the plot
COLOURS = ("#1f5fa8", "#b3541e", "#2e7d4f", "#7a3e9d", "#8a6d00")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--plot", type=Path, help="an SVG file to write")
    arguments = parser.parse_args()
    found = {name: measured(work) for name, work in works().items()}
    for name, seconds in found.items():
        shown = "  ".join(f"{taken * 1000:8.0f}" for taken in seconds)
        print(f"{name:11}{shown} ms   exponent {exponent(seconds):.2f}")
    if arguments.plot:
        arguments.plot.write_text(plot(found), encoding="utf-8")


def works() -> dict[str, Callable[[int], Callable[[], object]]]:
    """Return for each kind what makes ready work of a size; what it returns is timed."""
    return {
        "text": reading_text,
        "claims": holding_claims,
        "references": reading_references,
        "sources": checking_sources,
        "drafts": checking_drafts,
    }


def prose(characters: int) -> str:
    """Return our own texts one behind the other, again and again with other numbers."""
    rounds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(OWN.glob("*.json"))]
    whole = "\n\n".join(source["text"] for one in rounds for source in one["sources"])
    again = characters // len(whole) + 1
    digits = [str.maketrans("23456789", "98765432"[turn:] + "98765432"[:turn]) for turn in range(8)]
    return "\n\n".join(whole.translate(digits[turn % 8]) for turn in range(again))[:characters]


def claims(number: int) -> list[str]:
    rounds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(OWN.glob("*.json"))]
    said = [row["claim"] for one in rounds for row in one["claims"]]
    return said[:number]


def reading_text(times: int) -> Callable[[], object]:
    """A text is read anew and held against one claim."""
    text, claim = Text(body=prose(PROSE * times)), claim_of(claims(1)[0])
    return lambda: against(claim, Reading(text))


def holding_claims(times: int) -> Callable[[], object]:
    """Claims are held against a text that was read before."""
    reading = Reading(Text(body=prose(PROSE)))
    made = [claim_of(claim) for claim in claims(CLAIMS * times)]
    against(made[0], reading)
    return lambda: [against(claim, reading) for claim in made]


def reading_references(times: int) -> Callable[[], object]:
    """A draft with so many claims and entries is read."""
    body = draft(ENTRIES * times, 0)
    return lambda: pipeline.extract(body, Config(offline=True), media_type="text/markdown")


def checking_sources(times: int) -> Callable[[], object]:
    """A draft is checked whose claims rest on so many sources, all in the store."""
    folder = Path(tempfile.mkdtemp())
    record(folder, SOURCES * times)
    config = Config(offline=True)
    found = pipeline.extract(draft(SOURCES * times, 0), config, media_type="text/markdown")
    bench = pipeline.Bench(store=folder, engine=Choice(here=True))
    return lambda: pipeline.check([found], config, bench)


def checking_drafts(times: int) -> Callable[[], object]:
    """So many drafts are checked one after the other, all on the same sources."""
    folder = Path(tempfile.mkdtemp())
    record(folder, SOURCES)
    config = Config(offline=True)
    found = pipeline.extract(draft(SOURCES, 0), config, media_type="text/markdown")
    bench = pipeline.Bench(store=folder, engine=Choice(here=True))
    return lambda: [pipeline.check([found], config, bench) for _ in range(DRAFTS * times)]


def measured(work: Callable[[int], Callable[[], object]]) -> tuple[float, ...]:
    """Return the least processor time of `work` at each size, in seconds."""
    taken = []
    work(1)()  # what is loaded and compiled late
    for times in TIMES:
        run = work(times)
        rounds = []
        for _ in range(ROUNDS):
            started = cpu_seconds()
            run()
            rounds.append(cpu_seconds() - started)
        taken.append(min(rounds))
    return tuple(taken)


def exponent(seconds: tuple[float, ...]) -> float:
    """Return by which power of the size the time grows, from the first size to the last."""
    return math.log(seconds[-1] / seconds[0]) / math.log(TIMES[-1] / TIMES[0])


def plot(found: dict[str, tuple[float, ...]]) -> str:
    """Return the growth of all kinds as SVG, times the first size's time."""
    top = math.log(TIMES[-1] * 2)

    def at(size: float, grown: float) -> str:
        x = MARGIN + (WIDTH - 2 * MARGIN) * math.log(size) / math.log(TIMES[-1])
        y = HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * max(math.log(grown), 0) / top
        return f"{x:.0f},{y:.0f}"

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="12">',
        "<title>Time of work of 1, 4 and 16 times the size, as a multiple of the first</title>",
        f'<polyline points="{at(1, 1)} {at(16, 16)}" fill="none" stroke="#999"/>',
    ]
    for size in TIMES:
        x, y = at(size, 1).split(",")
        parts.append(f'<text x="{x}" y="{int(y) + 18}" text-anchor="middle">{size} ×</text>')
        x, y = at(1, size).split(",")
        parts.append(f'<text x="{int(x) - 8}" y="{y}" text-anchor="end">{size} ×</text>')
    for number, (name, seconds) in enumerate(found.items()):
        line = " ".join(
            at(size, taken / seconds[0]) for size, taken in zip(TIMES, seconds, strict=True)
        )
        colour = COLOURS[number]
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(
            f'<text x="{MARGIN + 16}" y="{MARGIN + 16 * number}" fill="{colour}">{name}, '
            f"exponent {exponent(seconds):.2f}</text>"
        )
    return "\n".join([*parts, "</svg>\n"])


if __name__ == "__main__":
    main()
