"""A tool of the wording check: of how many a text speaks, and whether a claim says more (W3)."""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.nlp.lexical.words import Word

WHOLE = frozenset(
    "all every each always everyone everybody everything entire entirely only".split()
)
PART = frozenset(
    "some many most several few sometimes often usually nearly almost partly mostly largely "
    "half part among numerous various".split()
)
RANKS = frozenset(
    "second third fourth fifth sixth seventh eighth ninth tenth next joint equal".split()
)
_LEAST_SUPERLATIVE = 5  # letters: "best", "west" and "rest" are told by no ending
_REACH = 3  # content words behind a quantifier that it still counts


@dataclass(frozen=True, slots=True)
class Wider:
    """The claim's quantifier, the passage's narrower one, and the word that both count."""

    said: str
    found: str
    counted: str


def widened(claim: Sequence[Word], passage: Sequence[Word]) -> Wider | None:
    """Return where the claim says "all" of what the passage says "some" of, or None.

    A number "of" something is a part of it. Example: "All members voted" beside "Most members
    voted" or "Three of the members voted".
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
        if word.text.lower() in kind or (kind is PART and _is_share(words, at))
    ]


def _is_share(words: Sequence[Word], at: int) -> bool:
    """Whether words[at] is a number of some whole: "two" in "two of the five works"."""
    return words[at].key.isdigit() and at + 1 < len(words) and words[at + 1].text.lower() == "of"


def outranked(claim: Sequence[Word], passage: Sequence[Word]) -> Wider | None:
    """Return the claim's superlative that the passage only gives with a rank, or None.

    Example: "the longest bridge" beside "the third-longest bridge" or "one of the longest bridges".
    """
    for at, word in enumerate(claim):
        if not _is_superlative(claim, at) or _ranked(claim, at):
            continue
        for place, other in enumerate(passage):
            if other.key == word.key and (rank := _ranked(passage, place)):
                return Wider(word.text, f"{rank} {other.text}", word.key)
    return None


def _is_superlative(words: Sequence[Word], at: int) -> bool:
    text = words[at].text.lower()
    after_most = at > 0 and words[at - 1].text.lower() in {"most", "least"}
    return after_most or (len(text) > _LEAST_SUPERLATIVE and text.endswith("est"))


def _ranked(words: Sequence[Word], at: int) -> str | None:
    """Return what puts the superlative words[at] behind others: "third", "one of the"."""
    first = at - 1 if at > 0 and words[at - 1].text.lower() in {"most", "least"} else at
    if first > 0 and words[first - 1].text.lower() in RANKS:
        return words[first - 1].text
    before = " ".join(word.text.lower() for word in words[max(0, first - 3) : first])
    return before if before.endswith(("one of the", "among the")) else None
