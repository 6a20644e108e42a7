"""Step 2b: whether a sentence without a marker says something that would need a source.

A claim needs one if it holds a figure, a date or a quotation of somebody, unless it is what
fact-checkers pass over: opinion, the writer's own scene, a question, an honest absence ("did not
respond to a request for comment"), lines of code, a lone cell of a table, or the furniture of a
page (bylines, captions, "7 min read"). Words in scare quotes are no quotation (rule Q5).
"""

from __future__ import annotations

import re

from citecheck.claims.quotations import find_quotations
from citecheck.language.en.claim_patterns import (
    ABSENCE,
    AFFILIATION,
    FURNITURE,
    MYSELF,
    OPINION,
    OURSELVES,
    RESULT,
    SPEAKING,
)
from citecheck.lazy_regex import regex
from citecheck.model import BlockKind, Fact, FactKind, Figure
from citecheck.nlp.lexical.attribution import find_attributions
from citecheck.nlp.quotes.segments import is_recognisable

_ABSENCE = regex(
    ABSENCE,
    re.IGNORECASE | re.VERBOSE,
)
_FURNITURE = regex(
    FURNITURE,
    re.IGNORECASE | re.VERBOSE,
)
_OPINION = regex(
    OPINION,
    re.IGNORECASE | re.VERBOSE,
)
_MYSELF = regex(MYSELF)
_OURSELVES = regex(OURSELVES, re.IGNORECASE)
_RESULT = regex(
    RESULT,
    re.IGNORECASE,
)
_QUESTION = regex(r"\?[\"'”’»)\]\s]*$")
_SPEAKING = regex(
    SPEAKING,
    re.IGNORECASE | re.VERBOSE,
)
_CODE = regex(
    r">>>|::|``|:\w{2,12}:`|[{};]\s*$|^\s*[{}]|\{[^{}]*[;=:\"][^{}]*\}|\{\{|\}\}|\$\{|\w\([^()\s]*\)\.|\w\(\)|\s(?:==?|->|=>)\s|\w\[\w+\]"
)
_LEADERS = regex(r"\.{5}|(?:\. ){4}|…{2}|_{5}")  # a table of contents, a form
_SPOKEN = regex(r"[^\W\d_]{2,}")
_FEWEST_SPOKEN = 3  # words of a statement: "3.", "2 N", "Fig. 5 (b)" have fewer
_MOST_SIGNS = 1.0  # digits and signs for each letter, beyond which a line is a formula or a row
_ROW = regex(r"\|.*\|.*\||\+-{3,}|={5,}|-{5,}|\t.*\t")
_SCRAP = regex(r"\s*(?:[a-zß-öø-ÿ][^\WA-Z\d_]*\b(?![A-Z])|[,;.:)\]=×+%])")  # cut off at its start
_AFFILIATION = regex(AFFILIATION, re.IGNORECASE)
_CAPTION_WORDS = 14
_CELL_WORDS = 6  # a shorter cell says nothing without its table
_TRIFLE = 3  # counts up to it, in words, are turns of phrase ("two main tasks", "a few")


def needs_source(words: str, facts: tuple[Fact, ...], kind: BlockKind) -> bool:
    """Whether the sentence `words` with its `facts` would need a source although it has none."""
    checkable = [fact for fact in facts if _is_checkable(fact, words)]
    reported = bool(facts) and bool(find_attributions(words))  # whoever it is from can be asked
    if not (checkable or reported) or kind is BlockKind.HEADING:
        return False
    own = _without_quotations(words)
    if _is_no_statement(words, own, kind):
        return False
    if reported:
        return not _MYSELF.search(own)
    if any(fact.kind is FactKind.QUOTE or _is_measured(fact) for fact in checkable):
        return not (_MYSELF.search(own) or (_OPINION.search(own) and _OURSELVES.search(own)))
    return not (_is_scene(own) or _OPINION.search(own) or _is_caption(words, checkable, kind))


def _is_checkable(fact: Fact, words: str) -> bool:
    """Whether somebody could look the fact up; "one", "two" and "first" are mere words."""
    if fact.kind is FactKind.QUOTE:
        return is_recognisable(fact.text) or _SPEAKING.search(words) is not None
    if fact.kind is FactKind.FIGURE and isinstance(fact.value, Figure):
        said_in_words = not any(character.isdigit() for character in fact.text)
        trifle = (fact.value.low <= _TRIFLE and not fact.value.unit) or fact.value.unit == "ord"
        return not (said_in_words and trifle)
    return fact.kind is not FactKind.NAME


def _is_no_statement(words: str, own: str, kind: BlockKind) -> bool:
    """Whether a line states nothing: code, a form, a lone cell, a question, an honest absence."""
    if kind is BlockKind.TABLE_CELL and len(words.split()) < _CELL_WORDS:
        return True
    if _is_no_sentence(words):
        return True
    return (
        any(pattern.search(words) for pattern in (_LEADERS, _QUESTION))
        or any(pattern.search(own) for pattern in (_CODE, _ABSENCE))
        or _FURNITURE.match(words.strip()) is not None
    )


def _is_no_sentence(words: str) -> bool:
    """Whether a line is a label, a formula, a row of a table, a scrap or an address of people."""
    spoken = _SPOKEN.findall(words)
    if len(spoken) < _FEWEST_SPOKEN or _ROW.search(words):
        return True
    letters = sum(map(len, spoken))
    signs = len(words) - words.count(" ") - letters
    if signs > _MOST_SIGNS * letters:
        return True
    return _SCRAP.match(words) is not None or _AFFILIATION.match(words.strip()) is not None


def _is_measured(fact: Fact) -> bool:
    """Whether the fact is a figure with a unit, or one too large for a turn of phrase."""
    value = fact.value
    if not isinstance(value, Figure) or value.dimension == "time":
        return False
    return bool(value.unit) or value.low > 100


def _is_scene(own: str) -> bool:
    """Whether the writer speaks of themselves, and not of what they measured."""
    if _MYSELF.search(own):
        return True
    return _OURSELVES.search(own) is not None and _RESULT.search(own) is None


def _is_caption(words: str, facts: list[Fact], kind: BlockKind) -> bool:
    """Whether a line is a caption, a byline, an announcement or a bare date, no sentence."""
    rest = words.strip()
    if rest.endswith(":"):  # it announces what follows
        return True
    if rest[-1:] in '.!?…”"' or len(rest.split()) > _CAPTION_WORDS:
        return False
    if kind is BlockKind.LIST_ITEM:
        return sum(len(fact.text) for fact in facts) >= len(rest) - 4
    return kind is not BlockKind.TABLE_CELL


def _without_quotations(words: str) -> str:
    for quotation in find_quotations(words):
        span = quotation.marks
        words = words[: span.start] + " " * len(span) + words[span.end :]
    return words
