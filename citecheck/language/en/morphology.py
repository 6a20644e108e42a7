"""The shape of English words: a form as it stands in a text → its lemmas; British → American.

Rules over letters say what a form may come from, the table which of it is a word. Nothing here
looks at the words around.

Source: the detachment rules of WordNet's morphy, morphy(7WN).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from citecheck.language.en import wordnet_table as table
from citecheck.language.en.wordnet_table import Pos

_DETACH = {
    Pos.NOUN: (
        ("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"),
        ("men", "man"), ("ies", "y"),
    ),
    Pos.VERB: (
        ("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"),
        ("ing", ""), ("ied", "y"),
    ),
    Pos.ADJECTIVE: (("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
    Pos.ADVERB: (),
}  # fmt: skip
_ENDINGS = {pos: tuple(ending for ending, _ in pairs) for pos, pairs in _DETACH.items()}
_BRITISH = (
    ("isation", "ization"), ("ising", "izing"), ("ise", "ize"), ("lyse", "lyze"),
    ("lysing", "lyzing"), ("our", "or"),
)  # fmt: skip
_LEAST = 3  # letters of a base that a rule may leave: "as" is no plural of "a"
_LEAST_CAPITALS = 2  # the same of an abbreviation: "MPs", "TVs"
_REMEMBERED = 16_384  # words whose lemmas are kept; a long source has some 10,000 distinct ones


def bases(form: str, pos: Pos) -> list[str]:
    """Return what `form` may be an inflection of by the rules; many of these are no words.

    Args:
        form: one word, in any case.
        pos: the part of speech that the base is to have.
    """
    if not form.endswith(_ENDINGS[pos]):
        return []
    found = [
        form.removesuffix(ending) + instead
        for ending, instead in _DETACH[pos]
        if form.endswith(ending)
    ]
    found = [one for one in found if len(one) >= (_LEAST_CAPITALS if one.isupper() else _LEAST)]
    return [*found, *_undoubled(form)] if pos is Pos.VERB else found


def _undoubled(form: str) -> Iterator[str]:
    """Yield "plan" of "planned": the lists of irregular forms have most of these, but not all."""
    for ending in ("ed", "ing"):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) > _LEAST and stem[-1] == stem[-2] not in "aeiouls":
            yield stem[:-1]


def american(word: str) -> str:
    """Return `word` with American endings where it has British ones, else as it is.

    For comparing: what comes out may be no word ("advize"), but is the same for both writings.
    WordNet has nearly every British writing beside the American one; this is for the others
    ("radicalise", "unanalysed", "dishonoured").

    Args:
        word: one lower-case word.
    """
    for british, ending in _BRITISH:
        at = word.rfind(british)
        if at >= _LEAST:
            return word[:at] + ending + word[at + len(british) :]
    return word


class Lemma(NamedTuple):
    """A dictionary form and its part of speech."""

    text: str
    pos: Pos


@lru_cache(_REMEMBERED)
def lemmas(word: str) -> tuple[Lemma, ...]:
    """Return what `word` may be a form of: itself first, then bases by part of speech.

    Irregular forms come from WordNet's lists, others from its rules of detachment; in a phrase the
    first word of a verb ("took part") and the last of a noun ("prime ministers") are inflected. A
    British spelling that WordNet lacks is looked up as the American one. Empty for what is no word.

    Args:
        word: a word or phrase in any case, without possessive ending.
    """
    found = dict.fromkeys(_known(word))
    for writing in dict.fromkeys((word, word[:1].lower() + word[1:])):
        found.update(dict.fromkeys(_known(writing)))
        for pos in table.PARTS:
            for base in _inflected_from(writing, pos):
                found.update(dict.fromkeys(one for one in _known(base) if one.pos is pos))
    if not found and (other := american(word.lower())) != word.lower():
        return lemmas(other)
    return tuple(found)


@lru_cache(_REMEMBERED)
def _known(text: str) -> tuple[Lemma, ...]:
    return tuple(
        Lemma(table.words()[word], pos) for word in table.find(text) for pos in table.parts_of(word)
    )


def _inflected_from(form: str, pos: Pos) -> list[str]:
    irregular = table.irregular(form.lower(), pos)
    if irregular:
        return irregular
    if " " not in form:
        return bases(form, pos)
    if pos is Pos.VERB:
        first, rest = form.split(" ", 1)
        return [f"{base} {rest}" for base in _inflected_from(first, pos)]
    if pos is Pos.NOUN:
        rest, last = form.rsplit(" ", 1)
        return [f"{rest} {base}" for base in _inflected_from(last, pos)]
    return []


def pos_of(word: str) -> tuple[Pos, ...]:
    """Return the parts of speech that `word` can have, the one most often met in SemCor first.

    Args:
        word: a word or phrase in any case and form.
    """
    met: dict[Pos, int] = {}
    for lemma in lemmas(word):
        count = sum(table.tags()[sense] for sense in table.senses_of(lemma.text, lemma.pos))
        met[lemma.pos] = met.get(lemma.pos, 0) + count
    return tuple(sorted(met, key=lambda pos: -met[pos]))
