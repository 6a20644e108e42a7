"""A tool of the wording check: a text → its words in comparison form.

`find_words` gives the words of a short text with their places; `key` alone turns one word into
the form in which two words count as the same: inflection and common derivation stripped, irregular
forms, British and American spelling, numbers in words and synonyms made one. Coverage is measured
on these keys; nothing here weighs or judges.
"""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import msgspec

from citecheck.language.en.function_words import IRREGULAR, NUMBERS, STOPWORDS
from citecheck.language.en.synonyms import groups
from citecheck.lazy_regex import regex

WORD = regex(
    r"[A-Za-z]+(?![^\W\d_]|['’][^\W\d_])"  # most words, which the last part has too, but slower
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
"""A number with its separators, or a run of letters with apostrophes inside."""

_POSSESSIVE = regex(r"['’](?:s|S)?$")
_SUFFIXES = tuple(
    "izational ational ization fulness ousness iveness tional ability ibility ations ation ements "
    "ement ments ment nesses ness ances ance ences ence ingly edly ings ing ions ion ities ity "
    "istic ists ist isms ism ally able ible ical ials ial ives ive ous ful ers ors er or ied ies "
    "ed es al ic ly en y s e".split()
)
_SUFFIXES_IN = {  # by their last letters, two or one: few words end as a suffix does
    end: tuple(one for one in _SUFFIXES if one.endswith(end) or end.endswith(one))
    for end in {one[-size:] for one in _SUFFIXES for size in (1, 2)}
}
_LEAST_STEM = 4  # letters that a suffix must leave: shorter stems collide
_LONGEST = 40  # letters of a word worth stemming; longer runs are no words


_REMEMBERED = 65536  # distinct words


class _ContentKeys(dict[str, str]):
    """Words to their keys, "" for those that say nothing; filled as they are met."""

    def __missing__(self, word: str) -> str:
        found = key(word) if is_content(word) else ""
        if len(self) < _REMEMBERED:
            self[word] = found
        return found


# A structure of msgspec, not a tuple: made in half the time, for each word that is read.
class Word(msgspec.Struct, frozen=True, gc=False):
    """One word of a text: its place, its letters, and the key under which it is compared."""

    start: int
    end: int
    text: str
    key: str

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[0].isupper()

    @property
    def content(self) -> bool:
        """Whether it says something: no article, pronoun, preposition or auxiliary."""
        return is_content(self.text)


def find_words(text: str) -> tuple[Word, ...]:
    """Return the words of `text` in order; spans are code points into `text`."""
    return tuple(
        Word(match.start(), match.end(), match[0], key(match[0])) for match in WORD.finditer(text)
    )


def keys_in(text: str) -> list[str]:
    """Return the key of each word of `text` in order, "" for those that say nothing.

    It looks each distinct word up once: the fast way to index a long text.
    """
    return list(map(_content_keys().__getitem__, WORD.findall(text)))


@lru_cache(maxsize=65536)
def is_content(word: str) -> bool:
    """Whether `word` says something: no article, pronoun, preposition or auxiliary."""
    return word.lower().replace("’", "'") not in STOPWORDS


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """Return the comparison key of one word ("Colours" → that of "color"); never empty.

    Examples: key("rose") == key("rises"), key("organised") == key("organization"),
    key("twelve") == "12", key("1,000") == "1000", key("bought") == key("purchase").
    """
    if word[0].isdigit():
        return word.replace(",", "").removesuffix(".0")
    plain = _plain(word)
    if plain in NUMBERS:
        return NUMBERS[plain]
    base = IRREGULAR.get(plain, plain)
    stemmed = stem(base)
    return _shared().get(stemmed, stemmed)


def _plain(word: str) -> str:
    """Return `word` in lower case, without accents and possessive."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    if "'" in word or "’" in word:
        word = _POSSESSIVE.sub("", word) or word
    return word.lower()


def stem(word: str) -> str:
    """Return the stem of a lower-case word: what its inflections and derivations share.

    Source: a reduction of the suffix lists of Porter (1980), "An algorithm for suffix stripping".
    """
    if len(word) > _LONGEST:
        return word
    word = word.replace("isation", "ization").replace("ogue", "og")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    if word.endswith("our") and len(word) > 5:
        word = f"{word[:-3]}or"
    for suffix in _SUFFIXES_IN.get(word[-2:]) or _SUFFIXES_IN.get(word[-1:], ()):
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST_STEM:
            word = word[: -len(suffix)]
            break
    return _even(word)


def _even(stemmed: str) -> str:
    """Return a stem with the spelling that its ending may take either way."""
    if len(stemmed) > 3 and stemmed[-1] == stemmed[-2] and stemmed[-1] != "s":
        stemmed = stemmed[:-1]
    if stemmed.endswith(("e", "y", "i")) and len(stemmed) > 3:
        stemmed = stemmed[:-1]
    if stemmed.endswith("is") and len(stemmed) > 4:  # organis(e), organiz(e)
        return f"{stemmed[:-1]}z"
    return stemmed


@cache
def _content_keys() -> _ContentKeys:
    return _ContentKeys()


@cache
def _shared() -> dict[str, str]:
    """Return the key of each stem that is in a group of synonyms; the first group counts."""
    table: dict[str, str] = {}
    for number, group in enumerate(groups()):
        for word in group:
            table.setdefault(stem(IRREGULAR.get(word, word)), f"{group[0]}~{number}")
    return table
