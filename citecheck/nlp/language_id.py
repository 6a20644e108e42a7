"""A tool of the wording check: in which language a text is written, by its commonest words.

Only languages that the tables know are told apart; a script that none of them uses is named by
itself. A short or mixed text has no answer.
"""

from __future__ import annotations

from collections import Counter

from citecheck.language.common.frequent_words import FREQUENT
from citecheck.lazy_regex import regex

_WORDS = {language: frozenset(words.split()) for language, words in FREQUENT.items()}
_SCRIPTS = {
    "ru": regex(r"[\u0400-\u04ff]"),
    "el": regex(r"[\u0370-\u03ff]"),
    "ar": regex(r"[\u0600-\u06ff]"),
    "he": regex(r"[\u0590-\u05ff]"),
    "hi": regex(r"[\u0900-\u097f]"),
    "ko": regex(r"[\uac00-\ud7af]"),
    "ja": regex(r"[\u3040-\u30ff]"),
    "zh": regex(r"[\u4e00-\u9fff]"),
}
_LETTERS = regex(r"[^\W\d_]+")
_LAST_LATIN = "\u036f"  # the scripts above begin behind it
_SAMPLE = 20_000  # code points that are looked at
_FEWEST = 3  # common words that a language must show
_LEAD = 1.5  # times as many as the next


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`, or None where it cannot be told."""
    sample = text[:_SAMPLE]
    written = " ".join(_LETTERS.findall(sample)).lower()
    words = written.split()
    if not words:
        return None
    if max(written) > _LAST_LATIN:
        letters = sum(map(len, words))
        for language, script in _SCRIPTS.items():
            if len(script.findall(sample)) > letters / 2:
                return language
    said = Counter(words)
    counts = Counter(
        {
            language: sum(said[word] for word in common & said.keys())
            for language, common in _WORDS.items()
        }
    )
    (first, most), (_, next_most) = counts.most_common(2)
    return first if most >= _FEWEST and most >= _LEAD * next_most else None
