"""Part of step 2a: how much the words around a bare number look like those around a marker.

Each function takes the text before and after a stretch of digits; positive weights speak for a
marker, negative ones for a quantity, a formula, a figure's number, a date or a heading.
"""

from __future__ import annotations

import re
from enum import StrEnum

from citecheck.language.common.references import COUNTING, UNITS_BEHIND
from citecheck.language.en.calendar import MONTH_WORDS
from citecheck.language.en.references import BEFORE_NUMBER
from citecheck.lazy_regex import regex

BEFORE, AFTER = 40, 24  # code points looked at on either side


class Shape(StrEnum):
    """How a number stands in its sentence."""

    CITING = "et al. 4"
    PUNCTUATED = "word 4 ."
    SENTENCE = "word. 4 Next"
    COMMA = "word, 4 next"
    GLUED = "word.4"
    INLINE = "word 4 next"
    RAISED = "word⁴"
    ROUND = "word (4)"
    NONE = "4 %"


_UNITS = regex(UNITS_BEHIND)
_COUNTING = COUNTING | MONTH_WORDS
_SIGNS = frozenset("=<>≈≤≥±×+~^*$€£#À−–-")
_CITING = regex(r"(?:\(?refs?|references?)\.?,?", re.IGNORECASE)
_POWER = regex(r"(?:.*[\d(/·])?(?:[cdkmnµμ]?m|in|ft|s|kg/m|mol|L)")
_FORMULA = regex(
    r"(?:.*[(\[·•\d-])?(?:H|C|N|O|F|P|S|K|I|B|D|Na|Mg|Cl|Ca|Fe|Cu|Zn|Br|Si|Li|Al|Mn|Co|Ni|Ag|Pd|Pt|"
    r"Ti|Cs|Sr|Ba|La|Gd|Cd|Pb|Pr|Ac|Me|Et|Ph|Bu|Tf|\(|\)){1,10}|.*-d"
)
_ISOTOPE = regex(r"\s{1,3}(?:[HCNFPO]|Si)\b[\s{),-]")
_LOWER_WORD = regex(r"\s+[^\W\d_A-Z]")
_UPPER_WORD = regex(r"\s+[\"“‘'(\[]?[A-ZÀ-ÞΑ-ΩА-Я]")
_AFTER_INLINE = regex(r"[.,;]|\s\(")
_YEAR_END = regex(r"\b(?:19|20)\d\d$")
_SENTENCE_END = regex(r"[a-z\d)\]\"”’%A-Z][.?!][\"”’)]?$")


def weigh_bare(text: str, start: int, end: int) -> tuple[Shape, float]:
    """Weigh digits without any bracket at ``text[start:end]``."""
    before, after = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
    if not before:
        return Shape.NONE, -2.0
    if not before[-1].isspace():
        shape, weight = Shape.GLUED, _weigh_glued(before, after)
        token = before.rsplit(None, 1)[-1]
    else:
        shape, weight = _weigh_spaced(before, after)
        token = before.split()[-1] if weight > 0 else ""
        if token in {"al.", "al.,", "al"} or _CITING.fullmatch(token):
            return Shape.CITING, 1.6
        if _is_counted(token) and shape is not Shape.PUNCTUATED:
            return Shape.NONE, -2.0
    if weight > 0 and (_is_named_by(token) or _is_quantity(token, text[start:end], after)):
        return Shape.NONE, -2.0
    return shape, weight


def _is_counted(token: str) -> bool:
    """Whether the word before says that a number counts or names something ("Figure 3")."""
    word = token.strip("(.[").casefold()
    return word in _COUNTING or word in BEFORE_NUMBER or _is_named_by(token)


def _is_named_by(token: str) -> bool:
    """Whether a sign or a variable stands before: "= 3", "x 2"."""
    is_variable = len(token.rstrip(";,")) == 1 and token[:1].isalpha()
    return token[-1:] in _SIGNS or is_variable


