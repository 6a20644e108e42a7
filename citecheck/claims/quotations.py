"""Step 2b: a stretch of the draft → its quotations, told from scare quotes and titles (RULES Q5).

Knows pairs of quotation marks, not what stands between them. Spans are what stands inside the
marks, in code points into the given text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.lazy_regex import regex
from citecheck.model import Span

_LONGEST = 1500  # code points between two marks; beyond, a mark was forgotten
_PAIRED = regex(
    rf"“(?P<a>[^“”]{{1,{_LONGEST}}})”|„(?P<b>[^„“”]{{1,{_LONGEST}}})[“”]"
    rf"|«(?P<c>[^«»]{{1,{_LONGEST}}})»|»(?P<d>[^«»]{{1,{_LONGEST}}})«"
    rf"|(?<![\w\"])\"(?P<e>[^\"]{{1,{_LONGEST}}})\"(?![\w\"])"
)
_SINGLE = regex(
    r"(?<!\w)‘(?P<a>[^‘“”\n]{1,600}?)’(?!\w)"
    r"|(?<![\w'])'(?P<b>[^'\s\d](?:[^'\n]|(?<=\w)'(?=\w)){1,600})'(?![\w'])"
)
_ELISIONS = regex(r"em\b|til\b|tis\b|twas\b|cause\b|n\b", re.IGNORECASE)

_SPEECH = regex(
    r"""
    \b(?: according[ ]to | in[ ]the[ ]words[ ]of | put[ ]it | quot(?:e[sd]?|ing)
        | said | says? | saying | told | tell(?:s|ing)? | wr[io]tes? | writing | written
        | call(?:s|ed|ing)? | describ(?:e[sd]?|ing) | add(?:s|ed|ing) | ask(?:s|ed|ing)
        | repl(?:y|ies|ied) | argu(?:e[sd]?|ing) | claim(?:s|ed|ing)?
        | (?<!nited[ ])stat(?:es|ed|ing)
        | noted | notes | warn(?:s|ed|ing) | insist(?:s|ed|ing)? | declar(?:e[sd]?|ing)
        | announc(?:e[sd]?|ing) | tweet(?:s|ed|ing) | posted | posts | testif(?:y|ies|ied)
        | explain(?:s|ed|ing)? | remark(?:s|ed|ing) | joked | conclud(?:e[sd]?|ing)
        | recall(?:s|ed|ing) | admit(?:s|ted|ting)? | acknowledg(?:e[sd]?|ing)
        | promis(?:e[sd]|ing) | vow(?:s|ed|ing) | complain(?:s|ed|ing) | observ(?:es|ed)
        | comment(?:s|ed|ing) | respond(?:s|ed|ing) | answer(?:s|ed|ing) | report(?:s|ed)?
        | dubb(?:ed|ing) | term(?:s|ed) | label+(?:s|ed|ing) | reads? | dismiss(?:es|ed|ing)
        | denounc(?:e[sd]?|ing) | prais(?:e[sd]?|ing)
      )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TITLE_BEFORE = regex(
    r"""
    \b(?: book | film | movie | song | album | novel | series | episode | show | podcast | poem
        | play | essay | paper | article | chapter | game | painting | single | track | memoir
        | documentary | sitcom | musical | case | bill | exhibition | poster
        | opera | speech | column | headline | section )s?
      (?: ,?[ ](?:is[ ]|was[ ])?(?:called|titled|entitled|named|headlined) )? [ ,:]{1,2}$
    | \b(?: titled | entitled | headlined | named | so-called | nicknamed | known[ ]as | spelled
        | the[ ](?:word|term|phrase|name|title) ) [ ,:]{1,2}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NEAR = 90  # code points around the marks in which a verb of speech says whose words these are
_BESIDE = 28  # the same for a word or two, which are a term more often than a quotation
_SHORT_WORDS = 3
_LONG_WORDS = 6  # so many words in a row are somebody's, verb of speech or not


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks; `attributed` where they are told to be somebody's."""

    inside: Span
    marks: Span
    attributed: bool


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations in `text`, in order."""
    return tuple(
        Quotation(inside, marks, _attributed(text, inside, marks)) for inside, marks in _pairs(text)
    )


def _pairs(text: str) -> list[tuple[Span, Span]]:
    """Return (inside, with marks) of each pair that lies in no other."""
    found = [_places(match) for match in _PAIRED.finditer(text)]
    for match in _SINGLE.finditer(text):
        inside, marks = _places(match)
        if _ELISIONS.match(text, inside.start) or len(inside.of(text).strip()) < 2:
            continue
        if not any(marks.overlaps(other) for _, other in found):
            found.append((inside, marks))
    return sorted(found)


def _places(match: re.Match[str]) -> tuple[Span, Span]:
    group = match.lastgroup or 0
    return Span(*match.span(group)), Span(*match.span())


def _attributed(text: str, inside: Span, marks: Span) -> bool:
    """Whether the words are quoted from somebody: by a verb of speech, or by their length."""
    words = inside.of(text).split()
    near = _NEAR if len(words) >= _SHORT_WORDS else _BESIDE
    before = text[max(0, marks.start - near) : marks.start]
    after = text[marks.end : marks.end + near]
    if _TITLE_BEFORE.search(text[max(0, marks.start - _NEAR) : marks.start]):
        return False
    if _SPEECH.search(before) or _SPEECH.search(after):
        return not (_is_title(words) and _SPEECH.search(before) is None)
    return len(words) >= _LONG_WORDS and not _is_title(words)


def _is_title(words: list[str]) -> bool:
    """Whether every longer word starts with a capital, as in the title of a work."""
    longer = [word for word in words if len(word) > 3]
    return len(words) > 1 and bool(longer) and all(not word[0].islower() for word in longer)
