"""Accents that a PDF prints as characters of their own (TeX does) → the letters that they make."""

from __future__ import annotations

import unicodedata

from citecheck.lazy_regex import regex

_MARKS = "\u00a8\u00b4\u02c6\u02dc\u02c7\u02d8\u02d9\u02da\u02dd\u00af\u00b8"
_COMBINING = dict(
    zip(
        _MARKS,
        "\u0308\u0301\u0302\u0303\u030c\u0306\u0307\u030a\u030b\u0304\u0327",
        strict=True,
    )
)
_DOTLESS = {"\u0131": "i", "\u0237": "j"}
_BEFORE = regex(rf"([{_MARKS}])([^\W\d_])")  # the usual order: the accent, then its letter
_BEHIND = regex(rf"([^\W\d_])([{_MARKS}])(?![^\W\d_])")
_LONE = regex(rf"[{_MARKS}]+")


def composed(text: str) -> str:
    """Join accents with their letters, where one letter results."""
    if text.isascii() or not _LONE.search(text):
        return text
    text = _BEFORE.sub(lambda found: _letter(found.group(2), found.group(1)), text)
    return _BEHIND.sub(lambda found: _letter(found.group(1), found.group(2)), text)


def is_lone_accent(text: str) -> bool:
    """Whether `text` is accents alone, their letters elsewhere on the page."""
    return not text.isascii() and bool(_LONE.fullmatch(text))


def _letter(letter: str, accent: str) -> str:
    joined = unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + _COMBINING[accent])
    return joined if len(joined) == 1 else letter
