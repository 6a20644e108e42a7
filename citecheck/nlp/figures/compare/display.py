"""A figure as readers take it: with the verb that says which way it goes.

Part of `nlp/figures/`. In: a text and the span of a figure. Out: the words of a stretch of it.
"""

from __future__ import annotations

from citecheck.language.en.figures import BESIDE_THE_EXPECTED, DETERMINERS, EXPECTED
from citecheck.language.en.numbers import COMPARATIVES
from citecheck.language.figures import HEDGES
from citecheck.language.numbers import DOWN, UP
from citecheck.lazy_regex import regex
from citecheck.model import Span
from citecheck.nlp.figures.grammar.wording import LONGEST_HEDGE, is_compared

_REACH = 60  # code points before the figure
_WORD = regex(r"[^\W\d_]+")
_STOP = regex(r"[.;:!?\n](?=\s|$)")
_BEHIND = regex(r" ([^\W\d_]+)(?: (than))?")
_BESIDE = regex(
    rf"(?: [^\W\d_]+)? (?:{'|'.join(BESIDE_THE_EXPECTED)})"
    rf" (?:(?:{'|'.join(sorted(DETERMINERS))}) )?(?:{'|'.join(sorted(EXPECTED))})\b"
)


def _hedged_from(text: str, start: int) -> int:
    """Return where the hedge of a figure begins, the figure's own start where it has none."""
    words = list(_WORD.finditer(text, max(0, start - _REACH), start))[-LONGEST_HEDGE:]
    for word in words:
        if text[word.start() : start].rstrip().lower() in HEDGES:
            return word.start()
    return start


def with_verb(text: str, span: Span) -> str:
    """Return the figure at `span` of `text` with its verb of change, where one stands near.

    Examples: "rose by a third" for "a third" in "Complaints rose by a third in May", "4 million
    over budget" for "4 million" before that.
    """
    start, end = _hedged_from(text, span.start), span.end
    before = text[max(0, start - _REACH) : start]
    before = _STOP.split(before)[-1]
    for word in reversed(list(_WORD.finditer(before))):
        if word[0].lower() in UP or word[0].lower() in DOWN:
            return text[start - len(before) + word.start() : end]
    behind = _BEHIND.match(text, end)
    beside = _BESIDE.match(text, end)
    if beside is not None:
        end = beside.end()
    elif behind is not None:
        last = behind[1].lower()
        end = behind.end(1) if last in COMPARATIVES or is_compared(last, behind[2] or "") else end
    return text[start:end]
