"""How much of a page's own text is read, and how much of what stands around it.

    python benchmarks/pages.py DATA/pages [-v]

`DATA/pages` holds annotations.jsonl (`file`, `wanted`, `unwanted`: phrases) and the pages, gzipped.
White space is collapsed on both sides. Given are the share of wanted phrases found, the share of
unwanted ones let in, and the pages of which plain trafilatura (tables kept, comments not) finds
more; plain trafilatura's own shares beside.
"""

from __future__ import annotations

import argparse
import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path

import trafilatura

from citecheck.formats.source import read_text
from citecheck.model import Text


def squeezed(text: str) -> str:
    """Return `text` with single spaces."""
    return " ".join(text.split())


@dataclass
class Tally:
    """What one way of reading found."""

    wanted: int = 0
    found: int = 0
    unwanted: int = 0
    let_in: int = 0
    missed: dict[str, list[str]] = field(default_factory=dict)
    admitted: dict[str, list[str]] = field(default_factory=dict)

    def add(self, page: dict[str, list[str]], name: str, text: str) -> int:
        """Count the phrases of a page; return how many of the wanted ones are in `text`."""
        missed = [phrase for phrase in page["wanted"] if squeezed(phrase) not in text]
        admitted = [phrase for phrase in page["unwanted"] if squeezed(phrase) in text]
        self.wanted += len(page["wanted"])
        self.found += len(page["wanted"]) - len(missed)
        self.unwanted += len(page["unwanted"])
        self.let_in += len(admitted)
        self.missed[name], self.admitted[name] = missed, admitted
        return len(page["wanted"]) - len(missed)

    def shares(self) -> str:
        """Return the two shares."""
        return (
            f"wanted {self.found / self.wanted:.3f} ({self.found}/{self.wanted})   "
            f"unwanted {self.let_in / max(self.unwanted, 1):.3f} ({self.let_in}/{self.unwanted})"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-v", action="store_true", help="show the phrases missed and let in")
    options = parser.parse_args()
    ours, plain, worse = Tally(), Tally(), []
    for line in (options.folder / "annotations.jsonl").read_text("utf-8").splitlines():
        page = json.loads(line)
        name = page["file"].removesuffix(".gz")
        body = gzip.decompress((options.folder / f"{name}.gz").read_bytes())
        read = read_text(body, "text/html")
        mine = ours.add(page, name, squeezed(read.body) if isinstance(read, Text) else "")
        theirs = trafilatura.extract(body, include_comments=False, include_tables=True) or ""
        if plain.add(page, name, squeezed(theirs)) > mine:
            worse.append(name)
    print("citecheck         ", ours.shares())
    print("plain trafilatura ", plain.shares())
    print(f"pages read worse than by plain trafilatura: {len(worse)} of {len(ours.missed)}", *worse)
    if options.v:
        for name, phrases in ours.missed.items():
            for phrase in phrases:
                print(f"missed  {name}: {phrase}")
        for name, phrases in ours.admitted.items():
            for phrase in phrases:
                print(f"let in  {name}: {phrase}")


if __name__ == "__main__":
    main()
