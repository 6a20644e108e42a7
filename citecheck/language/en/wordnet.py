"""What WordNet knows of English words: lemmas, synonyms, opposites, families, kinds.

In: words, or phrases with single spaces, as they stand in a text (`lemmas`, `pos_of`,
`same_family`) or as lemmas (all others). Out: words in WordNet's own writing ("United States"), so
compare with regard to case or fold both. Case counts: "turkey" is the bird, "Turkey" the country;
`lemmas` of "Turkey" gives both, as a sentence may begin so. Function words are not told apart:
"can" is a noun and a verb here.

A *rank* is the place of a sense among those of its word and part of speech, the most frequent
first: 1 is the usual sense, and the farther down, the rarer. Every function that crosses from one
word to another over a common sense takes `max_rank`, which bounds the rank on both sides; None
bounds nothing. What each link is worth on claims and their sources, by rank, is measured in
``docs/benchmarks/lexicon.md``.

The table is loaded when it is first asked (some 50 ms), part by part. Nothing here looks at the
words around a word; that two words can mean the same does not say that they do.

Source: WordNet 3.1, Princeton University (WORDNET-LICENSE beside this file).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from citecheck.language.en import beyond_wordnet, morphology
from citecheck.language.en import wordnet_table as table
from citecheck.language.en.morphology import Lemma, lemmas, pos_of
from citecheck.language.en.wordnet_table import Pos

__all__ = [
    "Lemma", "Pos", "antonyms", "are_antonyms", "are_cohyponyms", "are_synonyms", "attributes",
    "cross_synonyms", "derivations", "entailments", "hypernyms", "indirect_antonyms", "is_person",
    "lemmas", "phrases", "pos_of", "same_family", "similar", "synonym_rank", "synonyms",
]  # fmt: skip

_REMEMBERED = 65536  # answers of a kind
_DEEPEST = 20  # steps from any noun of WordNet to "entity"


def synonyms(lemma: str, pos: Pos, *, max_rank: int | None = None) -> frozenset[str]:
    """Return the words that share a sense with `lemma`, without it; both ranks within `max_rank`.

    Args:
        lemma: a lemma.
        pos: its part of speech; synonyms have the same.
        max_rank: the last rank that counts, from 1.
    """
    return frozenset(
        other
        for sense in table.senses_of(lemma, pos, max_rank)
        for other in table.words_in(table.links("senses").targets[sense], max_rank)
        if other != lemma
    )


def synonym_rank(a: str, b: str, pos: Pos) -> int | None:
    """Return the least rank within which two lemmas share a sense, None where they share none.

    1 means that both usually mean the same. A lemma and itself give 1.
    """
    own, other = table.ranks_of(a, pos), table.ranks_of(b, pos)
    return min((max(own[at], other[at]) for at in own.keys() & other.keys()), default=None)


def are_synonyms(a: str, b: str, pos: Pos, *, max_rank: int | None = None) -> bool:
    """Whether two lemmas of `pos` share a sense whose rank is within `max_rank` for both."""
    rank = synonym_rank(a, b, pos)
    return rank is not None and (max_rank is None or rank <= max_rank)


def similar(lemma: str, pos: Pos, *, max_rank: int | None = None) -> frozenset[str]:
    """Return adjectives near in meaning: WordNet's head of a cluster and its satellites.

    "huge" for "large", "arid" for "dry": nearer than a kind, looser than a synonym. Empty but for
    adjectives.
    """
    return frozenset(
        other
        for synset in table.synsets_of(lemma, pos, max_rank)
        for near in table.links("similar").of(synset)
        for other in table.words_in(near, max_rank)
        if other != lemma
    )


def antonyms(lemma: str, pos: Pos, *, max_rank: int | None = None) -> frozenset[str]:
    """Return the words that WordNet opposes to `lemma` itself: "rise" and "fall"."""
    return frozenset(
        table.word_of(goal)
        for sense in table.senses_of(lemma, pos, max_rank)
        for goal in table.links("antonyms").of(sense)
        if max_rank is None or table.rank_of(goal) <= max_rank
    )


def indirect_antonyms(lemma: str, pos: Pos, *, max_rank: int | None = None) -> frozenset[str]:
    """Return opposites by way of similar adjectives, without the direct ones.

    "huge" is similar to "large", whose opposite is "small", to which "tiny" is similar. Looser
    than `antonyms`; empty but for adjectives.
    """
    if pos is not Pos.ADJECTIVE:
        return frozenset()
    senses, similar_to = table.links("senses"), table.links("similar")
    heads = table.synsets_of(lemma, pos, max_rank)
    near = heads | {one for synset in heads for one in similar_to.of(synset)}
    opposed = {
        senses.targets[goal]
        for synset in near
        for sense in table.senses_in(synset)
        for goal in table.links("antonyms").of(sense)
    }
    around = opposed | {one for synset in opposed for one in similar_to.of(synset)}
    found = {other for synset in around for other in table.words_in(synset, max_rank)}
    return frozenset(found - antonyms(lemma, pos, max_rank=max_rank) - {lemma})


def are_antonyms(a: str, b: str, pos: Pos, *, max_rank: int | None = None) -> bool:
    """Whether WordNet opposes two lemmas of `pos` to one another, directly."""
    return b in antonyms(a, pos, max_rank=max_rank)


def derivations(lemma: str, pos: Pos) -> frozenset[tuple[str, Pos]]:
    """Return the words made from `lemma` or from which it is made, with their parts of speech.

    "decision" for "decide", "German" and "Germany" for one another, "quick" for "quickly". One
    step, any sense: what an agent does and who it is done to ("employer", "employee") are both
    derivations of "employ", not of each other.
    """
    return frozenset(
        (table.word_of(goal), table.pos_of_sense(goal))
        for sense in table.senses_of(lemma, pos)
        for goal in table.links("derived").of(sense)
    )


def cross_synonyms(
    lemma: str, pos: Pos, *, max_rank: int | None = None
) -> frozenset[tuple[str, Pos]]:
    """Return the synonyms of the derivations of `lemma` in the sense that is derived from it.

    "flight" for "fly" by way of "flying"; "purchase" as a noun for "buy". Looser than a
    derivation. `max_rank` bounds the senses of `lemma` and those of the words that are returned.
    """
    senses = table.links("senses")
    ends = {
        senses.targets[goal]
        for sense in table.senses_of(lemma, pos, max_rank)
        for goal in table.links("derived").of(sense)
    }
    found = {
        (other, table.pos_of_synset(synset))
        for synset in ends
        for other in table.words_in(synset, max_rank)
    }
    return frozenset(found - derivations(lemma, pos) - {(lemma, pos)})


def same_family(a: str, b: str) -> bool:
    """Whether two words, in any form, are one word or directly derived from one another.

    "grew" and "growth", "Germany" and "German", "colour" and "color", "cease-fire" and
    "ceasefire", "plan" as noun and as verb. An adverb belongs to what its adjective belongs to
    ("economically", "economy"); "sold" and "sale" come from `beyond_wordnet`.
    """
    own, others = set(lemmas(a)), set(lemmas(b))
    written = {_joined(one.text) for one in own} or {_joined(a)}
    if written & ({_joined(one.text) for one in others} or {_joined(b)}):
        return True
    beyond = {word for one in own for word in beyond_wordnet.family(one.text)}
    if any(one.text.lower() in beyond for one in others):
        return True
    return bool(_family(own) & _joined_all(others) or _family(others) & _joined_all(own))


def _joined(text: str) -> str:
    """Return `text` without what two spellings of it differ in."""
    return morphology.american(text.lower().replace("-", "").replace(" ", ""))


def _joined_all(words: Iterable[tuple[str, Pos]]) -> set[tuple[str, Pos]]:
    return {(_joined(text), pos) for text, pos in words}


def _family(words: Iterable[Lemma]) -> set[tuple[str, Pos]]:
    found: set[tuple[str, Pos]] = set()
    for lemma in words:
        near = derivations(*lemma)
        found |= near
        if lemma.pos is Pos.ADVERB:
            found.update(further for one in near for further in derivations(*one))
    return _joined_all(found)


@lru_cache(_REMEMBERED)
def hypernyms(
    lemma: str, pos: Pos, *, depth: int = 1, max_rank: int | None = None
) -> frozenset[str]:
    """Return what `lemma` is a kind of: "vehicle" for "car"; for a verb, what it is a way of doing.

    Args:
        lemma: a lemma.
        pos: noun or verb; others have none.
        depth: how many steps up, 1 for the next kind only. All words on the way are returned.
        max_rank: bounds the senses of `lemma` and those of the words above.
    """
    found: set[str] = set()
    level = table.synsets_of(lemma, pos, max_rank)
    for _ in range(depth):
        level = {above for synset in level for above in table.links("hypernyms").of(synset)}
        found.update(word for synset in level for word in table.words_in(synset, max_rank))
    return frozenset(found - {lemma})


@cache
def is_person(noun: str) -> bool:
    """Whether a noun usually names a kind of person: "writer", "minister", "German".

    What a deed's name shares with its doer's ("sing" and "singer") says less than with the deed's.
    """
    above = table.synsets_of(noun, Pos.NOUN, 1)
    person = table.synsets_of("person", Pos.NOUN, 1)
    for _ in range(_DEEPEST):
        if above & person:
            return True
        above = {synset for one in above for synset in table.links("hypernyms").of(one)}
    return False


def are_cohyponyms(a: str, b: str, pos: Pos, *, max_rank: int | None = None) -> bool:
    """Whether two lemmas are kinds of one thing, and neither synonyms nor one a kind of the other.

    Args:
        a: a lemma.
        b: another.
        pos: noun or verb; others have no kinds.
        max_rank: the last rank that counts, for both.
    """
    own, other = table.synsets_of(a, pos, max_rank), table.synsets_of(b, pos, max_rank)
    if own & other:
        return False
    above_own, above_other = _above(a, pos, max_rank), _above(b, pos, max_rank)
    if above_own & other or above_other & own:
        return False
    return bool(above_own & above_other)


def _above(lemma: str, pos: Pos, max_rank: int | None) -> set[int]:
    links = table.links("hypernyms")
    return {
        above for synset in table.synsets_of(lemma, pos, max_rank) for above in links.of(synset)
    }


@lru_cache(_REMEMBERED)
def entailments(lemma: str, *, max_rank: int | None = None) -> frozenset[str]:
    """Return the verbs that are true where the verb `lemma` is: "die" for "kill", "try" for "win".

    Both of WordNet's links: what it causes, and what it cannot be done without.
    """
    return frozenset(
        other
        for synset in table.synsets_of(lemma, Pos.VERB, max_rank)
        for name in ("entailed", "caused")
        for then in table.links(name).of(synset)
        for other in table.words_in(then, max_rank)
    )


def attributes(lemma: str, pos: Pos, *, max_rank: int | None = None) -> frozenset[str]:
    """Return for an adjective what it is a value of ("size" for "large"), for a noun its values."""
    return frozenset(
        other
        for synset in table.synsets_of(lemma, pos, max_rank)
        for value in table.links("attributes").of(synset)
        for other in table.words_in(value, max_rank)
    )


def phrases(first_word: str) -> tuple[str, ...]:
    """Return the phrases that begin with `first_word`, the longest (in words) first.

    Args:
        first_word: one word as a lemma; "take" gives "take part", "take into account" …
    """
    found = table.starting(first_word.lower() + " ")
    return tuple(sorted(found, key=lambda phrase: -phrase.count(" ")))
