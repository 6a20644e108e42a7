"""Step 5, beside the checks: does text that no reader sees have what the visible text lacks?

In: a claim, the evidence from what is visible, and the hidden words of the source. Out: the
hidden passage that would have borne the claim out, or None. It is told, and never evidence.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from citecheck.checks import Check
from citecheck.checks.source_view import Reading
from citecheck.lazy_regex import regex
from citecheck.model import Claim, Evidence, Finding, Text

_BEARS = (
    *(Finding.VERBATIM, Finding.TYPOGRAPHIC, Finding.ELIDED),
    *(Finding.EQUAL, Finding.ROUNDED, Finding.PRESENT),
)
_WORD = regex(r"[^\W\d_]{4,}|\d+")
_SHARE = 0.5  # of a claim's words that stand in a hidden stretch that is about it
_LONGEST = 200  # code points of the passage that is shown


class HiddenWords:
    """The stretches of a source that no reader sees."""

    def __init__(self, stretches: tuple[str, ...]) -> None:
        self._stretches = stretches

    @cached_property
    def _words(self) -> list[tuple[str, frozenset[str]]]:
        return [(stretch, _words_of(stretch)) for stretch in self._stretches]

    def support(
        self, claim: Claim, seen: Iterable[Evidence], checks: Iterable[Check]
    ) -> str | None:
        """Return the hidden passage that has a fact of `claim` which nothing visible has.

        Args:
            claim: the claim.
            seen: what the visible text showed for it.
            checks: those that look for quotations, figures, dates and names.
        """
        borne = {item.fact for item in seen if item.finding in _BEARS}
        wanted = set(range(len(claim.facts))) - borne
        if not (wanted and self._stretches):
            return None
        said = _words_of(claim.words)
        near = [
            stretch for stretch, words in self._words if len(said & words) >= _SHARE * len(said)
        ]
        if not near:
            return None
        reading = Reading(Text(body="\n\n".join(near)))
        for check in checks:
            if not check.applies(claim):
                continue
            for item in check.examine(claim, reading, ""):
                if item.fact in wanted and item.finding in _BEARS:
                    passage = item.passage.text if item.passage is not None else near[0]
                    return " ".join(passage.split())[:_LONGEST]
        return None


def _words_of(text: str) -> frozenset[str]:
    return frozenset(word.group() for word in _WORD.finditer(text.casefold()))
