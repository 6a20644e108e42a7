"""Verbs of several words beside verbs of one: "turned down" and "rejected", "took part".

A tool of alignment. Which phrases there are, and what means the same, is WordNet's to say; here
they are found in a text, an object allowed between verb and particle ("turned the offer down").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from citecheck.language.en import wordnet
from citecheck.language.en.alignment import DETERMINERS, PARTICLES, SEPARABLE
from citecheck.language.en.wordnet import Pos, lemmas
from citecheck.nlp.align.words import Term, bare, tag

PHRASE_RANK = 3
"""Senses by which a phrase and a verb count as the same, as for single words."""

_LONGEST = 3  # words of a phrase
_OBJECT = 4  # words that may stand between a verb and its particle


def phrase_at(terms: Sequence[Term], at: int) -> str | None:
    """Return the phrase of which ``terms[at]`` is the verb, as a lemma: "turn down"."""
    behind = [term.lower for term in terms[at + 1 : at + 2 + _OBJECT]]
    if not behind:
        return None
    for verb in verbs_of(terms[at].lower):
        known = _phrases(verb)
        for words in range(_LONGEST - 1, 0, -1):
            joined = " ".join([verb, *behind[:words]])
            if joined in known:
                return joined
        for place, particle in enumerate(behind[1:_OBJECT], start=2):
            following = behind[place] if place < len(behind) else ""
            governs = (
                following in DETERMINERS or following == "of"
            )  # "down the valley", "out of 30"
            if particle in SEPARABLE and f"{verb} {particle}" in known and not governs:
                return f"{verb} {particle}"
    return None


@lru_cache(65536)
def verbs_of(lower: str) -> frozenset[str]:
    """Return the verbs of which a lower-case word may be a form, as lemmas."""
    return frozenset(lemma.text for lemma in lemmas(bare(lower)) if lemma.pos is Pos.VERB)


@lru_cache(8192)
def _phrases(verb: str) -> frozenset[str]:
    return frozenset(
        phrase for phrase in wordnet.phrases(verb) if Pos.VERB in wordnet.pos_of(phrase)
    )


class Meanings(Struct, frozen=True):
    """What means the same as a verb of a claim where one of the two is a phrase."""

    words: frozenset[str]  # single verbs
    phrases: frozenset[str]
    verbs: frozenset[str]  # with which the phrases begin
    phrase: str | None = None  # to which the claim's verb belongs

    def may_stand(self, verbs: Mapping[str, Sequence[int]]) -> set[int]:
        """Return the places at which alone `stands` can be true, of those of all verbs."""
        return {at for one in (self.words | self.verbs) & verbs.keys() for at in verbs[one]}

    def clashes(self, words: Sequence[Term], at: int) -> bool:
        """Whether ``words[at]`` is the verb of another phrase, or of none: "turned", "turned up".

        Only a particle makes another verb: "live on" is no other than "live in".
        """
        if self.phrase is None:
            return False
        found = phrase_at(words, at)
        if found is None or found == self.phrase or found in self.phrases:
            return found is None and self.phrase.rpartition(" ")[2] in PARTICLES
        return found.rpartition(" ")[2] in PARTICLES

    def stands(self, words: Sequence[Term], at: int) -> bool:
        """Whether ``words[at]`` is one of them, or the verb of one."""
        own = verbs_of(words[at].lower)
        if (own.isdisjoint(self.words) and own.isdisjoint(self.verbs)) or Pos.VERB not in tag(
            words, at
        ):
            return False
        found = phrase_at(words, at)
        return not own.isdisjoint(self.words) if found is None else found in self.phrases


def meanings(terms: Sequence[Term], at: int) -> Meanings | None:
    """Return what means the same as the verb ``terms[at]`` of a claim, None where that is nothing.

    Where the verb belongs to a phrase, single words count; where it does not, only phrases do.
    """
    phrase = phrase_at(terms, at)
    if phrase is not None:
        return replace(_meaning(phrase), phrase=phrase)
    found = _phrases_meaning(terms[at].lower)
    return found if found.phrases else None


@lru_cache(8192)
def _meaning(verb: str) -> Meanings:
    same = wordnet.synonyms(verb, Pos.VERB, max_rank=PHRASE_RANK)
    phrases = frozenset(one for one in same if " " in one)
    words = frozenset(one for one in same if one.isalpha())
    return Meanings(words, phrases, frozenset(one.partition(" ")[0] for one in phrases))


@lru_cache(65536)
def _phrases_meaning(lower: str) -> Meanings:
    all_ = [_meaning(verb) for verb in verbs_of(lower)]
    return Meanings(
        frozenset(),
        frozenset().union(*(one.phrases for one in all_)),
        frozenset().union(*(one.verbs for one in all_)),
    )
