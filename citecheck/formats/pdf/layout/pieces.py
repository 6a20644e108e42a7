"""A page of a PDF → its words, cut where their height changes, in the order of the file's own flow.

Asked is where the first and last character of each word stand, and digits that may be raised.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from citecheck.formats.pdf.layout.accents import composed, is_lone_accent
from citecheck.formats.pdf.layout.characters import Characters
from citecheck.lazy_regex import regex

_BREAK_HYPHEN = "\ufffe"  # pdfium's sign for a hyphen at the end of a line
_SOFT_HYPHEN = "\u00ad"
_OTHER_BREAK_HYPHEN = regex(r"(?<=[^\W\d])\x02(?=[^\W\d])")
_WORD = regex(r"[^\s\x00-\x1f\ufffe\xa0\u2000-\u200b\u202f]+")
# Where the height of a character may change inside a word: before and behind digits and signs.
_EDGE = regex(
    r"(?<=[^\d\[(/.,:–-])(?=[\d*∗†‡§¶])|(?<=[\d*∗†‡§¶])(?=[^\W\d])|(?<=[.,;:”\"’)])(?=[\d*∗†‡§¶])"
)
_NUMBER = regex(r"\d{2,12}")
_MAY_RISE = regex(r"[\d*∗†‡§¶]")  # without one of these neither of the two finds anything
_LEVEL = 0.08  # heights of type; what differs less stands on one height


class Piece(Struct, gc=False):
    """A stretch of characters on one height; `first` and `end` are pdfium's character indexes."""

    text: str
    first: int
    end: int
    x0: float
    x1: float
    y: float  # baseline
    height: float
    spaced: bool = True  # white space or a line break stands before it
    raised: bool = False
    broken: bool = False  # a hyphen behind it breaks a word at the end of its line


def pieces_of(characters: Characters) -> list[Piece]:
    """Return the words of a page."""
    text = _OTHER_BREAK_HYPHEN.sub(_BREAK_HYPHEN, characters.text())
    pieces: list[Piece] = []
    for word in _words(text, characters):
        parts = _cut(word, characters) if _MAY_RISE.search(word.text) else [word]
        if text.startswith(_BREAK_HYPHEN, word.end) or word.text.endswith(_SOFT_HYPHEN):
            parts[-1].broken = True
        for part in parts:
            if not part.text.isascii():
                part.text = composed(part.text).replace(_SOFT_HYPHEN, "")
        pieces += parts
    return pieces


def _words(text: str, characters: Characters) -> Iterator[Piece]:
    """Yield the words as they stand in the file."""
    words = [word for word in _WORD.finditer(text) if not is_lone_accent(word.group())]
    starts = np.array([word.start() for word in words], np.int64)
    lasts = np.array([word.end() - 1 for word in words], np.int64)
    lefts, ys, heights = characters.all_at(starts).tolist()
    rights = characters.rights(lasts).tolist()
    for word, left, right, y, height in zip(words, lefts, rights, ys, heights, strict=True):
        yield Piece(word.group(), *word.span(), left, right, y, height)


def _cut(word: Piece, characters: Characters) -> list[Piece]:
    """Return a word in pieces that each stand on one height."""
    pieces = [word]
    for edge in _edges(word, characters):
        left, y, height = characters.at(edge)
        last = pieces[-1]
        if abs(y - last.y) < _LEVEL * max(height, last.height):
            continue
        text = last.text
        last.text, rest = text[: edge - last.first], text[edge - last.first :]
        pieces.append(Piece(rest, edge, last.end, left, last.x1, y, height, spaced=False))
        last.end, last.x1 = edge, left
    return pieces


def _edges(word: Piece, characters: Characters) -> list[int]:
    """Return the characters before which the height may change in a word.

    Inside a number ("10" and a raised "6") only where its last digit stands higher than its first.
    """
    edges = {word.first + edge.start() for edge in _EDGE.finditer(word.text)}
    for number in _NUMBER.finditer(word.text):
        first, last = word.first + number.start(), word.first + number.end() - 1
        _, y, height = characters.at(first)
        if characters.at(last)[1] - y < _LEVEL * height or not characters.is_upright(first):
            continue
        while last > first + 1 and characters.at(last - 1)[1] - y >= _LEVEL * height:
            last -= 1
        edges.add(last)
    return sorted(edges)


def turn_upright(
    piece: Piece, turns: int, characters: Characters, size: tuple[float, float]
) -> None:
    """Measure a turned piece as if the page were turned so that it stands upright.

    Args:
        piece: a piece of the page.
        turns: quarters of a turn of its characters, counter-clockwise.
        characters: those of the page.
        size: width and height of the page, in points.
    """
    width, height = size
    ends = np.array((piece.first, piece.end - 1))
    (left, bottom, right, top), last = characters.boxes(ends).T.tolist()
    x, y = characters.origins(ends)[:, 0].tolist()
    if turns == 1:
        piece.x0, piece.x1, piece.y = bottom, last[3], width - x
    elif turns == 2:
        piece.x0, piece.x1, piece.y = width - right, width - last[0], height - y
    else:
        piece.x0, piece.x1, piece.y = height - top, height - last[1], x
    piece.height = top - bottom if turns == 2 else right - left
