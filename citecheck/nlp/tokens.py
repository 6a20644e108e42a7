"""Text → tokens for the grammars of figures and dates: numbers, words, signs, with offsets.

A tool of `match/`. A long text comes in chunks of bounded size, so that memory does not grow
with the length of a line. It attaches no meaning: "12.05.2024" and "1.8" are one number token each.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from citecheck.lazy_regex import regex

CHUNK = 20_000  # code points; long against any figure, short against memory
_REACH = 2_000  # how far behind the end of a chunk a better place to cut is looked for


class Kind(Enum):
    """What a token is made of."""

    NUMBER = 1  # digits with their separators
    WORD = 2  # letters, with apostrophes inside
    SIGN = 3  # one code point that is neither


_NUMBER, _WORD, _SIGN = Kind  # at hand for the three functions that are called for every token


class Token(NamedTuple):
    """A number, word or sign of the text, at [start, end)."""

    kind: Kind
    text: str
    lower: str
    start: int
    end: int


# Every alternative begins with another class of character or runs deterministically, so that
# matching is linear. Spaces group digits only in threes; other separators are judged later.
_TOKEN = regex(
    r"(?P<raised>(?<=\d)[⁺⁻]?[⁰¹²³⁴-⁹]+(?:[,–-][⁰¹²³⁴-⁹]+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<number>"
    r"(?<!\d[.,])\b\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,8}(?![\d\w])(?:[.,]\d+)?"
    r"|\d{1,3}(?:['’]\d{3}){1,8}(?!\d)(?:\.\d+)?"
    r"|\d+(?:[.,]\d+)*"
    r"|(?<![\w.])\.\d+"
    r")|(?P<sign>[^\s\w]|_)"
)
_COMMA_LIST = regex(r"\d+|,")
_GROUPED = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_SPACE = regex(r"\s")
_KINDS = (Kind.SIGN, None, Kind.WORD, Kind.NUMBER, Kind.SIGN)  # by the group that matched
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_EXPONENT = regex(r"\d+|\D")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789−+")
_NOTE = regex(r"(?<=[^\W\d_⁰¹²³⁴-⁹]{3})[⁰¹²³⁴-⁹]+$")  # raised behind a word: "per cent⁵"
_NOTED_SIGNS = frozenset('%)]”"’»')


def chunks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of `text` to tokenise one by one; together they are the whole text.

    A chunk ends at a line break where one is near, else at white space, else anywhere.
    """
    start = 0
    while len(text) - start > CHUNK + _REACH:
        limit = start + CHUNK
        cut = text.find("\n", limit, limit + _REACH)
        if cut < 0:
            space = _SPACE.search(text, limit, limit + _REACH)
            cut = space.start() if space else limit + _REACH
        yield start, cut
        start = cut
    yield start, len(text)


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of ``text[start:end]``; their offsets are into `text`."""
    tokens: list[Token] = []
    new = tuple.__new__  # the generated constructor costs twice as much, for every word of a source
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        begin, behind = match.span()
        kind = _KINDS[match.lastindex or 0]
        if kind is None:
            tokens.extend(_power(tokens, word, begin))
        elif kind is _WORD and not word.isascii() and not _RAISED.isdisjoint(word):
            tokens.extend(_without_note(tokens, word, begin))
        elif kind is _WORD:
            tokens.append(new(Token, (kind, word, word.lower(), begin, behind)))
        elif kind is _NUMBER and word.count(",") > 1 and not _GROUPED.fullmatch(word):
            tokens.extend(_split_list(word, begin))
        else:
            tokens.append(new(Token, (kind, word, word, begin, behind)))
    return tokens


def _power(tokens: list[Token], raised: str, start: int) -> Iterator[Token]:
    """Yield a power of ten as "10^6" would be; a number raised behind another one is a note."""
    if tokens[-1].text != "10" or "," in raised:
        return
    yield Token(Kind.SIGN, "^", "^", start, start)
    for part in _EXPONENT.finditer(raised.translate(_LOWERED)):
        kind = Kind.NUMBER if part[0].isdecimal() else Kind.SIGN
        yield Token(kind, part[0], part[0], start + part.start(), start + part.end())


def _without_note(tokens: list[Token], word: str, start: int) -> Iterator[Token]:
    """Yield a word that holds raised digits ("km²", "¹⁴C"), without those that name a note."""
    bare = _NOTE.sub("", word)
    before = tokens[-1] if tokens and tokens[-1].end == start else None
    if bare.translate(_LOWERED).isdecimal() and before and before.text in _NOTED_SIGNS:
        return
    yield Token(Kind.WORD, bare, bare.lower(), start, start + len(bare))


def marks_among(tokens: list[Token], words: frozenset[str]) -> list[int]:
    """Return the places of the numbers and of the `words`, lower case, among the tokens.

    A glance that spares a grammar a look at all the others.
    """
    number = _NUMBER
    return [at for at, token in enumerate(tokens) if token[0] is number or token[2] in words]


def _split_list(text: str, start: int) -> Iterator[Token]:
    """Yield the parts of "22,24,26" as numbers and commas of their own."""
    for match in _COMMA_LIST.finditer(text):
        part = match.group()
        kind = Kind.SIGN if part == "," else Kind.NUMBER
        yield Token(kind, part, part, start + match.start(), start + match.end())


def touches(left: Token, right: Token) -> bool:
    """Whether nothing, not even a space, stands between the two."""
    return left.end == right.start


def word_at(tokens: list[Token], at: int) -> str:
    """Return the lower-case word at `at`, "" for signs, numbers and places outside."""
    if at < 0:
        return ""
    try:
        token = tokens[at]
    except IndexError:
        return ""
    return token[2] if token[0] is _WORD else ""


def sign_at(tokens: list[Token], at: int) -> str:
    """Return the sign at `at`, "" for words, numbers and places outside."""
    if at < 0:
        return ""
    try:
        token = tokens[at]
    except IndexError:
        return ""
    return token[1] if token[0] is _SIGN else ""


def number_at(tokens: list[Token], at: int) -> str:
    """Return the digits at `at`, "" unless they stand alone without separators."""
    if at < 0:
        return ""
    try:
        token = tokens[at]
    except IndexError:
        return ""
    return token[1] if token[0] is _NUMBER and token[1].isdecimal() else ""
