"""A figure as readers take it: with the verb that says which way it goes.

Part of `nlp/figures/`. In: a text and the span of a figure. Out: the words of a stretch of it.
"""

from __future__ import annotations

from citecheck.language.en.figures import BESIDE_THE_EXPECTED, DETERMINERS, EXPECTED
from citecheck.language.en.numbers import COMPARATIVES
from citecheck.language.numbers import DOWN, UP
from citecheck.lazy_regex import regex
from citecheck.model import Span

_REACH = 60  # code points before the figure
_WORD = regex(r"[^\W\d_]+")
_STOP = regex(r"[.;:!?\n](?=\s|$)")
_BEHIND = regex(r" ([^\W\d_]+)(?: than)?")
_BESIDE = regex(
    rf"(?: [^\W\d_]+)? (?:{'|'.join(BESIDE_THE_EXPECTED)})"
    rf" (?:(?:{'|'.join(sorted(DETERMINERS))}) )?(?:{'|'.join(sorted(EXPECTED))})\b"
)


def with_verb(text: str, span: Span) -> str:
    """Return the figure at `span` of `text` with its verb of change, where one stands near.

    Examples: "rose by a third" for "a third" in "Complaints rose by a third in May", "4 million
    over budget" for "4 million" before that.
    """
    start, end = span.start, span.end
    before = text[max(0, start - _REACH) : start]
    before = _STOP.split(before)[-1]
    for word in reversed(list(_WORD.finditer(before))):
        if word[0].lower() in UP or word[0].lower() in DOWN:
            return text[start - len(before) + word.start() : end]
    behind = _BEHIND.match(text, end)
    beside = _BESIDE.match(text, end)
    if beside is not None:
        end = beside.end()
    elif behind is not None and behind[1].lower() in COMPARATIVES:
        end = behind.end(1)
    return text[start:end]
