"""How a list of words is written: one string, apart by white space, read into a set."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the words of `words`, a list that is written as one string with white space between.

    Example: word_set("the a an") == {"the", "a", "an"}.
    """
    return frozenset(words.split())
