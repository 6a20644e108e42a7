"""Step 2b: two claims of one draft → whether they tell of one thing, so that one must be wrong.

In: two `Statement` values. Out: yes or no. Sentences that are built alike are mostly about two
things (two groups, two runs, two years); what tells them apart is looked for, and any doubt means
no. Values are compared in `inconsistent`.
"""

from __future__ import annotations

from citecheck.claims.statement import Statement
from citecheck.language.en.claims import APART, NUMBERED
from citecheck.model import Date, Fact, Figure, Finding
from citecheck.nlp.dates import compare as date_comparison
from citecheck.nlp.figures.compare import compare as figure_comparison
from citecheck.nlp.lexical.words import key

_SHARED = 3  # content words that two claims must share, the counted noun among them
_OF_SHORTER = 0.75  # of the content words of the shorter claim, the part that the longer must have
_OF_ALL = 0.6  # of the content words of both together, the part that both must have
_IN_PLACE = 3  # words in one place of both sentences that make them parallel

_NUMBERED = frozenset(map(key, NUMBERED))
"""Nouns of which a text has many, told apart by their numbers alone."""

_THE_SAME = (Finding.EQUAL, Finding.ROUNDED)
_HYPHENS = ("-", "‐", "‑")
_JOINTS = (".", "-", "‐", "‑", "/", "(")
_SMALL_UNITS = ("milli", "micro", "nano", "pico")


def are_alike(one: Statement, two: Statement) -> bool:
    """Whether two sentences share most of their words."""
    shared = len(one.content & two.content)
    shorter = min(len(one.content), len(two.content))
    enough = shared >= max(_SHARED, _OF_SHORTER * shorter)
    return enough and shared >= _OF_ALL * len(one.content | two.content)


def about_one_thing(one: Statement, two: Statement) -> bool:
    """Whether two sentences share most of their words, and nothing tells them apart."""
    whole = one.is_sentence and two.is_sentence and one.is_definite and two.is_definite
    return whole and are_alike(one, two) and not _are_told_apart(one, two)


def _are_told_apart(one: Statement, two: Statement) -> bool:
    """Whether names, a word such as "early", or a modifier say that there are two things."""
    shared = one.content & two.content
    if one.names - two.names and two.names - one.names:
        return True
    if (one.plain ^ two.plain) & APART or _are_parallel(one, two, shared):
        return True
    return any(
        (mine := one.modifiers[noun] - shared)
        and (yours := two.modifiers[noun] - shared)
        and not mine & yours
        for noun in shared
    )


def _are_parallel(one: Statement, two: Statement, shared: frozenset[str]) -> bool:
    """Whether sentences built alike have other words in one place: "mild gait", "severe gait"."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - few drafts have two sentences so alike

    mine, yours = ([word.key for word in side.words] for side in (one, two))
    matched = SequenceMatcher(None, mine, yours, autojunk=False)
    for tag, low, high, first, last in matched.get_opcodes():
        if tag == "replace" and high - low == last - first <= _IN_PLACE:
            gone, put = set(mine[low:high]) - shared, set(yours[first:last]) - shared
            if gone & one.content and put & two.content:
                return True
    return False


def tells_which(fact: Fact, statement: Statement) -> bool:
    """Whether the figure rather says which of many is meant: "column 5", "two-storey", "B.5"."""
    start, end = (place - statement.claim.span.start for place in (fact.span.start, fact.span.end))
    words = statement.claim.words
    joined = words[end : end + 1] in _HYPHENS or words[max(start - 1, 0) : start] in _JOINTS
    before = words[:start].split()[-1:]
    subject = fact.value.subject if isinstance(fact.value, Figure) else None
    return joined or any(key(noun) in _NUMBERED for noun in (*before, subject) if noun)


def of_a_laboratory(figure: Figure) -> bool:
    """Whether it is a setting of an experiment, of which a text has many: 5 ml, 37 °C."""
    return figure.unit.startswith(_SMALL_UNITS) or figure.dimension == "temperature"


def others_agree(one: tuple[Statement, Fact], two: tuple[Statement, Fact]) -> bool:
    """Whether all that the claims give besides the two facts could be true of one thing."""
    (mine, first), (yours, second) = one, two
    for kind in (Figure, Date):
        ours = [fact for fact in mine.values(kind) if fact is not first]
        theirs = [fact for fact in yours.values(kind) if fact is not second]
        if ours and theirs and not any(_agree(a, b) for a in ours for b in theirs):
            return False
    return True


def _agree(one: Fact, two: Fact) -> bool:
    if isinstance(one.value, Figure) and isinstance(two.value, Figure):
        return figure_comparison.compare(one.value, two.value) in _THE_SAME
    if isinstance(one.value, Date) and isinstance(two.value, Date):
        return date_comparison.compare(one.value, two.value) in date_comparison.SUPPORTS
    return False
