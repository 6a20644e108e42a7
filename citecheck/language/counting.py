"""How a list of number words is written down: the words in order, counted from the first.

"/" stands between two spellings of one number, "·" for a number without a word of its own.
"""

from __future__ import annotations


def count_from(first: int, words: str, step: int = 1) -> dict[str, int]:
    """Return `words` with their values: `first` for the first, `step` more for each next."""
    return {
        word: first + step * place
        for place, spellings in enumerate(words.split())
        for word in spellings.split("/")
        if word != "·"
    }


def tens_from(first: int, words: str) -> dict[str, int]:
    """Return the tens from `first` on."""
    return count_from(first, words, 10)


def hundreds_from(first: int, words: str) -> dict[str, int]:
    """Return the hundreds from `first` on."""
    return count_from(first, words, 100)
