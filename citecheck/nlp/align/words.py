"""Text → its words with what they do in a sentence: content, negator, modal, quantifier, pronoun.

A tool of alignment. It looks at one text and its small words; what two words have to do with each
other is told in `relations`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache

import msgspec

from citecheck.language.en.alignment import (
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    NEGATORS,
    PRONOUNS,
    QUANTIFIERS,
)
from citecheck.language.en.function_words import STOPWORDS
from citecheck.language.en.wordnet import Pos, lemmas
from citecheck.nlp.lexical.words import Word, find_words

_POSSESSIVES = ("'s", "’s", "'", "’")
_SUBJECTS = frozenset(("he", "she", "they", "it", "who", "we", "i", "which"))
_PARTICIPLES = ("ed", "en", "t", "n", "d", "ng")
_NOUN, _VERB, _ADJECTIVE, _ADVERB = Pos.NOUN, Pos.VERB, Pos.ADJECTIVE, Pos.ADVERB


class Role(Enum):
    """What a word does."""

    CONTENT = 1
    SMALL = 2
    NEGATOR = 3
    MODAL = 4
    QUANTIFIER = 5
    PRONOUN = 6


class Term(msgspec.Struct, frozen=True, gc=False):
    """A word of a text, at [start, end), lower-cased, and the key under which it is compared."""

    start: int
    end: int
    text: str
    lower: str
    role: Role
    key: str

    @property
    def content(self) -> bool:
        """Whether it says something by itself."""
        return self.role is Role.CONTENT


def read(text: str) -> tuple[Term, ...]:
    """Return the words of `text` in order; offsets are code points into it."""
    return terms(find_words(text))


def terms(words: Iterable[Word]) -> tuple[Term, ...]:
    """Return words with what they do."""
    return tuple(
        Term(word.start, word.end, word.text, lower := word.text.lower(), role(lower), word.key)
        for word in words
    )


@lru_cache(65536)
def role(lower: str) -> Role:
    """Return what a lower-case word does."""
    plain = lower.replace("’", "'")
    if plain in NEGATORS or plain.endswith("n't"):
        return Role.NEGATOR
    for words, found in ((MODALS, Role.MODAL), (QUANTIFIERS, Role.QUANTIFIER)):
        if plain in words:
            return found
    if plain in PRONOUNS:
        return Role.PRONOUN
    return Role.SMALL if plain in STOPWORDS else Role.CONTENT


@lru_cache(65536)
def bare(lower: str) -> str:
    """Return a lower-case word without its possessive ending."""
    for ending in _POSSESSIVES:
        if lower.endswith(ending):
            return lower[: -len(ending)]
    return lower


@lru_cache(65536)
def possible(lower: str) -> frozenset[Pos]:
    """Return the parts of speech that a lower-case word can have; empty for what is no word."""
    return frozenset(lemma.pos for lemma in lemmas(bare(lower)))


def is_proper(term: Term) -> bool:
    """Whether a word is written like a name, and is known as nothing else ("Norway", "Holm")."""
    if not term.text[0].isupper():
        return False
    return all(lemma.text[0].isupper() for lemma in lemmas(bare(term.text)))


def is_proper_at(terms: Sequence[Term], at: int) -> bool:
    """Whether terms[at] is written like a name: with a capital, or at the start and no word."""
    term = terms[at]
    if not term.content or not term.text[0].isupper():
        return False
    return at > 0 or not possible(term.lower) or is_proper(term)


def tag(terms: Sequence[Term], at: int) -> frozenset[Pos]:
    """Return the parts of speech that ``terms[at]`` may have where it stands.

    Read off the word before it and its ending: an article is followed by a noun, "to" by a verb.
    """
    word = terms[at].lower
    can = possible(word)
    if len(can) < 2:
        return can
    before = terms[at - 1].lower if at else ""
    if word.endswith("ly") and _ADVERB in can:
        return frozenset({_ADVERB})
    if at + 1 < len(terms) and terms[at + 1].lower == "than":
        return can & {_ADJECTIVE, _ADVERB} or can
    return _by_the_word_before(word, before, can) & can or can


def _by_the_word_before(word: str, before: str, can: frozenset[Pos]) -> frozenset[Pos]:
    if before in MODALS or before in ("not", "do", "does", "did") or before.endswith("n't"):
        return frozenset({_VERB})
    if before == "to":
        return frozenset({_VERB, _NOUN}) if word.endswith(("s", "ing")) else frozenset({_VERB})
    if before in DETERMINERS or before.endswith(("'s", "’s")):
        return can - ({_ADVERB} if word.endswith(("ed", "ing")) else {_VERB, _ADVERB})
    if before in HAVE and word.endswith(_PARTICIPLES):
        return frozenset({_VERB})
    if before in BE and word.endswith(("ed", "ing", "en")):
        return frozenset({_VERB, _ADJECTIVE})
    return frozenset({_VERB}) if before in _SUBJECTS else can


def is_passive(terms: Sequence[Term], at: int) -> bool:
    """Whether the verb ``terms[at]`` is in the passive: "was sued", "sued by"."""
    if not terms[at].lower.endswith(_PARTICIPLES):
        return False
    for before in reversed(terms[max(0, at - 3) : at]):
        if before.lower in BE:
            return True
        if before.content and not before.lower.endswith("ly"):
            break
    opens = at == 0 and not terms[at].lower.endswith("ng")  # "Formed by volcanoes, Java …"
    return opens or (at + 1 < len(terms) and terms[at + 1].lower == "by")


def degree(lower: str) -> int:
    """Return 2 for a superlative, 1 for a comparative, 0 for any other lower-case word."""
    if len(lower) <= 4 or not lower.endswith(("est", "er")):
        return 0
    known = lemmas(lower)
    compared = any(
        lemma.pos is _ADJECTIVE and len(lemma.text) < len(lower) - 1 for lemma in known
    ) and not any(lemma.pos is _NOUN and lemma.text == lower for lemma in known)
    return 0 if not compared else 2 if lower.endswith("est") else 1
