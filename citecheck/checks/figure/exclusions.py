"""Step 5: of two values that one sentence gives, whose each is ("men earn $32 and women $27").

In: the words of a claim, a sentence of the source and the places of two values in it. Out: whether
the one is said of another than the claim speaks of, and the other of that. A sentence shares all
its words with both claims; only what stands on either side of its joint tells.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from citecheck.language.en.figure_patterns import (
    EARLIER_VALUE,
    JOINT,
    OF_WHOLE,
    ONCE,
    PART,
    RECKONS,
)
from citecheck.lazy_regex import regex
from citecheck.model import Figure, Span
from citecheck.nlp.lexical.words import Word

_RECKONS = regex(
    RECKONS,
    re.IGNORECASE,
)
_EACH = regex(r"\b(?:each|apiece|per)\b", re.IGNORECASE)
_RATES = ("%", "pp", "bp", "x")  # units that only a calculation gives


def is_chance(said: Figure, words: str, *, rivalled: bool) -> bool:
    """Whether a calculation that gives `said` says nothing, since the claim does not reckon.

    `rivalled` tells that the source gives another value for the same. Without a rival it is chance
    only where the claim speaks of each: "three weeks each" is no sum of two weeks and one.
    """
    if said.unit in _RATES or said.change in ("up", "down") or _RECKONS.search(words):
        return False
    return rivalled or _EACH.search(words) is not None


_PART = regex(PART)
_OF = regex(OF_WHOLE)
_EARLIER = regex(
    EARLIER_VALUE,
    re.IGNORECASE,
)
_ONCE = regex(ONCE, re.IGNORECASE)
_ASIDE_REACH = 60  # code points before the value
_JOINT = regex(JOINT)


def is_anothers(
    values: tuple[Span, Span], sentence: str, words: Sequence[Word], claim: Collection[str]
) -> bool:
    """Whether the first of `values` belongs to what the claim lacks, the second to what it names.

    Spans and words are into `sentence`; `claim` holds the keys of the claim's content words. True
    only where the part of the second is elliptic: it has no word that the claim lacks.
    """
    first, second = sorted(values)
    joints = list(_JOINT.finditer(sentence, first.end, second.start))
    if not joints:
        return False
    conjunctions = [joint for joint in joints if joint[0].isalpha()] or joints
    cut = conjunctions[-1].start()
    before = _told([word for word in words if word.end <= cut], values)
    behind = _told([word for word in words if cut <= word.start < second.start], values)
    rest = _told([word for word in words if word.start >= second.end], values)
    own, others = (before, behind) if values[0] == first else (behind, before)
    elliptic = others if others is before else [*others, *rest]
    if any(word.key not in claim for word in elliptic):
        return False
    known = {word.key for word in own}
    named = [word for word in others if word.key not in known]
    foreign = [word for word in own if word.key not in claim]
    return any(_are_of_a_kind(word, stranger) for word in named for stranger in foreign)


def is_aside(value: Span, sentence: str, claim: str) -> bool:
    """Whether a value is only an aside to another: a part of it, or what it was at another time.

    "Six withdrew, *four* of them in May", "sales of $9m (2024: *$8m*)"; not where `claim`, in
    words, speaks of parts or of that time, too.
    """
    part = _PART.match(sentence, value.end)
    if part is not None:
        return _OF.search(claim) is None
    earlier = _EARLIER.search(sentence, max(0, value.start - _ASIDE_REACH), value.start)
    if earlier is None:
        return False
    year = earlier["year"]
    return year not in claim if year else _ONCE.search(claim) is None


def _are_of_a_kind(one: Word, two: Word) -> bool:
    """Whether both are names or neither is; the first word of a sentence may be either."""
    return one.capital == two.capital or 0 in (one.start, two.start)


def _told(words: Sequence[Word], values: tuple[Span, Span]) -> list[Word]:
    """Return the content words outside the values themselves."""
    return [
        word
        for word in words
        if word.content
        and not word.text[0].isdigit()
        and not any(span.start <= word.start < span.end for span in values)
    ]
