"""Text → tokens for the grammars of figures and dates: numbers, words, signs, with offsets.

A tool of `match/`. A long text comes in chunks of bounded size, so that memory does not grow
with the length of a line. It attaches no meaning: "12.05.2024" and "1.8" are one number token each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import msgspec

from citecheck.lazy_regex import regex

CHUNK = 20_000  # code points; long against any figure, short against memory
_REACH = 2_000  # how far behind the end of a chunk a better place to cut is looked for


class Kind(Enum):
    """What a token is made of."""

    NUMBER = 1  # digits with their separators
    WORD = 2  # letters, with apostrophes inside
    SIGN = 3  # one code point that is neither
    MIXED = 4  # to be taken apart: a list of numbers, raised digits; nobody outside sees it


# A structure of msgspec, not a tuple: made in a third of the time, for every word of a source.
class Token(msgspec.Struct, gc=False):
    """A number, word or sign of the text, at [start, end)."""

    kind: Kind
    text: str
    lower: str
    start: int
    end: int


# Every alternative begins with another class of character or runs deterministically, so that
# matching is linear. Spaces group digits only in threes; other separators are judged later.
_TOKEN = regex(
    r"([A-Za-z]+(?![^\W\d_]|['’][^\W\d_])"  # most words; the rest of the pattern has them too
    r"|(?<=\d)[⁺⁻]?[⁰¹²³⁴-⁹]+(?:[,–-][⁰¹²³⁴-⁹]+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|(?<!\d[.,])\b\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}){1,8}(?![\d\w])(?:[.,]\d+)?"
    r"|\d{1,3}(?:['’]\d{3}){1,8}(?!\d)(?:\.\d+)?"
    r"|\d+(?:[.,]\d+)*"
    r"|(?<![\w.])\.\d+"
    r"|[^\s\w]|_)"
)
_COMMA_LIST = regex(r"\d+|,")
_GROUPED = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_SPACE = regex(r"\s")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISING = _RAISED | frozenset("⁺⁻")
_EXPONENT = regex(r"\d+|\D")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789−+")
_NOTE = regex(r"(?<=[^\W\d_⁰¹²³⁴-⁹]{3})[⁰¹²³⁴-⁹]+$")  # raised behind a word: "per cent⁵"
_NOTED_SIGNS = frozenset('%)]”"’»')
_REMEMBERED = 65536  # distinct words


class _Form(NamedTuple):
    """What the letters of a token tell of it."""

    kind: Kind
    lower: str


class _Forms(dict[str, _Form]):
    """Tokens as they are written to their forms; filled as they are met."""

    def __missing__(self, written: str) -> _Form:
        found = _form(written)
        if len(self) < _REMEMBERED:
            self[written] = found
        return found


@cache
def _forms() -> _Forms:
    return _Forms()


def _form(written: str) -> _Form:
    if written.isascii() and written.isalpha():
        return _Form(Kind.WORD, written.lower())
    first = written[0]
    if first.isdecimal() or (first == "." != written):
        listed = written.count(",") > 1 and not _GROUPED.fullmatch(written)
        return _Form(Kind.MIXED if listed else Kind.NUMBER, written)
    if first.isalnum():
        raised = not written.isascii() and not _RAISED.isdisjoint(written)
        return _Form(Kind.MIXED if raised else Kind.WORD, written.lower())
    return _Form(Kind.SIGN if len(written) == 1 else Kind.MIXED, written)


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
    """Return the tokens of ``text[start:end]``; their offsets are into `text`.

    Args:
        text: the whole text.
        start: code point from which tokens are wanted.
        end: code point behind the last, None for the end of the text.
    """
    # Column by column, so that no step of Python's own is taken for a token.
    parts = _TOKEN.split(text[start:end])  # what stands between tokens, and tokens, in turn
    places = list(accumulate(map(len, parts), initial=start))
    written = parts[1::2]
    forms = list(map(_forms().__getitem__, written))
    kinds = [form.kind for form in forms]
    lowers = [form.lower for form in forms]
    tokens = list(map(Token, kinds, written, lowers, places[1::2], places[2::2]))
    return tokens if Kind.MIXED not in kinds else _taken_apart(tokens, text)


def _taken_apart(tokens: list[Token], text: str) -> list[Token]:
    """Return the tokens of `text` with all that are mixed as what they are made of."""
    plain: list[Token] = []
    for token in tokens:
        if token.kind is not Kind.MIXED:
            plain.append(token)
        elif token.text[0].isdecimal():
            plain.extend(_split_list(token.text, token.start))
        elif token.text[0] in _RAISING and text[token.start - 1 : token.start].isdecimal():
            plain.extend(_power(plain, token.text, token.start))
        else:
            plain.extend(_without_note(plain, token.text, token.start))
    return plain


def _power(tokens: list[Token], raised: str, start: int) -> Iterator[Token]:
    """Yield a power of ten as "10^6" would be; a number raised behind another one is a note."""
    if not tokens or tokens[-1].text != "10" or "," in raised:
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
    number = Kind.NUMBER
    return [at for at, token in enumerate(tokens) if token.kind is number or token.lower in words]


def _split_list(text: str, start: int) -> Iterator[Token]:
    """Yield the parts of "22,24,26" as numbers and commas of their own."""
    for match in _COMMA_LIST.finditer(text):
        part = match.group()
        kind = Kind.SIGN if part == "," else Kind.NUMBER
        yield Token(kind, part, part, start + match.start(), start + match.end())


def touches(left: Token, right: Token) -> bool:
    """Whether nothing, not even a space, stands between the two."""
    return left.end == right.start


def _reader(kind: Kind) -> Callable[[list[Token], int], str]:
    """Return what reads, in lower case, a token of one kind."""

    def read(tokens: list[Token], at: int) -> str:
        if at < 0:
            return ""
        try:
            token = tokens[at]
        except IndexError:
            return ""
        return token.lower if token.kind is kind else ""

    return read


word_at = _reader(Kind.WORD)
"""Returns the lower-case word at a place among tokens, "" for others and for places outside."""

sign_at = _reader(Kind.SIGN)
"""Returns the sign at a place among tokens, "" for others and for places outside."""

_written_at = _reader(Kind.NUMBER)


def number_at(tokens: list[Token], at: int) -> str:
    """Return the digits at `at`, "" unless they stand alone without separators."""
    written = _written_at(tokens, at)
    return written if written.isdecimal() else ""
