"""A tool of the wording check: of how many a text speaks, and whether a claim says more (W3)."""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.match.wording.words import Word

WHOLE = frozenset(
    "all every each always everyone everybody everything entire entirely only".split()
)
PART = frozenset(
    "some many most several few sometimes often usually nearly almost partly mostly largely "
    "half part among numerous various".split()
)
_REACH = 3  # content words behind a quantifier that it still counts


@dataclass(frozen=True, slots=True)
class Wider:
    """The claim's quantifier, the passage's narrower one, and the word that both count."""

    said: str
    found: str
    counted: str


def widened(claim: Sequence[Word], passage: Sequence[Word]) -> Wider | None:
    """Return where the claim says "all" of what the passage says "some" of, or None.

    Example: "All members voted" beside "Most members voted".
    """
    for said, counted in _counted(claim, WHOLE):
        for found, others in _counted(passage, PART):
            shared = counted & others
            if shared:
                return Wider(said, found, min(shared))
    return None


def _counted(words: Sequence[Word], kind: frozenset[str]) -> list[tuple[str, set[str]]]:
    """Return each quantifier of `kind` with the keys of the content words that it counts."""
    return [
        (word.text, {one.key for one in [w for w in words[at + 1 :] if w.content][:_REACH]})
        for at, word in enumerate(words)
        if word.text.lower() in kind
    ]
