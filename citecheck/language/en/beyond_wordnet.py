"""Families of English words that WordNet lacks: ``beyond_wordnet.tsv`` → the words of one root.

A closed list of forms of one root that WordNet does not derive from one another ("sell" and "sale",
"Wales" and "Welsh"). The table is written by ``benchmarks/news_synonyms.py``; its columns are the
two words, and how many sources of supported and of unsupported claims in the open sets had one for
the other. Why it holds no synonyms stands in ``docs/benchmarks/lexicon.md``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_suffix(".tsv")


def family(lemma: str) -> frozenset[str]:
    """Return the words of one root with `lemma` that WordNet does not derive from it, lower case.

    Args:
        lemma: a lemma, in any case.
    """
    return _table().get(lemma.lower(), frozenset())


@cache
def _table() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in _TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        a, b = row.split("\t")[:2]
        for one, other in ((a, b), (b, a)):
            found[one] = found.get(one, frozenset()) | {other}
    return found
