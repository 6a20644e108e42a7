"""A tool of checks and problems: from whom a sentence says that it has what it says.

"According to X", "X reported", "a report in X": the name is what an editor wants to see cited.
"""
# ruff: noqa: SIM905 - lists of words read best as words

from __future__ import annotations

from dataclasses import dataclass

from citecheck.model import Span
from citecheck.regex import regex

_NAME = (
    r"(?:[Tt]he[ ])?(?!(?:An?|The)[ ])[A-Z][\w&.’'-]{0,40}"
    r"(?:[ ](?:of|the|for|and|&|[A-Z][\w&.’'-]{0,40})){0,5}"
)
_REPORTS = r"report(?:s|ed)|first[ ]reported|wrote|writes|revealed|noted|claimed|estimate[sd]|found"
_WHEN = r"(?:[ ](?:last|earlier|on|in|this)[ ]\w{1,12}){0,2}"
_FORMS = (
    regex(rf"\b(?:[Aa]ccording[ ]to|[Aa]s[ ]reported[ ]by|[Cc]ited[ ]by)[ ](?P<name>{_NAME})"),
    regex(rf"\b(?P<name>{_NAME}){_WHEN}[ ](?:has[ ]|have[ ]|had[ ])?(?:{_REPORTS})\b"),
    regex(rf"\b(?P<name>{_NAME})[ ](?:report|investigation|study|survey|analysis)\b"),
    regex(
        r"\b(?:[Rr]eport|[Aa]rticle|[Ss]tudy|[Ss]urvey|[Ii]nterview)[ ](?:in|by|from|with)[ ]"
        rf"(?P<name>{_NAME})"
    ),
    regex(rf"\b[Tt]old[ ](?P<name>{_NAME})"),
)
_NOBODY = frozenset("he she it they we i you this that these those the a an his her its".split())
_TRAILING = regex(r"(?:[ ](?:of|the|for|and|&)|[.,’'])+$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom a sentence names as the origin of what it says; the span is into the sentence."""

    name: str
    span: Span


def find_attributions(text: str) -> tuple[Attribution, ...]:
    """Return who `text` says it has it from, in order, each place once.

    Example: "The Wall Street Journal reported last month that …" gives "The Wall Street Journal".
    """
    found: dict[int, Attribution] = {}
    for form in _FORMS:
        for match in form.finditer(text):
            name = _TRAILING.sub("", match["name"])
            start = match.start("name")
            if name.lower() not in _NOBODY:
                found.setdefault(start, Attribution(name, Span(start, start + len(name))))
    return tuple(found[start] for start in sorted(found))
