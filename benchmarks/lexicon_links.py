"""Claims beside their sources, word by word: what is open, and the links of WordNet that close it.

Read by `lexicon.py` and `mine_synonyms.py`, which say what they make of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from citecheck.language.en import wordnet as wn
from citecheck.language.en.function_words import STOPWORDS
from citecheck.language.en.morphology import american
from citecheck.language.en.wordnet_table import Pos
from citecheck.nlp.sentences import split

WINDOW = 3  # sentences
PHRASE = 4  # words of the longest phrase that is looked for
TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
Words = frozenset[tuple[str, Pos]]
Link = Callable[[Words, Words], bool]
"""Takes the lemmas of a word of the claim and those of the words beside it."""


def reaching(related: Callable[[str, Pos], Iterable[str | tuple[str, Pos]]]) -> Link:
    """Return a link from a claim's word to what its lemmas are `related` to."""

    @cache
    def ends(lemma: str, pos: Pos) -> Words:
        return frozenset(
            (one.lower(), pos) if isinstance(one, str) else (one[0].lower(), one[1])
            for one in related(lemma, pos)
        )

    return lambda own, there: any(not ends(*lemma).isdisjoint(there) for lemma in own)


def reached(related: Callable[[str, Pos], Iterable[str]]) -> Link:
    """Return a link from a word of the source to what its lemmas are `related` to."""
    link = reaching(related)
    return lambda own, there: link(there, own)


def family(own: Words, there: Words) -> bool:
    return bool(kinds_of_family(own, there))


def of_kind(kind: str) -> Link:
    """Return a link between words of one family: a name, a person and what is not, or others."""
    return lambda own, there: kind in kinds_of_family(own, there)


@lru_cache(1024)
def kinds_of_family(own: Words, there: Words) -> frozenset[str]:
    pairs = ((a, b) for a, _ in own for b, _ in there if a[0] == b[0])
    return frozenset(kind_of_pair(a, b) for a, b in pairs if in_one_family(a, b))


@cache
def in_one_family(a: str, b: str) -> bool:
    return wn.same_family(a, b)


@cache
def kind_of_pair(a: str, b: str) -> str:
    if any(lemma.text[0].isupper() for word in (a, b) for lemma in wn.lemmas(word)):
        return "name"
    return "person" if wn.is_person(a) != wn.is_person(b) else "other"


def common_kind(own: Words, there: Words) -> bool:
    pairs = (((a, b), pos) for a, pos in own for b, other in there if other is pos)
    return any(wn.are_cohyponyms(*pair, pos, max_rank=1) for pair, pos in pairs)


def within(
    function: Callable[..., frozenset[str]], rank: int | None
) -> Callable[..., Iterable[str]]:
    return lambda lemma, pos: function(lemma, pos, max_rank=rank)


def verbs(lemma: str, pos: Pos) -> frozenset[str]:
    return wn.entailments(lemma, max_rank=2) if pos is Pos.VERB else frozenset()


LINKS: Mapping[str, Link] = {
    "family": family,
    "family, of a name": of_kind("name"),
    "family, a person and a deed or thing": of_kind("person"),
    "family, others": of_kind("other"),
    **{
        f"{name}, rank {'any' if rank is None else rank}": reaching(within(function, rank))
        for name, function in (
            ("synonym", wn.synonyms),
            ("synonym of a derivation", wn.cross_synonyms),
            ("similar adjective", wn.similar),
        )
        for rank in (1, 2, 3, None)
    },
    "source names a kind of it, 1 step, rank 1": reached(within(wn.hypernyms, 1)),
    "source names a kind of it, 3 steps, rank 1": reached(
        lambda lemma, pos: wn.hypernyms(lemma, pos, depth=3, max_rank=1)
    ),
    "source names what it is a kind of, 1 step, rank 1": reaching(within(wn.hypernyms, 1)),
    "source's verb entails it, rank 2": reached(verbs),
    "another kind of the same, rank 1": common_kind,
    "opposite": reaching(wn.antonyms),
    "indirect opposite, rank 1": reaching(within(wn.indirect_antonyms, 1)),
}


@cache
def known(word: str) -> Words:
    """Return the lemmas of a word, lower case."""
    return frozenset((lemma.text.lower(), lemma.pos) for lemma in wn.lemmas(word))


@cache
def usual(word: str) -> Words:
    """Return those of `known` that are of the part of speech that the word usually is."""
    parts = wn.pos_of(word)[:1]
    return frozenset(lemma for lemma in known(word) if lemma[1] in parts)


@cache
def forms(word: str) -> frozenset[str]:
    """Return what `word` counts as when the same word is looked for."""
    texts = {text for text, _ in known(word)} | {word.lower()}
    return frozenset(american(text.replace("-", "").replace(",", "")) for text in texts)


def words_of(text: str) -> list[str]:
    return [match.group().replace("’", "'").removesuffix("'s") for match in TOKEN.finditer(text)]


def is_content(word: str) -> bool:
    return word.lower() not in STOPWORDS and (word[0].isdigit() or len(word) > 2 or word.isupper())


@dataclass
class Claim:
    """The open words of one claim, and what stands where most of its words do."""

    supported: bool
    open: list[str]
    there: Words
    free: Words  # of words that the claim has not, in their usual part of speech
    window: list[str]


def read(row: Mapping[str, str], sources: Callable[[str], list[list[str]]]) -> Claim:
    """Lay a claim beside its source."""
    content = {word: forms(word) for word in words_of(row["claim"]) if is_content(word)}
    sentences = sources(row["source_text"])
    wanted = frozenset().union(*content.values())
    held = [{form for word in one for form in forms(word)} & wanted for one in sentences]
    best = max(range(len(sentences)), key=lambda at: len(set().union(*held[at : at + WINDOW])))
    window = [word for one in sentences[best : best + WINDOW] for word in one]
    have = {form for word in window for form in forms(word)}
    phrases = {
        lemma
        for length in range(2, PHRASE + 1)
        for at in range(len(window) - length + 1)
        if is_content(window[at])
        for lemma in known(" ".join(window[at : at + length]))
    }
    words = {word for word in window if is_content(word)}
    free = {word for word in words if forms(word).isdisjoint(wanted)}
    return Claim(
        row["label"] == "supported",
        [word for word, own in content.items() if own.isdisjoint(have)],
        frozenset(lemma for word in words for lemma in known(word)).union(phrases),
        frozenset(lemma for word in free for lemma in usual(word)).union(phrases),
        window,
    )


def sentences_of() -> Callable[[str], list[list[str]]]:
    last: dict[str, list[list[str]]] = {}

    def sentences(text: str) -> list[list[str]]:
        if text not in last:
            last.clear()
            last[text] = [words_of(text[one.start : one.end]) for one in split(text)] or [[]]
        return last[text]

    return sentences
