"""A tool of the wording check: what a text denies, and whether two texts differ in it.

A word is denied when a negator stands before it in the same stretch ("was not **elected**",
"without **permission**") or when it carries one itself ("**un**able"). Scope is read from word
order alone: it ends at punctuation, a conjunction or after a few words.
"""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.match.wording.words import Word, key

NEGATORS = frozenset(
    "not no never none nobody nothing neither nor without cannot n't hardly scarcely "
    "nowhere".split()
)
DENIERS = frozenset(
    key(word)
    for word in (
        "deny refuse decline fail lack reject ban prohibit prohibition forbid absence absent "
        "unable impossible abandon refrain oppose against except excluding unlike false myth hoax"
    ).split()
)
"""Words that deny what they govern without a negator ("refused to sign")."""

_REACH = 4  # content words behind a negator that it still denies
_CORE = 2  # of them, those that it surely denies
_STOP = frozenset({"but", "although", "though", "whereas", "while", "because", "until"})
_NOT_ONLY = frozenset({"only", "just", "merely", "least", "until", "yet"})


@dataclass(frozen=True, slots=True)
class Denial:
    """One negator of a text, by its index among the words, and the keys that it denies."""

    at: int
    word: str
    denied: tuple[str, ...]


def is_negator(word: Word) -> bool:
    """Whether `word` negates what follows ("not", "never", "didn't")."""
    plain = word.text.lower().replace("’", "'")
    return plain in NEGATORS or plain.endswith("n't")


def denials(words: Sequence[Word]) -> tuple[Denial, ...]:
    """Return the denials of one sentence, in order.

    "Not only", "no less than" and their like deny nothing. Example: in "He did not sign the
    treaty" the keys of "sign" and "treaty" are denied.
    """
    found = []
    for at, word in enumerate(words):
        if not is_negator(word):
            continue
        following = words[at + 1].text.lower() if at + 1 < len(words) else ""
        if following not in _NOT_ONLY:
            found.append(Denial(at, word.text, _scope(words, at + 1)))
    return tuple(found)


def denies(words: Sequence[Word]) -> bool:
    """Whether a sentence holds a negator or a word of refusal."""
    return any(is_negator(word) or word.key in DENIERS for word in words)


def _scope(words: Sequence[Word], start: int) -> tuple[str, ...]:
    reached: list[str] = []
    for word in words[start:]:
        if word.text.lower() in _STOP or len(reached) == _REACH:
            break
        if word.content:
            reached.append(word.key)
    return tuple(reached)


def added_denial(claim: Sequence[Word], passages: Sequence[Sequence[Word]]) -> Denial | None:
    """Return a denial of the claim whose words the passages state without denying them, or None.

    A passage denies, too, where it refuses or excludes something beside one of the words.

    Example: "The bill was not signed" beside "The president signed the bill" is such a denial;
    beside "He refused to sign the bill" it is none.
    """
    stated = {word.key for passage in passages for word in passage}
    for denial in denials(claim):
        if stated.isdisjoint(denial.denied[:_CORE]):
            continue
        if not any(_shares_denial(denial, passage) for passage in passages):
            return denial
    return None


def _shares_denial(denial: Denial, passage: Sequence[Word]) -> bool:
    """Whether `passage` denies one of the first words that `denial` does."""
    core = set(denial.denied[:_CORE])
    if any(core & set(other.denied[:_CORE]) for other in denials(passage)):
        return True
    return any(
        word.key in DENIERS and core & {near.key for near in passage[max(0, at - 6) : at + 7]}
        for at, word in enumerate(passage)
    )


def dropped_denial(claim: Sequence[Word], passage: Sequence[Word]) -> Denial | None:
    """Return a denial of `passage` whose first word the claim states without one, or None.

    Example: "The man has been identified" beside "The man was never identified".
    """
    if denies(claim):
        return None
    stated = {word.key for word in claim if word.content}
    for denial in denials(passage):
        if denial.denied and denial.denied[0] in stated:
            return denial
    return None
