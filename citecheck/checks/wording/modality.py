"""A tool of the wording check: how firmly a text says what it says (RULES W3).

A claim may not be firmer than its source: "could" may not become "will", and "alleged" or
"according to" may not be dropped.
"""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.nlp.lexical.words import Word

POSSIBLE = frozenset(
    "may might could possibly perhaps maybe potentially probably likely apparently presumably "
    "suggests suggest suggested seems seem seemed appears unclear uncertain".split()
)
PLANNED = frozenset(
    "plan plans planned planning intend intends intended propose proposes proposed "
    "proposal expected "
    "expects hopes hoped aims aimed scheduled considering consider would".split()
)
ALLEGED = frozenset(
    "alleged allegedly alleges alleging reportedly accused accuses accusing suspected rumoured "
    "rumored supposedly purportedly purported claims claimed unconfirmed allegation allegations "
    "believe believes believed feared fears".split()
)
CLASSES = (POSSIBLE, PLANNED, ALLEGED)
FUTURE = frozenset({"will", "shall"})
REPORTED = frozenset({"would"})
"""What "will" becomes when somebody is said to have said it: no hedge beside a claim's "will"."""

_REACH = 5  # content words behind a hedge that it still governs


@dataclass(frozen=True, slots=True)
class Firmer:
    """The hedge of the passage that the claim leaves out, and the word that it governs there."""

    hedge: str
    governed: str


def strengthened(claim: Sequence[Word], passage: Sequence[Word]) -> Firmer | None:
    """Return a hedge that `passage` puts before words of the claim and the claim leaves out.

    Any hedge in the claim answers for any in the passage: which of them is the weaker is for a
    person to say. Example: "The firm will cut 500 jobs" beside "The firm may cut 500 jobs".
    """
    if _hedges(claim):
        return None
    stated = {word.key for word in claim if word.content}
    promised = any(word.text.lower() in FUTURE for word in claim)
    for at in _hedges(passage):
        if promised and passage[at].text.lower() in REPORTED:
            continue
        governed = [word for word in passage[at + 1 :] if word.content][:_REACH]
        shared = [word for word in governed[:2] if word.key in stated]
        if shared:
            return Firmer(passage[at].text, shared[0].text)
    return None


def _hedges(words: Sequence[Word]) -> list[int]:
    return [
        at
        for at, word in enumerate(words)
        if any(word.text.lower() in hedges for hedges in CLASSES) and word.text != "May"
    ]
