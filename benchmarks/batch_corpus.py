"""The corpus of `batch.py`: drafts of about 160 words over local sources, 1 in 100 hostile."""

from __future__ import annotations

import json
import random
from pathlib import Path

WORDS = ("harbour", "quay", "council", "ferry", "budget", "office", "bridge", "museum", "school")
HOSTILE = ("[" * 20_000, "<p>" * 30_000, "x" * 2_000_000)
"""A wall of brackets, tags that never close, a word that never ends."""


def generate(folder: Path, drafts: int, sources: int) -> None:
    """Write drafts, sources and two manifests, the second of which names every tenth draft.

    A draft cites three sources, each for one sentence that is true or wrong by one, and has three
    of 30 words that nothing bears out. A source has 30 sentences with two figures each.
    """
    chance = random.Random(12)
    (folder / "drafts").mkdir(parents=True)
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
        given = {str(label): f"source{one}.txt" for label, one in enumerate(cited, 1)}
        rows.append({"path": name, "sources": given})
        (folder / name).write_text(_draft(number, cited, chance), encoding="utf-8")
    for name, some in (("all.jsonl", rows), ("tenth.jsonl", rows[::10])):
        (folder / name).write_text("".join(json.dumps(row) + "\n" for row in some))


def _draft(number: int, cited: list[int], chance: random.Random) -> str:
    if number % 100 == 99:
        return HOSTILE[number // 100 % len(HOSTILE)]
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
