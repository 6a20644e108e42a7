"""A tool of the direction check: what a passage has for a word of direction or quality in a claim.

In: the words of a claim and of a passage. Out: the words of the passage that stand on a scale with
the claim's word, each with its `Side`. Denials turn a word round: "did not rise" is against "rose"
as "fell" is. What stands around the words is not compared here.
"""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from citecheck.nlp.lexical.negation import is_negator
from citecheck.nlp.lexical.opposites import Pole, poles, takes
from citecheck.nlp.lexical.words import Word

_PERIODS = frozenset(
    "night week weekend month year decade century spring summer autumn winter monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)
_DENIED_WITHIN = 3  # words behind a negator
_NOUNS = frozenset("records goods lights shorts minors seconds".split())
_JOINING = frozenset("and but or while whereas as when after before that which who".split())
_GOVERNED = 3  # content words before a word, of which it is said
_QUALIFIED = 2  # words right behind one that it may say something of
_LOOKED_BACK = 8


class Side(Enum):
    """How a word of a passage stands to one of the claim."""

    SAME = auto()  # the word itself, in another form or a synonym
    WITH = auto()  # at the same pole of a scale
    AGAINST = auto()  # at the other pole, outright
    LOOSELY_AGAINST = auto()  # goes with what stands at the other pole


@dataclass(frozen=True, slots=True)
class Faced:
    """A word of a passage, by its index, and its side."""

    at: int
    side: Side


def directed(words: Sequence[Word], at: int) -> tuple[Pole, ...]:
    """Return the poles at which ``words[at]`` stands; () for names, and words that say none.

    "18 years old" says nothing of age, "last year" nothing of an end, and "records" are papers.
    """
    word = words[at]
    if (word.capital and at > 0) or word.text.lower() in _NOUNS:
        return ()
    if word.text.lower() == "old" and at > 0 and words[at - 1].text.lower().startswith("year"):
        return ()
    if word.text.lower() == "last" and _following(words, at).lower() in _PERIODS:
        return ()
    return poles(word.text, _following(words, at))


def phrase(words: Sequence[Word], at: int) -> str:
    """Return the text of ``words[at]``, with the particle that it takes ("voted for")."""
    following = _following(words, at)
    return f"{words[at].text} {following}" if takes(words[at].text, following) else words[at].text


def _following(words: Sequence[Word], at: int) -> str:
    return words[at + 1].text if at + 1 < len(words) else ""


def governed(words: Sequence[Word], at: int) -> frozenset[str]:
    """Return the keys of what ``words[at]`` is said of: the nearest content words of its clause.

    Example: both "output" and "oil" of "fell" in "gas output rose and oil output fell".
    """
    found: list[str] = []
    for before in range(at - 1, max(-1, at - 1 - _LOOKED_BACK), -1):
        word = words[before]
        if words[before + 1].start - word.end > 1 or _is_on_scale(words, before, at):
            break
        if word.content and not word.text[0].isdigit():
            found.append(word.key)
        elif found and word.text.lower() in _JOINING:
            break
    return frozenset(found[:_GOVERNED])


def qualified(words: Sequence[Word], at: int) -> frozenset[str]:
    """Return the keys of the words right behind ``words[at]``, which it says something of.

    Example: "tab" and "bar" of "new" in "the new tab bar"; none of "rose" in "it rose by half".
    """
    found: list[str] = []
    for behind in range(at + 1, min(len(words), at + 1 + _QUALIFIED)):
        word = words[behind]
        if word.start - words[behind - 1].end > 1 or not word.content or not word.text.islower():
            break
        found.append(word.key)
    return frozenset(found)


def _is_on_scale(words: Sequence[Word], one: int, other: int) -> bool:
    """Whether two words stand on the same scale."""
    scales = {pole.scale for pole in directed(words, other)}
    return any(pole.scale in scales for pole in directed(words, one))


def facing(claim: Sequence[Word], at: int, passage: Sequence[Word]) -> Iterator[Faced]:
    """Yield what `passage` has for ``claim[at]``, in order.

    A word at both poles of different scales takes no side; one that the claim has too is not held
    against it. Example: for "rose" in "Sales rose in May", "fell" in "In May sales fell" is
    against it.
    """
    poles_said = directed(claim, at)
    own = [pole for pole in poles_said if pole.outright]
    stated = {word.text.lower() for word in claim} - {claim[at].text.lower()}
    said, denied = claim[at], _is_denied(claim, at)
    for place, word in enumerate(passage):
        ends = directed(passage, place)
        same = word.key == said.key or word.text.lower() == said.text.lower()
        if same and (not ends or ends == poles_said):
            yield Faced(place, Side.SAME)
        elif ends:
            side = _side(own, ends, turned=_is_denied(passage, place) is not denied)
            if side is Side.WITH or (side is not None and word.text.lower() not in stated):
                yield Faced(place, side)


def _side(own: list[Pole], ends: tuple[Pole, ...], *, turned: bool) -> Side | None:
    """Return on which side a word with the poles `ends` is, None where it is on both or neither."""
    alike = [end for end in ends if any(pole.equals(end) for pole in own)]
    opposed = [end for end in ends if any(pole.opposes(end) for pole in own)]
    if turned:
        alike, opposed = opposed, alike
    if bool(alike) is bool(opposed):
        return None
    if alike:
        return Side.WITH
    return Side.AGAINST if any(end.outright for end in opposed) else Side.LOOSELY_AGAINST


def _is_denied(words: Sequence[Word], at: int) -> bool:
    return sum(map(is_negator, words[max(0, at - _DENIED_WITHIN) : at])) % 2 == 1
