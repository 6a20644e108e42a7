"""Raised signs in a source: which of them lead to notes, and so are no words of a sentence."""

from __future__ import annotations

from citecheck.regex import regex

_NOTE_MARK = regex(r"\[?(?:\d{1,3}|[a-z*†‡§])\]?(?:[,;–-]\s?\[?\d{1,3}\]?)*")
_UNITS_WITH_POWERS = regex(r"(?:^|[\s\d/·])(?:[kcmdµn]?m|km|ft|mi|in|yd|s|10|x|n|r)$")


def is_note_mark(raised: str, before: str) -> bool:
    """Whether `raised` behind the words `before` points to a note; 10², km² and 1st do not."""
    words = raised.strip()
    if not _NOTE_MARK.fullmatch(words):
        return False
    return "[" in words or not _UNITS_WITH_POWERS.search(before)
