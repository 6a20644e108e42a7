"""Step 2b: a claim of a draft, with what is compared of it when the draft is held against itself.

In: a `Claim`. Out: its words by what they do: content, names, modifiers; whether it is a sentence
about something definite at all. Two statements are held together in `sameness`.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from msgspec import Struct

from citecheck.language.en.claims import DEFINITE, SPEECH
from citecheck.lazy_regex import regex
from citecheck.model import Claim, Date, Fact, FactKind, Figure
from citecheck.nlp.lexical.words import Word, find_words, key

_WORDS_AT_LEAST = 5  # of a sentence; what is shorter is a caption or a cell
_SMALL = 0.15  # part of the words of a sentence that are articles, verbs and the like
_SENTENCE = regex(r"[\"“‘(]?[^\W\d_a-z].*[.!?][\"”’)]*", re.DOTALL)
_SIGNS = regex(r"[*=|<>±×→\\{}]|\([A-Za-z]\)|\.{4}")
_SPEECH = frozenset(map(key, SPEECH))


class Statement(Struct, frozen=True, dict=True):
    """A claim, with what is compared of it made once."""

    claim: Claim

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words outside figures and dates."""
        spans = [fact.span.shifted(-self.claim.span.start) for fact in self.claim.facts]
        valued = [span for span, fact in zip(spans, self.claim.facts, strict=True) if fact.value]
        return tuple(
            word
            for word in find_words(self.claim.words)
            if not any(span.start <= word.start < span.end for span in valued)
        )

    @cached_property
    def content(self) -> frozenset[str]:
        """The keys of the content words."""
        return frozenset(word.key for word in self.words if word.content) - _SPEECH

    @cached_property
    def plain(self) -> frozenset[str]:
        """All words in lower case."""
        return frozenset(word.text.lower() for word in self.words)

    @cached_property
    def names(self) -> frozenset[str]:
        """The keys of the words of its names and codes ("Mill", "R22", "TRPA1")."""
        offset = self.claim.span.start
        named = [f.span.shifted(-offset) for f in self.claim.facts if f.kind is FactKind.NAME]
        return frozenset(
            word.key
            for word in self.words
            if any(span.start <= word.start < span.end for span in named)
            or word.text[0].isdigit()
            or (len(word.text) > 1 and word.text.isupper())
        )

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it is running text and no heading, caption, table row or formula."""
        text = " ".join(self.claim.words.split())
        small = sum(not word.content for word in self.words)
        return (
            len(self.words) >= _WORDS_AT_LEAST
            and small >= _SMALL * len(self.words)
            and _SENTENCE.fullmatch(text) is not None
            and _SIGNS.search(text) is None
        )

    @cached_property
    def is_definite(self) -> bool:
        """Whether it tells of something that is named or was spoken of: "the mill", "Ada"."""
        names = (fact.text for fact in self.claim.facts if fact.kind is FactKind.NAME)
        return not self.plain.isdisjoint(DEFINITE) or not all(map(str.isupper, names))

    @cached_property
    def modifiers(self) -> dict[str, frozenset[str]]:
        """The content words just before each content word, by its key."""
        found: dict[str, set[str]] = {word.key: set() for word in self.words if word.content}
        for before, word in pairwise(self.words):
            if before.content and word.content and word.start - before.end <= 1:
                found[word.key].add(before.key)
        return {one: frozenset(before) for one, before in found.items()}

    def values(self, kind: type[Figure | Date]) -> list[Fact]:
        """Return the figures or the dates."""
        return [fact for fact in self.claim.facts if isinstance(fact.value, kind)]
