"""A tool of checks and problems: from whom a sentence says that it has what it says.

"According to X", "X reported", "a report in X": the name is what an editor wants to see cited.
A name here is somebody who publishes or speaks. Scientific prose is full of capitals that are
neither ("HPLC analysis", "according to Equation 4"), so doubtful forms are left out.
"""

from __future__ import annotations

from msgspec import Struct

from citecheck.language.en.attribution import (
    NAME,
    OWN_PARTS,
    PUBLISHERS,
    REPORTED,
    SAYING,
    TITLE,
    TOLD,
    WHEN,
)
from citecheck.language.en.function_words import STOPWORDS
from citecheck.lazy_regex import regex
from citecheck.model import Span

_NAME = NAME
_WHEN = WHEN
_REPORTED = REPORTED
_TOLD = TOLD
_TITLE = TITLE
_FORMS = (
    regex(rf"\b(?:[Aa]ccording[ ]to|[Aa]s[ ]reported[ ]by)[ ](?P<name>{_NAME})"),
    regex(rf"\b(?P<name>{_NAME}){_WHEN}[ ](?:has[ ]|have[ ]|had[ ])?(?:{_REPORTED})\b"),
    regex(
        rf"\b(?:(?:[Aa]n?|[Tt]his)[ ]|(?=[Tt]he[ ]))(?P<name>{_NAME})[ ]"
        r"(?:report|investigation|survey|poll)\b"
    ),
    regex(rf"\b[Aa][ ](?P<name>{_NAME})[ ](?:study|analysis){_WHEN}[ ](?:{_TOLD})\b"),
    regex(rf"\b(?:[Rr]eport|[Aa]rticle|[Ss]tudy)[ ]in[ ](?P<name>{_TITLE})"),
    regex(rf"\b(?:[Rr]eport|[Ss]tudy|[Ss]urvey|[Pp]oll)[ ](?:by|from)[ ](?P<name>{_NAME})"),
    regex(rf"\b[Ii]nterview[ ](?:with|by)[ ](?P<name>{_NAME})"),
    regex(rf"\b[Tt]old[ ](?P<name>{_NAME})"),
)
_TRAILING = regex(r"(?:[ ](?:of|the|for|and|&)|[.,’'])+$")
_POSSESSIVE = regex(r"[’']s$")
_SENTENCE_START = regex(r"(?:^|[.!?:;•]|\n)[\s\"'“”‘’(\[]*$")


_SAYING = SAYING
"""Stretches of a sentence that say no more than who says the rest."""


class Attribution(Struct, frozen=True):
    """Whom a sentence names as the origin of what it says; the span is into the sentence."""

    name: str
    span: Span


def find_attributions(text: str) -> tuple[Attribution, ...]:
    """Return who `text` says it has it from, in order, each place once.

    Example: "The Wall Street Journal reported last month that …" gives "The Wall Street Journal".
    """
    found: dict[int, Attribution] = {}
    plain = text.replace("’", "'")
    for form in _FORMS:
        for match in form.finditer(plain):
            start, name = _named(text, match.start("name"), Span(*match.span("name")).of(text))
            if name and not _is_doubtful(text, start, name):
                found.setdefault(start, Attribution(name, Span(start, start + len(name))))
    return tuple(found[start] for start in sorted(found))


def _named(text: str, start: int, name: str) -> tuple[int, str]:
    """Return where the name starts, and it, without the words that only start the sentence."""
    name = _POSSESSIVE.sub("", _TRAILING.sub("", name))
    while _starts_sentence(text, start) and name.split(" ")[0].lower() in STOPWORDS - {"the"}:
        first, _, name = name.partition(" ")
        start += len(first) + 1
        if not name:
            break
    return start, name


def _is_doubtful(text: str, start: int, name: str) -> bool:
    """Whether the capitals may be no name: a lone first word, a part of the text, no letters."""
    words = [word for word in name.split() if word.lower() != "the"]
    if not words or words[0].lower().rstrip("s.") in OWN_PARTS or len(words[0]) == 1:
        return True
    alone = len(words) == 1 and words[0] not in PUBLISHERS
    return alone and (_starts_sentence(text, start) or words[0].lower() in STOPWORDS)


def _starts_sentence(text: str, start: int) -> bool:
    return _SENTENCE_START.search(text, max(0, start - 6), start) is not None
