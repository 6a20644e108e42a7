"""Step 5: the title of a work, in quotation marks, of which a source has another word.

In: a `Claim` with a name inside quotation marks, and a `Reading`. Out: where the source has the
same title but for one word ("The Baker of Dorn" for "The Miller of Dorn"). A title that the source
has as it stands, or not at all, says nothing here (RULES Q5).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.checks.source_view import Reading
from citecheck.lazy_regex import regex
from citecheck.model import Claim, Fact, FactKind, Span
from citecheck.nlp.lexical.words import is_content, key

_MARKED = regex(r"“([^“”\n]{8,200})”|(?<![\w\"])\"([^\"\n]{8,200})\"(?![\w\"])")
_WORD = regex(r"[^\W_]+(?:['’][^\W_]+)*")
_WORDS = range(3, 25)
_BETWEEN = r"[^\w\n]{1,4}"


def title_of(claim: Claim, fact: Fact) -> Span | None:
    """Return the place in ``claim.words`` of the title that begins with or holds a name."""
    if fact.kind is not FactKind.NAME:
        return None
    place = fact.span.shifted(-claim.span.start)
    for match in _MARKED.finditer(claim.words):
        title = Span(*match.span(match.lastindex or 0))
        if title.covers(place) and len(_WORD.findall(title.of(claim.words))) in _WORDS:
            return title
    return None


def other_title(title: str, reading: Reading) -> Span | None:
    """Return where the source has `title` with one word exchanged, None where it does not.

    The other word must say another thing, and be written as the title's own: a capital for a
    capital.
    """
    if reading.index.occurrences(title, 1):
        return None
    words = _WORD.findall(title)
    lines = _lines_with_most_of(words, reading)
    for at, word in enumerate(words):
        if not is_content(word):
            continue
        open_place = [*map(re.escape, words)]
        open_place[at] = r"(?P<other>[^\W\d_]{3,})"
        pattern = re.compile(rf"\b{_BETWEEN.join(open_place)}\b", re.IGNORECASE)
        for line in lines:
            for match in pattern.finditer(reading.text.body, line.start, line.end):
                other = match["other"]
                if key(other) != key(word) and other[0].isupper() == word[0].isupper():
                    return Span(*match.span())
    return None


def _lines_with_most_of(words: Sequence[str], reading: Reading) -> list[Span]:
    """Return the lines of the source that can hold a title with one of `words` exchanged.

    One of any two words is left as it is.
    """
    body, pieces = reading.text.body, reading.pieces
    kept = sorted((word for word in words if word.isalpha() and is_content(word)), key=len)[-2:]
    if len(kept) < 2:
        return [Span(0, len(body))]
    spans = {pieces.spans[at] for word in kept for at in pieces.holding.get(key(word), ())}
    lines = {(body.rfind("\n", 0, one.start) + 1, body.find("\n", one.end)) for one in spans}
    return [Span(start, end if end >= 0 else len(body)) for start, end in sorted(lines)]
