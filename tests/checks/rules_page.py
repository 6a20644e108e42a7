"""Writes the examples of ``docs/rules.md``: under each rule some rows of ``rules.tsv``."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

TABLE = Path(__file__).with_name("rules.tsv")
PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
SHOWN = 4
ELSEWHERE = {"S13": "tests/references/entry/test_identifiers.py"}
"""Rules that take a whole draft: where their examples are."""
_RULE = re.compile(r"^### (?P<rule>[QFSW]\d+)\n(?P<text>.*?)(?=\n##|\Z)", re.DOTALL | re.MULTILINE)
_EXAMPLES = re.compile(r"\n\n(?:\| claim \||Examples: ).*\Z", re.DOTALL)


def rows() -> list[tuple[str, str, str, str]]:
    """Return rule, claim, source and what must be found, a row an example."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    found = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(rule, claim, source, wanted) for rule, claim, source, wanted in found]


def written(page: str) -> str:
    """Return `page`, the text of docs/rules.md, with the examples that `rules.tsv` has today."""
    examples = defaultdict(list)
    for rule, claim, source, wanted in rows():
        examples[rule].append(f"| {claim} | {source} | {wanted.replace('|', ' or ')} |")

    def section(match: re.Match[str]) -> str:
        text = _EXAMPLES.sub("", match["text"].rstrip())
        if match["rule"] in ELSEWHERE:
            return f"### {match['rule']}\n{text}\n\nExamples: `{ELSEWHERE[match['rule']]}`.\n"
        table = "\n".join(examples[match["rule"]][:SHOWN])
        return f"### {match['rule']}\n{text}\n\n| claim | source | |\n|---|---|---|\n{table}\n"

    return _RULE.sub(section, page)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
