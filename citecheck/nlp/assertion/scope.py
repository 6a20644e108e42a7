"""Where in a sentence the words end that a cue governs, and who stands before it.

All offsets are into the sentence. No grammar is parsed: commas, conjunctions and stops tell.
"""

from __future__ import annotations

from citecheck.language.en.assertion_patterns import (
    ASIDE,
    CLAUSE_END,
    CONTRAST,
    HOLDER_BREAK,
    PHRASE_END,
    RELATIVE,
)
from citecheck.lazy_regex import regex
from citecheck.model import Span

_STRONG = regex(CONTRAST)
_CLAUSE = regex(CLAUSE_END)
_RELATIVE = regex(RELATIVE)
_PHRASE = regex(PHRASE_END)
_BREAK = regex(HOLDER_BREAK)
_ASIDE = regex(ASIDE)
_HOLDER_WORDS = 12
_NOBODY = (["there"], ["it"], ["this"], ["that"])


def clause_end(sentence: str, start: int) -> int:
    """Return where the clause ends in which `start` stands."""
    inner = _RELATIVE.search(sentence, max(0, start - 120), start)
    if inner and (comma := sentence.find(",", start)) >= 0:
        return comma
    match = _CLAUSE.search(sentence, start)
    return match.start() if match else len(sentence)


def speech_end(sentence: str, start: int) -> int:
    """Return where what is told from `start` on ends: at a stop or a contrast."""
    match = _STRONG.search(sentence, start)
    return match.start() if match else len(sentence)


def phrase_end(sentence: str, start: int) -> int:
    """Return where the noun phrase ends that begins at `start`."""
    match = _PHRASE.search(sentence, start)
    return match.start() if match else len(sentence)


def clause_start(sentence: str, end: int) -> int:
    """Return where the part of the sentence begins that a stop or a contrast parts off."""
    starts = [match.end() for match in _STRONG.finditer(sentence, 0, end)]
    return starts[-1] if starts else 0


def holder_before(sentence: str, verb: int) -> Span | None:
    """Return who stands before a verb at `verb`, None where nobody does.

    Examples: "The mayor" of "The mayor has also said"; "Jane Roe" of "Jane Roe, the owner, said".
    """
    end = len(sentence[:verb].rstrip())
    while aside := _ASIDE.search(sentence, 0, end):
        end = aside.start()
    if sentence[end - 1 : end] == ",":  # an apposition: the name stands before it
        opening = sentence.rfind(",", 0, end - 1)
        if opening > 0:
            end = opening
        else:
            end -= 1
    floor = max(0, end - 140)
    start = max([floor, *(m.end() for m in _BREAK.finditer(sentence, floor, end))])
    comma = sentence.rfind(",", start, end)
    start = start if comma < 0 else comma + 1
    words = sentence[start:end].lower().split()
    if not words or len(words) > _HOLDER_WORDS or words in _NOBODY:
        return None
    start += len(sentence[start:end]) - len(sentence[start:end].lstrip())
    return Span(start, end)
