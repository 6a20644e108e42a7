"""Part of step 2a: which short lines announce a reference list, and which end one.

Words only: a line in, a yes or no out. Where a list lies is `lists`.
"""

from __future__ import annotations

import re

from citecheck.language.common.reference_headings import COMPANIONS, NAMES, PHRASES, QUALIFIERS
from citecheck.language.common.references import AND, ENDS_ANY, ENDS_LAST, MENU
from citecheck.lazy_regex import regex

LONGEST_HEADING = 70  # code points; no heading of a list in the samples is longer than 40


_NAMES = frozenset(name for names in NAMES.values() for name in names.split())
_PHRASES = frozenset(phrase for phrases in PHRASES.values() for phrase in phrases)
_AND = regex(AND)
_DECORATION = regex(
    r"^(?:#{1,6}\s+|[*_=~\s]{1,8})?"
    r"(?:(?:(?:chapter|section|kapitel)\s+)?"
    r"(?:\d{1,3}(?:\.\d{1,3}){0,4}|[ivxlc]{1,6}|[a-h])[.):]?\s+)?"
)
_TAIL = regex(r"\[\s?edit[^\]]{0,40}\]$|\(\d{1,4}\)$")
_TRIM = " \t:.*_=#~"
_SPACED = regex(r"^(?:\w ){3,20}\w$")


def names_list(line: str) -> bool:
    """Whether `line` is a heading under which references are listed ("8. Works cited:")."""
    if not line or len(line) > LONGEST_HEADING:
        return False
    words = _bare(line)
    if words in _NAMES or words in _PHRASES:
        return True
    parts = [part.strip() for part in _AND.split(words) if part.strip()]
    return any(map(_is_name, parts)) and all(_is_name(part) or _qualified(part) for part in parts)


def _is_name(part: str) -> bool:
    """Whether `part` names a list, with or without words that say which ("key references")."""
    if part in _NAMES or part in _PHRASES:
        return True
    *front, last = part.split()
    return last in _NAMES and all(word in QUALIFIERS for word in front)


def _bare(line: str) -> str:
    """Return the words of a heading, lower case, without numbers, rules and edit links."""
    words = line.strip().casefold()
    if _SPACED.match(words):
        words = words.replace(" ", "")
    words = _DECORATION.sub("", words, count=1)
    words = words.rstrip(_TRIM)
    if words.endswith(("]", ")")):
        words = _TAIL.sub("", words, count=1).rstrip(_TRIM)
    return " ".join(words.split())


def _qualified(part: str) -> bool:
    """Whether `part` only says which list is meant ("further reading")."""
    return all(word in COMPANIONS for word in part.split())


_MENU = MENU
_ENDS_ANY = ENDS_ANY
_ENDS_LAST = ENDS_LAST
_EDIT = r"(?:\s?\[edit\])?\s?[:.]?"
_MENU_LINE = regex(rf"(?:{_MENU}){_EDIT}")
_ENDS_ANY_LINE = regex(rf"(?:{_MENU}|{_ENDS_ANY}){_EDIT}")
_ENDS_LINE = regex(rf"(?:{_MENU}|{_ENDS_ANY}|{_ENDS_LAST}){_EDIT}")
LONGEST_END = 280


def begins_menu(line: str) -> bool:
    """Whether `line` is the first of a page's menus behind the article ("Comments")."""
    return _is(line, _MENU_LINE)


def ends_any_list(line: str) -> bool:
    """Whether `line` is a heading behind which no reference list goes on ("Appendix A")."""
    return _is(line, _ENDS_ANY_LINE)


def ends_list(line: str) -> bool:
    """Whether `line` is a heading or a menu entry that can only stand behind a last entry."""
    return _is(line, _ENDS_LINE)


def _is(line: str, shape: re.Pattern[str]) -> bool:
    if len(line) > LONGEST_END:
        return False
    return shape.fullmatch(_DECORATION.sub("", line.strip().casefold(), count=1)) is not None
