"""Step 5: whether a source gives what a claim's name does to another name.

In: a `Claim`, one of its names and a `Reading`. Out: a `Usurper`, the other name with how much of
the deed it has; None where the name does it in the source as well, or where the claim makes the
name no doer. What that amounts to is for `verdict/` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.checks.name.actions import Deed, deeds
from citecheck.checks.rest_of_claim import LONGEST
from citecheck.checks.source_view import Reading
from citecheck.lazy_regex import regex
from citecheck.model import Claim, Fact, FactKind, Span
from citecheck.nlp.lexical.words import Word, find_words
from citecheck.nlp.names.forms import same_name

_SAME_VERB = 0.5  # part of what a claim says besides the verb that makes a clause the same deed
_OTHER_VERB = 0.75  # the same, where the verb is another one
_MOST_PIECES = 12
_WORD = regex(r"[^\W_]+")
_AGAINST = frozenset({"from", "against", "over"})
_WORDS = 2  # content words besides the verb that tell a deed of another verb


@dataclass(frozen=True, slots=True)
class Usurper:
    """The name that does in the source what another does in the claim, and where it stands."""

    name: str
    at: Span
    share: float  # of the deed, in [0, 1]; 0 where it may be another


@dataclass(frozen=True, slots=True)
class _Act:
    """A deed in a piece of the source, with the texts of its doer, clause and sentence."""

    deed: Deed
    name: str
    at: Span
    clause: str
    sentence: str


def usurper(claim: Claim, fact: Fact, reading: Reading) -> Usurper | None:
    """Return who does in the source what `fact` does in the claim, or None."""
    if len(claim.words) >= LONGEST:
        return None
    words = find_words(claim.words)
    done = _deed(claim, fact, words)
    if done is None or not done.rest:
        return None
    acts = [act for number in _pieces(done, reading) for act in _acts(number, reading)]
    own = [act for act in acts if same_name(act.name, fact.text)]
    done_by_it = max((_share(done, act.deed, acts=bool(own)) for act in own), default=0.0)
    others = [act for act in acts if not _has(act.clause, fact.text) and act not in own]
    best = max(others, key=lambda act: _share(done, act.deed, acts=bool(own)), default=None)
    if best is None or _share(done, best.deed, acts=bool(own)) <= done_by_it:
        return None
    return Usurper(best.name, best.at, _sureness(done, best, own, fact.text))


def _deed(claim: Claim, fact: Fact, words: tuple[Word, ...]) -> Deed | None:
    """Return what the claim says that `fact` does."""
    first = claim.span.start
    spans = {
        (one.span.start, one.span.end): one.text for one in claim.facts if one.kind is FactKind.NAME
    }
    at = [_within(words, start - first, end - first) for start, end in spans]
    own = _within(words, fact.span.start - first, fact.span.end - first)
    return next((deed for deed in deeds(words, list(filter(None, at))) if deed.doer == own), None)


def _pieces(done: Deed, reading: Reading) -> list[int]:
    """Return the numbers of the pieces that share a word with the deed, those with most first."""
    held: dict[int, int] = {}
    for key in {done.verb, *done.rest}:
        for number in reading.pieces.holding.get(key, ()):
            held[number] = held.get(number, 0) + 1
    return sorted(held, key=lambda number: (-held[number], number))[:_MOST_PIECES]


def _acts(number: int, reading: Reading) -> Iterator[_Act]:
    words, piece = reading.pieces.words(number), reading.pieces.spans[number]
    text = piece.of(reading.text.body)
    places = [_within(words, name.start, name.end) for name in reading.names_in(number)]
    for deed in deeds(words, list(filter(None, places))):
        start, end = words[deed.doer[0]].start, words[deed.doer[-1]].end
        clause = text[words[deed.clause[0]].start : words[deed.clause[-1]].end]
        yield _Act(
            deed, text[start:end], Span(piece.start + start, piece.start + end), clause, text
        )


def _within(words: tuple[Word, ...], start: int, end: int) -> range:
    at = [number for number, word in enumerate(words) if start <= word.start < end]
    return range(at[0], at[-1] + 1) if at else range(0)


def _share(done: Deed, other: Deed, *, acts: bool) -> float:
    """Return how much of a deed another is, in [0, 1]; 0 where it is another deed.

    One of another verb counts where the source has the name act at all.
    """
    rest = len(done.rest & other.rest) / len(done.rest)
    if done.verb == other.verb:
        return (1 + rest) / 2 if rest >= _SAME_VERB else 0.0
    return rest / 2 if acts and rest >= _OTHER_VERB and len(done.rest) >= _WORDS else 0.0


def _sureness(done: Deed, act: _Act, own: Sequence[_Act], name: str) -> float:
    """Return how much of a deed an act is, 0 where it may well be the name's deed all the same.

    That is so where the verb is another one, or where the name stands in the sentence and does
    nothing there: "the only song of Reyl that Moe sang".
    """
    beside = _has(act.sentence, name) and not any(one.sentence == act.sentence for one in own)
    return 0.0 if beside or act.deed.verb != done.verb else _share(done, act.deed, acts=True)


def _has(text: str, name: str) -> bool:
    """Whether a text has a name, by its last word, and not as the one it is done to or against."""
    words = _WORD.findall(text)
    last = _WORD.findall(name)[-1:]
    at = [number for number, word in enumerate(words) if [word] == last]
    first = len(_WORD.findall(name)) - 1
    before = {words[max(0, number - 1 - first)] for number in at if number > first}
    return bool(at) and not before & _AGAINST
