"""Part of step 2a: how bibliographies write the first author of an entry.

Grammar only: which of the usual shapes a line opens with, and the key it is sorted by.
"""

from __future__ import annotations

import re
import unicodedata

from citecheck.language.common.references import CONTINUES, SURNAME_PARTICLES
from citecheck.lazy_regex import regex

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĻŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚΑ-ΩА-ЯЁІЇЄ"
_LETTERS = r"[^\W\d_]"
_SMALL = SURNAME_PARTICLES
SURNAME = rf"(?:{_SMALL}[\s-]){{0,3}}[{UPPER}](?:{_LETTERS}|['’`´ˇ¨¸˜^˘-]){{1,30}}"
_INITIALS = rf"[{UPPER}]\.?(?:[ -]?[{UPPER}]\.?){{0,4}}"
_INITIALS_DOTTED = rf"[{UPPER}][a-z]?\.(?:[ -]{{0,2}}[{UPPER}][a-z]?\.){{0,4}}"

REPEAT = r"(?:[—–―_]{1,6}|-{2,6}|\.{4,8}|-(?=,))[\s,.;]"  # the author above, once more
_SUFFIX = r"(?:Jr\.?|Sr\.?|II|III)?"
_END = r"(?=[\s,.;:(&]|$)"
_SHAPES = tuple(
    (regex(pattern), weight)
    for pattern, weight in (
        (REPEAT, 2.2),
        (
            rf"{SURNAME}(?:[ -]{SURNAME}){{0,2}},? ?{_SUFFIX},\s?{_INITIALS}{_END}",
            2.0,
        ),
        (rf"{SURNAME}(?:[ -]{SURNAME})? [{UPPER}]{{1,4}}(?=[,.;:]|\s\(|\s(?:and|&|et)\s|$)", 2.0),
        (rf"{SURNAME}(?:[ -]{SURNAME})? {_INITIALS_DOTTED}", 2.0),
        (rf"{SURNAME},$", 1.0),
        (rf"{_INITIALS_DOTTED} ?{SURNAME}", 1.7),
        (rf"{SURNAME},? {SURNAME}(?: {SURNAME})?,? (?:[{UPPER}]\.|et al|and |& |\(?\d{{4}})", 1.5),
        (rf"{SURNAME}(?: [{UPPER}]\.)?(?:[ -]{SURNAME}){{1,2}}(?:,|\.| and |$)", 1.2),
        (rf"{SURNAME}(?: et al\.?)?,? \(?\d{{4}}[a-z]?\)?", 1.6),
        (rf"{SURNAME},\s{SURNAME}", 1.2),
        (rf"[{UPPER}][^.(]{{2,90}}[.,]? \(?(?:1[5-9]|20)\d\d[a-z]?\)?", 0.6),
    )
)
_KEY = regex(rf"{_LETTERS}+")
REPEATED = regex(REPEAT)
_CONTINUES = regex(
    CONTINUES,
    re.IGNORECASE,
)


def author_weight(line: str) -> float:
    """Return how much `line` opens like an entry that begins with its authors (−3 to 2.2)."""
    head = line[:160]
    if _CONTINUES.match(head):
        return -2.0
    for shape, weight in _SHAPES:
        if shape.match(head):
            return weight
    first = head[:1]
    if first.isupper() or first in "\"“«‘'":
        return 0.0
    return -3.0 if not head.startswith(("van ", "von ", "de ", "di ", "du ", "el-")) else -1.0


def sort_key(line: str) -> str:
    """Return what an alphabetical list sorts `line` by: its first surname, without accents."""
    head = re.sub(rf"^(?:{_INITIALS_DOTTED} ?)", "", line[:60])
    words = _KEY.findall(head)
    first = next((word for word in words if word[0].isupper()), words[0] if words else "")
    plain = unicodedata.normalize("NFKD", first)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()[:6]


def fold_name(name: str) -> str:
    """Return the comparison form of a surname: no accents, no blanks, no case."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if c.isalnum()).casefold()
