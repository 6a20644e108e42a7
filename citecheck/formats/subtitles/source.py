"""SRT and WebVTT sources: what is said, as running text; the page of a passage is its minute.

The first minute is page 1. Captions that repeat the line before them (rolling ones) are read once.
Source: WebVTT, W3C Candidate Recommendation of 4 April 2019; SRT has no standard.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from msgspec import Struct

from citecheck.formats.charset import decode
from citecheck.formats.source_builder import Writer
from citecheck.lazy_regex import regex
from citecheck.model import Text

_TIMES = regex(
    r"^[ \t]*(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,2}):(?P<seconds>\d{2})[.,]\d{1,3}"
    r"[ \t]*-->[^\n]*$",
    8,  # re.MULTILINE
)
_SPEAKER = regex(r"<v(?:\.[^ >]*)?[ \t]+([^>\n]{1,100})>")
_TAG = regex(r"</?[a-zA-Z][^<>\n]{0,200}>|<\d\d:[\d:.]{1,20}>|\{\\[^{}\n]{0,100}\}")
_NUMBER = regex(r"\d{1,7}")
_END = regex(r"[.?!…][\"”’)\]]*$")
_BETWEEN = 4.0  # seconds of silence that part two paragraphs
_LONGEST = 1_200  # code points of a paragraph, after which a sentence's end ends it
_HEADINGS = ("WEBVTT", "NOTE", "STYLE", "REGION")


class _Cue(Struct, frozen=True):
    """What is said from `start` on, in seconds from the beginning."""

    start: int
    words: str


def read(body: bytes, media_type: str) -> Text:
    """Return what is said; a file without times is read as plain text."""
    source = decode(body, media_type).replace("\r\n", "\n").replace("\r", "\n")
    cues = list(_without_repeats(_cues(source)))
    if not cues:
        return Text(body=source)
    writer = Writer()
    for part in _paragraphs(cues):
        pieces: list[tuple[int, str]] = []
        for cue in part:
            minute = cue.start // 60
            space = " " if pieces else ""
            if pieces and pieces[-1][0] >= minute:
                pieces[-1] = pieces[-1][0], f"{pieces[-1][1]} {cue.words}"
            else:
                pieces.append((minute, f"{space}{cue.words}"))
        writer.paged(pieces)
    return writer.text()


def _cues(source: str) -> Iterator[_Cue]:
    times = list(_TIMES.finditer(source))
    for number, found in enumerate(times):
        end = times[number + 1].start() if number + 1 < len(times) else len(source)
        said = source[found.end() : end].split("\n\n", maxsplit=1)[0]
        lines = [line.strip() for line in said.split("\n") if line.strip()]
        if lines and number + 1 < len(times) and _NUMBER.fullmatch(lines[-1]):
            lines.pop()  # the number of the next caption
        words = " ".join(line for line in lines if not line.startswith(_HEADINGS))
        words = _TAG.sub("", _SPEAKER.sub(r"\1: ", words))
        words = " ".join(html.unescape(words).split())
        start = int(found["hours"] or 0) * 3600 + int(found["minutes"]) * 60 + int(found["seconds"])
        if words:
            yield _Cue(start, words)


def _without_repeats(cues: Iterator[_Cue]) -> Iterator[_Cue]:
    """Yield the captions, each without the words that the one before it has shown already."""
    before = ""
    for cue in cues:
        words = cue.words
        if before and (words == before or before.endswith(words)):
            continue
        if before and words.startswith(before):
            words = words[len(before) :].strip()
        before = cue.words
        if words:
            yield _Cue(cue.start, words)


def _paragraphs(cues: list[_Cue]) -> Iterator[list[_Cue]]:
    """Yield the captions by paragraph: a long silence, or a sentence's end behind enough words."""
    part: list[_Cue] = []
    length = 0
    for cue in cues:
        if part and (
            cue.start - part[-1].start > _BETWEEN + len(part[-1].words) / 10
            or (length > _LONGEST and _END.search(part[-1].words))
        ):
            yield part
            part, length = [], 0
        part.append(cue)
        length += len(cue.words)
    if part:
        yield part
