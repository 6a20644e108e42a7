"""A quotation as its writer marked it: the segments that claim to be the source's own words.

In: what stands inside the quotation marks. Out: `Segment` values, each with the mark before it
(rule Q3): an ellipsis stands for words left out, brackets for words put in. No source is read.
"""

from __future__ import annotations

import re
from enum import Enum

from msgspec import Struct

from citecheck.lazy_regex import regex
from citecheck.nlp.normalise import Folded, fold
from citecheck.nlp.quotes.word_diff import Words, find_words

WORDS_TO_RECOGNISE = 4
CHARACTERS_TO_RECOGNISE = 20

_LETTER = regex(r"\[(\w)\](?=\w)")  # "[T]he": only the case was changed
_IGNORED = regex(r"\s?[\[(]sic!?[\])]|(?<=[\w.,;:!?])\[\d{1,3}\]", re.IGNORECASE)
_DOTS = r"(?:…|\.[ \xa0]?\.[ \xa0]?\.)[. \xa0]{0,4}"
_MARK = regex(
    rf"(?P<ellipsis>[\[(][ \xa0]?{_DOTS}[\])]|{_DOTS})"
    r"|(?P<bracket>(?:(?<!\w)\w{1,40})?\[[^\[\]]{1,200}\]\w{0,40})"
)


def is_recognisable(quotation: str) -> bool:
    """Whether `quotation` is long enough to be known although altered (rule Q5)."""
    enough = len(quotation.split()) >= WORDS_TO_RECOGNISE
    return enough and len(quotation) >= CHARACTERS_TO_RECOGNISE


class Mark(Enum):
    """What stands between a segment and the one before it."""

    START = "start"
    ELLIPSIS = "ellipsis"
    BRACKET = "bracket"
    NOTHING = "nothing"  # the source shows a gap where the quotation shows none


class Segment(Struct, frozen=True):
    """Words claimed to stand in the source side by side."""

    mark: Mark
    sign: str  # the mark as written
    text: str  # the words as written
    folded: Folded
    words: Words

    @property
    def recognisable(self) -> bool:
        """Whether it is long enough to be known although altered (rule Q5)."""
        return (
            len(self.words.texts) >= WORDS_TO_RECOGNISE
            and len(self.text) >= CHARACTERS_TO_RECOGNISE
        )

    @property
    def core(self) -> str:
        """The comparison form without punctuation around it."""
        return self.folded.text[self.words.starts[0] : self.words.ends[-1]]

    def slice(self, first: int, last: int) -> str:
        """Return words `first` to `last` (half-open) as written."""
        if first >= last:
            return ""
        return self.folded.slice(self.words.starts[first], self.words.ends[last - 1], self.text)

    def part(self, first: int, last: int, mark: Mark) -> Segment:
        """Return the segment of words `first` to `last` (half-open) alone."""
        return segment(mark, "", self.slice(first, last))


def segment(mark: Mark, sign: str, text: str) -> Segment:
    """Return `text` as a segment behind `mark`."""
    folded = fold(text)
    return Segment(mark, sign, text, folded, find_words(folded.text))


def split(whole: Segment) -> tuple[Segment, ...]:
    """Return the segments of a quotation that hold words, in order."""
    if not any(sign in whole.text for sign in ("[", "…", "..", ". .", ".\xa0.")):
        return (whole,)
    quote = _IGNORED.sub("", _LETTER.sub(r"\1", whole.text))
    segments: list[Segment] = []
    mark, sign, start = Mark.START, "", 0
    for match in _MARK.finditer(quote):
        piece = segment(mark, sign, quote[start : match.start()])
        if piece.words.texts:
            segments.append(piece)
            mark = Mark.BRACKET
        if match.lastgroup == "ellipsis" or not segments:
            mark = Mark.ELLIPSIS if segments else Mark.START
        sign, start = match[0].strip(), match.end()
    piece = segment(mark, sign, quote[start:])
    return (*segments, piece) if piece.words.texts else tuple(segments)
