"""How one word of a claim and one of a source stand to each other: the kinds of ticks.

A word is ticked by itself, an inflection or member of its family, a name's other form, a synonym of
the same part of speech, or a more special word of the source. Closeness of letters ticks nothing
(RULES S1). The ranks are those at which the links of WordNet still tell supported claims from
others (docs/benchmarks/lexicon.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from citecheck.language.en import wordnet
from citecheck.language.en.alignment import FAMILY, HUMANS
from citecheck.language.en.synonyms import groups
from citecheck.language.en.wordnet import Pos, lemmas
from citecheck.model import How
from citecheck.nlp.align.words import Term, bare, tag
from citecheck.nlp.lexical.opposites import poles
from citecheck.nlp.lexical.words import key

SYNONYM_RANK = 3
"""Senses by which two words count as synonyms; .78 to .84 of such claims are supported, beyond it
half are chance (docs/benchmarks/lexicon.md, 2026-11-28)."""

_KIND_RANK = 1
_ENTAILED_RANK = 2
_ASSIGNED = "~"  # stands in the key of a word that has synonyms of our own list


@lru_cache(65536)
def expand(lower: str, tags: frozenset[Pos]) -> Mapping[str, How]:
    """Return the keys under which a lower-case word may stand in a source, and as what."""
    found: dict[str, How] = {}
    for lemma in lemmas(bare(lower)):
        if lemma.pos in tags:
            for other in wordnet.synonyms(lemma.text, lemma.pos, max_rank=SYNONYM_RANK):
                found[_key(other)] = How.SYNONYM
    for lemma in lemmas(bare(lower)):
        for other, _ in wordnet.derivations(lemma.text, lemma.pos):
            found[_key(other)] = How.FORM
        found.update({_key(other): How.FORM for other in FAMILY.get(lemma.text, ())})
    found.pop("", None)
    return found


def keys_of(mine: Term, tags: frozenset[Pos]) -> frozenset[str]:
    """Return every key under which a claim's word may stand, so that others need no look."""
    found = {mine.key, *expand(mine.lower, tags)}
    if mine.text.isupper():
        found.add(key(f"{mine.text}s"))
    elif mine.text[:-1].isupper():
        found.add(key(mine.text[:-1]))
    return frozenset(found)


def _key(word: str) -> str:
    """Return the key of a single word, "" for a phrase."""
    return key(word) if word.isalpha() else ""


def relate(mine: Term, tags: frozenset[Pos], words: Sequence[Term], at: int) -> How | None:
    """Return what ``words[at]`` of a source is to a claim's word; None where it ticks nothing.

    Args:
        mine: the claim's word.
        tags: the parts of speech that it may have in the claim.
        words: the words of a piece of the source.
        at: the place of the word there.
    """
    other = words[at]
    if mine.lower == other.lower:
        return How.SAME
    if _is_plural(mine.text, other.text) or _is_plural(other.text, mine.text):
        return How.FORM
    if mine.key == other.key:
        return _same_key(bare(mine.lower), bare(other.lower), mine.key)
    found = expand(mine.lower, tags).get(other.key)
    if found is How.SYNONYM and tag(words, at).isdisjoint(tags):
        return None
    return found


def _is_plural(many: str, one: str) -> bool:
    """Whether `many` is the plural of an acronym: "MRIs"."""
    return many.endswith("s") and one.isupper() and many[:-1] == one


@lru_cache(65536)
def _same_key(mine: str, other: str, shared: str) -> How | None:
    """Return what two words of one key are: stems of different words may fall together."""
    if mine == other or wordnet.same_family(mine, other):
        return How.FORM
    if _ASSIGNED in shared and _is_listed(mine) and _is_listed(other):
        return How.SYNONYM
    return None if lemmas(mine) and lemmas(other) else How.FORM


@lru_cache(65536)
def _is_listed(word: str) -> bool:
    """Whether a word is in our own list itself, and not merely of the stem of one that is."""
    return not _listed().isdisjoint({word, *(lemma.text for lemma in lemmas(word))})


@lru_cache(1)
def _listed() -> frozenset[str]:
    return frozenset(word for group in groups() for word in group)


def is_kind_of(
    words: Sequence[Term], at: int, mine: Term, tags: frozenset[Pos], *, depth: int = 1
) -> bool:
    """Whether the source's ``words[at]`` is a kind of the claim's word, or cannot be without it.

    "Spaniel" bears out "dog", "killed" bears out "died", any word for a person "people". Slow:
    asked of open words only.

    Args:
        words: the words of a piece of the source.
        at: the place of the word there.
        mine: the claim's word.
        tags: the parts of speech that it may have in the claim.
        depth: steps up from a noun; a verb may be one step off.
    """
    its = tag(words, at)
    if mine.lower in HUMANS and Pos.NOUN in its:
        return any(
            lemma.pos is Pos.NOUN and wordnet.is_person(lemma.text)
            for lemma in lemmas(bare(words[at].lower))
        )
    shared = tags & its
    return bool(shared) and not _read_as(bare(mine.lower), shared).isdisjoint(
        _above(bare(words[at].lower), shared, depth)
    )


@lru_cache(65536)
def _read_as(lower: str, tags: frozenset[Pos]) -> frozenset[tuple[str, Pos]]:
    """Return the lemmas that a word may be as one of `tags`."""
    return frozenset((lemma.text, lemma.pos) for lemma in lemmas(lower) if lemma.pos in tags)


@lru_cache(65536)
def _above(lower: str, tags: frozenset[Pos], depth: int) -> frozenset[tuple[str, Pos]]:
    """Return what a word, as one of `tags`, is a kind of or cannot be without."""
    found: set[tuple[str, Pos]] = set()
    for text, pos in _read_as(lower, tags):
        steps = depth if pos is Pos.NOUN else 1
        above = wordnet.hypernyms(text, pos, depth=steps, max_rank=_KIND_RANK)
        if pos is Pos.VERB:
            above |= wordnet.entailments(text, max_rank=_ENTAILED_RANK)
        found.update((word, pos) for word in above)
    return frozenset(found)


@lru_cache(65536)
def opposed(mine: str, other: str) -> bool:
    """Whether two lower-case words are opposites, by our own list or by WordNet."""
    mine_at, other_at = poles(mine), poles(other)
    if any(
        one.outright and two.outright and one.opposes(two) for one in mine_at for two in other_at
    ):
        return True
    others = {(lemma.text, lemma.pos) for lemma in lemmas(other)}
    return any(
        (word, lemma.pos) in others
        for lemma in lemmas(mine)
        for word in wordnet.antonyms(lemma.text, lemma.pos)
    )