def _is_quantity(token: str, digits: str, after: str) -> bool:
    """Whether a unit follows, or an exponent or index of `token` is meant."""
    return (
        _UNITS.match(after) is not None
        or _ISOTOPE.match(after) is not None
        or (digits in {"1", "2", "3"} and _POWER.fullmatch(token) is not None)
        or (len(digits) < 3 and _FORMULA.fullmatch(token) is not None)
    )


def _weigh_spaced(before: str, after: str) -> tuple[Shape, float]:
    """Weigh a number that stands between blanks."""
    stripped = before.rstrip()
    if not stripped or before[len(stripped) :].count("\n") > 1:
        return Shape.NONE, -1.0
    last = stripped[-1]
    if re.match(r"\s+[.,;:)]", after):
        weight = 1.6 if not last.isdigit() else 1.0 if _YEAR_END.search(stripped) else -1.0
        return Shape.PUNCTUATED, weight
    if _SENTENCE_END.search(stripped):
        ends_block = not after.strip() or after.startswith(("\n\n", "\n \n"))
        is_next = ends_block or _UPPER_WORD.match(after) is not None
        return (Shape.SENTENCE, 1.5) if is_next else (Shape.NONE, 0.1)
    is_lower = _LOWER_WORD.match(after) is not None
    if last in ",;" and not stripped[-2:-1].isdigit() and is_lower:
        return Shape.COMMA, 0.95
    is_inline = (last.isalpha() or last in ')"”’') and (is_lower or _AFTER_INLINE.match(after))
    return (Shape.INLINE, 0.15) if is_inline else (Shape.NONE, -0.6)


def _weigh_glued(before: str, after: str) -> float:
    """Weigh a number glued to what stands before it ("activity.3 Bacteria", "marinomycins4")."""
    last, previous = before[-1], before[-2:-1]
    if after and not (after[0].isspace() or after[0] in '.,;:)]”’"'):
        return -1.0
    if last in '.,:;?!)]"”’':
        if last in ".,:" and previous.isdigit():
            is_year = re.search(r"\b(?:19|20)\d\d\.$", before) is not None
            return 1.0 if is_year and _UPPER_WORD.match(after) else -2.0
        is_word = re.search(r"(?:[^\W\d_]{2}|[)\]\"”’%])[.,:;?!)\]\"”’]$", before) is not None
        return 1.5 if is_word else 0.1
    word = re.search(r"[^\W\d_]+$", before)
    if word is None:
        return -1.0
    return 0.7 if len(word.group()) >= 4 and word.group()[1:].islower() else -1.0


def weigh_round(text: str, start: int, end: int, count: int) -> float:
    """Weigh `count` labels in round brackets at ``text[start:end]``."""
    before, after = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
    stripped = before.rstrip()
    if not stripped or before[-1].isalnum() or stripped[-1] in ":;":
        return -1.0
    token = stripped.split()[-1]
    is_equation = not any(map(str.isalnum, token)) or before[len(stripped) :].count("\n") > 1
    if is_equation or _is_named_by(token) or token.strip("(.[").casefold() in _COUNTING:
        return -1.0
    weight = 0.6 if count == 1 else 1.3
    if after[:1] in ".,;)":
        weight += 0.6
    elif _LOWER_WORD.match(after):
        weight += 0.2
    if stripped[-1] in ".?!" and not stripped.endswith("al."):
        is_glued = stripped == before  # "2010.(1) Of these", not "2010. (1) Of these"
        weight += 0.6 if is_glued else -0.8
    if re.search(r"(?:^|\s)[A-Z0-9]{1,2}$", stripped):
        weight -= 0.6
    return weight


def is_power(before: str) -> bool:
    """Whether raised digits behind `before` are an exponent (10², 5 m²)."""
    token = before.rsplit(maxsplit=1)[-1] if before.strip() else ""
    return not token or before[-1].isdigit() or _POWER.fullmatch(token) is not None
