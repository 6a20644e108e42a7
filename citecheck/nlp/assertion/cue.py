"""What the readers of cues share: a sentence with its words, a rule that finds cues, a cue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from citecheck.lazy_regex import regex
from citecheck.model import Span
from citecheck.nlp.assertion.types import Status

_WORD = regex(r"[a-z]+")


class Cue(NamedTuple):
    """A status, the words that have it, and the words that tell it; offsets into the sentence."""

    status: Status
    scope: Span
    words: Span
    holder: Span | None = None


class Sentence(str):  # noqa: SLOT000 - it keeps its words
    """The text of one sentence on one line, which knows its words."""

    @cached_property
    def words(self) -> frozenset[str]:
        """The runs of letters in lower case: "doesn't" gives "doesn" and "t"."""
        return frozenset(_WORD.findall(self.lower()))


class Rule:
    """A pattern, and words of which one stands in every sentence that it can find.

    Looking for the words first spares nine of ten sentences the pattern.
    """

    def __init__(self, words: Iterable[str] | str, pattern: str, flags: int = 0) -> None:
        """Take words in lower case, as `Sentence.words` has them; a str is a list of them."""
        self.words = frozenset(words.split() if isinstance(words, str) else words)
        self.pattern = regex(pattern, flags)

    def find(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Yield the matches in order."""
        if not self.words.isdisjoint(sentence.words):
            yield from self.pattern.finditer(sentence)
