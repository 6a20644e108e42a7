"""A tool of the wording check: in which language a text is written, by its commonest words.

Only languages that the tables know are told apart; a script that none of them uses is named by
itself. A short or mixed text has no answer.
"""

from __future__ import annotations

from collections import Counter

from citecheck.lazy_regex import regex

_COMMON = {
    "en": "the of and to in is was that for with as on by are from his her which were has have",
    "fr": "le la les de des du et est une dans que qui pour sur avec au aux par pas son sont",
    "de": "der die das und ist nicht von mit den dem ein eine für auf im sich wurde des werden",
    "es": "el la los las de del que y en un una por con para se su es fue más como al",
    "it": "il lo la gli le di del della che e è un una per con non sono nel alla dei anche",
    "pt": "o a os as de do da dos das que e em um uma para com não por foi é no na",
    "nl": "de het een en van is dat niet op te zijn met voor die werd ook aan door naar",
    "sv": "och att det som en på är av för den till inte med har ett om var de från",
    "da": "og at det som en på er af for den til ikke med har et om var de fra blev",
    "pl": "i w na z do się nie jest to że o jak za od po przez który dla był oraz",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi en ne kadar sonra",
}
_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
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
    words = [word.lower() for word in _LETTERS.findall(sample)]
    if not words:
        return None
    if max(map(max, words)) > _LAST_LATIN:
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
